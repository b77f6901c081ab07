// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests in JSON. A license is a string, an object of type (or name, or expression) and url, or a list of them.
#include "base/json.hpp"
#include "base/text.hpp"
#include "readers/package_parsers.hpp"

#include <array>

namespace sluice {
namespace {

using json::Value;

constexpr std::string_view license_keys[] = {"license", "licenses", "License", "default_license"};

std::string first_text(const Value& value, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const Value* found = value.find(key);
    if (found != nullptr && found->kind == Value::Kind::string && !is_blank(found->string)) return found->string;
  }
  return {};
}

void add_object(const Value& value, DeclaredPackage& package) {
  DeclaredLicense license = {first_text(value, {"type", "name", "expression", "id"}), value.line,
                             first_text(value, {"url"})};
  if (const Value* written = value.find("type"); written != nullptr) license.line = written->line;
  if (const std::string file = first_text(value, {"file"}); !file.empty()) package.license_files.push_back(file);
  if (!license.text.empty() || !license.url.empty()) package.licenses.push_back(std::move(license));
}

void add_license(const Value& value, DeclaredPackage& package, bool is_item = false) {
  if (value.kind == Value::Kind::string && !is_blank(value.string)) {
    package.licenses.push_back({value.string, value.line});
  } else if (value.kind == Value::Kind::object) {
    add_object(value, package);
  } else if (value.kind == Value::Kind::array && !is_item) {
    for (const Value& item : value.items) add_license(item, package, true);
  }
}

void add_package(const Value& root, DeclaredPackage& package) {
  package.name = first_text(root, {"name", "Name", "artifact_id"});
  package.version = first_text(root, {"version", "Version"});
  for (const std::string_view key : license_keys) {
    if (const Value* value = root.find(key); value != nullptr) add_license(*value, package);
  }
}

std::optional<Value> read_root(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  Result<Value> root = json::parse(bytes, package.format, limits);
  if (!root) {
    package.problem = root.error().message;
    return std::nullopt;
  }
  if (root->kind == Value::Kind::object) return std::move(*root);
  package.problem = "expected an object";
  return std::nullopt;
}

constexpr std::string_view see = "see license in ";

/// "SEE LICENSE IN <file>" (npm's package.json, "license").
void take_see_license(DeclaredPackage& package) {
  std::erase_if(package.licenses, [&package](const DeclaredLicense& license) {
    const std::string_view text = trim(license.text);
    if (!to_lower_ascii(text.substr(0, see.size())).starts_with(see)) return false;
    package.license_files.emplace_back(trim(text.substr(see.size())));
    return true;
  });
}

/// CPS 0.13, "Component": each may have its own license.
void add_components(const Value& root, DeclaredPackage& package) {
  const Value* components = root.find("components");
  if (components == nullptr) components = root.find("Components");
  if (components == nullptr) return;
  for (const json::Member& component : components->members) {
    const std::size_t first = package.licenses.size();
    for (const std::string_view key : license_keys) {
      if (const Value* value = component.value.find(key); value != nullptr) add_license(*value, package);
    }
    for (std::size_t i = first; i < package.licenses.size(); ++i) package.licenses[i].scope = component.key;
  }
}

}  // namespace

void parse_npm_manifest(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const std::optional<Value> root = read_root(bytes, limits, package);
  if (!root) return;
  add_package(*root, package);
  take_see_license(package);
}

void parse_json_manifest(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const std::optional<Value> root = read_root(bytes, limits, package);
  if (!root) return;
  add_package(*root, package);
  if (package.format == "cps") add_components(*root, package);
  if (root->text_or("licenselogic", "") == "or") package.dialect.items = LicenseJoin::any_of;
}

}  // namespace sluice
