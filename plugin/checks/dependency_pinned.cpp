// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/selector.hpp"
#include "checks/source_place.hpp"
#include "model/purl.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"ignore", ParamType::glob_list, false, "", Stricter::fewer_items, "",
     "purls, or names, of components that need no pin"},
    {"terms", ParamType::glob_list, false, "pin.*", Stricter::more_items, "", "which of the terms are findings"},
}};
constexpr std::array<std::string_view, 3> facts = {"component.source", "component.via", "component.pinned"};
constexpr std::array<TermSpec, 3> terms = {{
    {"pin.missing", "nothing pins the bytes that are fetched"},
    {"pin.weak", "the bytes are pinned by a digest that can be forged"},
    {"pin.source-unknown", "the component is fetched, and nobody said where from"},
}};

constexpr const char* wanted = "URL_HASH SHA256=..., or GIT_TAG with a full commit";

/// A finding on the component, or none: a local archive is no fetch.
std::string_view find_term(const Component& component) {
  if (!is_fetched(component)) return {};
  if (component.source.empty()) return "pin.source-unknown";
  if (!is_remote(component.source) || pins_bytes(component.source_digest)) return {};
  return component.source_digest.empty() ? "pin.missing" : "pin.weak";
}

std::string cause_of(const Component& component, std::string_view term) {
  if (term == "pin.source-unknown") return "it is fetched, and where from is not known";
  if (term == "pin.weak") return fmt::format("{} is pinned by {}", component.source, component.source_digest);
  const auto purl = parse_purl(component.purl, PurlRules::syntax_only);
  const std::string ref = purl ? purl->version : std::string();
  const bool is_git = component.source.ends_with(".git") || component.purl.starts_with("pkg:github/");
  const std::string moves = !is_git      ? ""
                            : ref.empty() ? ": a branch or tag can be moved"
                                          : fmt::format(": '{}' is a branch or tag, which can be moved", ref);
  return fmt::format("{} is fetched, and nothing pins its bytes{}", component.source, moves);
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  const std::vector<Glob> ignore = make_globs(rule.list("ignore"));
  const Selection asked(rule.list("terms"));
  const std::vector<Component>& components = input.inventory.components;
  for (std::uint32_t i = 0; i < components.size(); ++i) {
    const Component& component = components[i];
    if (!selector.selects({SubjectKind::component, i})) continue;
    const bool is_ignored = matches_any(ignore, component.purl) || matches_any(ignore, component.name);
    const std::string_view term = is_ignored ? std::string_view() : find_term(component);
    if (term.empty() || !asked.selects(term)) {
      findings.pass();
      continue;
    }
    Finding finding;
    finding.subject = {SubjectKind::component, i};
    finding.term = term;
    finding.outcome = term == "pin.source-unknown" ? Outcome::unknown : Outcome::fail;
    finding.cause = cause_of(component, term);
    finding.expected = wanted;
    finding.place = subject_place(input.inventory, finding.subject);
    findings.judged();
    findings.add(std::move(finding));
  }
}

}  // namespace

extern const Kind kind_dependency_pinned;
const Kind kind_dependency_pinned = {
    {.name = "dependency.pinned",
     .subject = SubjectKind::component,
     .scope = RuleScope::build,
     .summary = "that what a build fetches is pinned to its bytes: by a digest, or by a full git commit",
     .explanation = "Looks at what FetchContent and ExternalProject fetch from other machines. A git tag or branch\n"
                    "is no pin, because it can be moved; MD5 and SHA-1 are none, because they can be forged. A\n"
                    "local archive is no fetch: its bytes are judged as a delivery.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "pin what your build fetches: {expected}",
     .fix_integrator = "pin {subject}: {expected}"},
    judge};

}  // namespace sluice
