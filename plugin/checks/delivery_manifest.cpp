// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"required", ParamType::boolean, false, "true", Stricter::when_true, "", "a delivery without a manifest is a finding"},
    {"defects", ParamType::glob_list, false, "manifest.*", Stricter::more_items, "", "defects of the manifest that are findings, by term"},
    {"fields", ParamType::list, false, "", Stricter::more_items, "", "fields that must be stated, such as product.version; a field with parts is stated by any of them"},
    {"known-supplier", ParamType::boolean, false, "false", Stricter::when_true, "", "the manifest's supplier must be the one that the register has for this delivery"},
}};
constexpr std::array<std::string_view, 4> facts = {"delivery.manifest.present", "delivery.manifest.<field>", "delivery.manifest.defects", "delivery.supplier"};
constexpr std::array<TermSpec, 5> terms = {{
    {"manifest.missing", "there is no delivery.yaml, inside or beside the delivery"},
    {"manifest.<defect>", "a defect against the manifest's format, as its reader names it"},
    {"<field>", "a field that must be stated and is not"},
    {"supplier.other", "the manifest names another supplier than the register"},
    {"supplier.unregistered", "the manifest's supplier is not in the register"},
}};

Finding about(std::uint32_t index, std::string term, std::string cause, Origin place) {
  Finding finding;
  finding.subject = {SubjectKind::delivery, index};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.place = std::move(place);
  return finding;
}

Origin manifest_place(const Inventory& inventory, const Delivery& delivery) {
  return delivery.manifest == no_index ? Origin{delivery.name, 0, 0, "", ""} : inventory.documents[delivery.manifest].origin;
}

/// The rule of this policy that finds a missing manifest: what the others depend on.
std::string rule_of_missing(const Policy& policy) {
  const auto found = std::ranges::find_if(policy.rules, [](const Rule& rule) { return rule.kind == "delivery.manifest" && rule.flag("required"); });
  return found == policy.rules.end() ? std::string() : found->id;
}

bool is_stated(const Delivery& delivery, const std::string& field) {
  return std::ranges::any_of(delivery.fields, [&](const ManifestField& one) {
    return (one.path == field || one.path.starts_with(field + ".")) && !is_blank(one.value);
  });
}

bool judge_fields(const CheckInput& input, std::uint32_t index, const Rule& rule, Findings& findings) {
  const Delivery& delivery = input.inventory.deliveries[index];
  bool good = true;
  for (const std::string& field : rule.list("fields")) {
    if (is_stated(delivery, field)) continue;
    Finding finding = about(index, field, fmt::format("the manifest does not state '{}'", field), manifest_place(input.inventory, delivery));
    finding.expected = fmt::format("a value for '{}'", field);
    finding.values.emplace_back("missing", field);
    findings.add(std::move(finding));
    good = false;
  }
  return good;
}

bool judge_defects(const Delivery& delivery, std::uint32_t index, const Rule& rule, Findings& findings) {
  bool good = true;
  for (const ManifestDefect& defect : delivery.defects) {
    if (!selects(rule.list("defects"), defect.term)) continue;
    Finding finding = about(index, defect.term, defect.detail, defect.origin);
    finding.expected = defect.help;
    findings.add(std::move(finding));
    good = false;
  }
  return good;
}

/// The register's supplier that the manifest names, by id first and by name second; null if none.
const Supplier* find_claimed(const Policy& policy, const Delivery& delivery) {
  const ManifestField* id = delivery.find_field("supplier.id");
  const ManifestField* name = delivery.find_field("supplier.name");
  for (const Supplier& supplier : policy.suppliers) {
    if (id != nullptr && std::ranges::find(supplier.ids, id->value) != supplier.ids.end()) return &supplier;
  }
  const auto found = std::ranges::find_if(policy.suppliers, [&](const Supplier& supplier) { return name != nullptr && supplier.name == name->value; });
  return found == policy.suppliers.end() ? nullptr : &*found;
}

bool judge_supplier(const CheckInput& input, std::uint32_t index, Findings& findings) {
  const Delivery& delivery = input.inventory.deliveries[index];
  const ManifestField* name = delivery.find_field("supplier.name");
  const std::string stated = name == nullptr ? "nobody" : name->value;
  const Supplier* claimed = find_claimed(input.policy, delivery);
  const bool is_other = claimed != nullptr && !delivery.supplier.empty() && claimed->id != delivery.supplier;
  if (claimed != nullptr && !is_other) return true;
  const Origin place = name == nullptr ? manifest_place(input.inventory, delivery) : name->origin;
  Finding finding = claimed == nullptr ? about(index, "supplier.unregistered", fmt::format("the manifest names '{}', who is not in the register", stated), place)
                                       : about(index, "supplier.other", fmt::format("the manifest names '{}', but the delivery came from '{}'", stated, delivery.supplier), place);
  finding.expected = delivery.supplier;
  findings.add(std::move(finding));
  return false;
}

void judge_missing(const CheckInput& input, std::uint32_t index, const Rule& rule, Findings& findings) {
  const Delivery& delivery = input.inventory.deliveries[index];
  if (rule.flag("required")) {
    Finding finding = about(index, "manifest.missing", "there is no delivery.yaml, inside or beside the delivery", {delivery.name, 0, 0, "", ""});
    finding.expected = "one delivery.yaml at the root of the delivery";
    findings.add(std::move(finding));
  } else if (!rule.list("fields").empty() || rule.flag("known-supplier")) {
    Finding finding = about(index, "manifest.missing", "not judged: there is no manifest", {delivery.name, 0, 0, "", ""});
    finding.outcome = Outcome::unknown;
    finding.needs = rule_of_missing(input.policy);
    findings.add(std::move(finding));
  } else {
    return;  // only defects are asked for, and no manifest has none: not applicable
  }
  findings.judged();
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (!selects(rule.match, input, {SubjectKind::delivery, i})) continue;
    const Delivery& delivery = input.inventory.deliveries[i];
    if (delivery.manifest == no_index && delivery.fields.empty() && delivery.defects.empty()) {
      judge_missing(input, i, rule, findings);
      continue;
    }
    const bool fields_good = judge_fields(input, i, rule, findings);
    const bool defects_good = judge_defects(delivery, i, rule, findings);
    const bool supplier_good = !rule.flag("known-supplier") || judge_supplier(input, i, findings);
    fields_good && defects_good && supplier_good ? findings.pass() : findings.judged();
  }
}

}  // namespace

extern const Kind kind_delivery_manifest;
const Kind kind_delivery_manifest = {
    {.name = "delivery.manifest", .subject = SubjectKind::delivery, .scope = RuleScope::delivery,
     .summary = "the manifest delivery.yaml: present, well-formed, stating what is asked, by the right supplier",
     .explanation = "A delivery carries one delivery.yaml at its root (or beside it as NAME.delivery.yaml, written by the receiver). Its format is checked key by key,\n"
                    "and every defect names line and column. Fields that a rule asks for must be stated. A manifest that names another supplier than the register\n"
                    "has for the delivery's path or URL fails. Without a manifest, rules on its fields are not judged and hang below the one that misses it.",
     .params = params, .facts = facts, .terms = terms,
     .fix_supplier = "state {missing} in delivery.yaml", .fix_integrator = "ask the supplier for a complete delivery.yaml"},
    judge};

}  // namespace sluice
