// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Licenses by the names that texts give them: a family is what the versions of one license share.
#pragma once

#include "license/license_index.hpp"
#include "license/word_hash.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

struct LicenseFamily {
  struct Version {
    std::string number;  ///< as the list writes it, without "v"
    std::string id;
  };
  std::string key;  ///< the ids without their version; the id of a license without versions
  std::vector<Version> versions;
  std::string unversioned;    ///< expression for a name without a version, or empty
  bool is_ambiguous = false;  ///< `unversioned` is a guess
  bool is_gnu = false;        ///< ids end in -only or -or-later; those of versions do not have it

  /// The version that a text writes so ("2", "2.0"), or null.
  const Version* find_version(std::string_view number) const;
};

enum class NameStrength : std::uint8_t {
  weak,     ///< counts in the context of a license only
  strong,   ///< says by itself that a license is meant
  address,  ///< the same, of a web address
};

/// One way to call a family.
struct NamePhrase {
  std::vector<WordHash> words;
  std::uint32_t family = 0;
  std::string version;  ///< if the words have one ("gplv2")
  NameStrength strength = NameStrength::weak;
};

struct LicenseFamilies {
  std::vector<LicenseFamily> families;
  std::vector<NamePhrase> phrases;
};

/// Families and phrases of all licenses of the index, and of license_phrases.def as far as their ids are listed.
LicenseFamilies make_license_families(const LicenseIndex& index);

/// "2.0" of "v2.0": digits, dots and at most one letter behind; empty if the word is no version.
std::string_view version_of_word(std::string_view word);

}  // namespace sluice::license
