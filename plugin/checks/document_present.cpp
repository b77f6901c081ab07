// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/needs.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"role", ParamType::text, false, "", Stricter::fixed, "",
     "what the document is, for the message: 'license text', 'notices', 'SBOM'"},
    {"any", ParamType::glob_list, true, "", Stricter::fewer_items, "",
     "paths, of which enough must be delivered; archives inside the delivery count"},
    {"min", ParamType::integer, false, "1", Stricter::higher, "", "how many files must match"},
}};
constexpr std::array<std::string_view, 1> facts = {"delivery.entries.path"};
constexpr std::array<TermSpec, 1> terms = {{{"document.missing", "no, or too few, files match"}}};

/// How many files of each delivery match: by the path inside their own archive, and by name beside the delivery. Ends
/// once each has `enough`.
std::vector<std::uint64_t> count_matches(const Inventory& inventory, const Selection& patterns, std::int64_t enough) {
  std::vector<std::uint64_t> counts(inventory.deliveries.size());
  std::size_t wanting = enough > 0 ? counts.size() : 0;
  for (std::uint32_t i = 0; i < inventory.contents.entries.size() && wanting > 0; ++i) {
    const Entry& entry = inventory.contents.entries[i];
    if (entry.kind != EntryKind::file || !patterns.selects(entry.path)) continue;
    const Delivery* delivery = find_delivery(inventory, {SubjectKind::file, i});
    if (delivery == nullptr) continue;
    std::uint64_t& count = counts[static_cast<std::size_t>(delivery - inventory.deliveries.data())];
    if (++count == static_cast<std::uint64_t>(enough)) --wanting;
  }
  for (const Document& document : inventory.documents) {
    if (document.entry == no_index && patterns.selects(document.origin.path)) ++counts[document.delivery];
  }
  return counts;
}

Finding make_missing(const Delivery& delivery, std::uint64_t count, const Rule& rule) {
  const std::string role = rule.text("role").empty() ? "document" : rule.text("role");
  const auto least = static_cast<std::uint64_t>(rule.number("min"));
  Finding finding;
  finding.term = "document.missing";
  finding.cause = count == 0 ? fmt::format("no {} was delivered", role)
                             : fmt::format("only {} of {} was delivered", count_of(count, "file", "files"), role);
  finding.expected = fmt::format("{} named {}", count_of(least, "file", "files"), join(rule.list("any"), " or "));
  finding.values.emplace_back("missing", role);
  finding.place = {delivery.name, 0, 0, "", ""};
  return finding;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  const std::vector<std::uint64_t> counts =
      count_matches(input.inventory, Selection(rule.list("any")), rule.number("min"));
  Unread unread(input, rule);
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (!selector.selects({SubjectKind::delivery, i})) continue;
    if (static_cast<std::int64_t>(counts[i]) >= rule.number("min")) {
      findings.pass();
      continue;
    }
    Finding finding = make_missing(input.inventory.deliveries[i], counts[i], rule);
    finding.subject = {SubjectKind::delivery, i};
    unread.doubt(i, finding);
    findings.judged();
    findings.add(std::move(finding));
  }
}

}  // namespace

extern const Kind kind_document_present;
const Kind kind_document_present = {
    {.name = "document.present",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "a document that must be delivered: license text, notices, SBOM, release notes",
     .explanation = "Looks for files by path in the delivery, in every archive inside it, and beside it. What the\n"
                    "file says is not judged here. If parts of the delivery could not be read and the document is\n"
                    "in none of the others, the outcome is unknown.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "add {expected}",
     .fix_integrator = "ask the supplier for {missing}"},
    judge};

}  // namespace sluice
