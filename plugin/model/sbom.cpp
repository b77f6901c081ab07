// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/sbom.hpp"

#include "base/text.hpp"
#include "model/sbom_plain.hpp"

#include <array>
#include <optional>

namespace sluice {

std::uint32_t Sbom::begin(SbomElementKind kind, std::string_view id, std::string_view place, std::uint32_t line) {
  const auto index = static_cast<std::uint32_t>(elements.size());
  const std::uint32_t known_as = intern(id);
  elements.push_back({.kind = kind,
                      .completeness = SbomCompleteness::not_said,
                      .is_subject = false,
                      .id = known_as,
                      .place = keep(place),
                      .line = line,
                      .parent = no_index,
                      .first_field = static_cast<std::uint32_t>(fields.size()),
                      .fields = 0});
  if (!id.empty()) by_id_.try_emplace(known_as, index);
  return index;
}

void Sbom::add(std::string_view name, std::string_view value, std::string_view place, std::uint32_t line) {
  constexpr std::size_t short_text = 40;
  const bool may_come_again = value.size() <= short_text && !name.starts_with("hash.");
  fields.push_back({.name = intern(name),
                    .value = may_come_again ? intern(value) : keep(value),
                    .place = intern(place),
                    .line = line});
  ++elements.back().fields;
}

std::span<const SbomField> Sbom::fields_of(const SbomElement& element) const {
  return std::span(fields).subspan(element.first_field, element.fields);
}

const SbomField* Sbom::find(const SbomElement& element, std::string_view name) const {
  const std::optional<std::uint32_t> known = texts_.find(name);
  if (!known) return nullptr;
  for (const SbomField& field : fields_of(element)) {
    if (field.name == *known) return &field;
  }
  return nullptr;
}

std::string_view Sbom::value(const SbomElement& element, std::string_view name) const {
  const SbomField* const field = find(element, name);
  return field == nullptr ? std::string_view() : text(field->value);
}

std::uint32_t Sbom::find_element(std::string_view id) const {
  const std::optional<std::uint32_t> known = texts_.find(id);
  if (!known) return no_index;
  const auto element = by_id_.find(*known);
  return element == by_id_.end() ? no_index : element->second;
}

Origin Sbom::origin(const SbomElement& element, std::string_view path) const {
  return {std::string(path), element.line, 0, std::string(text(element.place)), format};
}

Origin Sbom::origin(const SbomElement& element, const SbomField& field, std::string_view path) const {
  Origin place = origin(element, path);
  if (field.line > 0) place.line = field.line;
  place.pointer += text(field.place);
  return place;
}

std::uint64_t Sbom::memory() const {
  return texts_.memory() + by_id_.size() * 32 + elements.capacity() * sizeof(SbomElement) +
         fields.capacity() * sizeof(SbomField) + relations.capacity() * sizeof(SbomRelation);
}

bool operator==(const Sbom& a, const Sbom& b) { return to_plain(a) == to_plain(b); }

SbomStatement statement_of(std::string_view value) {
  const std::string_view word = trim(value);
  if (word.empty()) return SbomStatement::missing;
  if (word == "NOASSERTION" || to_lower_ascii(word) == "unknown") return SbomStatement::unknown;
  return word == "NONE" ? SbomStatement::none : SbomStatement::stated;
}

std::string_view to_string(SbomElementKind kind) {
  static constexpr std::array<std::string_view, 5> words = {"document", "component", "file", "license", "other"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view to_string(SbomStatement statement) {
  static constexpr std::array<std::string_view, 4> words = {"missing", "unknown", "none", "stated"};
  return words[static_cast<std::size_t>(statement)];
}

std::string_view to_string(SbomRelationKind kind) {
  static constexpr std::array<std::string_view, 17> words = {"describes",
                                                             "contains",
                                                             "depends-on",
                                                             "static-link",
                                                             "dynamic-link",
                                                             "build-dependency",
                                                             "dev-dependency",
                                                             "test-dependency",
                                                             "optional-dependency",
                                                             "provided-dependency",
                                                             "runtime-dependency",
                                                             "generates",
                                                             "ancestor",
                                                             "variant",
                                                             "patch",
                                                             "documentation",
                                                             "other"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view to_string(SbomCompleteness completeness) {
  static constexpr std::array<std::string_view, 4> words = {"not-said", "complete", "incomplete", "unknown"};
  return words[static_cast<std::size_t>(completeness)];
}

std::string_view to_string(SbomFound found) {
  static constexpr std::array<std::string_view, 5> words = {"match", "changed", "moved", "missing", "undecided"};
  return words[static_cast<std::size_t>(found)];
}

}  // namespace sluice
