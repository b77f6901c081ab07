// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// tar, zip, cpio and ar are written by hand, so that a hostile name comes out exactly as given; 7z by libarchive.
#include "support/compress.hpp"
#include "support/libarchive_writer.hpp"
#include "support/raw_tar.hpp"
#include "support/raw_zip.hpp"
#include "support/tree.hpp"

#include <archive.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sluice::test {
namespace {

std::string pack_tar(const std::vector<PackEntry>& entries) {
  RawTar tar;
  for (const PackEntry& entry : entries) {
    PaxRecords records;
    if (entry.path.size() > 100 || entry.path.find('\0') != std::string::npos) records.emplace_back("path", entry.path);
    if (entry.link.size() > 100) records.emplace_back("linkpath", entry.link);
    if (!records.empty()) tar.add_pax(records);
    TarHeader header;
    header.name = entry.path.substr(0, entry.path.find('\0'));
    header.link = entry.link;
    header.mode = entry.mode;
    if (entry.is_folder) header.type = '5';
    if (!entry.link.empty()) header.type = entry.is_hardlink ? '1' : '2';
    tar.add(header, entry.content);
  }
  return tar.finish();
}

std::uint32_t unix_mode(const PackEntry& entry) {
  if (entry.is_folder) return 0040000u | entry.mode;
  return (entry.link.empty() ? 0100000u : 0120000u) | entry.mode;
}

std::string pack_zip(const std::vector<PackEntry>& entries) {
  RawZip zip;
  for (const PackEntry& entry : entries) {
    ZipEntry record;
    record.name = entry.path + (entry.is_folder && !entry.path.ends_with('/') ? "/" : "");
    record.data = entry.link.empty() ? entry.content : entry.link;
    record.unix_mode = unix_mode(entry);
    record.flags = 0x800;
    if (record.data.empty() || !entry.link.empty()) record.method = 0;
    zip.add(record);
  }
  return zip.finish();
}

std::string padded(std::string text, std::size_t to) {
  text.append((to - text.size() % to) % to, '\0');
  return text;
}

/// One record of the "new ASCII" cpio format.
std::string cpio_record(const PackEntry& entry, std::size_t number) {
  const std::string& data = entry.link.empty() ? entry.content : entry.link;
  const std::string head =
      fmt::format("070701{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}", number,
                  unix_mode(entry), 1000, 1000, 1, packed_time, data.size(), 0, 0, 0, 0, entry.path.size() + 1, 0);
  return padded(head + entry.path + std::string(1, '\0'), 4) + padded(data, 4);
}

std::string pack_cpio(const std::vector<PackEntry>& entries) {
  std::string bytes;
  for (const PackEntry& entry : entries) bytes += cpio_record(entry, 1 + bytes.size());
  PackEntry end;
  end.path = "TRAILER!!!";
  end.mode = 0;
  return padded(bytes + cpio_record(end, 0), 512);
}

/// The common ar format; names that do not fit stand in front of the data, as BSD writes them.
std::string pack_ar(const std::vector<PackEntry>& entries) {
  std::string bytes = "!<arch>\n";
  for (const PackEntry& entry : entries) {
    const bool fits = entry.path.size() <= 15 && entry.path.find_first_of(" /") == std::string::npos;
    const std::string name = fits ? entry.path : fmt::format("#1/{}", entry.path.size());
    const std::string data = fits ? entry.content : entry.path + entry.content;
    bytes += fmt::format("{:<16}{:<12}{:<6}{:<6}{:<8o}{:<10}`\n", name, packed_time, 1000, 1000, 0100000u | entry.mode,
                         data.size());
    bytes += data;
    if (data.size() % 2 != 0) bytes += '\n';
  }
  return bytes;
}

std::string pack_7z(const std::vector<PackEntry>& entries) {
  LibarchiveWriter writer("");
  archive_write_set_format_7zip(writer.handle());
  writer.open();
  for (const PackEntry& entry : entries) writer.add(entry, entry.path);
  return writer.finish();
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string pack(const std::vector<PackEntry>& entries, std::string_view format) {
  if (format.starts_with("tar.")) return compressed(pack_tar(entries), format.substr(4));
  if (format == "tar") return pack_tar(entries);
  if (format == "zip") return pack_zip(entries);
  if (format == "7z") return pack_7z(entries);
  if (format == "cpio") return pack_cpio(entries);
  if (format == "ar") return pack_ar(entries);
  return {};
}

std::string pack_folder(const std::string& folder, std::string_view format) {
  std::vector<PackEntry> entries;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (!item.is_regular_file()) continue;
    PackEntry entry;
    entry.path = item.path().lexically_relative(folder).generic_string();
    entry.content = content_of(item.path());
    entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, {}, &PackEntry::path);
  return pack(entries, format);
}

}  // namespace sluice::test
