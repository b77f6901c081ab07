// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What the dynamic section of an ELF file says (System V ABI, chapter 5).
struct ElfDynamic {
  std::string soname;
  std::vector<std::string> needed;   ///< DT_NEEDED
  std::vector<std::string> runpath;  ///< folders of DT_RUNPATH, else of DT_RPATH
};

/// The bytes of a file at an offset: as many as are there, up to the size asked for.
using ReadAt = std::function<std::string(std::uint64_t offset, std::size_t size)>;

/// Absent if it is no ELF file, or has no dynamic section. Of a damaged file, what can be read. 32 and 64 bits, either
/// byte order.
std::optional<ElfDynamic> read_elf_dynamic(const ReadAt& read);
std::optional<ElfDynamic> load_elf_dynamic(const std::string& path);

}  // namespace sluice
