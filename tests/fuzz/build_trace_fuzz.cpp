// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/depfile.hpp"
#include "hooks/elf_dynamic.hpp"
#include "hooks/ninja_deps.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  (void)sluice::parse_link_dependencies(text);
  (void)sluice::parse_link_map(text);
  (void)sluice::parse_compile_dependencies(text);
  (void)sluice::parse_ninja_deps(text);
  (void)sluice::parse_ninja_log(text);
  (void)sluice::read_elf_dynamic([&](std::uint64_t offset, std::size_t wanted) {
    return offset < size ? std::string(text.substr(offset, wanted)) : std::string();
  });
  return 0;
}
