// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a standard wants an SBOM to state, as data: a profile is a list of checks, each on the elements of one scope. A
// check has one way to be met (SbomCheck), and its answers are stated, declared unknown, malformed and missing. There
// is no score.
#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "model/sbom.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a check looks at.
enum class SbomScope : std::uint8_t {
  document,
  subject,    ///< what the SBOM describes
  component,  ///< every component, the subject too
  file,
  license,   ///< texts of licenses that no list has
  delivery,  ///< where the SBOM lies, and what lies beside it
};

enum class SbomLevel : std::uint8_t {
  must,
  must_if_exists,  ///< nobody can say from the SBOM alone that it exists: only what is written wrongly counts
  should,
  may,
  must_not,
};

/// What a value has to look like.
enum class SbomForm : std::uint8_t {
  text,                ///< anything that is not blank
  purl,                ///< ECMA-427, with the rules of its type
  cpe,                 ///< CPE 2.2 URI or CPE 2.3 formatted string
  swhid,               ///< ISO/IEC 18670
  date_time,           ///< RFC 3339, and the zone of RFC 9557
  url,                 ///< http or https, with a host
  uri,                 ///< RFC 3986: a scheme and something behind it
  email,               ///< local part, '@', domain
  uuid_urn,            ///< RFC 9562 section 4
  license_expression,  ///< SPDX 2.3 annex D
  digest,              ///< hexadecimal, as long as the algorithm in the field's name makes it
  file_name,           ///< without a folder
};

/// A format as far as fields differ in it.
enum class SbomFamily : std::uint8_t { spdx_2, spdx_3, cyclonedx };

/// What a declared unknown (NOASSERTION), or a NONE, counts as.
enum class SbomTaken : std::uint8_t { stated, reported, missing };

enum class SbomPlace : std::uint8_t { anywhere, inside, beside };

/// One value that a check asks for.
struct SbomWanted {
  std::string field;       ///< of sbom_fields.def, or one of a family; with `is_family`, any that begins so
  bool is_family = false;  ///< written "hash.*"
  SbomForm form = SbomForm::text;
  std::vector<std::string> words;  ///< lower case; the value is one of them in any case. Empty: any
  std::string pattern;             ///< RE2 over the whole value; empty: any
  std::string option;              ///< counts only where this option of the profile is on; empty: always
};

/// The most values that SbomCheck::all may ask for.
inline constexpr std::size_t most_sbom_values = 16;

struct SbomCount {
  std::uint32_t least = 1;
  std::optional<std::uint32_t> most;
};

struct SbomAccepted {
  std::string format;                 ///< Sbom::format
  std::vector<std::string> versions;  ///< as numbers: "2.3", "1.6"
};

/// What is asked of relations.
struct SbomGraph {
  enum class Test : std::uint8_t {
    has,           ///< at least one goes out from each element, or the document says that there is none
    completeness,  ///< each element says how complete they are
    reach,         ///< every component is reached from the subject
    resolved,      ///< both ends of each are in the document
    exists,        ///< there is at least one in the document
  };
  Test test = Test::has;
  std::vector<SbomRelationKind> kinds;  ///< which count
};

/// Of what lies around the document.
struct SbomDelivered {
  SbomPlace place = SbomPlace::anywhere;
  std::vector<std::string> names;       ///< globs for its file name; empty: any
  std::vector<std::string> companions;  ///< endings: one of NAME + ending lies beside it; empty: none is asked for
};

/// One check. It is met by exactly one of: `any`, `all`, `accepts`, `elements`, `graph`, `delivered`; or it is judged
/// elsewhere.
struct SbomCheck {
  std::string id;     ///< "component.supplier", unique in the profile
  std::string title;  ///< what is asked for, in words: "supplier's name"
  SbomScope scope = SbomScope::component;
  SbomLevel level = SbomLevel::must;
  std::string clause;                ///< of the profile's document, or empty
  std::vector<SbomFamily> families;  ///< in which it is judged; empty: in each
  std::vector<SbomWanted> any;       ///< as many as `count` of these
  std::vector<SbomWanted> all;       ///< each of these
  SbomCount count;                   ///< of the values of `any`
  bool every = false;                ///< each value that is there must be right, even if enough are
  std::vector<SbomWanted> only_if;   ///< of elements that state one of these
  std::vector<SbomWanted> unless;    ///< not of elements that state one of these
  SbomTaken unknown = SbomTaken::reported;
  SbomTaken none = SbomTaken::stated;
  std::vector<SbomAccepted> accepts;
  bool valid = false;                 ///< with `accepts`: valid against its specification too
  std::optional<SbomCount> elements;  ///< so many elements of the scope
  std::optional<SbomGraph> graph;
  std::optional<SbomDelivered> delivered;
  std::string judged_by;             ///< kind that decides it; it is not judged here
  std::array<std::string, 3> write;  ///< by SbomFamily: where to write it; empty: by the fields that are asked for
  Span span;
};

/// A point on which texts and tools disagree; a rule may turn it.
struct SbomOption {
  std::string meaning;
  bool is_on = false;
};

struct SbomProfile {
  std::string id;      ///< "bsi-tr-03183-2-2.1"
  std::string series;  ///< "bsi-tr-03183-2": versions of one document; empty if it has one only
  std::string title;
  std::string basis;               ///< the document, its version, and how it is known
  std::optional<Day> from, until;  ///< days on which an SBOM may be made by it
  std::map<std::string, SbomOption, std::less<>> options;
  std::vector<SbomCheck> checks;
  std::string by;  ///< "shipped", "pack acme/intake"
  Span span;
};

struct SbomProfiles {
  std::vector<SbomProfile> profiles;

  const SbomProfile* find(std::string_view id) const;
  /// The profile of that id, or all of that series, oldest first; empty if there is none.
  std::vector<const SbomProfile*> find_all(std::string_view name) const;
};

/// True for a name of sbom_fields.def and for one of its families.
bool is_sbom_field(std::string_view name);
/// True for "hash." and the other prefixes of sbom_fields.def.
bool is_sbom_family(std::string_view prefix);
std::vector<std::string_view> sbom_field_names();

/// Where a field is written in a format: "packages[].supplier"; empty if the format has no place for it.
std::string sbom_place(std::string_view field, SbomScope scope, std::string_view format);
/// The family of Sbom::format.
SbomFamily sbom_family(std::string_view format);

std::string_view to_string(SbomScope scope);
std::string_view to_string(SbomLevel level);
std::string_view to_string(SbomForm form);
std::string_view to_string(SbomFamily family);
std::string_view to_string(SbomTaken taken);
std::string_view to_string(SbomPlace place);
std::string_view to_string(SbomGraph::Test test);
std::optional<SbomScope> parse_sbom_scope(std::string_view text);
std::optional<SbomLevel> parse_sbom_level(std::string_view text);
std::optional<SbomForm> parse_sbom_form(std::string_view text);
std::optional<SbomFamily> parse_sbom_family(std::string_view text);
std::optional<SbomTaken> parse_sbom_taken(std::string_view text);
std::optional<SbomPlace> parse_sbom_place(std::string_view text);
std::optional<SbomGraph::Test> parse_sbom_graph_test(std::string_view text);
std::optional<SbomRelationKind> parse_sbom_relation_kind(std::string_view text);
std::optional<SbomElementKind> parse_sbom_element_kind(std::string_view text);
std::optional<SbomCompleteness> parse_sbom_completeness(std::string_view text);

}  // namespace sluice
