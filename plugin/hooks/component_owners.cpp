// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/component_owners.hpp"

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/purl_text.hpp"
#include "model/file_role.hpp"
#include "readers/declared_expression.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_texts = 16;
constexpr std::size_t most_names = 5000;  ///< of a folder that are looked at
constexpr std::uint64_t most_text = 1u << 20;
constexpr std::size_t most_own_names = 8, most_own_name = 64;

/// "acme-codec" of "acme-codec-2.4.1"; the whole name if it has no version.
std::string without_version(const std::string& name, const std::string& version) {
  const std::size_t at = version.empty() ? std::string::npos : name.find(version);
  if (at == std::string::npos || at == 0) return name;
  std::string_view rest = std::string_view(name).substr(0, at);
  while (rest.size() > 1 && (rest.ends_with('-') || rest.ends_with('_') || rest.ends_with('v'))) rest.remove_suffix(1);
  return std::string(rest);
}

/// The first manifest of a folder that names a package wins; CMakeLists.txt, which nearly every folder has, comes last.
void read_manifests(const std::string& folder, const std::vector<std::string>& names, OwnerRecord& record) {
  for (const bool last : {false, true}) {
    for (const std::string& name : names) {
      if ((name == "CMakeLists.txt") != last || find_package_format(name, {}) == nullptr) continue;
      const auto text = read_file(join_path(folder, name), most_manifest_bytes);
      std::optional<DeclaredPackage> declared = text ? declared_licenses(name, *text, Limits{}) : std::nullopt;
      if (!declared || declared->name.empty()) continue;
      if (record.name.empty()) record.name = declared->name;
      if (record.version.empty()) record.version = declared->version;
      if (record.declared.licenses.empty()) record.declared = std::move(*declared);
      record.evidence = join_path(folder, name);
      return;
    }
  }
}

std::optional<OwnerRecord> read_folder_record(const std::string& folder) {
  std::vector<std::string> names = list_folder(folder);
  if (names.size() > most_names) names.resize(most_names);
  OwnerRecord record;
  record.evidence = folder;
  read_manifests(folder, names, record);
  for (const std::string& name : names) {
    const bool is_text = license_document_role(name) == "license-text" && record.license_texts.size() < most_texts;
    if (is_text) record.license_texts.push_back(join_path(folder, name));
  }
  const std::string folder_name = file_name_of(folder);
  if (record.version.empty()) record.version = version_in_file_name(folder_name);
  const bool says_something = !record.name.empty() || !record.version.empty() || !record.license_texts.empty();
  if (!says_something) return std::nullopt;
  if (record.name.empty()) record.name = without_version(folder_name, record.version);
  record.purl = make_generic_purl(record.name, record.version, {});
  return record;
}

std::string own_reference(std::string_view owner, std::string_view name) {
  std::string id = fmt::format("LicenseRef-{}-{}", owner, name.substr(0, most_own_name));
  for (char& c : id) c = is_alnum(c) || c == '.' ? c : '-';
  return id;
}

/// "BSD-variant" of Debian's records as "LicenseRef-dpkg-BSD-variant", and a whole file of such texts as "LicenseRef-dpkg-PACKAGE":
/// evidence of a license that somebody has to look at.
std::string owners_words(const OwnerRecord& record, const ReadLicense& declared) {
  if (record.owner.empty()) return {};
  if (declared.unknown.empty() || declared.unknown.size() > most_own_names) return own_reference(record.owner, record.name);
  std::vector<std::string> operands = declared.known;
  for (const std::string& name : declared.unknown) operands.push_back(own_reference(record.owner, name));
  std::ranges::sort(operands);
  operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
  for (std::string& operand : operands) {
    if (operand.find(' ') != std::string::npos) operand = "(" + operand + ")";
  }
  return fmt::format("{}", fmt::join(operands, " AND "));
}

}  // namespace

const OwnerRecord* ComponentOwners::find_record(const std::string& file) {
  const std::optional<FileOwner> owner = owners_.find_owner(file);
  if (!owner) return nullptr;
  const std::string key = fmt::format("{}\n{}\n{}\n{}", owner->kind, owner->name, owner->version, owner->evidence);
  const auto known = records_.find(key);
  return known != records_.end() ? &known->second
                                 : &records_.emplace(key, read_owner_record(places_, *owner)).first->second;
}

const OwnerRecord* ComponentOwners::find_folder_record(const std::string& folder) {
  const auto [known, is_new] = folders_.try_emplace(folder);
  if (is_new) known->second = read_folder_record(folder);
  return known->second ? &*known->second : nullptr;
}

void ComponentOwners::apply(const OwnerRecord& record, Component& component) {
  if (component.name.empty()) component.name = record.name;
  if (component.version.empty()) component.version = record.version;
  if (!record.owner.empty()) {
    component.owner = record.owner;
    component.purl = record.purl;
  }
  if (component.publisher.empty()) component.publisher = record.publisher;
  if (component.source.empty()) component.source = record.source;
  if (component.license.empty()) component.license = license_of(record);
}

/// What is declared goes before what texts say, and those before names that only the owner knows.
std::string ComponentOwners::license_of(const OwnerRecord& record) {
  if (record.declared.licenses.empty() && record.license_texts.empty()) return {};
  const LicenseScan* scan = find_licenses();
  if (scan == nullptr) return {};
  ReadLicense declared;
  if (!record.declared.licenses.empty()) declared = read_declared_package(record.declared, *scan->names);
  if (!declared.expression.empty()) return std::move(declared.expression);
  DeclaredPackage stated;
  for (const std::string& file : record.license_texts) {
    const auto text = read_file(file, most_text);
    const std::string expression = text ? scan->scan(*text).expression : "";
    if (!expression.empty()) declare(expression, 0, stated);
  }
  return stated.licenses.empty() ? owners_words(record, declared) : read_declared_package(stated, *scan->names).expression;
}

const LicenseScan* ComponentOwners::find_licenses() {
  if (!is_loaded_ && load_) {
    Result<LicenseScan> loaded = load_();
    if (loaded && loaded->names != nullptr && loaded->scan) scan_ = std::move(*loaded);
  }
  is_loaded_ = true;
  return scan_ ? &*scan_ : nullptr;
}

}  // namespace sluice
