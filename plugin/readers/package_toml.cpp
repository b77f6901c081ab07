// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests in TOML: Cargo.toml (The Cargo Book, "The Manifest Format") and pyproject.toml (PEP 621, PEP 639; Poetry).
#include "base/text.hpp"
#include "base/toml.hpp"
#include "readers/package_parsers.hpp"

namespace sluice {
namespace {

using json::Value;

const Value* find_table(const Value& root, std::initializer_list<std::string_view> path) {
  const Value* at = &root;
  for (const std::string_view key : path) {
    if (at != nullptr) at = at->find(key);
  }
  return at;
}

void add_text(const Value* value, DeclaredPackage& package) {
  if (value == nullptr || value->kind != Value::Kind::string || is_blank(value->string)) return;
  package.licenses.push_back({value->string, value->line});
}

void add_file(const Value* value, DeclaredPackage& package) {
  if (value == nullptr) return;
  if (value->kind == Value::Kind::string) package.license_files.push_back(value->string);
  for (const Value& item : value->items) add_file(&item, package);
}

std::optional<Value> read_root(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  Result<Value> root = parse_toml(bytes, package.format, limits);
  if (root) return std::move(*root);
  package.problem = root.error().message;
  return std::nullopt;
}

void add_cargo_package(const Value& table, DeclaredPackage& package) {
  package.name = table.text_or("name", "");
  package.version = table.text_or("version", "");
  const Value* license = table.find("license");
  if (license != nullptr && license->boolean_or("workspace", false)) package.is_computed = true;
  add_text(license, package);
  add_file(table.find("license-file"), package);
}

void add_classifiers(const Value& table, DeclaredPackage& package) {
  for (const Value& item : table.items_of("classifiers")) {
    if (item.string.starts_with("License ::")) add_text(&item, package);
  }
}

void add_python_project(const Value& table, DeclaredPackage& package) {
  package.name = table.text_or("name", package.name);
  package.version = table.text_or("version", package.version);
  const Value* license = table.find("license");
  add_text(license, package);
  if (license != nullptr) {
    add_text(license->find("text"), package);
    add_file(license->find("file"), package);
  }
  const Value* files = table.find("license-files");
  add_file(files, package);
  if (files != nullptr) {
    add_file(files->find("paths"), package);
    add_file(files->find("globs"), package);
  }
  add_classifiers(table, package);
  for (const Value& item : table.items_of("dynamic")) {
    if (item.string == "license" || item.string == "classifiers") package.is_computed = true;
  }
}

}  // namespace

void parse_cargo_manifest(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const std::optional<Value> root = read_root(bytes, limits, package);
  if (!root) return;
  for (const Value* table : {find_table(*root, {"package"}), find_table(*root, {"project"})}) {
    if (table != nullptr) return add_cargo_package(*table, package);
  }
  if (const Value* table = find_table(*root, {"workspace", "package"})) add_cargo_package(*table, package);
}

void parse_pyproject(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const std::optional<Value> root = read_root(bytes, limits, package);
  if (!root) return;
  for (const Value* table : {find_table(*root, {"project"}), find_table(*root, {"tool", "poetry"}),
                             find_table(*root, {"tool", "flit", "metadata"})}) {
    if (table != nullptr) add_python_project(*table, package);
  }
}

}  // namespace sluice
