// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/owner_record.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/owner_records.hpp"
#include "hooks/purl_text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::size_t most_folders = 32;

struct Describe {
  std::string_view kind;
  void (*describe)(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);
};

/// The list of databases that say more than name and version.
constexpr std::array<Describe, 7> describers = {{
    {"deb", describe_dpkg},
    {"rpm", describe_rpm},
    {"conan", describe_conan},
    {"vcpkg", describe_vcpkg},
    {"cps", describe_cps},
    {"yocto", describe_yocto},
    {"buildroot", describe_buildroot},
}};

}  // namespace

OwnerRecord read_owner_record(const OwnerPlaces& places, const FileOwner& owner) {
  OwnerRecord record;
  record.owner = owner.kind;
  record.name = owner.name;
  record.version = owner.version;
  record.evidence = owner.evidence;
  const auto found = std::ranges::find(describers, owner.kind, &Describe::kind);
  if (found != describers.end()) found->describe(places, owner, record);
  if (record.purl.empty()) record.purl = make_generic_purl(record.name, record.version, {});
  return record;
}

std::vector<std::string> folders_above(const std::string& file) {
  std::vector<std::string> folders;
  for (std::string folder = parent_of(file); !folder.empty() && folder != "/" && folders.size() < most_folders;
       folder = parent_of(folder)) {
    folders.push_back(folder);
  }
  return folders;
}

void declare(std::string_view license, std::uint32_t line, DeclaredPackage& declared) {
  const std::string_view text = trim(license);
  if (text.empty() || text == "NOASSERTION" || text == "NONE") return;
  declared.licenses.push_back({std::string(text), line});
}

}  // namespace sluice
