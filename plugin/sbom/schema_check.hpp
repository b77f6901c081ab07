// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"
#include "sbom/content_hash.hpp"
#include "sbom/schema_evaluator.hpp"
#include "sbom/schemas.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// Judges a CycloneDX JSON document by the official schema of its specVersion, record by record as they come, and says
/// the same as of the whole document at once. While the version is not known, every schema judges.
class SchemaCheck final : public RecordSink {
 public:
  /// `schemas` outlives it.
  explicit SchemaCheck(const Schemas& schemas);

  void record(std::string_view array, std::uint32_t index, const Node& item) override;
  void member(const Node& member) override;
  void root(const Node& root) override;

  /// After root(): a schema of the document's version judged it. False: it has no version, or one without a schema.
  bool has_schema() const { return is_root_seen_ && has_version_ && !judges_.empty(); }
  /// After root(): "sbom.schema", in the order of lines; the first of them.
  const std::vector<SbomProblem>& problems() const;
  std::uint64_t problems_not_kept() const;

 private:
  /// An array of records as one schema sees it.
  struct Records {
    std::vector<std::uint32_t> rules;  ///< schemas that the array must fit
    struct Item {
      ContentHash hash;
      std::uint32_t index = 0;
      std::uint32_t line = 0;
    };
    bool is_unique = false;
    std::vector<Item> items;  ///< of an array whose items must differ
  };
  struct Judge {
    std::string_view version;
    std::uint32_t schema = 0;
    std::map<std::string, Records, std::less<>> arrays;
    std::vector<SbomProblem> problems;
    std::uint64_t not_kept = 0;
  };

  Records* find_records(Judge& judge, std::string_view array) const;
  void find_rules(std::uint32_t schema, std::string_view array, Records& records) const;
  void judge_item(Judge& judge, Records& records, const std::string& place, const Node& item,
                  const std::optional<ContentHash>& hash);
  void judge_order(Judge& judge, const std::string& array, Records& records);
  void judge_value(Judge& judge, std::uint32_t schema, const std::string& place, const Node& node);
  static void add(Judge& judge, SbomProblem problem);

  const Schemas& schemas_;
  std::vector<Judge> judges_;
  bool has_version_ = false;
  bool is_root_seen_ = false;
};

}  // namespace sluice::sbom
