// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reads checksum lists (SHA256SUMS, delivery.sums, name.sha256, .sfv). Lines are joined to entries later (checksum_join.cpp).
#include "base/text.hpp"
#include "readers/checksum_line.hpp"
#include "readers/reader.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace sluice {
namespace {

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Debian's list inside control.tar speaks of files in another archive, data.tar, and is the package manager's business.
bool is_debian_control(std::string_view inner_path) {
  return inner_path.find("control.tar") != std::string_view::npos || inner_path.ends_with("DEBIAN/md5sums");
}

bool is_comment(std::string_view line) { return is_blank(line) || line.front() == '#' || line.front() == ';'; }

/// Takes the armor of a clear-signed list off (RFC 9580 section 7): its header lines, and the signature at the end.
class Armor {
 public:
  bool swallows(std::string_view line) {
    if (line == "-----BEGIN PGP SIGNED MESSAGE-----") return in_header_ = true;
    if (line == "-----BEGIN PGP SIGNATURE-----") return in_signature_ = true;
    if (in_header_ && line.empty()) {
      in_header_ = false;
      return true;
    }
    return in_header_ || in_signature_;
  }

 private:
  bool in_header_ = false;
  bool in_signature_ = false;
};

Claim claims(std::string_view inner_path, std::string_view head) {
  const std::optional<ChecksumStyle> style = find_checksum_style(file_name(inner_path));
  if (!style || is_debian_control(inner_path)) return Claim::none;
  Armor armor;
  for (std::string_view line : split(head, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (armor.swallows(line) || is_comment(line)) continue;
    return parse_checksum_line(line, *style) ? Claim::certain : Claim::by_name;
  }
  return Claim::by_name;
}

/// "radar.tar.gz.sha256" speaks of "radar.tar.gz" where its only line names no file.
std::string path_of_bare_digest(std::string_view list_name) { return std::string(list_name.substr(0, list_name.rfind('.'))); }

void read(const DocumentBytes& document, const ReadContext& /*limits*/, Inventory& inventory) {
  const std::string_view name = file_name(document.inner_path);
  const ChecksumStyle style = find_checksum_style(name).value_or(ChecksumStyle{});
  const auto index = static_cast<std::uint32_t>(inventory.documents.size());
  const auto place = [&](std::uint32_t line) {
    return Origin{.path = document.path, .line = line, .column = line == 0 ? 0u : 1u, .pointer = {}, .reader = "checksum_list"};
  };
  inventory.documents.push_back({.role = "checksums", .delivery = document.delivery, .entry = document.entry, .origin = place(0)});
  Armor armor;
  std::uint32_t number = 0;
  std::uint32_t first_unread = 0;
  std::uint64_t unread = 0;
  for (std::string_view line : split(document.bytes, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (armor.swallows(line) || is_comment(line)) continue;
    std::optional<ChecksumStatement> statement = parse_checksum_line(line, style);
    const bool names_nothing = statement && statement->path.empty() && name.find('.') == std::string_view::npos;
    if (!statement || names_nothing) {
      if (unread++ == 0) first_unread = number;
      continue;
    }
    if (statement->path.empty()) statement->path = path_of_bare_digest(name);
    inventory.checksums.push_back({.document = index, .algorithm = std::move(statement->algorithm), .expected = std::move(statement->hex),
                                   .path = std::move(statement->path), .entry = no_index, .actual = {}, .origin = place(number)});
  }
  if (unread > 0) {
    inventory.unknowns.push_back({.fact = fmt::format("checksums of {}", document.path),
                                  .reason = fmt::format("{} no statement of a checksum", unread == 1 ? "one line is" : fmt::format("{} lines are", unread)),
                                  .origin = place(first_unread)});
  }
}

}  // namespace

extern const DocumentReader reader_checksum_list;
const DocumentReader reader_checksum_list{
    .name = "checksum_list",
    .summary = "lists of file digests: sha256sum and its kin, BSD style, SFV",
    .claims = claims,
    .read = read,
};

}  // namespace sluice
