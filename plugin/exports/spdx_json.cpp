// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SPDX 2.3 as JSON. What it cannot say: how complete relations are; the phase of the document; groups, publishers,
// authors, scopes and addresses of components; properties (they become annotations); occurrences, patches and evidence;
// references with hashes; hashes of an external document, and so the document itself; services, agents and tools as
// elements; files without a checksum (they become packages); signatures, vulnerabilities; a license that is neither
// declared nor concluded (it becomes declared). Parties are written as organizations: an Sbom does not say what they
// are.
#include "exports/json_parts.hpp"
#include "exports/spdx_json_elements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace sluice {
namespace {

using namespace exports;

struct Word {
  std::string_view word;
  SbomRelationKind kind;
  bool is_turned;
};
constexpr Word words[] = {
#define SPDX2_RELATION(word, kind, turned, versions) {word, SbomRelationKind::kind, turned},
#include "sbom/spdx2_relations.def"
#undef SPDX2_RELATION
};

/// The first word for that kind; a relation of kind other has its own, if SPDX knows it.
const Word& word_of(const Sbom& sbom, const SbomRelation& relation) {
  const bool is_other = relation.kind == SbomRelationKind::other;
  const auto* const found = std::ranges::find_if(words, [&](const Word& one) {
    return one.kind == relation.kind && (!is_other || one.word == sbom.text(relation.word));
  });
  if (found != std::end(words)) return *found;
  return *std::ranges::find(words, "OTHER", &Word::word);
}

class Spdx2Document {
 public:
  Spdx2Document(const Sbom& sbom, const SbomWriting& writing)
      : sbom_(sbom),
        document_(sbom, sbom.elements.front()),
        head_(sbom, writing),
        tools_(spdx_tools(document_, writing)),
        ids_(spdx_ids(sbom)),
        defaults_{fmt::format("Tool: {}", tools_.front()), head_.created} {
    for (const SbomRelation& relation : sbom.relations) {
      const bool is_known = relation.from != no_index && relation.to != no_index;
      if (is_known && relation.kind == SbomRelationKind::contains) whole_of_.try_emplace(relation.to, relation.from);
    }
  }

  std::string render() const {
    json::Value root = json::Value::object();
    put(root, "SPDXID", "SPDXRef-DOCUMENT");
    put(root, "spdxVersion", "SPDX-2.3");
    put(root, "dataLicense", "CC0-1.0");
    put(root, "name", head_.name);
    put(root, "documentNamespace", head_.name_space);
    put(root, "comment", document_.first("comment"));
    put(root, "creationInfo", creation());
    put(root, "packages", elements(SpdxKind::package));
    put(root, "files", elements(SpdxKind::file));
    put(root, "snippets", elements(SpdxKind::snippet));
    put(root, "hasExtractedLicensingInfos", elements(SpdxKind::license));
    put(root, "relationships", relationships());
    put(root, "annotations", spdx_annotations(document_, defaults_));
    return json::to_text(root);
  }

 private:
  json::Value creation() const {
    json::Value creators = json::Value::array();
    for (const auto& [author, is_organization] : authors_of(document_)) {
      const std::string email = author.emails.empty() ? "" : fmt::format(" ({})", author.emails.front());
      append(creators,
             text_value(fmt::format("{}: {}{}", is_organization ? "Organization" : "Person", author.name, email)));
    }
    for (const std::string& tool : tools_) append(creators, text_value("Tool: " + tool));
    json::Value creation = json::Value::object();
    put(creation, "created", head_.created);
    put(creation, "creators", std::move(creators));
    put(creation, "licenseListVersion", document_.first("license-list-version"));
    put(creation, "comment", document_.first("creation-comment"));
    return creation;
  }

  json::Value elements(SpdxKind kind) const {
    json::Value all = json::Value::array();
    for (std::uint32_t i = 1; i < sbom_.elements.size(); ++i) {
      if (spdx_kind(sbom_, i) != kind) continue;
      const ElementFields fields(sbom_, sbom_.elements[i]);
      if (kind == SpdxKind::package) append(all, spdx_package(fields, ids_[i], defaults_));
      if (kind == SpdxKind::file) append(all, spdx_file(fields, ids_[i], defaults_));
      if (kind == SpdxKind::license) append(all, spdx_extracted_license(fields, ids_[i]));
      if (kind == SpdxKind::snippet) append(all, snippet(fields, i));
    }
    return all;
  }

  /// A snippet stands in a file of the document.
  json::Value snippet(const ElementFields& fields, std::uint32_t element) const {
    const auto file = whole_of_.find(element);
    if (file == whole_of_.end() || spdx_kind(sbom_, file->second) != SpdxKind::file) return {};
    return spdx_snippet(fields, ids_[element], ids_[file->second], defaults_);
  }

  std::string end_of(std::uint32_t element, std::uint32_t written) const {
    const std::string_view id = sbom_.text(written);
    if (element == 0) return ids_[0];
    if (element == no_index) {
      const bool is_said = id == "NONE" || id == "NOASSERTION";
      return is_said ? std::string(id) : std::string();
    }
    const SpdxKind kind = spdx_kind(sbom_, element);
    return kind == SpdxKind::none || kind == SpdxKind::license ? std::string() : ids_[element];
  }

  json::Value relationships() const {
    json::Value all = json::Value::array();
    for (const SbomRelation& relation : sbom_.relations) {
      const Word& word = word_of(sbom_, relation);
      std::string from = end_of(relation.from, relation.from_id);
      std::string to = end_of(relation.to, relation.to_id);
      const bool is_snippets = relation.to != no_index && spdx_kind(sbom_, relation.to) == SpdxKind::snippet;
      if (from.empty() || to.empty() || (is_snippets && relation.kind == SbomRelationKind::contains)) continue;
      if (word.is_turned) std::swap(from, to);
      json::Value one = json::Value::object();
      put(one, "spdxElementId", from);
      put(one, "relationshipType", word.word);
      put(one, "relatedSpdxElement", to);
      append(all, std::move(one));
    }
    return all;
  }

  const Sbom& sbom_;
  ElementFields document_;
  SpdxHead head_;
  std::vector<std::string> tools_;
  std::vector<std::string> ids_;
  SpdxNoteDefaults defaults_;
  std::unordered_map<std::uint32_t, std::uint32_t> whole_of_;
};

}  // namespace

std::string render_spdx_2_3(const Sbom& sbom, const SbomWriting& writing) {
  return Spdx2Document(sbom, writing).render();
}

}  // namespace sluice
