// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/check_declarations.hpp"

/// The first byte chooses REUSE.toml or a ".license" file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(bytes + 1, bytes + size);
  const bool is_toml = bytes[0] % 2 == 0;
  const sluice::Inventory inventory = is_toml ? sluice::test::read_as("reuse_toml", "REUSE.toml", text)
                                              : sluice::test::read_as("license_side_file", "a.png.license", text);
  sluice::test::check_declarations(inventory, text);
  if (!is_toml && inventory.declarations.size() != 1) std::abort();
  return 0;
}
