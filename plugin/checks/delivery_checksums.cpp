// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"required", ParamType::boolean, false, "true", Stricter::when_true, "", "a delivery without a checksum list is a finding"},
    {"algorithms", ParamType::list, false, "sha256, sha384, sha512", Stricter::fewer_items, "", "algorithms that count; a line of another one is a finding"},
    {"cover", ParamType::glob_list, false, "", Stricter::more_items, "", "paths in the delivery of which each file must be listed"},
    {"terms", ParamType::glob_list, false, "checksum*", Stricter::more_items, "", "which of the terms are findings, so that a wrong digest and a weak one can be two rules"},
}};
constexpr std::array<std::string_view, 2> facts = {"delivery.checksums", "delivery.entries"};
constexpr std::array<TermSpec, 6> terms = {{
    {"checksums.missing", "there is no checksum list, inside or beside the delivery"},
    {"checksum.mismatch", "a file's bytes are not those that the list names"},
    {"checksum.weak", "the list uses an algorithm that does not count"},
    {"checksum.absent", "the list names a file that was not delivered"},
    {"checksum.not-computed", "no digest of this algorithm was computed, so the line was not compared"},
    {"checksum.uncovered", "a file that must be listed is not"},
}};

Finding about(std::uint32_t delivery, std::string term, std::string cause, Origin place) {
  Finding finding;
  finding.subject = {SubjectKind::delivery, delivery};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.place = std::move(place);
  return finding;
}

/// What is wrong with one line, or an empty term.
Finding judge_line(std::uint32_t delivery, const ChecksumLine& line, const std::vector<std::string>& algorithms) {
  if (!algorithms.empty() && std::ranges::find(algorithms, line.algorithm) == algorithms.end()) {
    Finding finding = about(delivery, "checksum.weak", fmt::format("{} of '{}'", line.algorithm, line.path), line.origin);
    finding.expected = join(algorithms, ", ");
    return finding;
  }
  if (line.entry == no_index && line.actual.empty()) return about(delivery, "checksum.absent", fmt::format("'{}' is listed but was not delivered", line.path), line.origin);
  if (line.actual.empty()) {
    Finding finding = about(delivery, "checksum.not-computed", fmt::format("{} of '{}' was not compared", line.algorithm, line.path), line.origin);
    finding.outcome = Outcome::unknown;
    return finding;
  }
  if (line.actual == line.expected) return {};
  Finding finding = about(delivery, "checksum.mismatch", fmt::format("'{}' has {} {}", line.path, line.algorithm, line.actual), line.origin);
  finding.expected = line.expected;
  return finding;
}

std::vector<const ChecksumLine*> lines_of(const Inventory& inventory, std::uint32_t delivery) {
  std::vector<const ChecksumLine*> lines;
  for (const ChecksumLine& line : inventory.checksums) {
    if (inventory.documents[line.document].delivery == delivery) lines.push_back(&line);
  }
  return lines;
}

bool has_list(const Inventory& inventory, std::uint32_t delivery) {
  return std::ranges::any_of(inventory.documents, [&](const Document& document) { return document.role == "checksums" && document.delivery == delivery; });
}

/// Files that must be listed and are not; the list itself and the manifest cannot list themselves.
bool judge_cover(const CheckInput& input, std::uint32_t index, const Rule& rule, const std::vector<const ChecksumLine*>& lines, Findings& findings) {
  const Inventory& inventory = input.inventory;
  std::set<std::uint32_t> listed;
  for (const ChecksumLine* line : lines) listed.insert(line->entry);
  for (const Document& document : inventory.documents) {
    if (document.role == "checksums") listed.insert(document.entry);
  }
  const std::uint32_t container = inventory.deliveries[index].container;
  const Selection cover(rule.list("cover"));
  bool good = true;
  for (std::uint32_t i = 0; i < inventory.contents.entries.size(); ++i) {
    const Entry& entry = inventory.contents.entries[i];
    const bool must_be_listed = entry.container == container && entry.kind == EntryKind::file && cover.selects(entry.path);
    if (!must_be_listed || listed.contains(i)) continue;
    findings.add(about(index, "checksum.uncovered", "no checksum list names this file", {inventory.contents.full_path(container, i), 0, 0, "", "intake"}));
    good = false;
  }
  return good;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (!selects(rule.match, input, {SubjectKind::delivery, i})) continue;
    const std::vector<const ChecksumLine*> lines = lines_of(input.inventory, i);
    if (lines.empty() && !has_list(input.inventory, i)) {
      if (!rule.flag("required") || !selects(rule.list("terms"), "checksums.missing")) continue;
      findings.judged();
      findings.add(about(i, "checksums.missing", "there is no checksum list, inside or beside the delivery", {input.inventory.deliveries[i].name, 0, 0, "", ""}));
      continue;
    }
    bool good = !selects(rule.list("terms"), "checksum.uncovered") || judge_cover(input, i, rule, lines, findings);
    for (const ChecksumLine* line : lines) {
      Finding finding = judge_line(i, *line, rule.list("algorithms"));
      if (finding.term.empty() || !selects(rule.list("terms"), finding.term)) continue;
      findings.add(std::move(finding));
      good = false;
    }
    good ? findings.pass() : findings.judged();
  }
}

}  // namespace

extern const Kind kind_delivery_checksums;
const Kind kind_delivery_checksums = {
    {.name = "delivery.checksums", .subject = SubjectKind::delivery, .scope = RuleScope::delivery,
     .summary = "checksum lists in or beside a delivery, recomputed from the delivered bytes",
     .explanation = "Lists in the style of sha256sum, of BSD and of SFV are read, and each line is held against the digest that was computed while the delivery was\n"
                    "read. A file with other bytes, a file listed but not delivered, a weak algorithm, and a file that must be listed but is not, are findings.",
     .params = params, .facts = facts, .terms = terms,
     .fix_supplier = "make the list anew after packing: sha256sum over every file", .fix_integrator = "do not use {delivery}: its bytes are not those that the supplier listed"},
    judge};

}  // namespace sluice
