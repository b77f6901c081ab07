// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"role", ParamType::text, false, "", Stricter::fixed, "", "what the document is, for the message: 'license text', 'notices', 'SBOM'"},
    {"any", ParamType::glob_list, true, "", Stricter::fewer_items, "", "paths, of which enough must be delivered; archives inside the delivery count"},
    {"min", ParamType::integer, false, "1", Stricter::higher, "", "how many files must match"},
}};
constexpr std::array<std::string_view, 1> facts = {"delivery.entries.path"};
constexpr std::array<TermSpec, 1> terms = {{{"document.missing", "no, or too few, files match"}}};

/// The path of an entry inside its own container; sidecars beside the delivery count by their name.
std::uint64_t count_matches(const CheckInput& input, std::uint32_t delivery, const Selection& patterns) {
  const Inventory& inventory = input.inventory;
  std::uint64_t count = 0;
  for (std::uint32_t i = 0; i < inventory.contents.entries.size(); ++i) {
    const Entry& entry = inventory.contents.entries[i];
    if (entry.kind != EntryKind::file || !patterns.selects(entry.path)) continue;
    if (find_delivery(inventory, {SubjectKind::file, i}) == &inventory.deliveries[delivery]) ++count;
  }
  for (const Document& document : inventory.documents) {
    if (document.delivery == delivery && document.entry == no_index && patterns.selects(document.origin.path)) ++count;
  }
  return count;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selection patterns(rule.list("any"));
  const std::string role = rule.text("role").empty() ? "document" : rule.text("role");
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (!selects(rule.match, input, {SubjectKind::delivery, i})) continue;
    const std::uint64_t count = count_matches(input, i, patterns);
    if (static_cast<std::int64_t>(count) >= rule.number("min")) {
      findings.pass();
      continue;
    }
    findings.judged();
    Finding finding;
    finding.subject = {SubjectKind::delivery, i};
    finding.term = "document.missing";
    finding.cause = count == 0 ? fmt::format("no {} was delivered", role) : fmt::format("only {} of {} was delivered", count, role);
    finding.expected = fmt::format("{} named {}", count_of(static_cast<std::uint64_t>(rule.number("min")), "file", "files"), join(rule.list("any"), " or "));
    finding.values.emplace_back("missing", role);
    finding.place = {input.inventory.deliveries[i].name, 0, 0, "", ""};
    findings.add(std::move(finding));
  }
}

}  // namespace

extern const Kind kind_document_present;
const Kind kind_document_present = {
    {.name = "document.present", .subject = SubjectKind::delivery, .scope = RuleScope::delivery,
     .summary = "a document that must be delivered: license text, notices, SBOM, release notes",
     .explanation = "Looks for files by path in the delivery, in every archive inside it, and beside it. What the file says is not judged here.",
     .params = params, .facts = facts, .terms = terms,
     .fix_supplier = "add {expected}", .fix_integrator = "ask the supplier for {missing}"},
    judge};

}  // namespace sluice
