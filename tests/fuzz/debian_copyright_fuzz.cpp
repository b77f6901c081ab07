// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "model/license_selection.hpp"
#include "readers/check_declarations.hpp"

/// The first byte chooses Debian's file or REUSE's. Declarations are sound, and asking which of them speaks for a file
/// ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(bytes + 1, bytes + size);
  const std::string path = bytes[0] % 2 == 0 ? "debian/copyright" : ".reuse/dep5";
  sluice::Inventory inventory = sluice::test::read_as("debian_copyright", path, text);
  sluice::test::check_declarations(inventory, text);
  sluice::Entry entry;
  entry.path = "lib/a.c";
  inventory.contents.entries.push_back(entry);
  const sluice::DeclarationHit hit = sluice::LicenseSelection(inventory).find(1);
  if (hit.files.size() > 1) std::abort();  // of one document, the last that matches
  return 0;
}
