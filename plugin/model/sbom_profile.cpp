// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/sbom_profile.hpp"

#include "model/words.hpp"

#include <algorithm>
#include <span>

namespace sluice {
namespace {

constexpr std::string_view field_names[] = {
#define SBOM_FIELD(name, meaning) name,
#define SBOM_FAMILY(prefix, meaning)
#include "model/sbom_fields.def"
#undef SBOM_FIELD
#undef SBOM_FAMILY
};
constexpr std::string_view family_names[] = {
#define SBOM_FIELD(name, meaning)
#define SBOM_FAMILY(prefix, meaning) prefix,
#include "model/sbom_fields.def"
#undef SBOM_FIELD
#undef SBOM_FAMILY
};

struct Place {
  std::string_view name;
  std::string_view spdx, tag_value, spdx_3, cyclonedx;
};
// clang-format off
#define SBOM_DOCUMENT_PLACE(name, spdx, tag_value, spdx_3, cyclonedx)
#define SBOM_ELEMENT_PLACE(name, spdx, tag_value, spdx_3, cyclonedx)
#define SBOM_FILE_PLACE(name, spdx, tag_value, spdx_3, cyclonedx)
constexpr Place document_places[] = {
#undef SBOM_DOCUMENT_PLACE
#define SBOM_DOCUMENT_PLACE(name, spdx, tag_value, spdx_3, cyclonedx) {name, spdx, tag_value, spdx_3, cyclonedx},
#include "model/sbom_places.def"
#undef SBOM_DOCUMENT_PLACE
#define SBOM_DOCUMENT_PLACE(name, spdx, tag_value, spdx_3, cyclonedx)
};
constexpr Place element_places[] = {
#undef SBOM_ELEMENT_PLACE
#define SBOM_ELEMENT_PLACE(name, spdx, tag_value, spdx_3, cyclonedx) {name, spdx, tag_value, spdx_3, cyclonedx},
#include "model/sbom_places.def"
#undef SBOM_ELEMENT_PLACE
#define SBOM_ELEMENT_PLACE(name, spdx, tag_value, spdx_3, cyclonedx)
};
constexpr Place file_places[] = {
#undef SBOM_FILE_PLACE
#define SBOM_FILE_PLACE(name, spdx, tag_value, spdx_3, cyclonedx) {name, spdx, tag_value, spdx_3, cyclonedx},
#include "model/sbom_places.def"
};
#undef SBOM_DOCUMENT_PLACE
#undef SBOM_ELEMENT_PLACE
#undef SBOM_FILE_PLACE
// clang-format on

constexpr Words<SbomScope, 6> scopes{{"document", "subject", "component", "file", "license", "delivery"}};
constexpr Words<SbomLevel, 5> levels{{"must", "must-if-exists", "should", "may", "must-not"}};
constexpr Words<SbomForm, 12> forms{{"text", "purl", "cpe", "swhid", "date-time", "url", "uri", "email", "uuid-urn",
                                     "license-expression", "digest", "file-name"}};
constexpr Words<SbomFamily, 3> families{{"spdx-2", "spdx-3", "cyclonedx"}};
constexpr Words<SbomTaken, 3> takens{{"stated", "reported", "missing"}};
constexpr Words<SbomPlace, 3> places{{"anywhere", "inside", "beside"}};
constexpr Words<SbomGraph::Test, 5> tests{{"has", "completeness", "reach", "resolved", "exists"}};

std::string_view family_of(std::string_view name) {
  for (const std::string_view prefix : family_names) {
    if (name.starts_with(prefix)) return prefix;
  }
  return {};
}

const Place* find_place(std::span<const Place> list, std::string_view name) {
  const std::string_view family = family_of(name);
  const auto found = std::ranges::find(list, family.empty() ? name : family, &Place::name);
  return found == list.end() ? nullptr : &*found;
}

template <class Enum>
std::optional<Enum> find_word(std::string_view text, Enum last) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    if (to_string(static_cast<Enum>(i)) == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

const SbomProfile* SbomProfiles::find(std::string_view id) const {
  const auto found = std::ranges::find(profiles, id, &SbomProfile::id);
  return found == profiles.end() ? nullptr : &*found;
}

std::vector<const SbomProfile*> SbomProfiles::find_all(std::string_view name) const {
  if (const SbomProfile* one = find(name)) return {one};
  std::vector<const SbomProfile*> found;
  for (const SbomProfile& profile : profiles) {
    if (!name.empty() && profile.series == name) found.push_back(&profile);
  }
  std::ranges::stable_sort(found, [](const SbomProfile* a, const SbomProfile* b) { return a->from < b->from; });
  return found;
}

bool is_sbom_field(std::string_view name) {
  const std::string_view family = family_of(name);
  return family.empty() ? std::ranges::find(field_names, name) != std::end(field_names) : name.size() > family.size();
}

bool is_sbom_family(std::string_view prefix) {
  return std::ranges::find(family_names, prefix) != std::end(family_names);
}

std::vector<std::string_view> sbom_field_names() { return {std::begin(field_names), std::end(field_names)}; }

SbomFamily sbom_family(std::string_view format) {
  if (format.starts_with("cyclonedx")) return SbomFamily::cyclonedx;
  return format.starts_with("spdx3") ? SbomFamily::spdx_3 : SbomFamily::spdx_2;
}

std::string sbom_place(std::string_view field, SbomScope scope, std::string_view format) {
  const Place* place = scope == SbomScope::document ? find_place(document_places, field)
                       : scope == SbomScope::file   ? find_place(file_places, field)
                                                    : nullptr;
  if (place == nullptr && scope != SbomScope::document) place = find_place(element_places, field);
  if (place == nullptr) return {};
  const SbomFamily family = sbom_family(format);
  std::string text(family == SbomFamily::cyclonedx ? place->cyclonedx
                   : family == SbomFamily::spdx_3  ? place->spdx_3
                   : format.ends_with("tag-value") ? place->tag_value
                                                   : place->spdx);
  const std::size_t hole = text.find("{}");
  if (hole != std::string::npos) text.replace(hole, 2, field.substr(family_of(field).size()));
  return text;
}

std::string_view to_string(SbomScope scope) { return scopes[scope]; }
std::string_view to_string(SbomLevel level) { return levels[level]; }
std::string_view to_string(SbomForm form) { return forms[form]; }
std::string_view to_string(SbomFamily family) { return families[family]; }
std::string_view to_string(SbomTaken taken) { return takens[taken]; }
std::string_view to_string(SbomPlace place) { return places[place]; }
std::string_view to_string(SbomGraph::Test test) { return tests[test]; }

std::optional<SbomScope> parse_sbom_scope(std::string_view text) { return scopes.find(text); }
std::optional<SbomLevel> parse_sbom_level(std::string_view text) { return levels.find(text); }
std::optional<SbomForm> parse_sbom_form(std::string_view text) { return forms.find(text); }
std::optional<SbomFamily> parse_sbom_family(std::string_view text) { return families.find(text); }
std::optional<SbomTaken> parse_sbom_taken(std::string_view text) { return takens.find(text); }
std::optional<SbomPlace> parse_sbom_place(std::string_view text) { return places.find(text); }
std::optional<SbomGraph::Test> parse_sbom_graph_test(std::string_view text) { return tests.find(text); }
std::optional<SbomRelationKind> parse_sbom_relation_kind(std::string_view text) {
  return find_word(text, SbomRelationKind::other);
}
std::optional<SbomElementKind> parse_sbom_element_kind(std::string_view text) {
  return find_word(text, SbomElementKind::other);
}
std::optional<SbomCompleteness> parse_sbom_completeness(std::string_view text) {
  return find_word(text, SbomCompleteness::unknown);
}

}  // namespace sluice
