// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/kind.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"allow", ParamType::glob_list, false, "", Stricter::fewer_items, "", "purls that may be used; empty allows any"},
    {"deny", ParamType::glob_list, false, "", Stricter::more_items, "", "purls that may not be used, even if allowed"},
    {"linkage", ParamType::choice_list, false, "", Stricter::fewer_items, "static, dynamic, header-only, bundled, process, build-only",
     "ways in which they may be used; empty allows any. An unknown linkage is unknown"},
    {"known-version", ParamType::boolean, false, "false", Stricter::when_true, "", "the version must be known"},
}};
constexpr std::array<std::string_view, 4> facts = {"use.component.purl", "use.component.version", "use.linkage", "use.consumer"};
constexpr std::array<TermSpec, 5> terms = {{
    {"dependency.denied", "the component is on the deny list"},
    {"dependency.not-allowed", "the component is not on the allow list"},
    {"dependency.linkage", "the component is used in a way that is not allowed"},
    {"dependency.linkage-unknown", "how the component is used is not known"},
    {"dependency.version-unknown", "the component's version is not known"},
}};

/// The rule's globs, compiled once for all subjects.
struct Lists {
  std::vector<Glob> allow, deny;
  std::vector<Linkage> linkages;
  bool known_version;

  explicit Lists(const Rule& rule) : known_version(rule.flag("known-version")) {
    for (const std::string& glob : rule.list("allow")) allow.emplace_back(glob);
    for (const std::string& glob : rule.list("deny")) deny.emplace_back(glob);
    for (const std::string& word : rule.list("linkage")) {
      if (const auto linkage = parse_linkage(word)) linkages.push_back(*linkage);
    }
  }
};

bool any_matches(const std::vector<Glob>& globs, std::string_view text) {
  return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(text); });
}

Finding about(const Inventory& inventory, std::uint32_t index, std::string term, std::string cause, Outcome outcome) {
  Finding finding;
  finding.subject = {SubjectKind::use, index};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.outcome = outcome;
  finding.place = inventory.uses[index].origin;
  return finding;
}

bool judge_linkage(const Inventory& inventory, std::uint32_t index, const Lists& lists, Findings& findings) {
  const Use& use = inventory.uses[index];
  if (lists.linkages.empty() || std::ranges::find(lists.linkages, use.linkage) != lists.linkages.end()) return true;
  const bool is_unknown = use.linkage == Linkage::unknown;
  findings.add(about(inventory, index, is_unknown ? "dependency.linkage-unknown" : "dependency.linkage", fmt::format("{} uses it {}", use.consumer, is_unknown ? "in a way that is not known" : to_string(use.linkage)),
                     is_unknown ? Outcome::unknown : Outcome::fail));
  return false;
}

bool judge_one(const Inventory& inventory, std::uint32_t index, const Lists& lists, Findings& findings) {
  const Component& component = inventory.components[inventory.uses[index].component];
  const std::string& name = component.purl.empty() ? component.name : component.purl;
  bool good = true;
  if (any_matches(lists.deny, name)) {
    findings.add(about(inventory, index, "dependency.denied", fmt::format("{} is on the deny list", name), Outcome::fail));
    good = false;
  } else if (!lists.allow.empty() && !any_matches(lists.allow, name)) {
    findings.add(about(inventory, index, "dependency.not-allowed", fmt::format("{} is not on the allow list", name), Outcome::fail));
    good = false;
  }
  if (lists.known_version && component.version.empty()) {
    findings.add(about(inventory, index, "dependency.version-unknown", fmt::format("the version of {} is not known", name), Outcome::unknown));
    good = false;
  }
  return judge_linkage(inventory, index, lists, findings) && good;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Lists lists(rule);
  for (std::uint32_t i = 0; i < input.inventory.uses.size(); ++i) {
    if (!selects(rule.match, input, {SubjectKind::use, i})) continue;
    judge_one(input.inventory, i, lists, findings) ? findings.pass() : findings.judged();
  }
}

}  // namespace

extern const Kind kind_dependency_allow;
const Kind kind_dependency_allow = {
    {.name = "dependency.allow", .subject = SubjectKind::use, .scope = RuleScope::build,
     .summary = "what a build's targets may use, and how: allow and deny lists of purls, linkage, known version",
     .explanation = "Judged on each use, the edge from a target to a component, because the same library may be fine in one target and not in another. The edge\n"
                    "comes from the build itself: what its link lines and imported targets really name.",
     .params = params, .facts = facts, .terms = terms,
     .fix_supplier = "replace {subject} by an allowed component", .fix_integrator = "replace {subject}, or ask {route} to allow it"},
    judge};

}  // namespace sluice
