// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/corpus.hpp"

#include "base/digest.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

namespace sluice::bench {
namespace {

/// Words of source code in random order compress about like source code does.
std::string source_text(std::mt19937& random) {
  static const std::vector<std::string> words = {"const ", "std::string ", "return ", "if (", ") {\n", "}\n", "value", " = ", ";\n", "for (",
                                                 "count", "size_t ", "void ", "// reads the next ", "template <class T>\n", "->", "index", "error", "0x"};
  std::uniform_int_distribution<std::size_t> word(0, words.size() - 1);
  std::uniform_int_distribution<int> length(200, 3000), number(0, 99999);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    text += words[word(random)];
    if (i % 5 == 0) text += std::to_string(number(random));
  }
  return text;
}

}  // namespace

void write_corpus(const std::string& path, const std::string& filter, int files) {
  std::mt19937 random(20261121);
  const std::unique_ptr<archive, int (*)(archive*)> out(archive_write_new(), archive_write_free);
  archive_write_set_format_pax_restricted(out.get());
  filter == "xz" ? archive_write_add_filter_xz(out.get()) : archive_write_add_filter_gzip(out.get());
  archive_write_set_options(out.get(), filter == "xz" ? "compression-level=1" : "compression-level=6");
  if (archive_write_open_filename(out.get(), path.c_str()) != ARCHIVE_OK) throw std::runtime_error("cannot write " + path);
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
  for (int i = 0; i < files; ++i) {
    const std::string text = source_text(random);
    archive_entry_clear(entry.get());
    archive_entry_set_pathname(entry.get(), fmt::format("corpus/d{:03}/f{:05}.cpp", i % 200, i).c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1700000000, 0);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(text.size()));
    archive_write_header(out.get(), entry.get());
    archive_write_data(out.get(), text.data(), text.size());
  }
  archive_write_close(out.get());
}

std::uint64_t read_and_hash(const std::string& path) {
  const std::unique_ptr<archive, int (*)(archive*)> in(archive_read_new(), archive_read_free);
  archive_read_support_format_tar(in.get());
  archive_read_support_filter_gzip(in.get());
  archive_read_support_filter_xz(in.get());
  if (archive_read_open_filename(in.get(), path.c_str(), 1 << 20) != ARCHIVE_OK) throw std::runtime_error("cannot read " + path);
  std::uint64_t entries = 0;
  Sha256 hash;
  for (archive_entry* entry = nullptr; archive_read_next_header(in.get(), &entry) == ARCHIVE_OK; ++entries) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (archive_read_data_block(in.get(), &block, &size, &offset) == ARCHIVE_OK) {
      hash.update(std::string_view(static_cast<const char*>(block), size));
    }
    hash.finish();
  }
  return entries;
}

}  // namespace sluice::bench
