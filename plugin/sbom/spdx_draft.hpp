// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the readers of SPDX 2 and 3 have in common: an Sbom in the making. Statements on an element may come long after
// the element, problems before it is known which version of SPDX they are judged by.
#pragma once

#include "model/sbom.hpp"
#include "sbom/tree.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sluice::sbom {

/// How a serialization writes SPDX.
struct SpdxSpelling {
  std::string_view format;         ///< of Sbom::format
  std::string_view serialization;  ///< of the field "serialization"
  bool has_places = true;          ///< its elements have JSON pointers, not only lines
  /// A member's name in this serialization; null: as in JSON.
  std::string (*name_of)(std::string_view owner, std::string_view member) = nullptr;
};

/// Versions that a problem counts for: a bit each.
using SpdxVersions = std::uint8_t;
inline constexpr SpdxVersions every_version = 0xff;

/// A field of an element that may come later.
struct SpdxStatement {
  std::uint32_t id = 0;  ///< of Sbom::text: the element's; 0: the document
  std::uint32_t element = 0;
  SbomField field;
};

class SpdxDraft {
 public:
  explicit SpdxDraft(const SpdxSpelling& spelling);

  /// Begins an element that stands at `node` of the record at `place`; says so if another one has its id.
  std::uint32_t begin(SbomElementKind kind, std::string_view id, std::string_view place, const Node& node);
  /// A field of the last element, with the node's place behind the element's. Control characters in it are a problem.
  void add(std::string_view name, std::string_view value, const Node& node);
  /// A field of the element of that id, at any time; of the document if the id is empty.
  void add_late(std::string_view id, std::string_view name, std::string_view value, std::string_view place,
                std::uint32_t line);
  /// Between what has these ids; an empty id is the document's. `turned`: from `to` to `from`.
  void relate(SbomRelationKind kind, bool turned, std::string_view from, std::string_view to, std::string_view word,
              std::string_view place, std::uint32_t line);

  void problem(SbomProblem problem, SpdxVersions versions = every_version);
  /// A problem of every version, at a node.
  void say(std::string_view term, const Node& node, std::string_view place, std::string detail, std::string help = "");
  /// How many problems there are so far, and to forget those since: of the root of a document that is cut.
  std::size_t problems() const { return pending_.size(); }
  void forget_problems(std::size_t since);
  /// Place of a node of the record at `place`; empty in a format of lines.
  std::string place_of(std::string_view place, const Node& node) const;
  std::string name_of(std::string_view owner, std::string_view member) const;
  /// False if what was read takes so much memory that the rest must be left out.
  bool has_room();

  /// The document's own id.
  void identify(std::string_view id) { sbom.elements.front().id = sbom.intern(id); }
  /// Another id that stands for the document too.
  void call_document(std::string_view id) { aliases_.emplace(id); }
  /// An id of the document that is no element's here: of a relationship, a license. False if there is one already.
  bool note(std::string_view id) { return noted_.insert(std::hash<std::string_view>()(id)).second; }
  bool is_noted(std::string_view id) const { return noted_.contains(std::hash<std::string_view>()(id)); }
  bool is_declared(std::string_view id) const { return declared_.contains(std::string(id)); }
  /// Ids that begin so (up to a ':', or all of it) are another document's: nothing dangles there.
  void declare(std::string_view id) { declared_.emplace(id); }
  /// The element of that id, the document too; no_index if there is none.
  std::uint32_t element_of(std::string_view id) const;
  /// Resolves relations, puts statements to their elements, keeps the problems of that version (0 to 7), and says
  /// whether the document is valid.
  Sbom finish(unsigned version, bool is_complete);

  Sbom sbom;

 private:
  void judge_text(std::string_view value, const Node& node);
  void state_subjects();
  void find_elements_of_statements();
  void place_statements();
  void resolve();
  std::uint32_t resolve(std::uint32_t id, const SbomRelation& relation);
  void drop_repeated_relations();
  void keep_problems(unsigned version);

  struct Pending {
    SbomProblem problem;
    SpdxVersions versions = every_version;
  };
  const SpdxSpelling* spelling_;
  std::string place_;        ///< of the last element
  std::size_t pointer_ = 0;  ///< bytes of its place within its record
  std::vector<SpdxStatement> late_;
  std::vector<Pending> pending_;
  std::array<std::uint64_t, 8> problems_{};  ///< of each version
  std::array<bool, 8> is_invalid_{};         ///< the same
  std::unordered_set<std::string> declared_;
  std::unordered_set<std::string> aliases_;  ///< of the document
  std::unordered_set<std::size_t> noted_;    ///< hashes, as there may be millions
  bool is_full_ = false;
};

}  // namespace sluice::sbom
