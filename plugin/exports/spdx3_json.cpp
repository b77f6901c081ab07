// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SPDX 3.0.1 as JSON-LD. What it cannot say: names of packages' files; licenses and notices in files; whether files
// were analyzed; groups, publishers, authors, scopes; contributors of files; properties (they become annotations);
// occurrences, patches and evidence; references with hashes, and types of references that it does not have; the phases
// of CycloneDX that are no type of SBOM; services; signatures; a license that is neither declared nor concluded (it
// becomes declared). Parties are written as organizations: an Sbom does not say what they are.
#include "exports/json_parts.hpp"
#include "exports/spdx3_parts.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

using namespace exports;

constexpr std::string_view context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
constexpr std::string_view phase_words = "design source build analyzed deployed runtime";

struct Word {
  std::string_view word;
  SbomRelationKind kind;
  bool is_turned;
};
constexpr Word words[] = {
#define SPDX3_RELATION(word, kind, turned) {word, SbomRelationKind::kind, turned},
#include "sbom/spdx3_relations.def"
#undef SPDX3_RELATION
};

/// Kinds of dependency that are a scope of "dependsOn".
std::string_view scope_of(SbomRelationKind kind) {
  switch (kind) {
    case SbomRelationKind::build_dependency:
      return "build";
    case SbomRelationKind::dev_dependency:
      return "development";
    case SbomRelationKind::test_dependency:
      return "test";
    case SbomRelationKind::runtime_dependency:
      return "runtime";
    default:
      return {};
  }
}

const Word& word_of(const Sbom& sbom, const SbomRelation& relation) {
  const SbomRelationKind kind = scope_of(relation.kind).empty() ? relation.kind : SbomRelationKind::depends_on;
  const bool is_other = kind == SbomRelationKind::other;
  const auto* const found = std::ranges::find_if(words, [&](const Word& one) {
    return one.kind == kind && (!is_other || sbom::to_kebab(one.word) == sbom::to_kebab(sbom.text(relation.word)));
  });
  return found == std::end(words) ? *std::ranges::find(words, "other", &Word::word) : *found;
}

std::string_view completeness_word(SbomCompleteness said) {
  if (said == SbomCompleteness::complete) return "complete";
  if (said == SbomCompleteness::incomplete) return "incomplete";
  return said == SbomCompleteness::unknown ? "noAssertion" : "";
}

class Spdx3Document {
 public:
  Spdx3Document(const Sbom& sbom, const SbomWriting& writing)
      : sbom_(sbom),
        writing_(writing),
        document_(sbom, sbom.elements.front()),
        head_(sbom, writing),
        graph_(head_.name_space, head_.created),
        ids_(spdx_ids(sbom)) {
    ids_.front() = head_.name_space;
    for (std::size_t i = 1; i < ids_.size(); ++i) {
      const std::string_view own = sbom.text(sbom.elements[i].id);
      const bool is_iri = own.find(':') != std::string_view::npos && is_spdx_namespace(own.substr(0, own.find('#')));
      ids_[i] = is_iri ? std::string(own) : graph_.id(ids_[i]);
    }
    for (const SbomRelation& relation : sbom.relations) {
      const bool is_known = relation.from != no_index && relation.to != no_index;
      if (is_known && relation.kind == SbomRelationKind::contains) whole_of_.try_emplace(relation.to, relation.from);
    }
  }

  std::string render() {
    add_creation();
    add_document();
    for (std::uint32_t i = 0; i < sbom_.elements.size(); ++i) add_element(i);
    add_relationships();
    json::Value root = json::Value::object();
    put(root, "@context", context);
    put(root, "@graph", graph_.take());
    return json::to_text(root);
  }

 private:
  void add_creation() {
    json::Value creation = json::Value::object();
    put(creation, "type", "CreationInfo");
    put(creation, "@id", Spdx3Graph::own_creation);
    put(creation, "specVersion", "3.0.1");
    put(creation, "created", head_.created);
    json::Value by = json::Value::array();
    for (const auto& [author, is_organization] : authors_of(document_)) {
      const std::string_view email = author.emails.empty() ? std::string_view() : author.emails.front();
      append(by, text_value(graph_.agent(is_organization ? "Organization" : "Person", author.name, email)));
    }
    const std::vector<std::string> tools = spdx_tools(document_, writing_);
    if (by.items.empty()) append(by, text_value(graph_.agent("SoftwareAgent", tools.front())));
    json::Value with = json::Value::array();
    for (const std::string& tool : tools) append(with, text_value(graph_.agent("Tool", tool)));
    put(creation, "createdBy", std::move(by));
    put(creation, "createdUsing", std::move(with));
    put(creation, "comment", document_.first("creation-comment"));
    graph_.add(std::move(creation));
  }

  void add_document() {
    const std::string sbom_id = graph_.id("sbom");
    json::Value document = graph_.object("SpdxDocument", ids_.front());
    put(document, "name", head_.name);
    put(document, "comment", document_.first("comment"));
    put(document, "description", document_.first("description"));
    const std::string_view license = document_.stated("data-license");
    put(document, "dataLicense", graph_.license(license.empty() ? "CC0-1.0" : license));
    json::Value profiles = json::Value::array();
    for (const std::string_view profile : {"core", "software", "simpleLicensing"})
      append(profiles, text_value(profile));
    put(document, "profileConformance", std::move(profiles));
    json::Value roots = json::Value::array();
    append(roots, text_value(sbom_id));
    put(document, "rootElement", std::move(roots));
    graph_.add(std::move(document));
    json::Value own = graph_.object("software_Sbom", sbom_id);
    json::Value phases = json::Value::array();
    for (const std::string_view phase : document_.all("lifecycle")) {
      if (const std::string_view word = spdx_word(phase_words, phase); !word.empty()) append(phases, text_value(word));
    }
    put(own, "software_sbomType", std::move(phases));
    json::Value subjects = json::Value::array();
    for (std::uint32_t i = 1; i < sbom_.elements.size(); ++i) {
      if (sbom_.elements[i].is_subject && is_written(i)) append(subjects, text_value(ids_[i]));
    }
    put(own, "rootElement", std::move(subjects));
    graph_.add(std::move(own));
  }

  bool is_written(std::uint32_t element) const {
    const SpdxKind kind = spdx_kind(sbom_, element);
    if (element == 0 || kind == SpdxKind::package || kind == SpdxKind::license) return true;
    if (sbom_.elements[element].kind == SbomElementKind::file) return true;
    const auto file = whole_of_.find(element);
    return kind == SpdxKind::snippet && file != whole_of_.end() &&
           sbom_.elements[file->second].kind == SbomElementKind::file;
  }

  void add_element(std::uint32_t element) {
    if (!is_written(element)) return;
    const ElementFields fields(sbom_, sbom_.elements[element]);
    if (element != 0) {
      json::Value object = spdx3_element(fields, ids_[element], graph_);
      if (spdx_kind(sbom_, element) == SpdxKind::snippet) {
        put(object, "software_snippetFromFile", ids_[whole_of_.at(element)]);
      }
      graph_.add(std::move(object));
      add_license(fields, element, "license-declared", "hasDeclaredLicense");
      add_license(fields, element, "license-concluded", "hasConcludedLicense");
    }
    for (const SpdxNote& note : spdx_notes(fields)) add_note(note, element);
  }

  void add_license(const ElementFields& fields, std::uint32_t element, std::string_view field, std::string_view word) {
    const std::string expression = spdx_license(fields, field);
    if (!expression.empty()) add_relationship(ids_[element], word, {graph_.license(expression)}, {}, {});
  }

  void add_note(const SpdxNote& note, std::uint32_t element) {
    json::Value annotation = graph_.object("Annotation", graph_.id(fmt::format("note-{}", ++notes_)));
    if (!note.annotator.empty()) {
      const std::string creation = graph_.creation(spdx_time(note.date), graph_.agent("Person", note.annotator));
      annotation.members.back().value = text_value(creation);
    }
    put(annotation, "annotationType", "other");
    put(annotation, "subject", ids_[element]);
    put(annotation, "statement", note.text);
    graph_.add(std::move(annotation));
  }

  std::string end_of(std::uint32_t element, std::uint32_t written) const {
    if (element != no_index) return is_written(element) ? ids_[element] : std::string();
    const std::string_view id = sbom_.text(written);
    if (id == "NONE") return "https://spdx.org/rdf/3.0.1/terms/Core/NoneElement";
    return std::string(id == "NOASSERTION" ? spdx3_no_assertion : std::string_view());
  }

  /// Those that differ only in their end are one.
  void add_relationships() {
    using Key = std::tuple<std::string, std::string_view, std::string_view, std::string_view>;
    std::map<Key, std::vector<std::string>> groups;
    for (const SbomRelation& relation : sbom_.relations) {
      if (relation.kind == SbomRelationKind::describes && relation.from == 0) continue;  // the rootElement
      const bool is_snippets = relation.to != no_index && spdx_kind(sbom_, relation.to) == SpdxKind::snippet;
      if (is_snippets && relation.kind == SbomRelationKind::contains) continue;
      const Word& word = word_of(sbom_, relation);
      std::string from = end_of(relation.from, relation.from_id);
      std::string to = end_of(relation.to, relation.to_id);
      if (word.is_turned) std::swap(from, to);
      if (from.empty() || to.empty()) continue;
      const std::string_view said = completeness_word(relation.completeness);
      groups[{from, word.word, scope_of(relation.kind), said}].push_back(std::move(to));
    }
    for (const auto& [key, to] : groups) {
      add_relationship(std::get<0>(key), std::get<1>(key), to, std::get<2>(key), std::get<3>(key));
    }
  }

  void add_relationship(const std::string& from, std::string_view word, const std::vector<std::string>& to,
                        std::string_view scope, std::string_view completeness) {
    json::Value one = graph_.object(scope.empty() ? "Relationship" : "LifecycleScopedRelationship",
                                    graph_.id(fmt::format("relationship-{}", ++relationships_)));
    put(one, "from", from);
    put(one, "relationshipType", word);
    json::Value ends = json::Value::array();
    for (const std::string& end : to) append(ends, text_value(end));
    put(one, "to", std::move(ends));
    put(one, "scope", scope);
    put(one, "completeness", completeness);
    graph_.add(std::move(one));
  }

  const Sbom& sbom_;
  const SbomWriting& writing_;
  ElementFields document_;
  SpdxHead head_;
  Spdx3Graph graph_;
  std::vector<std::string> ids_;
  std::map<std::uint32_t, std::uint32_t> whole_of_;
  std::size_t notes_ = 0;
  std::size_t relationships_ = 0;
};

}  // namespace

std::string render_spdx_3_0_1(const Sbom& sbom, const SbomWriting& writing) {
  return Spdx3Document(sbom, writing).render();
}

}  // namespace sluice
