// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/cases.hpp"
#include "policy/fields.hpp"

namespace sluice::policy {
namespace {

std::string prefixed(const std::string& digest) { return digest.empty() ? digest : "sha256:" + digest; }

Acceptance read_acceptance(const yaml::Node& node) {
  Acceptance record;
  record.decision = word_at(node, "decision", parse_acceptance_decision).value_or(AcceptanceDecision::accept);
  record.day = day_at(node, "day").value_or(Day{});
  record.by = text_at(node, "by");
  record.role = text_at(node, "role");
  record.conditions = text_at(node, "conditions");
  record.until = day_at(node, "until");
  record.max_deliveries = size_at(node, "max-deliveries").value_or(0);
  record.file = "case";
  AcceptedDelivery delivery;
  delivery.supplier = text_at(node, "supplier");
  delivery.component = text_at(node, "component");
  delivery.version = text_at(node, "version");
  delivery.sha256 = prefixed(text_at(node, "sha256"));
  for (const std::string& digest : texts_at(node, "sboms")) delivery.sboms.push_back(prefixed(digest));
  record.deliveries.push_back(std::move(delivery));
  return record;
}

}  // namespace

std::optional<Acceptances> read_given_acceptances(const yaml::Node& given) {
  if (given.find("acceptances") == nullptr) return std::nullopt;
  Acceptances earlier;
  for (const yaml::Node& node : items_at(given, "acceptances")) earlier.records.push_back(read_acceptance(node));
  return earlier;
}

}  // namespace sluice::policy
