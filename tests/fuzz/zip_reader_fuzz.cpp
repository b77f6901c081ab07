// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The reader alone, over bytes that are either a ZIP as they stand, or a recipe: then records, directory and end record
// are built from them, sound but for what the recipe breaks, so that the checks behind the first one are reached too.
#include "support/raw_zip.hpp"
#include "support/reader_run.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace sluice;

constexpr std::size_t most_entry_bytes = 1u << 20;

/// Takes numbers and texts off the fuzzer's bytes; zeros behind their end.
class Recipe {
 public:
  explicit Recipe(std::string_view bytes) : bytes_(bytes) {}
  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const auto first = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return first;
  }
  bool once_in(unsigned times) { return byte() % times == times - 1; }
  std::string text(std::size_t most) {
    const std::size_t size = std::min<std::size_t>(byte() % (most + 1), bytes_.size());
    const std::string taken(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return taken;
  }
  bool is_over() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

/// Some bytes of a header of that length, other than its mark and the lengths at its end.
void break_header(Recipe& recipe, std::size_t length, std::vector<test::Patch>& patches) {
  if (!recipe.once_in(4)) return;
  const std::string bytes = recipe.text(8);
  const std::size_t at = 4 + recipe.byte() % (length - 4);
  patches.emplace_back(at, bytes.substr(0, std::min(bytes.size(), length - at)));
}

std::string extra_of(Recipe& recipe, const test::ZipEntry& entry) {
  const std::string wide = test::little64(entry.data.size()) + test::little64(entry.data.size());
  switch (recipe.byte() % 8) {
    case 1:
      return test::extra_field(1, wide);
    case 2:
      return test::extra_field(1, recipe.text(28));
    case 3:
      return test::unicode_path(entry.name, recipe.text(12));
    case 4:
      return recipe.text(30);
    default:
      return {};
  }
}

std::string behind(Recipe& recipe, const test::ZipEntry& entry) {
  const std::string packed = test::data_packed(entry.data, entry.method);
  const std::string crc = test::little32(test::crc32_of(entry.data));
  const auto narrow = [](std::size_t value) { return test::little32(static_cast<std::uint32_t>(value)); };
  switch (recipe.byte() % 4) {
    case 0:
      return "PK\7\x08" + crc + narrow(packed.size()) + narrow(entry.data.size());
    case 1:
      return crc + test::little64(packed.size()) + test::little64(entry.data.size());
    case 2:
      return "PK\7\x08" + recipe.text(24);
    default:
      return recipe.text(24);
  }
}

test::ZipEntry entry_of(Recipe& recipe, std::size_t records) {
  constexpr std::uint16_t methods[] = {0, 8, 93, 97};
  constexpr std::uint16_t slow_methods[] = {12, 14, 95};
  constexpr std::uint32_t modes[] = {0100644, 040755, 0120777, 020666};
  test::ZipEntry entry;
  entry.name = recipe.text(6);
  entry.data = recipe.text(40);
  entry.method = recipe.once_in(16) ? slow_methods[recipe.byte() % 3] : methods[recipe.byte() % 4];
  if (recipe.once_in(16)) entry.data.append(std::size_t{recipe.byte()} << 8, 'x');
  if (recipe.once_in(4)) entry.unix_mode = modes[recipe.byte() % 4];
  if (recipe.once_in(8)) entry.made_by = recipe.byte();
  if (entry.method == 14) entry.flags = 2;
  if (recipe.once_in(4)) entry.extra = extra_of(recipe, entry);
  if (recipe.once_in(8)) entry.local_extra = extra_of(recipe, entry);
  if (recipe.once_in(16)) entry.local_name = recipe.text(6);
  if (recipe.once_in(8)) entry.packed = test::data_packed(entry.data, entry.method) + recipe.text(9);
  if (recipe.once_in(16)) entry.packed = recipe.text(60);
  if (recipe.once_in(4)) {
    entry.flags |= 8;
    entry.behind = behind(recipe, entry);
  }
  entry.is_listed = !recipe.once_in(16);
  if (recipe.once_in(16)) entry.lies_at = recipe.byte() % (records + 1);
  break_header(recipe, 30, entry.local);
  break_header(recipe, 46, entry.central);
  if (recipe.once_in(8)) {  // the same lie in both headers
    const std::string bytes = recipe.text(12);
    entry.local.emplace_back(14, bytes);
    entry.central.emplace_back(16, bytes);
  }
  return entry;
}

std::string zip_of(Recipe& recipe) {
  test::RawZip zip;
  for (int i = 0; i < 12 && !recipe.is_over(); ++i) {
    if (recipe.once_in(8)) zip.raw(recipe.text(40));
    zip.add(entry_of(recipe, zip.records_bytes()));
  }
  if (recipe.once_in(4)) {
    std::vector<test::Patch> wide;
    break_header(recipe, 56, wide);
    return zip.finish_wide(recipe.once_in(2), wide);
  }
  test::ZipTail tail;
  if (recipe.once_in(4)) tail.before = recipe.text(80);
  if (recipe.once_in(4)) tail.comment = recipe.text(80);
  if (recipe.once_in(4)) tail.trail = recipe.text(40);
  break_header(recipe, 22, tail.end);
  return zip.finish(tail);
}

bool is_as_declared(const test::ReaderRun::Read& read) {
  const bool is_read = read.meta.kind == EntryKind::file && !read.meta.encrypted;
  return !is_read || !read.is_whole || read.bytes.size() == read.meta.size;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  Recipe recipe(input);
  const std::string zip = bytes[0] % 2 != 0 ? zip_of(recipe) : std::string(input);
  sluice::Limits limits;
  limits.total_bytes = 4 * most_entry_bytes;
  limits.entry_bytes = most_entry_bytes;
  limits.decoder_memory = 8u << 20;
  limits.entries = 1000;
  const std::size_t piece = 1 + std::size_t{bytes[0]} * 251;
  const auto run = test::run_reader("zip", zip, piece, limits, 2 * most_entry_bytes);
  const bool is_bounded = run.entries.size() <= limits.entries + 1;
  const bool is_true = std::ranges::all_of(run.entries, is_as_declared);
  if (run.has_failed || !is_bounded || !is_true) std::abort();
  return 0;
}
