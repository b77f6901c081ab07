// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/matches.hpp"

#include "policy/fields.hpp"

namespace sluice::policy {

Match read_match(const yaml::Node& node) {
  Match match;
  match.suppliers = texts_at(node, "supplier");
  match.origins = words_at(node, "origin", parse_provenance);
  match.purls = globs_at(node, "purl");
  match.paths = globs_at(node, "path");
  match.scopes = words_at(node, "scope", parse_scope);
  match.linkages = words_at(node, "linkage", parse_linkage);
  if (const std::string relation = text_at(node, "relation"); !relation.empty()) match.direct = relation == "direct";
  match.business_units = texts_at(node, "business-unit");
  match.distributions = texts_at(node, "distribution");
  match.stages = texts_at(node, "stage");
  match.consumers = globs_at(node, "consumer");
  match.tags = texts_at(node, "tags");
  match.severities = words_at(node, "severity", parse_severity);
  match.terms = globs_at(node, "term");
  if (const yaml::Node* exclude = node.find("exclude"))
    match.exclude = std::make_shared<const Match>(read_match(*exclude));
  return match;
}

}  // namespace sluice::policy
