// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/libarchive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

using Enable = int (*)(archive*);

struct FormatRow {
  std::string_view name;
  Enable enable;
};

/// By name only: "all" would bring readers in that take any text for an archive, or open files of the host.
constexpr FormatRow formats[] = {
    {"tar", archive_read_support_format_tar},         {"zip", archive_read_support_format_zip_seekable},
    {"7z", archive_read_support_format_7zip},         {"rar", archive_read_support_format_rar},
    {"rar5", archive_read_support_format_rar5},       {"cpio", archive_read_support_format_cpio},
    {"ar", archive_read_support_format_ar},           {"deb", archive_read_support_format_ar},
    {"iso9660", archive_read_support_format_iso9660}, {"cab", archive_read_support_format_cab},
    {"xar", archive_read_support_format_xar},         {"lha", archive_read_support_format_lha},
    {"warc", archive_read_support_format_warc},
};

constexpr std::array<std::byte, 64u << 10> zero_block{};

EntryKind kind_of(archive_entry& entry) {
  if (archive_entry_hardlink(&entry) != nullptr) return EntryKind::hardlink;
  switch (archive_entry_filetype(&entry)) {
    case AE_IFREG:
    case 0:
      return EntryKind::file;
    case AE_IFDIR:
      return EntryKind::folder;
    case AE_IFLNK:
      return EntryKind::symlink;
    case AE_IFCHR:
    case AE_IFBLK:
      return EntryKind::device;
    case AE_IFIFO:
    case AE_IFSOCK:
      return EntryKind::fifo;
    default:
      return EntryKind::other;
  }
}

bool has_capability(archive_entry& entry) {
  archive_entry_xattr_reset(&entry);
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  while (archive_entry_xattr_next(&entry, &name, &value, &size) == ARCHIVE_OK) {
    if (name != nullptr && std::string_view(name) == "security.capability") return true;
  }
  return false;
}

std::string text_of(const char* text) { return text == nullptr ? std::string() : std::string(text); }

}  // namespace

LibarchiveReader::LibarchiveReader(std::string_view format, ByteSource& source, HazardSink& sink, Budget& budget,
                                   Skipper* skipper)
    : format_(format), input_(source, skipper), sink_(sink), budget_(budget), handle_(archive_read_new()) {}

Result<void> LibarchiveReader::open() {
  is_open_ = true;
  const auto* row = std::ranges::find(formats, format_, &FormatRow::name);
  if (row == std::ranges::end(formats)) return fail("libarchive has no reader for " + format_);
  int status = row->enable(handle_.get());
  if (status == ARCHIVE_OK || status == ARCHIVE_WARN) status = input_.open(*handle_);
  if (input_.error()) return tl::unexpected<Error>(*input_.error());
  if (status != ARCHIVE_OK) stop();
  return {};
}

Result<std::optional<EntryMeta>> LibarchiveReader::next() {
  const NameCharset charset(format_ == "tar" ? NameCharset::Kind::bytes : NameCharset::Kind::utf8);
  if (!is_open_) {
    TRY(open());
  }
  while (stopped_.empty()) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle_.get(), &entry);
    if (input_.error()) return tl::unexpected<Error>(*input_.error());
    if (status == ARCHIVE_EOF) return std::optional<EntryMeta>();
    if (status == ARCHIVE_RETRY && format_ == "tar") continue;  // a block that is no header: TarWatch states it
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      stop();
      break;
    }
    EntryMeta meta = describe(*entry);
    if (is_index(meta.path)) continue;
    if (status == ARCHIVE_WARN && archive_entry_pathname(entry) != nullptr) state_doubt();
    return std::optional<EntryMeta>(std::move(meta));
  }
  return std::optional<EntryMeta>();
}

/// The symbol and name tables of an ar archive are its own, not entries.
bool LibarchiveReader::is_index(std::string_view path) const {
  if (format_ != "ar" && format_ != "deb") return false;
  return path == "/" || path == "//" || path == "/SYM64/" || path.starts_with("__.SYMDEF");
}

EntryMeta LibarchiveReader::describe(archive_entry& entry) {
  EntryMeta meta;
  meta.path = name_of(entry);
  meta.kind = kind_of(entry);
  meta.mode = archive_entry_perm(&entry) & 07777u;
  meta.has_mode = true;
  if (meta.kind == EntryKind::hardlink) meta.link_target = text_of(archive_entry_hardlink(&entry));
  if (meta.kind == EntryKind::symlink) meta.link_target = text_of(archive_entry_symlink(&entry));
  if (archive_entry_size_is_set(&entry) != 0) meta.size = static_cast<std::uint64_t>(archive_entry_size(&entry));
  if (archive_entry_mtime_is_set(&entry) != 0) meta.mtime = archive_entry_mtime(&entry);
  meta.uid = static_cast<std::uint64_t>(archive_entry_uid(&entry));
  meta.gid = static_cast<std::uint64_t>(archive_entry_gid(&entry));
  meta.has_capability = has_capability(entry);
  constexpr int any_acl = ARCHIVE_ENTRY_ACL_TYPE_POSIX1E | ARCHIVE_ENTRY_ACL_TYPE_NFS4;
  meta.has_acl = archive_entry_acl_count(&entry, any_acl) > 0;
  meta.encrypted = archive_entry_is_encrypted(&entry) != 0;
  is_whole_ = true;
  is_over_ = false;
  at_ = 0;
  declared_ = format_ == "tar" && meta.kind == EntryKind::file ? meta.size.value_or(0) : 0;
  block_ = {};
  return meta;
}

std::string LibarchiveReader::name_of(archive_entry& entry) {
  if (const char* name = archive_entry_pathname(&entry)) return name;
  // libarchive 3.6 drops a name that it cannot convert, and its bytes with it.
  sink_.state(HazardId::path_encoding, Weight::warning, "an entry's name is not in the encoding that it declares");
  return fmt::format("?{}", ++nameless_);
}

Result<std::span<const std::byte>> LibarchiveReader::read() {
  if (is_over_ || !stopped_.empty()) return std::span<const std::byte>();
  while (block_.empty()) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(handle_.get(), &bytes, &size, &offset);
    if (input_.error()) return tl::unexpected<Error>(*input_.error());
    if (status == ARCHIVE_EOF) {
      const std::span<const std::byte> hole = zeros(declared_ - std::min(at_, declared_));
      is_over_ = hole.empty();
      return hole;
    }
    if (status != ARCHIVE_OK) {  // with ARCHIVE_WARN come bytes whose checksum or size is wrong
      is_whole_ = false;
      is_over_ = status != ARCHIVE_WARN;
      status == ARCHIVE_FATAL ? stop() : state();
      if (is_over_) return std::span<const std::byte>();
    }
    block_ = {static_cast<const std::byte*>(bytes), size};
    block_at_ = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
  }
  if (block_at_ > at_) return zeros(block_at_ - at_);
  at_ += block_.size();
  return std::exchange(block_, {});
}

/// A hole of a sparse entry reads as zeros.
std::span<const std::byte> LibarchiveReader::zeros(std::uint64_t count) {
  const auto given = static_cast<std::size_t>(std::min<std::uint64_t>(count, zero_block.size()));
  at_ += given;
  return std::span(zero_block).first(given);
}

void LibarchiveReader::state() {
  Defect defect = libarchive_defect(*handle_);
  sink_.state(defect.id, Weight::error, std::move(defect.detail));
}

/// A header that libarchive took with a warning: the entry is read, and the evidence kept. A name that was not
/// converted is just what we asked for.
void LibarchiveReader::state_doubt() {
  Defect defect = libarchive_defect(*handle_);
  if (defect.detail.find("be converted from") != std::string::npos) return;
  const Weight weight = defect.id == HazardId::malformed ? Weight::warning : Weight::error;
  sink_.state(defect.id, weight, std::move(defect.detail));
}

void LibarchiveReader::stop() {
  Defect defect = libarchive_defect(*handle_);
  stopped_ = defect.detail;
  // Once a limit is crossed the input is cut short on purpose; what libarchive makes of that is no defect.
  if (!budget_.is_exhausted()) sink_.state(defect.id, Weight::error, std::move(defect.detail));
}

}  // namespace sluice
