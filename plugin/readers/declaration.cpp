// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/declaration.hpp"

#include "readers/declared_expression.hpp"
#include "readers/entry_lookup.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_unknown = 100;        // names kept of one declaration
constexpr std::size_t most_unknown_bytes = 500;  // of one name

void keep_unknown(const std::vector<std::string>& names, LicenseDeclaration& declaration) {
  for (const std::string& name : names) {
    const std::string kept = name.substr(0, most_unknown_bytes);
    const bool is_new = std::ranges::find(declaration.unknown, kept) == declaration.unknown.end();
    if (is_new && declaration.unknown.size() < most_unknown) declaration.unknown.push_back(kept);
  }
}

}  // namespace

std::string document_path(const DocumentBytes& document, const Inventory& inventory) {
  if (document.entry == no_index) return {};
  const std::vector<Entry>& entries = inventory.contents.entries;
  const std::string path =
      document.entry < entries.size() ? std::string(entries[document.entry].path.view()) : document.inner_path;
  return join_inner_path({}, path).value_or(path);
}

LicenseDeclaration make_declaration(const DocumentBytes& document, std::string_view reader, std::string_view format,
                                    std::uint32_t line, const Inventory& inventory) {
  LicenseDeclaration out;
  out.delivery = document.delivery;
  out.entry = document.entry;
  out.format = format;
  out.folder = folder_of(document_path(document, inventory));
  out.origin = {document.path, line, line == 0 ? 0u : 1u, {}, std::string(reader)};
  return out;
}

void declare_licenses(const DeclaredPackage& package, const ReadContext& context, LicenseDeclaration& declaration) {
  declaration.problem = package.problem;
  if (declaration.problem.empty() && package.is_computed)
    declaration.problem = "its license is computed, or stated elsewhere";
  if (package.licenses.empty()) return;
  if (context.licenses == nullptr) {
    declaration.problem = "no license list is loaded";
    return;
  }
  ReadLicense read = read_declared_package(package, *context.licenses);
  keep_unknown(read.unknown, declaration);
  if (declaration.problem.empty()) declaration.expression = std::move(read.expression);
}

void declare_license(std::string_view text, const ReadContext& context, LicenseDeclaration& declaration) {
  DeclaredPackage package;
  package.licenses.push_back({std::string(text), 0});
  declare_licenses(package, context, declaration);
}

void add_unread(const DocumentBytes& document, std::string_view reader, std::uint32_t line, std::string reason,
                Inventory& inventory) {
  inventory.unknowns.push_back({"licenses declared in " + document.path,
                                std::move(reason),
                                {document.path, line, line == 0 ? 0u : 1u, {}, std::string(reader)}});
}

std::string escape_glob(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("*?[{\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace sluice
