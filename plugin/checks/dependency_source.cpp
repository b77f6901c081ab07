// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/kind.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"hosts", ParamType::glob_list, false, "", Stricter::fewer_items, "", "hosts that sources may be fetched from; empty allows any. Local files are not judged by host"},
    {"via", ParamType::list, false, "", Stricter::fewer_items, "", "ways in which a component may come: find_package, FetchContent, ExternalProject, project, link; empty allows any"},
    {"pinned", ParamType::boolean, false, "false", Stricter::when_true, "", "what is fetched must be pinned: a digest, or for git a full commit"},
}};
constexpr std::array<std::string_view, 3> facts = {"component.source", "component.via", "component.pinned"};
constexpr std::array<TermSpec, 3> terms = {{
    {"source.host", "the source is fetched from a host that is not allowed"},
    {"source.via", "the component comes in a way that is not allowed"},
    {"source.unpinned", "nothing pins the bytes that are fetched"},
}};

/// "host" of "https://user@host:443/path", lower case; empty for what is no URL.
std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || url.starts_with("file:")) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  rest = rest.substr(rest.rfind('@') == std::string_view::npos ? 0 : rest.rfind('@') + 1);
  std::string host(rest.substr(0, rest.find(':')));
  std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return host;
}

bool is_fetched(const Component& component) { return component.via == "FetchContent" || component.via == "ExternalProject"; }

Finding about(const Component& component, std::uint32_t index, std::string term, std::string cause, std::string expected) {
  Finding finding;
  finding.subject = {SubjectKind::component, index};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.expected = std::move(expected);
  if (!component.origins.empty()) finding.place = component.origins.front();
  return finding;
}

bool judge_one(const Component& component, std::uint32_t index, const std::vector<Glob>& hosts, const Rule& rule, Findings& findings) {
  bool good = true;
  const std::string host = host_of(component.source);
  const auto fits = [&](const Glob& glob) { return glob.matches(host); };
  if (!hosts.empty() && !host.empty() && std::ranges::none_of(hosts, fits)) {
    findings.add(about(component, index, "source.host", fmt::format("it is fetched from {}", host), fmt::format("a source on one of {}", fmt::join(rule.list("hosts"), ", "))));
    good = false;
  }
  const std::vector<std::string>& via = rule.list("via");
  if (!via.empty() && std::ranges::find(via, component.via) == via.end()) {
    findings.add(about(component, index, "source.via", fmt::format("it comes by {}", component.via), fmt::format("one of {}", fmt::join(via, ", "))));
    good = false;
  }
  if (rule.flag("pinned") && is_fetched(component) && component.source_digest.empty()) {
    findings.add(about(component, index, "source.unpinned", fmt::format("{} is fetched, and nothing pins its bytes", component.source), "URL_HASH SHA256=..., or GIT_TAG with a full commit"));
    good = false;
  }
  return good;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  std::vector<Glob> hosts;
  for (const std::string& host : rule.list("hosts")) hosts.emplace_back(host);
  for (std::uint32_t i = 0; i < input.inventory.components.size(); ++i) {
    if (!selects(rule.match, input, {SubjectKind::component, i})) continue;
    judge_one(input.inventory.components[i], i, hosts, rule, findings) ? findings.pass() : findings.judged();
  }
}

}  // namespace

extern const Kind kind_dependency_source;
const Kind kind_dependency_source = {
    {.name = "dependency.source", .subject = SubjectKind::component, .scope = RuleScope::build,
     .summary = "where a build's components come from: host, way, and whether their bytes are pinned",
     .explanation = "Looks at every component that the build found or fetched: the URL of FetchContent and ExternalProject, and the digest or full commit that pins\n"
                    "it. A git tag or branch is no pin, because it can be moved.",
     .params = params, .facts = facts, .terms = terms,
     .fix_supplier = "fetch {subject} from an agreed place, pinned by SHA-256", .fix_integrator = "pin {subject}: URL_HASH SHA256=..., or GIT_TAG with the full commit"},
    judge};

}  // namespace sluice
