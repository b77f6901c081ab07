// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/schema_check.hpp"

#include "base/text.hpp"
#include "sbom/schema_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::sbom {
namespace {

constexpr std::size_t most_problems = 200;
constexpr std::size_t most_unique_items = 4'000'000;
constexpr std::uint64_t steps_of_value = 10'000, steps_of_node = 200;

/// As deep as the tree, which Limits::document_depth bounds.
std::uint64_t count_nodes(const Node& node) {
  std::uint64_t count = 1;
  for (const Node& child : children(node)) count += count_nodes(child);
  return count;
}

}  // namespace

SchemaCheck::SchemaCheck(const Schemas& schemas) : schemas_(schemas) {
  for (const SchemaRoot& root : schemas.roots()) {
    judges_.push_back({schemas.text(root.version), root.schema, {}, {}, 0});
  }
}

void SchemaCheck::member(const Node& member) {
  if (member.key != "specVersion") return;
  has_version_ = true;
  std::erase_if(judges_, [&](const Judge& judge) { return !member.is_text() || judge.version != member.text; });
}

void SchemaCheck::record(std::string_view array, std::uint32_t index, const Node& item) {
  if (judges_.empty()) return;
  std::optional<ContentHash> hash;
  const std::string place = fmt::format("/{}/{}", array, index);
  for (Judge& judge : judges_) {
    Records* const records = find_records(judge, array);
    if (records == nullptr) continue;
    if (records->is_unique && !hash) hash = content_hash(item);
    judge_item(judge, *records, place, item, hash);
  }
}

void SchemaCheck::judge_item(Judge& judge, Records& records, const std::string& place, const Node& item,
                             const std::optional<ContentHash>& hash) {
  for (const std::uint32_t rules : records.rules) {
    const std::uint32_t schema = schema_of_item(schemas_, schemas_.node(rules), item.index);
    if (schema != no_schema) judge_value(judge, schema, place, item);
  }
  if (!records.is_unique) return;
  if (records.items.size() < most_unique_items) {
    records.items.push_back({*hash, item.index, item.line});
  } else if (records.items.size() == most_unique_items) {
    records.is_unique = false;
    add(judge, {"sbom.too-large", fmt::format("more than {} items that must differ", most_unique_items), "", place,
                item.line});
  }
}

/// Null for an array that the schema does not know: of such there may be any number.
SchemaCheck::Records* SchemaCheck::find_records(Judge& judge, std::string_view array) const {
  const auto known = judge.arrays.find(array);
  if (known != judge.arrays.end()) return &known->second;
  Records records;
  find_rules(judge.schema, array, records);
  if (records.rules.empty()) return nullptr;
  return &judge.arrays.emplace(array, std::move(records)).first->second;
}

/// The schema of the root's member, and those that it refers to. Those of CycloneDX say nothing else of arrays of the
/// root: the compiler's test holds it.
void SchemaCheck::find_rules(std::uint32_t schema, std::string_view array, Records& records) const {
  const MemberSlot* const slot = schemas_.find_member(schemas_.node(schema), array);
  for (std::uint32_t at = slot == nullptr ? no_schema : slot->schema; at != no_schema;) {
    const SchemaNode& rules = schemas_.node(at);
    records.rules.push_back(at);
    records.is_unique = records.is_unique || (rules.rules & SchemaNode::unique_items) != 0;
    at = records.rules.size() < 8 ? rules.reference : no_schema;
  }
}

void SchemaCheck::root(const Node& root) {
  is_root_seen_ = true;
  for (Judge& judge : judges_) {
    judge_value(judge, judge.schema, "", root);
    for (auto& [array, records] : judge.arrays) judge_order(judge, array, records);
    std::ranges::stable_sort(judge.problems, {}, &SbomProblem::line);
  }
}

/// Items that are equal to an earlier one.
void SchemaCheck::judge_order(Judge& judge, const std::string& array, Records& records) {
  std::vector<Records::Item>& items = records.items;
  std::ranges::stable_sort(items, {}, &Records::Item::hash);
  std::size_t first = 0;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].hash != items[first].hash) {
      first = i;
      continue;
    }
    add(judge, {"sbom.schema", fmt::format("the same as item {}, expected each once", items[first].index), "",
                fmt::format("/{}/{}", array, items[i].index), items[i].line});
  }
  items = {};
}

void SchemaCheck::judge_value(Judge& judge, std::uint32_t schema, const std::string& place, const Node& node) {
  const std::uint64_t steps = steps_of_value + steps_of_node * count_nodes(node);
  SchemaEvaluator evaluator(schemas_, steps);
  if (evaluator.fits(schema, node)) return;
  if (judge.problems.size() >= most_problems) {
    ++judge.not_kept;
    return;
  }
  SchemaEvaluator explainer(schemas_, steps * 16);
  std::vector<SchemaViolation> violations = explainer.explain(schema, node);
  if (violations.empty()) violations.push_back({&node, "not what the schema asks for", false});
  for (const SchemaViolation& violation : violations) {
    add(judge, {"sbom.schema", violation.detail, "", place + pointer_of(*violation.node), violation.node->line});
  }
}

void SchemaCheck::add(Judge& judge, SbomProblem problem) {
  if (judge.problems.size() < most_problems) {
    judge.problems.push_back(std::move(problem));
  } else {
    ++judge.not_kept;
  }
}

const std::vector<SbomProblem>& SchemaCheck::problems() const {
  static const std::vector<SbomProblem> none;
  return has_schema() ? judges_.front().problems : none;
}

std::uint64_t SchemaCheck::problems_not_kept() const { return has_schema() ? judges_.front().not_kept : 0; }

}  // namespace sluice::sbom
