// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The linker's note NT_GNU_BUILD_ID (elf.h) in the program's own segments, dl_iterate_phdr(3).
#include "cli/build_id.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstring>
#include <string_view>

namespace sluice {
namespace {

constexpr std::size_t aligned(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

std::string id_in(std::string_view notes) {
  ElfW(Nhdr) note{};
  while (notes.size() >= sizeof(note)) {
    std::memcpy(&note, notes.data(), sizeof(note));
    notes.remove_prefix(sizeof(note));
    const std::size_t name_size = aligned(note.n_namesz);
    if (notes.size() < name_size || notes.size() - name_size < aligned(note.n_descsz)) return {};
    const bool is_id = note.n_type == NT_GNU_BUILD_ID && notes.starts_with(std::string_view("GNU\0", 4));
    std::string hex;
    for (const char byte : notes.substr(name_size, note.n_descsz))
      hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    if (is_id) return hex;
    notes.remove_prefix(name_size + aligned(note.n_descsz));
  }
  return {};
}

int find_in_program(dl_phdr_info* object, std::size_t, void* out) {
  std::string& id = *static_cast<std::string*>(out);
  for (int i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const begin = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    id = id_in({begin, static_cast<std::size_t>(segment.p_memsz)});
  }
  return 1;  // the program is the first object; no other matters
}

}  // namespace

std::string find_build_id() {
  std::string id;
  dl_iterate_phdr(find_in_program, &id);
  return id;
}

}  // namespace sluice
