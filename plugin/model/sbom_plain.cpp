// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/sbom_plain.hpp"

namespace sluice {
namespace {

template <class Word>
std::optional<Word> find_word(std::string_view text, Word last) {
  for (auto number = 0; number <= static_cast<int>(last); ++number) {
    const auto word = static_cast<Word>(number);
    if (to_string(word) == text) return word;
  }
  return std::nullopt;
}

PlainSbomElement to_plain(const Sbom& sbom, const SbomElement& element) {
  PlainSbomElement plain;
  plain.kind = element.kind;
  plain.completeness = element.completeness;
  plain.is_subject = element.is_subject;
  plain.id = sbom.text(element.id);
  plain.place = sbom.text(element.place);
  plain.line = element.line;
  plain.parent = element.parent;
  for (const SbomField& field : sbom.fields_of(element)) {
    plain.fields.push_back({std::string(sbom.text(field.name)), std::string(sbom.text(field.value)),
                            std::string(sbom.text(field.place)), field.line});
  }
  return plain;
}

PlainSbomRelation to_plain(const Sbom& sbom, const SbomRelation& relation) {
  PlainSbomRelation plain;
  plain.kind = relation.kind;
  plain.completeness = relation.completeness;
  plain.from = relation.from;
  plain.to = relation.to;
  plain.from_id = sbom.text(relation.from_id);
  plain.to_id = sbom.text(relation.to_id);
  plain.word = sbom.text(relation.word);
  plain.place = sbom.text(relation.place);
  plain.line = relation.line;
  return plain;
}

SbomRelation to_relation(const PlainSbomRelation& plain, Sbom& sbom) {
  SbomRelation relation;
  relation.kind = plain.kind;
  relation.completeness = plain.completeness;
  relation.from = plain.from;
  relation.to = plain.to;
  relation.from_id = sbom.intern(plain.from_id);
  relation.to_id = sbom.intern(plain.to_id);
  relation.word = sbom.intern(plain.word);
  relation.place = sbom.keep(plain.place);
  relation.line = plain.line;
  return relation;
}

}  // namespace

PlainSbom to_plain(const Sbom& sbom) {
  PlainSbom plain;
  plain.format = sbom.format;
  plain.version = sbom.version;
  plain.is_complete = sbom.is_complete;
  plain.is_valid = sbom.is_valid;
  for (const SbomElement& element : sbom.elements) plain.elements.push_back(to_plain(sbom, element));
  for (const SbomRelation& relation : sbom.relations) plain.relations.push_back(to_plain(sbom, relation));
  plain.problems = sbom.problems;
  plain.problems_not_kept = sbom.problems_not_kept;
  return plain;
}

Sbom to_sbom(const PlainSbom& plain) {
  Sbom sbom;
  sbom.format = plain.format;
  sbom.version = plain.version;
  sbom.is_complete = plain.is_complete;
  sbom.is_valid = plain.is_valid;
  for (const PlainSbomElement& one : plain.elements) {
    SbomElement& element = sbom.elements[sbom.begin(one.kind, one.id, one.place, one.line)];
    element.completeness = one.completeness;
    element.is_subject = one.is_subject;
    element.parent = one.parent;
    for (const PlainSbomField& field : one.fields) sbom.add(field.name, field.value, field.place, field.line);
  }
  for (const PlainSbomRelation& relation : plain.relations) sbom.relate(to_relation(relation, sbom));
  sbom.problems = plain.problems;
  sbom.problems_not_kept = plain.problems_not_kept;
  return sbom;
}

std::optional<SbomElementKind> parse_sbom_element_kind(std::string_view text) {
  return find_word(text, SbomElementKind::other);
}

std::optional<SbomRelationKind> parse_sbom_relation_kind(std::string_view text) {
  return find_word(text, SbomRelationKind::other);
}

std::optional<SbomCompleteness> parse_sbom_completeness(std::string_view text) {
  return find_word(text, SbomCompleteness::unknown);
}

std::optional<SbomFound> parse_sbom_found(std::string_view text) { return find_word(text, SbomFound::undecided); }

}  // namespace sluice
