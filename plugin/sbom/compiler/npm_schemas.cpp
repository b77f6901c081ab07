// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/compiler/npm_schemas.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "sbom/compiler/schema_compiler.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice::sbom {
namespace {

struct Row {
  std::string_view version;
  std::string_view file;
  bool requires_version = false;
};
constexpr std::array<Row, 6> rows{{{"1.2", "bom-1.2-strict", true},
                                   {"1.3", "bom-1.3-strict", true},
                                   {"1.4", "bom-1.4", true},
                                   {"1.5", "bom-1.5", false},
                                   {"1.6", "bom-1.6", false},
                                   {"1.7", "bom-1.7", false}}};
constexpr std::array<std::string_view, 3> others{"spdx", "jsf-0.82", "cryptography-defs"};

std::string file_of(std::string_view stem) { return std::string(stem) + ".SNAPSHOT.schema.json"; }

Result<json::Value> read_schema(const std::string& folder, std::string_view stem) {
  const std::string path = join_path(folder, file_of(stem));
  TRY_ASSIGN(const std::string text, read_file(path, Limits().document_bytes));
  return json::parse(text, path);
}

void require_version(json::Value& schema) {
  for (json::Member& member : schema.members) {
    if (member.key != "required") continue;
    const auto has_it = std::ranges::find(member.value.items, "version", &json::Value::string);
    if (has_it == member.value.items.end()) member.value.items.push_back(json::Value::of(std::string("version")));
  }
}

}  // namespace

Result<std::string> compile_npm_schemas(const std::string& folder) {
  SchemaCompiler compiler;
  for (const std::string_view stem : others) {
    TRY_ASSIGN(json::Value schema, read_schema(folder, stem));
    compiler.add_file(file_of(stem), std::move(schema));
  }
  for (const Row& row : rows) {
    TRY_ASSIGN(json::Value schema, read_schema(folder, row.file));
    if (row.requires_version) require_version(schema);
    compiler.add_file(file_of(row.file), std::move(schema));
    TRY(compiler.add_root(file_of(row.file), std::string(row.version)));
  }
  return compiler.to_bytes();
}

}  // namespace sluice::sbom
