// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What one SBOM says, whatever its format: elements with named fields, and relations between elements. Every field
// knows its place. Values stay as written; names of fields, algorithms and relations are ours (sbom_fields.def), so
// that the same statements made in two formats are equal here. Kept compact: a document of 200 MB has millions of
// fields.
#pragma once

#include "model/contents.hpp"
#include "model/origin.hpp"
#include "model/text_numbers.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice {

enum class SbomElementKind : std::uint8_t {
  document,   ///< the SBOM itself: exactly one, the first element
  component,  ///< SPDX package, CycloneDX component
  file,       ///< SPDX file; a CycloneDX component of type "file"
  license,    ///< text of a license that no list has (SPDX 2.3 clause 10, CycloneDX named license)
  other,      ///< snippet, service, agent, tool: kept for their relations
};

/// What a field's value states (research: three outcomes a field, never a score).
enum class SbomStatement : std::uint8_t {
  missing,  ///< the field is not there, or is blank
  unknown,  ///< there, and says that it is not known: NOASSERTION, "unknown" where the format has that word
  none,     ///< there, and says that there is none: NONE
  stated,
};

/// What one relation says; `from` does it to `to`. Those of SPDX that run the other way are turned round.
enum class SbomRelationKind : std::uint8_t {
  describes,
  contains,
  depends_on,
  static_link,
  dynamic_link,
  build_dependency,  ///< `from` needs `to` to be built
  dev_dependency,
  test_dependency,
  optional_dependency,
  provided_dependency,  ///< `to` is there where `from` runs
  runtime_dependency,
  generates,  ///< `to` was made from `from`
  ancestor,   ///< `from` descends from `to`
  variant,
  patch,  ///< `from` is a patch for `to`
  documentation,
  other,  ///< its word is in SbomRelation::word
};

/// What a document says of how complete the relations from an element are.
enum class SbomCompleteness : std::uint8_t { not_said, complete, incomplete, unknown };

struct SbomField {
  std::uint32_t name = 0;   ///< of Sbom::text
  std::uint32_t value = 0;  ///< the same
  std::uint32_t place = 0;  ///< the same: behind the element's place, such as "/hashes/0/content"
  std::uint32_t line = 0;   ///< from 1; 0 if not known

  friend bool operator==(const SbomField&, const SbomField&) = default;
};

struct SbomElement {
  SbomElementKind kind = SbomElementKind::component;
  SbomCompleteness completeness = SbomCompleteness::not_said;
  bool is_subject = false;  ///< what the document describes: DESCRIBES, metadata.component, rootElement
  std::uint32_t id = 0;     ///< of Sbom::text: SPDXID, bom-ref, spdxId; "" if it has none
  std::uint32_t place = 0;  ///< of Sbom::text: JSON pointer, XML path; "" in formats of lines
  std::uint32_t line = 0;
  std::uint32_t parent = no_index;  ///< element that it is nested in
  std::uint32_t first_field = 0;
  std::uint32_t fields = 0;

  friend bool operator==(const SbomElement&, const SbomElement&) = default;
};

struct SbomRelation {
  SbomRelationKind kind = SbomRelationKind::other;
  SbomCompleteness completeness = SbomCompleteness::not_said;
  std::uint32_t from = 0;     ///< element; no_index if the document has no such element
  std::uint32_t to = 0;       ///< the same
  std::uint32_t from_id = 0;  ///< of Sbom::text: as written
  std::uint32_t to_id = 0;    ///< the same; "NONE" and "NOASSERTION" too
  std::uint32_t word = 0;     ///< of Sbom::text: the format's own word
  std::uint32_t place = 0;    ///< of Sbom::text
  std::uint32_t line = 0;

  friend bool operator==(const SbomRelation&, const SbomRelation&) = default;
};

/// A defect of a document: against its schema, or against itself.
struct SbomProblem {
  std::string term;  ///< "sbom.syntax", "sbom.schema", "sbom.duplicate-key", "sbom.unknown-version",
                     ///< "sbom.dangling-reference", ...
  std::string detail;
  std::string help;   ///< or empty
  std::string place;  ///< JSON pointer, XML path, or empty
  std::uint32_t line = 0;

  friend bool operator==(const SbomProblem&, const SbomProblem&) = default;
};

/// One SBOM. Filled in order: begin an element, add its fields, begin the next.
class Sbom {
 public:
  /// The number of a text, equal for equal texts. Text 0 is "".
  std::uint32_t intern(std::string_view text) { return texts_.intern(text); }
  /// The number of a text that hardly comes twice: a digest, a comment.
  std::uint32_t keep(std::string_view text) { return texts_.keep(text); }
  std::string_view text(std::uint32_t number) const { return texts_.text(number); }

  /// Appends an element and gives its index.
  std::uint32_t begin(SbomElementKind kind, std::string_view id, std::string_view place, std::uint32_t line);
  /// Adds to the last element. A field may come more than once. `name` is one of sbom_fields.def or of its families.
  void add(std::string_view name, std::string_view value, std::string_view place = {}, std::uint32_t line = 0);
  void relate(const SbomRelation& relation) { relations.push_back(relation); }

  std::span<const SbomField> fields_of(const SbomElement& element) const;
  /// The first value of that name, or empty.
  std::string_view value(const SbomElement& element, std::string_view name) const;
  const SbomField* find(const SbomElement& element, std::string_view name) const;
  /// The element of that id; no_index if there is none, the first if there are several.
  std::uint32_t find_element(std::string_view id) const;
  /// JSON pointer or path of a field, and its line.
  Origin origin(const SbomElement& element, const SbomField& field, std::string_view path) const;
  Origin origin(const SbomElement& element, std::string_view path) const;
  /// Bytes that it holds in memory, to bound it.
  std::uint64_t memory() const;
  friend bool operator==(const Sbom& a, const Sbom& b);

  std::vector<SbomElement> elements;
  std::vector<SbomField> fields;
  std::vector<SbomRelation> relations;
  std::vector<SbomProblem> problems;  ///< in the order of the document; the first 1000
  std::uint64_t problems_not_kept = 0;
  std::string format;   ///< "cyclonedx-json", "cyclonedx-xml", "spdx-json", "spdx-yaml", "spdx-tag-value", "spdx-rdf",
                        ///< "spdx3-json"
  std::string version;  ///< of its specification, as written: "1.6", "SPDX-2.3", "3.0.1"
  bool is_complete = false;  ///< read to its end; false: what it says is a part
  bool is_valid = false;     ///< complete, and no problem of syntax or schema

 private:
  TextNumbers texts_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_id_;  ///< element by text of its id
};

/// Whether what an element speaks of was delivered, with the bytes that it states.
enum class SbomFound : std::uint8_t {
  match,      ///< it was, and every digest that could be compared agrees
  changed,    ///< it was, with other bytes
  moved,      ///< these bytes lie elsewhere, and nothing where they should
  missing,    ///< it was not
  undecided,  ///< no digest could be compared, or nobody says which file is meant
};

/// An element of an SBOM that speaks of delivered bytes, joined to them (readers/sbom_join).
struct SbomMatch {
  std::uint32_t element = 0;
  std::uint32_t field = no_index;      ///< index into Sbom::fields: what names the file; no_index: only digests do
  std::uint32_t container = no_index;  ///< where it was found; no_index: it was not
  std::uint32_t entry = no_index;      ///< no_index with a container: the container's own bytes are meant
  SbomFound found = SbomFound::undecided;

  friend bool operator==(const SbomMatch&, const SbomMatch&) = default;
};

/// An SBOM as a document of a delivery.
struct SbomDocument {
  std::uint32_t document = 0;  ///< index into Inventory::documents; its role is "sbom"
  Sbom sbom;
  std::vector<SbomMatch> matches = {};  ///< by element
  std::uint32_t container = no_index;   ///< what it speaks for: this container,
  std::string folder = {};              ///< and in it the folder of this path; "": all of it

  friend bool operator==(const SbomDocument&, const SbomDocument&) = default;
};

/// An SBOM of the project itself, which speaks for what is built.
struct OwnSbom {
  std::string path;  ///< as sluice.yaml names it
  Sbom sbom;

  friend bool operator==(const OwnSbom&, const OwnSbom&) = default;
};

/// What a value states. Blank text is missing; "NOASSERTION" and "NONE" are SPDX's; of CycloneDX only "unknown" in any
/// case.
SbomStatement statement_of(std::string_view value);

std::string_view to_string(SbomElementKind kind);
std::string_view to_string(SbomStatement statement);
std::string_view to_string(SbomRelationKind kind);
std::string_view to_string(SbomCompleteness completeness);
std::string_view to_string(SbomFound found);

}  // namespace sluice
