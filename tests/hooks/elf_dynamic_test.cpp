// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/elf_dynamic.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

namespace {

/// A file with one PT_LOAD, one PT_DYNAMIC and a string table, in a class and byte order.
class DraftElf {
 public:
  DraftElf(bool is_64, bool is_big) : is_64_(is_64), is_big_(is_big) {}

  void add(std::uint64_t tag, const std::string& text) {
    entries_.emplace_back(tag, strings_.size());
    strings_ += text + '\0';
  }

  std::string bytes() const {
    const std::size_t header = is_64_ ? 64 : 52, segment = is_64_ ? 56 : 32, word = is_64_ ? 8 : 4;
    const std::size_t dynamic_at = header + 2 * segment, dynamic_size = (entries_.size() + 2) * 2 * word,
                      strings_at = dynamic_at + dynamic_size;
    std::string out = std::string(
                          "\x7f"
                          "ELF") +
                      static_cast<char>(is_64_ ? 2 : 1) + static_cast<char>(is_big_ ? 2 : 1) + std::string(10, '\0');
    out += number(3, 2) + number(62, 2) + number(1, 4) + number(0, word) + number(header, word) + number(0, word) +
           number(0, 4) + number(header, 2) + number(segment, 2) + number(2, 2) + number(0, 6);
    out += part(1, 0, base, strings_at + strings_.size()) + part(2, dynamic_at, base + dynamic_at, dynamic_size);
    for (const auto& [tag, offset] : entries_) out += number(tag, word) + number(offset, word);
    out += number(5, word) + number(base + strings_at, word) + number(0, word) + number(0, word);
    return out + strings_;
  }

 private:
  static constexpr std::uint64_t base = 0x1000;

  std::string number(std::uint64_t value, std::size_t size) const {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t byte = is_big_ ? size - 1 - i : i;
      out += static_cast<char>(byte < 8 ? value >> (8 * byte) & 0xff : 0);
    }
    return out;
  }
  std::string part(std::uint64_t type, std::uint64_t offset, std::uint64_t address, std::uint64_t size) const {
    if (is_64_)
      return number(type, 4) + number(4, 4) + number(offset, 8) + number(address, 8) + number(address, 8) +
             number(size, 8) + number(size, 8) + number(8, 8);
    return number(type, 4) + number(offset, 4) + number(address, 4) + number(address, 4) + number(size, 4) +
           number(size, 4) + number(4, 4) + number(4, 4);
  }

  bool is_64_, is_big_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> entries_;
  std::string strings_;
};

std::optional<ElfDynamic> read(const std::string& bytes) {
  return read_elf_dynamic([&](std::uint64_t offset, std::size_t size) {
    return offset < bytes.size() ? bytes.substr(offset, size) : std::string();
  });
}

constexpr std::uint64_t needed = 1, soname = 14, rpath = 15, runpath = 29;

}  // namespace

TEST_CASE("elf_dynamic: either class and byte order", "[hooks][elf]") {
  const bool is_64 = GENERATE(true, false), is_big = GENERATE(true, false);
  CAPTURE(is_64, is_big);
  DraftElf draft(is_64, is_big);
  draft.add(needed, "libz.so.1");
  draft.add(needed, "libc.so.6");
  draft.add(soname, "libacme.so.2");
  draft.add(rpath, "/opt/old");
  draft.add(runpath, "/opt/acme/lib:$ORIGIN");
  const auto found = read(draft.bytes());
  REQUIRE(found);
  CHECK(found->needed == std::vector<std::string>{"libz.so.1", "libc.so.6"});
  CHECK(found->soname == "libacme.so.2");
  CHECK(found->runpath == std::vector<std::string>{"/opt/acme/lib", "$ORIGIN"});
}

TEST_CASE("elf_dynamic: an old run path counts where there is no newer one", "[hooks][elf]") {
  DraftElf draft(true, false);
  draft.add(rpath, "/opt/old");
  const auto found = read(draft.bytes());
  REQUIRE(found);
  CHECK(found->runpath == std::vector<std::string>{"/opt/old"});
}

TEST_CASE("elf_dynamic: every prefix of a file is read without harm", "[hooks][elf]") {
  DraftElf draft(true, false);
  draft.add(needed, "libz.so.1");
  const std::string whole = draft.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto found = read(whole.substr(0, size));
    const bool is_whole = found && found->needed == std::vector<std::string>{"libz.so.1"} && size < whole.size() - 1;
    CHECK_FALSE(is_whole);
  }
  CHECK_FALSE(read("!<arch>\n"));
}
