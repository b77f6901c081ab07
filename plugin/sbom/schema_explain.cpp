// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Why a value does not fit its schema. Of alternatives, that one speaks whose violation lies deepest: it is what the
// author meant.
#include "sbom/schema_evaluator.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "sbom/content_hash.hpp"
#include "sbom/schema_formats.hpp"
#include "sbom/schema_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::size_t most_violations = 8;  ///< of one value
constexpr std::size_t most_shown = 6;       ///< values of an enum
constexpr std::size_t most_quoted = 60;

std::string quoted(std::string_view text) { return fmt::format("'{}'", to_visible_short(text, most_quoted)); }

std::string found_in(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::string:
      return quoted(node.text);
    case Node::Kind::array:
      return "an array";
    case Node::Kind::object:
      return "an object";
    default:
      return std::string(node.text.substr(0, most_quoted));
  }
}

std::string names_of_types(unsigned types) {
  constexpr std::array<std::string_view, 7> names{"null",     "a boolean", "an integer", "a number",
                                                  "a string", "an array",  "an object"};
  std::vector<std::string> asked;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if ((types & (1u << i)) != 0) asked.emplace_back(names[i]);
  }
  return join(asked, " or ");
}

std::string names_of_values(const Schemas& schemas, const SchemaNode& rules) {
  std::vector<std::string> values;
  for (const std::uint32_t slot : schemas.numbers(rules.values)) {
    if (slot != no_schema) values.push_back(quoted(schemas.text(slot)));
  }
  for (const auto& [bit, name] : {std::pair{1u, "null"}, std::pair{2u, "false"}, std::pair{4u, "true"}}) {
    if ((rules.literals & bit) != 0) values.emplace_back(name);
  }
  std::ranges::sort(values);
  if (values.size() == 1) return values.front();
  const std::size_t count = values.size();
  values.resize(std::min(count, most_shown));
  return fmt::format("one of {}{}", join(values, ", "), count > most_shown ? fmt::format(" ({} in all)", count) : "");
}

std::string names_of_missing(const Schemas& schemas, const SchemaNode& rules, std::uint32_t missing) {
  std::vector<std::string> names;
  for (const MemberSlot& slot : schemas.members(rules)) {
    if (slot.name != no_schema && (slot.required & missing) != 0) names.push_back(quoted(schemas.text(slot.name)));
  }
  std::ranges::sort(names);
  return join(names, ", ");
}

std::size_t depth_of(const Node* node) {
  std::size_t depth = 0;
  for (; node != nullptr; node = node->parent) ++depth;
  return depth;
}

/// How near to fitting: the depth of the deepest violation, where a wrong type counts less than another rule.
std::size_t nearness(const std::vector<SchemaViolation>& violations) {
  std::size_t nearest = 0;
  for (const SchemaViolation& each : violations) {
    nearest = std::max(nearest, 2 * depth_of(each.node) + (each.is_type ? 0 : 1));
  }
  return nearest;
}

}  // namespace

std::vector<SchemaViolation> SchemaEvaluator::explain(std::uint32_t schema, const Node& node) {
  Violations found;
  explain(schema, node, found);
  return found;
}

void SchemaEvaluator::explain(std::uint32_t schema, const Node& node, Violations& found) {
  if (found.size() >= most_violations || fits(schema, node)) return;
  if (is_exhausted()) return found.push_back({&node, "more alternatives than can be judged", false});
  const SchemaNode& rules = schemas_.node(schema);
  if (rules.types != 0 && (rules.types & types_of(node)) == 0) {
    return found.push_back({&node, fmt::format("{}, expected {}", found_in(node), names_of_types(rules.types)), true});
  }
  if (rules.reference != no_schema) explain(rules.reference, node, found);
  if ((rules.rules & SchemaNode::never) != 0) {
    return found.push_back(
        {&node, fmt::format("{} is not allowed here", node.key.empty() ? "a value" : quoted(node.key))});
  }
  explain_scalar(rules, node, found);
  if (node.kind == Node::Kind::array) explain_array(rules, node, found);
  if (node.kind == Node::Kind::object) explain_object(rules, node, found);
  if ((rules.rules & SchemaNode::combined) != 0) explain_combination(rules, node, found);
}

void SchemaEvaluator::explain_scalar(const SchemaNode& rules, const Node& node, Violations& found) const {
  const auto say = [&](std::string expected) {
    found.push_back({&node, fmt::format("{}, expected {}", found_in(node), expected), false});
  };
  if ((rules.rules & SchemaNode::enumerated) != 0 && !is_among(schemas_, rules, node)) {
    say(names_of_values(schemas_, rules));
  }
  if (node.kind == Node::Kind::string) {
    if (!has_length(rules, node.text)) {
      const bool is_short = code_points(node.text) < rules.min_length;
      say(fmt::format("at {} {} characters", is_short ? "least" : "most",
                      is_short ? rules.min_length : rules.max_length));
    }
    if (rules.pattern != no_schema && !schemas_.matches(rules.pattern, node.text)) {
      say(fmt::format("a text that matches {}", to_visible_short(schemas_.pattern_text(rules.pattern), 200)));
    }
    if (!has_format(node.text, rules.format)) say(std::string(name_of(rules.format)));
  }
  if (node.kind == Node::Kind::number) {
    const double value = number_of(node);
    if (value < rules.minimum) say(fmt::format("at least {}", rules.minimum));
    if (value > rules.maximum) say(fmt::format("at most {}", rules.maximum));
  }
}

void SchemaEvaluator::explain_array(const SchemaNode& rules, const Node& node, Violations& found) {
  if (!has_size(rules, node)) {
    const bool is_short = node.size < rules.min_items;
    found.push_back({&node,
                     fmt::format("{}, expected at {} {}", count_of(node.size, "item", "items"),
                                 is_short ? "least" : "most", is_short ? rules.min_items : rules.max_items),
                     false});
  }
  for (const Node& item : children(node)) {
    const std::uint32_t schema = schema_of_item(schemas_, rules, item.index);
    if (schema != no_schema) explain(schema, item, found);
  }
  if ((rules.rules & SchemaNode::unique_items) == 0) return;
  const Node* const repeated = find_repeated(node);
  if (repeated != nullptr) found.push_back({repeated, "the same as an earlier item, expected each once", false});
}

void SchemaEvaluator::explain_object(const SchemaNode& rules, const Node& node, Violations& found) {
  std::uint32_t required = 0;
  for (const Node& member : children(node)) {
    const MemberSlot* const slot = schemas_.find_member(rules, member.key);
    if (slot != nullptr) required |= slot->required;
    const std::uint32_t schema = slot == nullptr || slot->schema == no_schema ? rules.additional : slot->schema;
    if (schema == no_schema || found.size() >= most_violations) continue;
    if (schema == rules.additional && (schemas_.node(schema).rules & SchemaNode::never) != 0) {
      found.push_back({&member, fmt::format("the member {} is not known here", quoted(member.key)), false});
    } else {
      explain(schema, member, found);
    }
  }
  const std::uint32_t missing = rules.required & ~required;
  if (missing == 0) return;
  found.push_back(
      {&node, fmt::format("no {} {}, which {} required", std::popcount(missing) == 1 ? "member" : "members",
                          names_of_missing(schemas_, rules, missing), std::popcount(missing) == 1 ? "is" : "are")});
}

void SchemaEvaluator::explain_best(SchemaRange branches, const Node& node, Violations& found) {
  Violations best;
  for (const std::uint32_t branch : schemas_.numbers(branches)) {
    Violations now = explain(branch, node);
    const std::size_t near = nearness(now), best_near = nearness(best);
    const bool is_better = near > best_near || (near == best_near && now.size() < best.size());
    if (best.empty() || is_better) best = std::move(now);
  }
  std::ranges::move(best, std::back_inserter(found));
}

void SchemaEvaluator::explain_combination(const SchemaNode& rules, const Node& node, Violations& found) {
  for (const std::uint32_t part : schemas_.numbers(rules.all_of)) explain(part, node, found);
  if (rules.any_of.count > 0 && count_fitting(rules.any_of, node, 1) == 0) explain_best(rules.any_of, node, found);
  if (rules.one_of.count > 0) {
    const std::size_t count = count_fitting(rules.one_of, node, 2);
    if (count == 0) explain_best(rules.one_of, node, found);
    if (count > 1) found.push_back({&node, "more than one of several alternatives, expected exactly one", false});
  }
  if (rules.negated != no_schema && fits(rules.negated, node)) {
    const SchemaNode& negated = schemas_.node(rules.negated);
    const std::string names = names_of_missing(schemas_, negated, negated.required);
    found.push_back({&node,
                     names.empty() ? "what the schema forbids"
                                   : fmt::format("the members {}, which may not stand here together", names),
                     false});
  }
  if (rules.condition == no_schema) return;
  const std::uint32_t branch = fits(rules.condition, node) ? rules.consequence : rules.alternative;
  if (branch != no_schema) explain(branch, node, found);
}

}  // namespace sluice::sbom
