// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "sbom/compiler/schema_image.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// Compiles JSON schemas (draft 7) that may refer to each other by file name. It knows the keywords that CycloneDX
/// uses; an unknown one is a failure, so that no rule gets lost.
class SchemaCompiler {
 public:
  /// A file that others may refer to.
  void add_file(const std::string& name, json::Value schema) { files_[name] = std::move(schema); }
  /// Compiles the file's root as the schema of documents of that version.
  Result<void> add_root(const std::string& file, const std::string& version);
  std::string to_bytes() const { return image_.to_bytes(); }

 private:
  using Row = std::vector<std::uint32_t>;

  Result<std::uint32_t> compile_at(const std::string& file, const std::string& pointer);
  Result<std::uint32_t> compile(const json::Value& schema);
  Result<void> compile_into(std::uint32_t number, const json::Value& schema);
  Result<void> take(const json::Member& keyword, SchemaNode& node);
  Result<bool> take_combination(const json::Member& keyword, SchemaNode& node);
  Result<bool> take_values(const json::Member& keyword, SchemaNode& node);
  Result<bool> take_bound(const json::Member& keyword, SchemaNode& node);
  Result<void> take_reference(const json::Value& value, SchemaNode& node);
  Result<void> take_types(const json::Value& value, SchemaNode& node);
  Result<void> take_items(const json::Value& value, SchemaNode& node);
  Result<void> take_literals(const std::vector<json::Value>& values, SchemaNode& node);
  Result<void> take_format(const json::Value& value, SchemaNode& node);
  Result<void> take_members(const json::Value& schema, SchemaNode& node);
  Result<SchemaRange> compile_all(const json::Value& value);

  std::map<std::string, json::Value> files_;
  std::map<std::string, std::uint32_t> known_;  ///< schema by "FILE#POINTER"
  std::string file_;                            ///< that is being compiled
  SchemaImage image_;
};

}  // namespace sluice::sbom
