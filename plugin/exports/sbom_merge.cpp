// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_merge.hpp"

#include "base/text.hpp"
#include "exports/sbom_fields.hpp"
#include "exports/sbom_identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

using namespace exports;

using Field = std::pair<std::string, std::string>;

struct Merged {
  SbomElementKind kind = SbomElementKind::component;
  SbomCompleteness completeness = SbomCompleteness::not_said;
  bool is_subject = false;
  std::uint32_t parent = no_index;
  std::string id;
  std::vector<Field> fields;
  std::set<Field> known;
};

/// Of which there can be only one; the document's own are kept from the first.
bool is_single(std::string_view name) {
  return name.starts_with("hash.") || name == "license-declared" || name == "license-concluded" || name == "supplier" ||
         name == "version" || name == "verification-code" || name == "license-text" || name == "copyright" ||
         name == "download" || name == "type" || name == "filename";
}

/// Tells what each document says of its format, or of itself alone.
bool is_of_document(std::string_view name) {
  return name == "spec" || name == "spec-version" || name == "serialization" || name == "document-id" ||
         name == "namespace" || name == "name" || name == "document-version" || name == "subject" ||
         name == "signature" || name == "created" || name == "comment" || name == "license-list-version";
}

SbomCompleteness both(SbomCompleteness a, SbomCompleteness b) {
  if (a == b) return a;
  const bool is_incomplete = a == SbomCompleteness::incomplete || b == SbomCompleteness::incomplete;
  return is_incomplete ? SbomCompleteness::incomplete : SbomCompleteness::unknown;
}

class Merger {
 public:
  explicit Merger(std::span<const Sbom> documents) : documents_(documents) {}

  MergedSbom run() {
    elements_.emplace_back().kind = SbomElementKind::document;
    for (std::size_t i = 0; i < documents_.size(); ++i) add(i);
    add_document_fields();
    MergedSbom merged{write(""), {}};
    merged.sbom = write(uuid_of(fingerprint_of(merged.sbom)));
    merged.contradictions = std::move(contradictions_);
    return merged;
  }

 private:
  void add(std::size_t number) {
    const Sbom& sbom = documents_[number];
    std::vector<std::uint32_t> places(sbom.elements.size());
    for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
      places[i] = i == 0 ? 0 : place_of(sbom, sbom.elements[i], number, i);
      merge(sbom, sbom.elements[i], elements_[places[i]], number);
    }
    for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
      const std::uint32_t parent = sbom.elements[i].parent;
      Merged& own = elements_[places[i]];
      if (parent != no_index && own.parent == no_index && places[parent] != places[i]) own.parent = places[parent];
    }
    for (const SbomRelation& relation : sbom.relations) relate(sbom, relation, places);
  }

  std::uint32_t place_of(const Sbom& sbom, const SbomElement& element, std::size_t number, std::uint32_t index) {
    std::string key = identity_of(sbom, element);
    if (key.empty()) key = fmt::format("nameless {} {}", number, index);
    key += fmt::format("\n{}", version_of(sbom, element));
    if (element.kind == SbomElementKind::other) key += fmt::format("\n{} {}", number, sbom.text(element.id));
    const auto [known, is_new] = places_.try_emplace(key, static_cast<std::uint32_t>(elements_.size()));
    if (!is_new) return known->second;
    Merged& made = elements_.emplace_back();
    made.kind = element.kind;
    made.completeness = element.completeness;
    made.id = sbom.text(element.id);
    while (!made.id.empty() && !ids_.insert(made.id).second) made.id = fmt::format("{}-{}", made.id, number + 1);
    return known->second;
  }

  void merge(const Sbom& sbom, const SbomElement& element, Merged& into, std::size_t number) {
    const bool is_document = into.kind == SbomElementKind::document;
    into.is_subject = into.is_subject || element.is_subject;
    into.completeness =
        is_document && number == 0 ? element.completeness : both(into.completeness, element.completeness);
    std::map<std::string_view, std::string> singles;
    for (const Field& field : into.fields) {
      if (is_single(field.first)) singles.try_emplace(field.first, field.second);
    }
    std::vector<Field> fresh;
    for (const SbomField& field : sbom.fields_of(element)) {
      Field one(sbom.text(field.name), sbom.text(field.value));
      if (is_document && is_of_document(one.first)) continue;
      const auto single = singles.find(one.first);
      if (single == singles.end()) {
        if (into.known.insert(one).second) fresh.push_back(std::move(one));
      } else if (is_contradiction(single->second, one)) {
        contradictions_.push_back({about(sbom, element), one.first, single->second, one.second, number});
      }
    }
    std::ranges::move(fresh, std::back_inserter(into.fields));
  }

  static bool is_contradiction(std::string_view kept, const Field& other) {
    if (statement_of(other.second) != SbomStatement::stated || statement_of(kept) != SbomStatement::stated)
      return false;
    return other.first.starts_with("hash.") ? to_lower_ascii(trim(kept)) != to_lower_ascii(trim(other.second))
                                            : kept != other.second;
  }

  static std::string about(const Sbom& sbom, const SbomElement& element) {
    const std::string version = version_of(sbom, element);
    return fmt::format("{} {}{}{}", to_string(element.kind), sbom.value(element, "name"), version.empty() ? "" : " ",
                       version);
  }

  void relate(const Sbom& sbom, SbomRelation relation, const std::vector<std::uint32_t>& places) {
    if (relation.from != no_index) relation.from = places[relation.from];
    if (relation.to != no_index) relation.to = places[relation.to];
    const std::string from_id(sbom.text(relation.from_id));
    const std::string to_id(sbom.text(relation.to_id));
    const std::string word(sbom.text(relation.word));
    const auto key =
        std::tuple(relation.kind, relation.from, relation.to, relation.from == no_index ? from_id : "",
                   relation.to == no_index ? to_id : "", relation.kind == SbomRelationKind::other ? word : "");
    const auto [known, is_new] = known_relations_.try_emplace(key, relations_.size());
    if (is_new) {
      relations_.push_back({relation, from_id, to_id, word});
    } else {
      SbomCompleteness& said = relations_[known->second].relation.completeness;
      said = both(said, relation.completeness);
    }
  }

  void add_document_fields() {
    std::string created;
    for (const Sbom& sbom : documents_) {
      created = std::max(created, std::string(sbom.value(sbom.elements.front(), "created")));
    }
    std::vector<Field>& fields = elements_.front().fields;
    if (documents_.empty()) return;
    const std::string_view name = documents_.front().value(documents_.front().elements.front(), "name");
    if (!created.empty()) fields.insert(fields.begin(), {"created", created});
    if (!name.empty()) fields.insert(fields.begin(), {"name", std::string(name)});
  }

  Sbom write(const std::string& name_space) const {
    Sbom sbom;
    sbom.is_complete = std::ranges::all_of(documents_, &Sbom::is_complete);
    for (const Merged& element : elements_) {
      const std::uint32_t index = sbom.begin(element.kind, element.id, "", 0);
      sbom.elements[index].completeness = element.completeness;
      sbom.elements[index].is_subject = element.is_subject;
      sbom.elements[index].parent = element.parent;
      if (index == 0 && !name_space.empty()) sbom.add("namespace", name_space);
      for (const auto& [name, value] : element.fields) sbom.add(name, value);
    }
    for (const Stated& stated : relations_) {
      SbomRelation relation = stated.relation;
      relation.from_id = relation.from == no_index ? sbom.intern(stated.from_id) : sbom.elements[relation.from].id;
      relation.to_id = relation.to == no_index ? sbom.intern(stated.to_id) : sbom.elements[relation.to].id;
      relation.word = sbom.intern(stated.word);
      relation.place = 0;
      relation.line = 0;
      sbom.relate(relation);
    }
    return sbom;
  }

  struct Stated {
    SbomRelation relation;
    std::string from_id, to_id, word;
  };
  using RelationKey = std::tuple<SbomRelationKind, std::uint32_t, std::uint32_t, std::string, std::string, std::string>;

  std::span<const Sbom> documents_;
  std::vector<Merged> elements_;
  std::map<std::string, std::uint32_t> places_;
  std::set<std::string> ids_;
  std::vector<Stated> relations_;
  std::map<RelationKey, std::size_t> known_relations_;
  std::vector<SbomContradiction> contradictions_;
};

}  // namespace

MergedSbom merge_sboms(std::span<const Sbom> documents) { return Merger(documents).run(); }

}  // namespace sluice
