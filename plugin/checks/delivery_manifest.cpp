// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"required", ParamType::boolean, false, "true", Stricter::when_true, "",
     "a delivery without a manifest is a finding"},
    {"defects", ParamType::glob_list, false, "manifest.*", Stricter::more_items, "",
     "defects of the manifest that are findings, by term"},
    {"fields", ParamType::list, false, "", Stricter::more_items, "",
     "fields that must be stated, such as product.version; a field with parts is stated by any of them"},
    {"known-supplier", ParamType::boolean, false, "false", Stricter::when_true, "",
     "the manifest's supplier must be the one that the register has for this delivery"},
}};
constexpr std::array<std::string_view, 4> facts = {"delivery.manifest.present", "delivery.manifest.<field>",
                                                   "delivery.manifest.defects", "delivery.supplier"};
constexpr std::array<TermSpec, 8> terms = {{
    {"manifest.missing", "there is no delivery.yaml, inside or beside the delivery"},
    {"manifest.unread", "the manifest states nothing that could be read, so its fields were not judged"},
    {"manifest.<defect>", "a defect against the manifest's format, as its reader names it"},
    {"<field>", "a field that must be stated and is not"},
    {"supplier.unstated", "the manifest names no supplier"},
    {"supplier.unregistered", "the manifest's supplier is not in the register"},
    {"supplier.other", "the manifest names another supplier than the register, or two at once"},
    {"supplier.unverified", "the register has no supplier for where the delivery came from"},
}};

Finding about(std::uint32_t index, std::string term, std::string cause, std::string expected, Origin place) {
  Finding finding;
  finding.subject = {SubjectKind::delivery, index};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.expected = std::move(expected);
  finding.place = std::move(place);
  return finding;
}

/// Who a manifest says its supplier is, and whom the register knows by that.
struct Claim {
  const ManifestField* id = nullptr;
  const ManifestField* name = nullptr;
  const Supplier* by_id = nullptr;
  const Supplier* by_name = nullptr;

  const ManifestField* field() const { return id != nullptr ? id : name; }
  std::string text() const { return field() == nullptr ? std::string() : field()->value; }

  /// An id decides before a name; a name counts only where no id contradicts it.
  const Supplier* supplier() const {
    const bool name_counts = by_name != nullptr && (id == nullptr || by_name->ids.empty());
    return by_id != nullptr ? by_id : name_counts ? by_name : nullptr;
  }
};

Claim find_claim(const Policy& policy, const Delivery& delivery) {
  Claim claim{delivery.find_field("supplier.id"), delivery.find_field("supplier.name"), nullptr, nullptr};
  for (const Supplier& one : policy.suppliers) {
    const bool has_id = claim.id != nullptr && std::ranges::find(one.ids, claim.id->value) != one.ids.end();
    const bool has_name = claim.name != nullptr && to_lower_ascii(one.name) == to_lower_ascii(trim(claim.name->value));
    if (has_id && claim.by_id == nullptr) claim.by_id = &one;
    if (has_name && claim.by_name == nullptr) claim.by_name = &one;
  }
  return claim;
}

/// The term of what is wrong with a claim, or empty.
std::string problem_of(const Claim& claim, const Delivery& delivery) {
  const Supplier* supplier = claim.supplier();
  if (claim.field() == nullptr) return "supplier.unstated";
  if (supplier == nullptr) return "supplier.unregistered";
  if (claim.by_id != nullptr && claim.by_name != nullptr && claim.by_id != claim.by_name) return "supplier.other";
  if (!delivery.supplier.empty()) return supplier->id == delivery.supplier ? "" : "supplier.other";
  return supplier->paths.empty() && supplier->urls.empty() ? "" : "supplier.unverified";
}

std::string cause_of(std::string_view problem, const Claim& claim, const Delivery& delivery) {
  if (problem == "supplier.unstated") return "the manifest names no supplier";
  if (problem == "supplier.unregistered") return fmt::format("the register has no supplier '{}'", claim.text());
  if (problem == "supplier.unverified") {
    return fmt::format("the manifest names '{}', but the delivery came from no place in the register", claim.text());
  }
  const bool is_torn = claim.by_id != nullptr && claim.by_name != nullptr && claim.by_id != claim.by_name;
  if (is_torn) return fmt::format("the id is that of {}, the name that of {}", claim.by_id->id, claim.by_name->id);
  return fmt::format("the manifest names '{}', but the delivery came from {}", claim.text(), delivery.supplier);
}

/// One delivery under one rule.
class ManifestJudge {
 public:
  ManifestJudge(const CheckInput& input, const Rule& rule, std::uint32_t index, Findings& findings)
      : input_(input), rule_(rule), index_(index), delivery_(input.inventory.deliveries[index]), findings_(findings) {}

  void judge() {
    if (!asks_fields() && !rule_.flag("required") && rule_.list("defects").empty()) return;
    if (!has_manifest(delivery_)) return judge_missing();
    judge_defects();
    if (asks_fields() && delivery_.fields.empty() && !delivery_.defects.empty()) {
      judge_unread();
    } else {
      judge_fields();
      if (asks_supplier()) judge_supplier();
    }
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  /// Without a register there is nothing to compare with.
  bool asks_supplier() const { return rule_.flag("known-supplier") && !input_.policy.suppliers.empty(); }
  bool asks_fields() const { return !rule_.list("fields").empty() || asks_supplier(); }

  void add(Finding finding) {
    is_good_ = false;
    findings_.add(std::move(finding));
  }

  Origin place() const {
    return delivery_.manifest == no_index ? Origin{delivery_.name, 0, 0, "", ""}
                                          : input_.inventory.documents[delivery_.manifest].origin;
  }

  /// If only defects are asked for, no manifest has none: the rule does not apply.
  void judge_missing() {
    if (!rule_.flag("required") && !asks_fields()) return;
    Finding finding = about(index_, "manifest.missing", "there is no delivery.yaml, inside or beside the delivery",
                            "one delivery.yaml at the root of the delivery", place());
    finding.values.emplace_back("missing", "delivery.yaml");
    if (!rule_.flag("required")) {
      finding.outcome = Outcome::unknown;
      finding.cause = "not judged: there is no manifest";
      finding.needs = rule_for_missing_manifest(input_, index_);
    } else if (!lists_every_entry(input_.inventory.contents, delivery_.container)) {
      finding.outcome = Outcome::unknown;
      finding.cause = "no delivery.yaml was seen, but the delivery was not read whole";
      finding.needs = Unread(input_, rule_).rule_for(delivery_.container);
    }
    findings_.judged();
    findings_.add(std::move(finding));
  }

  void judge_defects() {
    const Selection selected(rule_.list("defects"));
    for (const ManifestDefect& defect : delivery_.defects) {
      if (!selected.selects(defect.term)) continue;
      const std::string expected = defect.help.empty() ? "a manifest that follows its format" : defect.help;
      add(about(index_, defect.term, defect.detail, expected, defect.origin));
    }
  }

  void judge_unread() {
    Finding finding = about(index_, "manifest.unread", "not judged: nothing in the manifest could be read",
                            "a manifest that can be read", place());
    finding.outcome = Outcome::unknown;
    finding.needs = rule_for_unreadable_manifest(input_, index_);
    if (finding.needs == rule_.id) finding.needs.clear();
    add(std::move(finding));
  }

  bool is_stated(const std::string& field) const {
    return std::ranges::any_of(delivery_.fields, [&](const ManifestField& one) {
      const bool is_inside =
          one.path.size() > field.size() && one.path[field.size()] == '.' && one.path.starts_with(field);
      return (is_inside || one.path == field) && !is_blank(one.value);
    });
  }

  void judge_fields() {
    for (const std::string& field : rule_.list("fields")) {
      if (is_stated(field)) continue;
      Finding finding = about(index_, field, fmt::format("the manifest does not state '{}'", field),
                              fmt::format("a value for '{}'", field), place());
      finding.values.emplace_back("missing", field);
      add(std::move(finding));
    }
  }

  void judge_supplier() {
    const Claim claim = find_claim(input_.policy, delivery_);
    const std::string problem = problem_of(claim, delivery_);
    if (problem.empty()) return;
    const ManifestField* field = claim.field();
    const std::string expected = delivery_.supplier.empty() ? "a supplier that the register has for the delivery"
                                                            : "supplier " + delivery_.supplier;
    Finding finding = about(index_, problem, cause_of(problem, claim, delivery_), expected,
                            field == nullptr ? place() : field->origin);
    if (problem == "supplier.unverified") finding.outcome = Outcome::unknown;
    if (problem == "supplier.unstated") {
      finding.needs = rule_for_unstated_fields(input_, index_, {"supplier.id", "supplier.name"});
      if (finding.needs == rule_.id) finding.needs.clear();
    }
    add(std::move(finding));
  }

  const CheckInput& input_;
  const Rule& rule_;
  std::uint32_t index_;
  const Delivery& delivery_;
  Findings& findings_;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (selector.selects({SubjectKind::delivery, i})) ManifestJudge(input, rule, i, findings).judge();
  }
}

}  // namespace

extern const Kind kind_delivery_manifest;
const Kind kind_delivery_manifest = {
    {.name = "delivery.manifest",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "the manifest delivery.yaml: present, well-formed, stating what is asked, by the right supplier",
     .explanation = "A delivery carries one delivery.yaml at its root (or beside it as NAME.delivery.yaml,\n"
                    "written by the receiver). Its format is checked key by key, and every defect names line and\n"
                    "column. Fields that a rule asks for must be stated. With known-supplier, the supplier's id,\n"
                    "or its name where no id contradicts it, must be the one that the register has for the path\n"
                    "or URL of the delivery. Without a manifest, rules on its fields are not judged and hang\n"
                    "below the one that misses it; so they do if nothing in it could be read.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "correct the manifest: {expected}",
     .fix_integrator = "ask the supplier for {expected}"},
    judge};

}  // namespace sluice
