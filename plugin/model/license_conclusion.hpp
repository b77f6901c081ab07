// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Under which license a package is, as far as files, documents and decisions tell.
#pragma once

#include "model/licensing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What the conclusion on a package's license rests on.
enum class ConclusionBasis : std::uint8_t {
  unsettled,     ///< nothing says under which license it is
  decision,      ///< somebody concluded it (decisions.yaml)
  agreement,     ///< it is declared, and its files say nothing else
  declared,      ///< it is declared, and its files say nothing
  detected,      ///< its files say it, and nothing is declared
  disagreement,  ///< its files say more than is declared: all of it is taken to hold
};

/// A license that speaks for a package, and where it is stated.
struct LicenseWitness {
  std::string license;          ///< an operand: a license, perhaps with '+' and an addition
  bool is_declared = false;     ///< by a manifest or the like
  bool is_fact = false;         ///< declared, tagged, or its whole text is there; else only a notice says so
  std::uint64_t files = 0;      ///< that state it, and count
  std::uint64_t set_aside = 0;  ///< that state it, and do not count: tests, documentation, build scripts, not compiled
  Origin place;                 ///< the best one: a declaration, else the first file that counts, else the first file

  friend bool operator==(const LicenseWitness&, const LicenseWitness&) = default;
};

/// What a file says of its license that no list can answer: somebody must. Ready to be asked as it is.
struct LicenseQuestion {
  LicenseEvidence kind = LicenseEvidence::unmatched;  ///< text_near, unmatched, or a tag that is not listed
  std::string about;               ///< the license that it comes near to, or the reference as written; may be empty
  std::string text;                ///< the difference, or the words themselves, shortened
  bool restricts = false;          ///< the difference restricts
  std::uint32_t entry = no_index;  ///< the first file that counts and says so
  std::uint64_t files = 0;         ///< with the same words
  Origin place;

  friend bool operator==(const LicenseQuestion&, const LicenseQuestion&) = default;
};

/// Whether a reference may be used, as somebody ruled.
struct LicenseRuling {
  std::string license;
  bool is_allowed = false;
  std::string decision;  ///< its id

  friend bool operator==(const LicenseRuling&, const LicenseRuling&) = default;
};

/// The license of a package: of a delivery, of an archive in it, of a folder with a manifest of its own.
struct LicenseConclusion {
  std::uint32_t delivery = no_index;   ///< index into deliveries
  std::uint32_t container = no_index;  ///< index into Contents::containers
  std::uint32_t manifest =
      no_index;  ///< entry of the manifest that makes a folder a package; no_index: the container's
  std::uint32_t component = no_index;  ///< index of the component of the build that it is, or no_index
  std::string root;                    ///< full path of its folder
  std::string name;                    ///< as declared, or empty
  std::string version;                 ///< the same
  std::string declared;                ///< canonical expressions; empty if not known
  std::string detected;
  std::string concluded;
  ConclusionBasis basis = ConclusionBasis::unsettled;
  std::vector<std::string> undeclared;      ///< expressions that files state, count and are no part of the declaration
  std::vector<LicenseWitness> witnesses;    ///< by license
  std::vector<LicenseQuestion> questions;   ///< of files that count, by kind, license and words
  std::vector<std::string> holders;         ///< of copyright, as files that count and declarations name them, sorted
  std::vector<LicenseRuling> rulings;       ///< by license
  std::vector<std::string> decisions;       ///< ids of the decisions that were applied, sorted
  std::vector<std::string> void_decisions;  ///< ids of those given for other bytes, sorted

  friend bool operator==(const LicenseConclusion&, const LicenseConclusion&) = default;
};

std::string_view to_string(ConclusionBasis basis);
std::optional<ConclusionBasis> parse_conclusion_basis(std::string_view text);

}  // namespace sluice
