// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"max-depth", ParamType::integer, false, "8", Stricter::lower, "",
     "archives inside archives, counted from the delivery (which is at depth 0)"},
    {"allow-formats", ParamType::list, false, "", Stricter::fewer_items, "",
     "formats that a nested archive may have (tar, zip, ...); empty allows any"},
    {"require-inspected", ParamType::boolean, false, "true", Stricter::when_true, "",
     "a nested archive that could not be read whole is unknown"},
}};
constexpr std::array<std::string_view, 3> facts = {"archive.depth", "archive.format", "archive.completeness"};
constexpr std::array<TermSpec, 3> terms = {{
    {"nested.too-deep", "the archive lies deeper than max-depth"},
    {"nested.format", "the nested archive's format is not allowed"},
    {"nested.not-inspected", "the nested archive was not read whole"},
}};

std::uint32_t depth_of(const Contents& contents, std::uint32_t container) {
  std::uint32_t depth = 0;
  for (; contents.containers[container].parent != no_index; ++depth) container = contents.containers[container].parent;
  return depth;
}

Finding about(std::uint32_t index, const Container& container, std::string term, std::string cause,
              std::string expected) {
  Finding finding;
  finding.subject = {SubjectKind::archive, index};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.expected = std::move(expected);
  finding.place = {container.path, 0, 0, "", "intake"};
  return finding;
}

bool judge_one(const Contents& contents, std::uint32_t index, const Rule& rule, Unread& unread, Findings& findings) {
  const Container& container = contents.containers[index];
  const std::uint32_t depth = depth_of(contents, index);
  const std::vector<std::string>& formats = rule.list("allow-formats");
  bool good = true;
  if (static_cast<std::int64_t>(depth) > rule.number("max-depth")) {
    findings.add(about(index, container, "nested.too-deep", fmt::format("lies at depth {}", depth),
                       fmt::format("at most {}", rule.number("max-depth"))));
    good = false;
  }
  if (!formats.empty() && std::ranges::find(formats, container.format) == formats.end()) {
    findings.add(about(index, container, "nested.format", fmt::format("is of format {}", container.format),
                       fmt::format("one of {}", fmt::join(formats, ", "))));
    good = false;
  }
  if (rule.flag("require-inspected") && container.completeness != Completeness::complete) {
    Finding finding = about(index, container, "nested.not-inspected",
                            fmt::format("{}: {}", to_string(container.completeness), container.reason),
                            "an archive that is read to its end");
    finding.outcome = Outcome::unknown;
    finding.needs = unread.rule_for(index);
    findings.add(std::move(finding));
    good = false;
  }
  return good;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Contents& contents = input.inventory.contents;
  const Selector selector(rule.match, input);
  Unread unread(input, rule);
  for (std::uint32_t i = 0; i < contents.containers.size(); ++i) {
    if (!selector.selects({SubjectKind::archive, i})) continue;
    const bool is_nested = contents.containers[i].parent != no_index;
    const bool good = !is_nested || judge_one(contents, i, rule, unread, findings);
    good ? findings.pass() : findings.judged();
  }
}

}  // namespace

extern const Kind kind_archive_nested;
const Kind kind_archive_nested = {
    {.name = "archive.nested",
     .subject = SubjectKind::archive,
     .scope = RuleScope::delivery,
     .summary = "archives inside a delivery: how deep, of which formats, and whether they were inspected",
     .explanation = "Nested archives are found by content and walked in place. The rule says how deep they may\n"
                    "lie and what they may be; one that could not be read whole is unknown, so that nothing hides\n"
                    "in it.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "deliver {subject} unpacked, or as one of the agreed formats",
     .fix_integrator = "agree with the supplier on a flatter delivery"},
    judge};

}  // namespace sluice
