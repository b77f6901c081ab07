// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Checks look things up by index and trust it: facts from a file have to be whole before they are judged.
#include "model/stored_facts.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace sluice {
namespace {

/// Walks every index of an inventory, and keeps the first that is wrong.
class IndexWalk {
 public:
  explicit IndexWalk(const Inventory& inventory) : all_(inventory) {}

  std::string run() {
    walk_contents();
    walk_documents();
    walk_licensing();
    each("uses", all_.uses, [&](const Use& one) { must("component", one.component, all_.components.size()); });
    each("sboms", all_.sboms, [&](const SbomDocument& one) { walk_sbom(one); });
    each("own_sboms", all_.own_sboms, [&](const OwnSbom& one) { walk_graph(one.sbom); });
    return std::move(found_);
  }

 private:
  template <class List, class Look>
  void each(std::string_view list, const List& items, const Look& look) {
    for (std::size_t i = 0; i < items.size() && found_.empty(); ++i) {
      list_ = list;
      index_ = i;
      look(items[i]);
    }
  }
  void must(std::string_view member, std::uint32_t index, std::size_t size) {
    if (index >= size && found_.empty()) found_ = fmt::format("{}[{}].{}", list_, index_, member);
  }
  void may(std::string_view member, std::uint32_t index, std::size_t size) {
    if (index != no_index) must(member, index, size);
  }
  std::size_t entries() const { return all_.contents.entries.size(); }
  std::size_t containers() const { return all_.contents.containers.size(); }

  /// A container comes behind the one that it lies in, so that going outwards ends.
  void walk_contents() {
    const Contents& contents = all_.contents;
    each("contents.containers", contents.containers, [&](const Container& one) {
      may("parent", one.parent, index_);
      may("entry", one.entry, entries());
    });
    each("contents.entries", contents.entries, [&](const Entry& one) { must("container", one.container, containers()); });
    each("contents.hazards", contents.hazards, [&](const Hazard& one) {
      must("container", one.container, containers());
      may("entry", one.entry, entries());
    });
    each("contents.digests", contents.digests, [&](const MoreDigest& one) {
      must("container", one.container, containers());
      may("entry", one.entry, entries());
    });
  }

  void walk_documents() {
    each("deliveries", all_.deliveries, [&](const Delivery& one) {
      must("container", one.container, containers());
      may("manifest", one.manifest, all_.documents.size());
      for (const OpaqueArtifact& opaque : one.opaque) {
        must("opaque.entry", opaque.entry, entries());
        must("opaque.sbom", opaque.sbom, entries());
      }
    });
    each("documents", all_.documents, [&](const Document& one) {
      must("delivery", one.delivery, all_.deliveries.size());
      may("entry", one.entry, entries());
    });
    each("checksums", all_.checksums, [&](const ChecksumLine& one) {
      must("document", one.document, all_.documents.size());
      may("entry", one.entry, entries());
    });
  }

  void walk_licensing() {
    each("licensing", all_.licensing, [&](const FileLicensing& one) { must("entry", one.entry, entries()); });
    each("declarations", all_.declarations, [&](const LicenseDeclaration& one) {
      must("delivery", one.delivery, all_.deliveries.size());
      may("entry", one.entry, entries());
    });
    each("notices", all_.notices, [&](const NoticeText& one) {
      may("delivery", one.delivery, all_.deliveries.size());
      may("entry", one.entry, entries());
    });
    each("conclusions", all_.conclusions, [&](const LicenseConclusion& one) {
      may("delivery", one.delivery, all_.deliveries.size());
      may("container", one.container, containers());
      may("manifest", one.manifest, entries());
      may("component", one.component, all_.components.size());
      for (const LicenseQuestion& question : one.questions) may("questions.entry", question.entry, entries());
    });
  }

  void walk_sbom(const SbomDocument& one) {
    must("document", one.document, all_.documents.size());
    may("container", one.container, containers());
    for (const SbomMatch& match : one.matches) {
      must("matches.element", match.element, one.sbom.elements.size());
      may("matches.field", match.field, one.sbom.fields.size());
      may("matches.container", match.container, containers());
      may("matches.entry", match.entry, entries());
      if (match.entry != no_index && match.container == no_index) must("matches.container", no_index, 0);
    }
    walk_graph(one.sbom);
  }

  /// The document itself is the first element of each.
  void walk_graph(const Sbom& sbom) {
    const std::size_t size = sbom.elements.size();
    must("sbom.elements", 0, size);
    for (std::size_t i = 0; i < size && found_.empty(); ++i) {
      may("sbom.elements.parent", sbom.elements[i].parent, i);
      const bool is_document = sbom.elements[i].kind == SbomElementKind::document;
      if (is_document != (i == 0)) must("sbom.elements.kind", 0, 0);
    }
    for (const SbomRelation& relation : sbom.relations) {
      may("sbom.relations.from", relation.from, size);
      may("sbom.relations.to", relation.to, size);
    }
  }

  const Inventory& all_;
  std::string found_;
  std::string_view list_;
  std::size_t index_ = 0;
};

}  // namespace

std::string find_broken_index(const Inventory& inventory) { return IndexWalk(inventory).run(); }

}  // namespace sluice
