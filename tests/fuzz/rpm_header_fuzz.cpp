// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/check_declarations.hpp"

/// Whatever the header says of sizes and places.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  const sluice::Inventory inventory = sluice::test::read_as("rpm_package", "a.rpm", text);
  sluice::test::check_declarations(inventory, text);
  for (const sluice::LicenseDeclaration& one : inventory.declarations) {
    if (one.name.size() + one.version.size() > size) std::abort();
  }
  return 0;
}
