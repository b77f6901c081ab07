// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"allow", ParamType::glob_list, false, "", Stricter::fewer_items, "", "purls that may be used; empty allows any"},
    {"deny", ParamType::glob_list, false, "", Stricter::more_items, "", "purls that may not be used, even if allowed"},
    {"linkage", ParamType::choice_list, false, "", Stricter::fewer_items,
     "static, dynamic, header-only, bundled, process, build-only",
     "ways in which they may be used; empty allows any. An unknown linkage is unknown"},
    {"known-version", ParamType::boolean, false, "false", Stricter::when_true, "", "the version must be known"},
}};
constexpr std::array<std::string_view, 4> facts = {"component.purl", "component.version", "use.linkage",
                                                   "use.consumer"};
constexpr std::array<TermSpec, 6> terms = {{
    {"dependency.denied", "the component is on the deny list"},
    {"dependency.not-allowed", "the component is not on the allow list"},
    {"dependency.unidentified", "the component has no purl, so no list can be asked"},
    {"dependency.linkage", "the component is used in a way that is not allowed"},
    {"dependency.linkage-unknown", "how the component is used is not known"},
    {"dependency.version-unknown", "the component's version is not known"},
}};

/// A rule's parameters, compiled once for all uses.
class UseJudge {
 public:
  UseJudge(const Inventory& inventory, const Rule& rule, Findings& findings)
      : inventory_(inventory),
        rule_(rule),
        allow_(make_globs(rule.list("allow"))),
        deny_(make_globs(rule.list("deny"))),
        known_version_(rule.flag("known-version")),
        findings_(findings) {
    for (const std::string& word : rule.list("linkage")) {
      if (const auto linkage = parse_linkage(word)) linkages_.push_back(*linkage);
    }
  }

  void judge(std::uint32_t use) {
    is_good_ = true;
    const Component& component = inventory_.components[inventory_.uses[use].component];
    judge_lists(use, component);
    if (known_version_ && component.version.empty()) {
      add(use, "dependency.version-unknown", Outcome::unknown,
          fmt::format("the version of {} is not known", component.name), "a component with a known version");
    }
    judge_linkage(use);
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  void add(std::uint32_t use, std::string_view term, Outcome outcome, std::string cause, std::string expected) {
    is_good_ = false;
    Finding finding;
    finding.subject = {SubjectKind::use, use};
    finding.term = term;
    finding.outcome = outcome;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = inventory_.uses[use].origin;
    findings_.add(std::move(finding));
  }

  /// A component without a purl is known by its name alone: that is enough to deny it, and not to allow it.
  void judge_lists(std::uint32_t use, const Component& component) {
    if (allow_.empty() && deny_.empty()) return;
    const bool has_purl = !component.purl.empty();
    const std::string& name = has_purl ? component.purl : component.name;
    if (matches_any(deny_, name)) {
      add(use, "dependency.denied", Outcome::fail, fmt::format("{} is on the deny list", name),
          "a component that is not denied");
    } else if (!has_purl) {
      add(use, "dependency.unidentified", Outcome::unknown,
          fmt::format("{} has no purl, so the lists cannot be asked", name), "a component with a purl");
    } else if (!allow_.empty() && !matches_any(allow_, name)) {
      add(use, "dependency.not-allowed", Outcome::fail, fmt::format("{} is not on the allow list", name),
          "one of " + join(rule_.list("allow"), ", "));
    }
  }

  void judge_linkage(std::uint32_t index) {
    const Use& use = inventory_.uses[index];
    if (linkages_.empty() || std::ranges::find(linkages_, use.linkage) != linkages_.end()) return;
    const std::string expected = "one of " + join(rule_.list("linkage"), ", ");
    if (use.linkage == Linkage::unknown) {
      add(index, "dependency.linkage-unknown", Outcome::unknown,
          fmt::format("how {} uses it is not known", use.consumer), expected);
    } else {
      add(index, "dependency.linkage", Outcome::fail,
          fmt::format("{} uses it {}", use.consumer, to_string(use.linkage)), expected);
    }
  }

  const Inventory& inventory_;
  const Rule& rule_;
  std::vector<Glob> allow_, deny_;
  bool known_version_;
  std::vector<Linkage> linkages_;
  Findings& findings_;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  UseJudge judge(input.inventory, rule, findings);
  for (std::uint32_t i = 0; i < input.inventory.uses.size(); ++i) {
    if (selector.selects({SubjectKind::use, i})) judge.judge(i);
  }
}

}  // namespace

extern const Kind kind_dependency_allow;
const Kind kind_dependency_allow = {
    {.name = "dependency.allow",
     .subject = SubjectKind::use,
     .scope = RuleScope::build,
     .summary = "what a build's targets may use, and how: allow and deny lists of purls, linkage, known version",
     .explanation = "Judged on each use, the edge from a target to a component, because the same library may be\n"
                    "fine in one target and not in another. The edge comes from the build itself: what its link\n"
                    "lines and imported targets really name. A component without a purl is unknown to a list.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "replace {subject}: {expected}",
     .fix_integrator = "replace {subject}, or ask {route} to allow it"},
    judge};

}  // namespace sluice
