// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/libarchive_writer.hpp"

#include "support/raw_tar.hpp"

#include <archive.h>
#include <archive_entry.h>

namespace sluice::test {
namespace {

la_ssize_t append(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

int add_filter(archive* writer, std::string_view filter) {
  if (filter.empty()) return archive_write_add_filter_none(writer);
  if (filter == "gz") return archive_write_add_filter_gzip(writer);
  if (filter == "xz") return archive_write_add_filter_xz(writer);
  if (filter == "zst") return archive_write_add_filter_zstd(writer);
  if (filter == "bz2") return archive_write_add_filter_bzip2(writer);
  if (filter == "lzma") return archive_write_add_filter_lzma(writer);
  if (filter == "lz") return archive_write_add_filter_lzip(writer);
  if (filter == "Z") return archive_write_add_filter_compress(writer);
  return ARCHIVE_FATAL;
}

unsigned type_of(const PackEntry& entry) {
  if (entry.is_folder) return AE_IFDIR;
  return entry.link.empty() || entry.is_hardlink ? AE_IFREG : AE_IFLNK;
}

}  // namespace

LibarchiveWriter::LibarchiveWriter(std::string_view filter) : archive_(archive_write_new()) {
  note(add_filter(archive_, filter));
  if (filter == "gz") note(archive_write_set_filter_option(archive_, "gzip", "timestamp", nullptr));
  // at its usual level the encoder takes 94 MB, which costs more than anything that is done with its bytes
  if (filter == "xz" || filter == "lzma")
    note(archive_write_set_filter_option(archive_, nullptr, "compression-level", "0"));
}

LibarchiveWriter::~LibarchiveWriter() { archive_write_free(archive_); }

void LibarchiveWriter::open() {
  note(archive_write_set_bytes_per_block(archive_, 1));
  note(archive_write_set_bytes_in_last_block(archive_, 1));
  note(archive_write_open2(archive_, &bytes_, nullptr, append, nullptr, nullptr));
}

void LibarchiveWriter::add(const PackEntry& entry, const std::string& name) {
  archive_entry* record = archive_entry_new();
  archive_entry_set_pathname(record, name.c_str());
  archive_entry_set_filetype(record, type_of(entry));
  archive_entry_set_perm(record, entry.mode);
  archive_entry_set_mtime(record, packed_time, 0);
  archive_entry_set_uid(record, 1000);
  archive_entry_set_gid(record, 1000);
  if (entry.is_hardlink) archive_entry_set_hardlink(record, entry.link.c_str());
  if (!entry.is_hardlink && !entry.link.empty()) archive_entry_set_symlink(record, entry.link.c_str());
  archive_entry_set_size(record, static_cast<la_int64_t>(entry.content.size()));
  note(archive_write_header(archive_, record));
  if (!entry.content.empty()) {
    const la_ssize_t written = archive_write_data(archive_, entry.content.data(), entry.content.size());
    note(written < 0 ? ARCHIVE_FATAL : ARCHIVE_OK);
  }
  archive_entry_free(record);
}

std::string LibarchiveWriter::finish() {
  note(archive_write_close(archive_));
  return good_ ? bytes_ : std::string();
}

}  // namespace sluice::test
