// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// JSON Schema draft 7 over trees. First only whether a value fits, which is quick; only for one that does not, why.
#pragma once

#include "sbom/schemas.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::sbom {

/// What is wrong with a value: found, and what the schema asks.
struct SchemaViolation {
  const Node* node = nullptr;
  std::string detail;
  bool is_type = false;  ///< it is not even of the right type
};

/// Bounds the work of one value: schemas applied to values, counted.
class SchemaEvaluator {
 public:
  SchemaEvaluator(const Schemas& schemas, std::uint64_t most_steps) : schemas_(schemas), left_(most_steps) {}

  bool fits(std::uint32_t schema, const Node& node);
  /// Why it does not fit, the first few; of alternatives only the best.
  std::vector<SchemaViolation> explain(std::uint32_t schema, const Node& node);
  bool is_exhausted() const { return left_ == 0; }

 private:
  bool fits_string(const SchemaNode& rules, const Node& node) const;
  bool fits_array(const SchemaNode& rules, const Node& node);
  bool fits_object(const SchemaNode& rules, const Node& node);
  bool fits_combination(const SchemaNode& rules, const Node& node);

  using Violations = std::vector<SchemaViolation>;
  void explain(std::uint32_t schema, const Node& node, Violations& found);
  void explain_scalar(const SchemaNode& rules, const Node& node, Violations& found) const;
  void explain_array(const SchemaNode& rules, const Node& node, Violations& found);
  void explain_object(const SchemaNode& rules, const Node& node, Violations& found);
  void explain_combination(const SchemaNode& rules, const Node& node, Violations& found);
  void explain_best(SchemaRange branches, const Node& node, Violations& found);

  std::size_t count_fitting(SchemaRange branches, const Node& node, std::size_t most);

  const Schemas& schemas_;
  std::uint64_t left_;
};

/// Items that are equal to earlier ones of their array: the first such one, or null.
const Node* find_repeated(const Node& array);

}  // namespace sluice::sbom
