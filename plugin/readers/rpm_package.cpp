// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Binary RPM packages: of each, only the first bytes are kept.
#include "readers/package.hpp"
#include "readers/package_manifest.hpp"

namespace sluice {
namespace {

Claim claims(std::string_view inner_path, std::string_view head) {
  if (!inner_path.ends_with(".rpm")) return Claim::none;  // it is asked of every entry
  const PackageFormat* format = find_package_format(inner_path, head);
  return format != nullptr && format->head_bytes > 0 ? Claim::certain : Claim::none;
}

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  add_package(document, "rpm_package", context, inventory);
}

}  // namespace

extern const DocumentReader reader_rpm_package;
const DocumentReader reader_rpm_package{
    .name = "rpm_package",
    .summary = "the header of RPM packages: name, version, license",
    .claims = claims,
    .read = read,
    .head_bytes = most_rpm_header_bytes,
    .is_searched = false,
};

}  // namespace sluice
