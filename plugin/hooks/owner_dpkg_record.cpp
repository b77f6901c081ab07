// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What dpkg's records say of a package besides its files: the paragraph of status (deb-control(5)), and the copyright
// file that every package has (Debian Policy 12.5), as DEP-5 where it is machine-readable.
#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/os_release.hpp"
#include "hooks/owner_records.hpp"
#include "hooks/purl_text.hpp"
#include "readers/copyright_stanzas.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t most_status = 256u << 20;
constexpr std::string_view place_of_lists = "/var/lib/dpkg/info/";

/// The paragraph of a package of that version; packages of several architectures have one each.
std::string_view find_paragraph(std::string_view status, const FileOwner& owner) {
  const std::string head = "Package: " + owner.name + "\n", version = "\nVersion: " + owner.version + "\n";
  for (std::size_t at = status.find(head); at != std::string_view::npos; at = status.find(head, at + head.size())) {
    if (at > 0 && status[at - 1] != '\n') continue;
    const std::string_view paragraph = status.substr(at, status.find("\n\n", at) - at + 1);
    if (paragraph.find(version) != std::string_view::npos) return paragraph;
  }
  return {};
}

std::string_view value_of(std::string_view paragraph, std::string_view key) {
  for (const std::string_view line : split(paragraph, '\n')) {
    if (line.starts_with(key) && line.substr(key.size()).starts_with(": ")) return trim(line.substr(key.size() + 2));
  }
  return {};
}

/// What speaks for all files goes before what speaks for some.
void keep_whole(DeclaredPackage& declared) {
  const auto is_part = [](const DeclaredLicense& one) { return !one.scope.empty(); };
  if (!std::ranges::all_of(declared.licenses, is_part)) std::erase_if(declared.licenses, is_part);
}

}  // namespace

void describe_dpkg(const OwnerPlaces&, const FileOwner& owner, OwnerRecord& record) {
  const std::size_t lists = owner.evidence.rfind(place_of_lists);
  if (lists == std::string::npos) return;
  const std::string root = owner.evidence.substr(0, lists);
  record.owner = "dpkg";
  const auto status = read_file(root + "/var/lib/dpkg/status", most_status);
  const std::string_view paragraph = status ? find_paragraph(*status, owner) : std::string_view{};
  record.publisher = value_of(paragraph, "Maintainer");
  record.purl = make_purl("deb", distribution_of(root, "debian"), owner.name, owner.version,
                          {{"arch", std::string(value_of(paragraph, "Architecture"))}});
  const std::string copyright = root + "/usr/share/doc/" + owner.name + "/copyright";
  const auto text = read_file(copyright, most_copyright_file_bytes);
  if (!text) return;
  if (auto declared = declared_licenses(copyright, *text, Limits{})) {
    record.declared = std::move(*declared);
    keep_whole(record.declared);
  }
  if (record.declared.licenses.empty()) record.license_texts = {copyright};
}

}  // namespace sluice
