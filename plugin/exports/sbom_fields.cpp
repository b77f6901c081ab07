// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_fields.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice::exports {

std::string_view ElementFields::stated(std::string_view name) const {
  const std::string_view value = first(name);
  return statement_of(value) == SbomStatement::stated ? value : std::string_view();
}

std::vector<std::string_view> ElementFields::all(std::string_view name) const {
  std::vector<std::string_view> values;
  each([&](std::string_view field, std::string_view value) {
    if (field == name) values.push_back(value);
  });
  return values;
}

std::vector<Party> parties_of(const ElementFields& fields, std::string_view name) {
  std::vector<Party> parties;
  fields.each([&](std::string_view field, std::string_view value) {
    if (!field.starts_with(name) || value.empty()) return;
    const std::string_view part = field.substr(name.size());
    if (part.empty()) parties.push_back({std::string(value), {}, {}});
    if (part != "-email" && part != "-url") return;
    if (parties.empty()) parties.emplace_back();
    (part == "-email" ? parties.back().emails : parties.back().urls).emplace_back(value);
  });
  return parties;
}

std::vector<Author> authors_of(const ElementFields& document) {
  const std::vector<std::string_view> organizations = document.all("author-organization");
  std::vector<Author> authors;
  for (Party& party : parties_of(document, "author")) authors.push_back({std::move(party), false});
  for (const std::string_view name : organizations) {
    const auto is_named = [&](const Author& one) { return one.party.name == name; };
    const auto known = std::ranges::find_if(authors, is_named);
    if (known == authors.end()) {
      authors.push_back({{std::string(name), {}, {}}, true});
    } else {
      known->is_organization = true;
    }
  }
  return authors;
}

std::string_view behind(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view();
}

std::string uuid_of(std::string_view text) {
  std::string hex = to_hex(sha256(text)).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  const std::string_view all = hex;
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", all.substr(0, 8), all.substr(8, 4), all.substr(12, 4),
                     all.substr(16, 4), all.substr(20));
}

std::string fingerprint_of(const Sbom& sbom) {
  Sha256 hash;
  const auto add = [&](std::string_view text) {
    hash.update(text);
    hash.update(std::string_view("\0", 1));
  };
  for (const SbomElement& element : sbom.elements) {
    add(to_string(element.kind));
    add(sbom.text(element.id));
    for (const SbomField& field : sbom.fields_of(element)) {
      add(sbom.text(field.name));
      add(sbom.text(field.value));
    }
  }
  for (const SbomRelation& relation : sbom.relations) {
    add(to_string(relation.kind));
    add(sbom.text(relation.from_id));
    add(sbom.text(relation.to_id));
  }
  return to_hex(hash.finish());
}

}  // namespace sluice::exports
