// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What files and documents state about licenses. Three things are kept apart and never merged: what a package declares,
// what its files were found to say, and what was concluded from both.
#pragma once

#include "model/contents.hpp"
#include "model/origin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// How a license is stated in a file. Each says something else about what was licensed.
enum class LicenseEvidence : std::uint8_t {
  tag,          ///< SPDX-License-Identifier and its like
  text_exact,   ///< the whole text; a score below 1000 tells of spellings and phrases that published copies have
  text_varied,  ///< it reads alike, with a few words that no list knows to be harmless or to matter: a person has to look
  text_near,    ///< the text with words more or fewer that matter, or many: never the plain license
  notice,       ///< a statement that something is under a license
  mention,      ///< a name or address alone
  unmatched,    ///< words that grant or forbid as licenses do, and match none that is known
};

/// Is it a text that is not the license as it is known? It is never counted as the plain license.
constexpr bool is_changed_text(LicenseEvidence kind) {
  return kind == LicenseEvidence::text_varied || kind == LicenseEvidence::text_near;
}

/// A license stated in a file.
struct LicenseStatement {
  LicenseEvidence kind = LicenseEvidence::mention;
  std::string expression;        ///< canonical SPDX license expression; empty if no listed license is stated
  std::uint32_t first_line = 0;  ///< from 1
  std::uint32_t last_line = 0;
  std::uint16_t score = 1000;     ///< thousandths of the words of file and license that agree, of texts
  std::string rule;               ///< what matched: the text's id, the pattern's name
  std::string difference;         ///< of changed texts: "23 words added after line 12: ..."; of others, what was written
  bool adds_restriction = false;  ///< the difference restricts ("non-commercial", "may not")

  friend bool operator==(const LicenseStatement&, const LicenseStatement&) = default;
};

/// A copyright notice in a file.
struct CopyrightNotice {
  std::string holder;      ///< as written, without mark, years and "all rights reserved"
  std::string years;       ///< "2019-2024, 2026", or empty
  std::uint32_t line = 0;  ///< from 1

  friend bool operator==(const CopyrightNotice&, const CopyrightNotice&) = default;
};

/// What the bytes of one file state.
struct FileLicensing {
  std::uint32_t entry = no_index;  ///< index into Contents::entries
  std::string expression;          ///< what its statements say together, without mentions; empty if none can be told
  std::vector<LicenseStatement> statements;  ///< in the order of the file
  std::vector<CopyrightNotice> copyrights;   ///< in the order of the file, each once
  bool is_cut = false;                       ///< a bound on the work was met: there may be more

  friend bool operator==(const FileLicensing&, const FileLicensing&) = default;
};

/// What a declaration means for a file that states a license itself (REUSE 3.3, "Order of precedence").
enum class DeclarationPrecedence : std::uint8_t {
  closest,     ///< the file's own statement goes before it, and a declaration nearer to the file
  aggregate,   ///< both hold
  overriding,  ///< it goes before the file's own statement
};

/// What a document says of the license of a package or of files: a package manifest, a paragraph of a Debian copyright
/// file, an annotation of REUSE.toml, a ".license" file.
struct LicenseDeclaration {
  std::uint32_t delivery = 0;
  std::uint32_t entry = no_index;    ///< the document: index into Contents::entries
  std::string format;                ///< "package.json", "debian-copyright", "reuse-toml", ...
  std::string name;                  ///< of the package, or empty
  std::string version;               ///< the same
  std::string expression;            ///< canonical, or empty if it declares none or something is unknown
  std::vector<std::string> unknown;  ///< names that no list knows, as written
  std::string folder;                ///< in the document's container, to which `files` are relative; "": the root
  std::vector<std::string> files;    ///< globs (base/glob.hpp) of what it speaks for; empty: the whole package
  DeclarationPrecedence precedence = DeclarationPrecedence::closest;
  std::vector<std::string> license_files;  ///< paths or patterns of license texts, as written
  std::vector<std::string> copyrights;     ///< as written
  std::string problem;                     ///< why not all of it could be read, or empty
  Origin origin;

  friend bool operator==(const LicenseDeclaration&, const LicenseDeclaration&) = default;
};

/// The words of a notice document, to look up what it mentions.
struct NoticeText {
  std::uint32_t delivery = no_index;  ///< index into deliveries; no_index: the project's own
  std::uint32_t entry = no_index;     ///< index into Contents::entries; no_index: a file of the project
  std::string words;                  ///< to_search_words() of its text
  std::vector<std::string> texts;     ///< licenses whose whole text it holds, sorted
  bool is_cut = false;                ///< it was longer than is kept
  Origin origin;

  friend bool operator==(const NoticeText&, const NoticeText&) = default;
};

/// Words in lower case, each with one blank before it and one behind the last; everything but ASCII letters, digits
/// and bytes of other scripts is a blank. A text mentions another if it contains its search words.
std::string to_search_words(std::string_view text);

std::string_view to_string(LicenseEvidence kind);
std::optional<LicenseEvidence> parse_license_evidence(std::string_view text);
std::string_view to_string(DeclarationPrecedence precedence);
std::optional<DeclarationPrecedence> parse_declaration_precedence(std::string_view text);

}  // namespace sluice
