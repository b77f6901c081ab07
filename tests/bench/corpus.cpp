// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/corpus.hpp"

#include "base/files.hpp"
#include "bench/measure.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

namespace sluice::bench {
namespace {

constexpr int made_files = 32'000;  // some 400 MB

/// Words of source code in random order compress about like source code does.
std::string source_text(std::mt19937& random) {
  static const std::vector<std::string> words = {"const ",
                                                 "std::string ",
                                                 "return ",
                                                 "if (",
                                                 ") {\n",
                                                 "}\n",
                                                 "value",
                                                 " = ",
                                                 ";\n",
                                                 "for (",
                                                 "count",
                                                 "size_t ",
                                                 "void ",
                                                 "// reads the next ",
                                                 "template <class T>\n",
                                                 "->",
                                                 "index",
                                                 "error",
                                                 "0x"};
  std::uniform_int_distribution<std::size_t> word(0, words.size() - 1);
  std::uniform_int_distribution<int> length(200, 3000), number(0, 99999);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    text += words[word(random)];
    if (i % 5 == 0) text += std::to_string(number(random));
  }
  return text;
}

/// Writes a tar of files, each with the text that `make` gives.
void write_tar(const std::string& path, std::uint32_t files, const std::string& format,
               const std::function<std::string()>& make) {
  const std::unique_ptr<archive, int (*)(archive*)> out(archive_write_new(), archive_write_free);
  archive_write_set_format_ustar(out.get());
  if (archive_write_open_filename(out.get(), path.c_str()) != ARCHIVE_OK)
    throw std::runtime_error("cannot write " + path);
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
  for (std::uint32_t i = 0; i < files; ++i) {
    const std::string text = make();
    archive_entry_clear(entry.get());
    archive_entry_set_pathname(entry.get(), fmt::format(fmt::runtime(format), i / 500, i).c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1700000000, 0);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(text.size()));
    archive_write_header(out.get(), entry.get());
    archive_write_data(out.get(), text.data(), text.size());
  }
  if (archive_write_close(out.get()) != ARCHIVE_OK) throw std::runtime_error("cannot write " + path);
}

/// Runs a shell command that makes $2 from $1, unless it is there; a run that is cut short leaves nothing behind.
void make(const std::string& made, const std::string& from, const std::string& command) {
  if (is_file(made)) return;
  fmt::print(stderr, "bench: making {}\n", file_name_of(made));
  const std::string part = made + ".part";
  const Cost cost = run({"sh", "-c", "rm -rf \"$2\"; " + command, "sh", from, part}, parent_of(made));
  if (cost.exit_code != 0) throw std::runtime_error("cannot make " + made);
  std::filesystem::rename(part, made);
}

std::string find_source(const std::string& folder) {
  for (const std::string& name : list_folder(folder)) {
    if (name.starts_with("boost1.81_") && name.ends_with(".orig.tar.xz")) return folder + "/" + name;
  }
  return {};
}

}  // namespace

Corpus make_corpus(const std::string& folder) {
  std::filesystem::create_directories(folder);
  Corpus corpus{folder, "Boost 1.81", true};
  if (find_source(folder).empty()) {
    fmt::print(stderr, "bench: fetching the source of Boost\n");
    run({SLUICE_SOURCE_DIR "/cmake/dev/fetch_debian", "source", "boost1.81", folder});
  }
  const std::string source = find_source(folder);
  const std::string tar = corpus.path("tar");
  if (source.empty()) {
    corpus.origin = "GENERATED TEXT, because Boost's source could not be fetched";
    corpus.is_real = false;
    std::mt19937 random(20261121);
    if (!is_file(tar)) write_tar(tar, made_files, "corpus/d{:04}/f{:07}.cpp", [&] { return source_text(random); });
    make(corpus.path("tar.xz"), tar, "xz -T1 -1 -c \"$1\" > \"$2\"");
  } else {
    make(tar, source, "xz -dc \"$1\" > \"$2\"");
    make(corpus.path("tar.xz"), source, "cp \"$1\" \"$2\"");  // one block, as it was delivered
  }
  make(corpus.path("tar.gz"), tar, "gzip -6 -c \"$1\" > \"$2\"");
  make(corpus.path("tar.zst"), tar, "zstd -q -3 -c \"$1\" > \"$2\"");
  make(corpus.path("zip"), tar,
       "mkdir \"$2.tree\" && bsdtar -xf \"$1\" -C \"$2.tree\" && (cd \"$2.tree\" && zip -qry - .) > \"$2\"; "
       "code=$?; rm -rf \"$2.tree\"; exit $code");
  return corpus;
}

void write_small_entries(const std::string& path, std::uint32_t entries) {
  write_tar(path, entries, "project-1.0/src/d{:04}/f{:07}.c", [] { return std::string("0123456789"); });
}

}  // namespace sluice::bench
