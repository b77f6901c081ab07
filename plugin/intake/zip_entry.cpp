// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_entry.hpp"

#include "intake/path_parts.hpp"

#include <fmt/format.h>
#include <libdeflate.h>
#include <sys/stat.h>

#include <string_view>

namespace sluice {
namespace {

constexpr unsigned dos_folder = 0x10;

bool is_made_on_unix(const ZipRecord& record) {
  const unsigned host = record.made_by >> 8;
  return host == 3 || host == 19;  // Unix, macOS (4.4.2.2)
}

/// Type bits of the Unix mode, zero if none are stated.
unsigned unix_type(const ZipRecord& record) { return is_made_on_unix(record) ? (record.attributes >> 16) & S_IFMT : 0; }

bool is_marked_folder(const ZipRecord& record) {
  const unsigned type = unix_type(record);
  return type == S_IFDIR || (type == 0 && (record.attributes & dos_folder) != 0);
}

/// True if the name does what no name should: a reader that does not know the other one unpacks by it.
bool leads_out(std::string_view name) {
  return name.starts_with('/') || name.find('\\') != std::string_view::npos || climbs_out(name);
}

/// Readers that know the Unicode field unpack by it, if it is for this name.
std::string choose_name(const ZipRecord& record, HazardSink& sink) {
  if (!record.unicode_path) return record.name;
  const ZipExtra::UnicodePath& other = *record.unicode_path;
  if (libdeflate_crc32(0, record.name.data(), record.name.size()) != other.name_crc) {
    sink.state(HazardId::zip_unicode_path, Weight::warning,
               fmt::format("the Unicode name '{}' is not that of '{}'", other.name, record.name));
    return record.name;
  }
  if (other.name == record.name) return record.name;
  sink.state(HazardId::zip_unicode_path, leads_out(record.name) ? Weight::error : Weight::warning,
             fmt::format("'{}' is '{}' for readers that know the Unicode name", record.name, other.name));
  return other.name;
}

}  // namespace

EntryKind zip_entry_kind(const ZipRecord& record, std::string_view path) {
  switch (unix_type(record)) {
    case S_IFLNK:
      return EntryKind::symlink;
    case S_IFCHR:
    case S_IFBLK:
      return EntryKind::device;
    case S_IFIFO:
    case S_IFSOCK:
      return EntryKind::fifo;
    default:
      return path.ends_with('/') || (is_marked_folder(record) && record.size == 0) ? EntryKind::folder
                                                                                   : EntryKind::file;
  }
}

EntryMeta describe_zip_entry(const ZipRecord& record, HazardSink& sink) {
  EntryMeta meta;
  meta.path = choose_name(record, sink);
  const bool is_named_folder = meta.path.ends_with('/');
  if (is_named_folder && record.size != 0) {
    sink.state(HazardId::zip_dir_with_data, Weight::error,
               fmt::format("the folder '{}' carries {} bytes", meta.path, record.size));
  } else if (is_marked_folder(record) && !is_named_folder) {
    sink.state(HazardId::zip_dir_with_data, Weight::warning,
               fmt::format("'{}' is marked as a folder, and its name is that of a file", meta.path));
  }
  meta.kind = zip_entry_kind(record, meta.path);
  meta.has_mode = is_made_on_unix(record) && (record.attributes >> 16) != 0;
  if (meta.has_mode) meta.mode = (record.attributes >> 16) & 07777u;
  meta.size = meta.kind == EntryKind::file ? record.size : 0;
  meta.mtime = record.mtime;
  meta.encrypted = record.is_encrypted();
  meta.claims_utf8 = record.is_utf8() || meta.path != record.name;
  return meta;
}

}  // namespace sluice
