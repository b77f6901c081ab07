// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The manifests of package_formats.cpp: one declaration for each that names a package or a license.
#include "readers/package_manifest.hpp"

#include "readers/declaration.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view reader_name = "package_manifest";

bool reads_head(const PackageFormat& format) { return format.head_bytes > 0; }

Claim claims(std::string_view inner_path, std::string_view head) {
  const PackageFormat* format = find_package_format(inner_path, head);
  if (format == nullptr || reads_head(*format)) return Claim::none;
  return format->head.empty() ? Claim::by_name : Claim::by_content;
}

/// `depth`: how many folders it lies in. Deep in a tree, a project of CMake's that states no license is one part of
/// many.
bool says_something(const DeclaredPackage& package, std::ptrdiff_t depth) {
  const bool is_part = package.format == "cmake" && depth > 1 && package.licenses.empty() && !package.is_computed;
  if (is_part && package.problem.empty()) return false;
  return !package.name.empty() || !package.licenses.empty() || !package.license_files.empty() || package.is_computed ||
         !package.problem.empty();
}

/// "python_metadata" -> "python-metadata", as the other formats are spelled.
std::string spelled(std::string_view format) {
  std::string out(format);
  std::ranges::replace(out, '_', '-');
  return out;
}

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  add_package(document, reader_name, context, inventory);
}

}  // namespace

void add_package(const DocumentBytes& document, std::string_view reader, const ReadContext& context,
                 Inventory& inventory) {
  const std::optional<DeclaredPackage> package = declared_licenses(document.inner_path, document.bytes, context.limits);
  if (!package || !says_something(*package, std::ranges::count(document_path(document, inventory), '/'))) return;
  const std::uint32_t line = package->licenses.empty() ? 0 : package->licenses.front().line;
  LicenseDeclaration out = make_declaration(document, reader, spelled(package->format), line, inventory);
  out.name = package->name;
  out.version = package->version;
  out.license_files = package->license_files;
  declare_licenses(*package, context, out);
  if (!package->problem.empty()) add_unread(document, reader, 0, package->problem, inventory);
  inventory.declarations.push_back(std::move(out));
}

extern const DocumentReader reader_package_manifest;
const DocumentReader reader_package_manifest{
    .name = "package_manifest",
    .summary = "manifests of packages and their declared license: npm, Maven, Cargo, Python, CPS, ...",
    .claims = claims,
    .read = read,
    .head_bytes = 0,
    .is_searched = false,
};

}  // namespace sluice
