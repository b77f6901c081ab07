// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/file_owner.hpp"
#include "model/inventory.hpp"
#include "readers/package.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What the records of a package that owns files say of it.
struct OwnerRecord {
  std::string owner;  ///< Component::owner: "dpkg", "rpm", "conan", ...
  std::string name, version;
  std::string purl;
  std::string publisher;
  std::string source;                      ///< URL it came from, or empty
  DeclaredPackage declared;                ///< its licenses, as written
  std::vector<std::string> license_texts;  ///< host paths of texts that tell where nothing is declared
  Linkage linkage = Linkage::unknown;      ///< as the records say; unknown: a file's name tells
  std::string evidence;                    ///< host path of the record
};

/// Reads the record of a file's owner, as far as it can be read: name and version are always those of the owner.
OwnerRecord read_owner_record(const OwnerPlaces& places, const FileOwner& owner);

/// The folders above a file, the nearest first; a bounded number.
std::vector<std::string> folders_above(const std::string& file);

/// The nearest folder above a file that something holds of; the folders of files are asked once each.
class FolderAbove {
 public:
  template <class Holds>
  std::string find(const std::string& file, const Holds& holds) {
    const auto [known, is_new] = known_.try_emplace(file.substr(0, file.rfind('/')));
    for (const std::string& folder : is_new ? folders_above(file) : std::vector<std::string>{}) {
      if (!known->second.empty() || !holds(folder)) continue;
      known->second = folder;
    }
    return known->second;
  }

 private:
  std::map<std::string, std::string> known_;  ///< folder of a file to what was found, or empty
};

/// "Zlib", "NOASSERTION" and "NONE" of a record: a declared license, or none.
void declare(std::string_view license, std::uint32_t line, DeclaredPackage& declared);

}  // namespace sluice
