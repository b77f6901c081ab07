// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "base/text.hpp"
#include "sbom/cyclonedx_parts.hpp"
#include "sbom/hash_names.hpp"

#include <fmt/format.h>

namespace sluice::sbom::cyclonedx {
namespace {

void check_length(const Fields& fields, std::string_view algorithm, const Node& content) {
  const std::size_t digits = hash_digits(hash_name(algorithm));
  const std::size_t found = trim(content.text).size();
  if (digits == 0 || digits == found) return;
  fields.report(
      {.term = "sbom.hash-length",
       .detail = fmt::format("a {} digest has {} hex digits, not {}", to_visible_short(algorithm, 40), digits, found),
       .help = "write the whole digest, or name the algorithm that it is of",
       .place = {},
       .line = 0},
      content);
}

/// Fields that other formats state by name and CycloneDX as references.
std::string_view named_reference(std::string_view type) {
  if (type == "website") return "homepage";
  return type == "distribution" ? "download" : std::string_view();
}

}  // namespace

void add_hashes(const Fields& fields, std::string_view prefix, const Node* hashes) {
  for (const Node& hash : children(hashes)) {
    const Node* const content = hash.find("content");
    if (content == nullptr) continue;
    const std::string_view algorithm = hash.text_of("alg");
    fields.add(fmt::format("{}.{}", prefix, hash_name(algorithm)), content);
    check_length(fields, algorithm, *content);
  }
}

void add_reference(const Fields& fields, const Node& reference) {
  const std::string type = to_lower_ascii(reference.text_of("type"));
  const Node* const url = reference.find("url");
  fields.add("reference." + type, url);
  const std::string_view name = named_reference(type);
  if (!name.empty()) fields.add(name, url);
  add_hashes(fields, "reference-hash." + type, reference.find("hashes"));
}

void add_property(const Fields& fields, const Node& property) {
  const Node* const value = property.find("value");
  fields.add(fmt::format("property.{}", property.text_of("name")), value == nullptr ? "" : value->text,
             value == nullptr ? property : *value);
}

void add_changes(const Fields& fields, const Node* pedigree) {
  if (pedigree == nullptr) return;
  for (const Node& commit : children(pedigree->find("commits"))) fields.add("commit", commit.find("uid"));
  for (const Node& patch : children(pedigree->find("patches"))) {
    fields.add("patch", patch.find("type"));
    for (const Node& issue : children(patch.find("resolves"))) fields.add("patch-resolves", issue.find("id"));
  }
}

void add_evidence(const Fields& fields, const Node* evidence, std::vector<const Node*>& named) {
  if (evidence == nullptr) return;
  const Node* const identity = evidence->find("identity");
  const bool is_list = identity != nullptr && identity->kind == Node::Kind::array;  // one object before 1.6
  for (const Node* one = is_list ? identity->first : identity; one != nullptr; one = is_list ? one->next : nullptr) {
    fields.add(fmt::format("evidence.{}", one->text_of("field")), one->find("concludedValue"));
  }
  for (const Node& occurrence : children(evidence->find("occurrences"))) {
    fields.add("location", occurrence.find("location"));
  }
  add_licenses(fields, "license-in-file", evidence->find("licenses"), named);
  for (const Node& copyright : children(evidence->find("copyright"))) {
    fields.add("copyright-in-file", copyright.find("text"));
  }
}

}  // namespace sluice::sbom::cyclonedx
