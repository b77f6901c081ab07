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

constexpr std::array<ParamSpec, 3> params = {{
    {"hosts", ParamType::glob_list, false, "", Stricter::fewer_items, "",
     "places that sources may be fetched from: hosts, or whole URLs if the glob has '://'; empty allows any. Local "
     "files "
     "are not judged by it"},
    {"via", ParamType::list, false, "", Stricter::fewer_items, "",
     "ways in which a component may come: find_package, FetchContent, ExternalProject, project, link; empty allows "
     "any"},
    {"pinned", ParamType::boolean, false, "false", Stricter::when_true, "",
     "what is fetched must be pinned: a digest, or for git a full commit"},
}};
constexpr std::array<std::string_view, 3> facts = {"component.source", "component.via", "component.pinned"};
constexpr std::array<TermSpec, 5> terms = {{
    {"source.host", "the source is fetched from a place that is not allowed"},
    {"source.unknown", "the component is fetched, and nobody said where from"},
    {"source.via", "the component comes in a way that is not allowed"},
    {"source.unpinned", "nothing pins the bytes that are fetched"},
    {"source.weak-pin", "the bytes are pinned by a digest that can be forged"},
}};

bool is_fetched(const Component& component) {
  return component.via == "FetchContent" || component.via == "ExternalProject" || is_remote(component.source);
}

/// A rule's parameters, compiled once for all components.
class SourceJudge {
 public:
  SourceJudge(const Rule& rule, Findings& findings)
      : rule_(rule), via_(rule.list("via")), pinned_(rule.flag("pinned")), findings_(findings) {
    for (const Glob& glob : make_globs(rule.list("hosts"))) {
      (glob.pattern().find("://") == std::string::npos ? hosts_ : urls_).push_back(glob);
    }
  }

  void judge(const Component& component, std::uint32_t index) {
    is_good_ = true;
    judge_via(component, index);
    const bool asks_source = pinned_ || !hosts_.empty() || !urls_.empty();
    if (asks_source && is_fetched(component)) {
      if (component.source.empty()) {
        add(component, index, "source.unknown", Outcome::unknown, "it is fetched, and where from is not known",
            "a stated URL");
      } else {
        judge_host(component, index);
        judge_pin(component, index);
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
    if (hosts_.empty() && urls_.empty()) return;
    const std::string host = host_of(component.source);
    if (host.empty() || matches_any(hosts_, host) || matches_any(urls_, component.source)) return;
    add(component, index, "source.host", Outcome::fail, fmt::format("it is fetched from {}", host),
        "a source on one of " + join(rule_.list("hosts"), ", "));
  }

  void judge_pin(const Component& component, std::uint32_t index) {
    if (!pinned_ || pins_bytes(component.source_digest) || !is_remote(component.source)) return;
    const std::string wanted = "URL_HASH SHA256=..., or GIT_TAG with a full commit";
    if (component.source_digest.empty()) {
      add(component, index, "source.unpinned", Outcome::fail,
          fmt::format("{} is fetched, and nothing pins its bytes", component.source), wanted);
    } else {
      add(component, index, "source.weak-pin", Outcome::fail,
          fmt::format("{} is pinned by {}", component.source, component.source_digest), wanted);
    }
  }

  const Rule& rule_;
  const std::vector<std::string>& via_;
  bool pinned_;
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
     .summary = "where a build's components come from: host, way, and whether their bytes are pinned",
     .explanation = "Looks at every component that the build found or fetched: the URL of FetchContent and\n"
                    "ExternalProject, and the digest or full commit that pins it. A git tag or branch is no pin,\n"
                    "because it can be moved. A local archive is no fetch: its bytes are judged as a delivery.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "fetch {subject} from an agreed place, pinned by SHA-256",
     .fix_integrator = "change how {subject} comes in: {expected}"},
    judge};

}  // namespace sluice
