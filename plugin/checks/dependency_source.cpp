// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/selector.hpp"
#include "checks/source_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"hosts", ParamType::glob_list, false, "", Stricter::fewer_items, "",
     "places that sources may be fetched from: hosts, or whole URLs if the glob has '://'; empty allows any. Local "
     "files "
     "are not judged by it"},
    {"via", ParamType::list, false, "", Stricter::fewer_items, "",
     "ways in which a component may come: find_package, FetchContent, ExternalProject, project, link; empty allows "
     "any"},
}};
constexpr std::array<std::string_view, 2> facts = {"component.source", "component.via"};
constexpr std::array<TermSpec, 3> terms = {{
    {"source.host", "the source is fetched from a place that is not allowed"},
    {"source.unknown", "the component is fetched, and nobody said where from"},
    {"source.via", "the component comes in a way that is not allowed"},
}};

/// A rule's parameters, compiled once for all components.
class SourceJudge {
 public:
  SourceJudge(const Rule& rule, Findings& findings)
      : rule_(rule), via_(rule.list("via")), findings_(findings) {
    for (const Glob& glob : make_globs(rule.list("hosts"))) {
      (glob.pattern().find("://") == std::string::npos ? hosts_ : urls_).push_back(glob);
    }
  }

  void judge(const Component& component, std::uint32_t index) {
    is_good_ = true;
    judge_via(component, index);
    const bool asks_source = !hosts_.empty() || !urls_.empty();
    if (asks_source && is_fetched(component)) {
      if (component.source.empty()) {
        add(component, index, "source.unknown", Outcome::unknown, "it is fetched, and where from is not known",
            "a stated URL");
      } else {
        judge_host(component, index);
      }
    }
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  void add(const Component& component, std::uint32_t index, std::string_view term, Outcome outcome, std::string cause,
           std::string expected) {
    is_good_ = false;
    Finding finding;
    finding.subject = {SubjectKind::component, index};
    finding.term = term;
    finding.outcome = outcome;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    if (!component.origins.empty()) finding.place = component.origins.front();
    findings_.add(std::move(finding));
  }

  void judge_via(const Component& component, std::uint32_t index) {
    if (via_.empty() || std::ranges::find(via_, component.via) != via_.end()) return;
    add(component, index, "source.via", Outcome::fail, fmt::format("it comes by {}", component.via),
        "one of " + join(via_, ", "));
  }

  void judge_host(const Component& component, std::uint32_t index) {
    const std::string host = host_of(component.source);
    if (host.empty() || matches_any(hosts_, host) || matches_any(urls_, component.source)) return;
    add(component, index, "source.host", Outcome::fail, fmt::format("it is fetched from {}", host),
        "a source on one of " + join(rule_.list("hosts"), ", "));
  }

  const Rule& rule_;
  const std::vector<std::string>& via_;
  Findings& findings_;
  std::vector<Glob> hosts_, urls_;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  SourceJudge judge(rule, findings);
  const std::vector<Component>& components = input.inventory.components;
  for (std::uint32_t i = 0; i < components.size(); ++i) {
    if (selector.selects({SubjectKind::component, i})) judge.judge(components[i], i);
  }
}

}  // namespace

extern const Kind kind_dependency_source;
const Kind kind_dependency_source = {
    {.name = "dependency.source",
     .subject = SubjectKind::component,
     .scope = RuleScope::build,
     .summary = "where a build's components come from: host, and way",
     .explanation = "Looks at every component that the build found or fetched: the URL of FetchContent and\n"
                    "ExternalProject. A local archive is no fetch: its bytes are judged as a delivery.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "fetch {subject} from an agreed place",
     .fix_integrator = "change how {subject} comes in: {expected}"},
    judge};

}  // namespace sluice
