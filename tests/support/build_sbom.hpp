// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SBOMs built in memory, in the words of a test.
#pragma once

#include "base/digest.hpp"
#include "model/inventory.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace sluice::test {

/// Lower-case hex of the digest of a text.
inline std::string hex_of(std::string_view algorithm, std::string_view text) {
  NamedHash hash(algorithm, text.size());
  hash.update(std::as_bytes(std::span(text)));
  return hash.finish();
}

/// An SBOM that was read whole; places are "/ELEMENT/FIELD".
class BuildSbom {
 public:
  using Fields = std::initializer_list<std::pair<std::string, std::string>>;
  Sbom sbom;

  BuildSbom() {
    sbom.format = "spdx-json";
    sbom.version = "2.3";
    sbom.is_complete = sbom.is_valid = true;
    sbom.begin(SbomElementKind::document, "SPDXRef-DOCUMENT", "", 1);
  }

  std::uint32_t add(SbomElementKind kind, const std::string& id, Fields fields) {
    const std::uint32_t element = sbom.begin(kind, id, "/" + id, element_line());
    for (const auto& [name, value] : fields) sbom.add(name, value, "/" + name);
    return element;
  }
  std::uint32_t add_component(const std::string& name, const std::string& version, Fields more = {}) {
    const std::uint32_t element = add(SbomElementKind::component, "pkg-" + name + version, more);
    sbom.add("name", name, "/name");
    if (!version.empty()) sbom.add("version", version, "/version");
    return element;
  }
  std::uint32_t add_file(const std::string& path, Fields more = {}) {
    const std::uint32_t element = add(SbomElementKind::file, "file-" + path, more);
    sbom.add("name", path, "/name");
    return element;
  }
  void relate(std::uint32_t from, SbomRelationKind kind, std::uint32_t to) {
    SbomRelation relation;
    relation.kind = kind;
    relation.from = from;
    relation.to = to;
    relation.place = sbom.intern("/relation");
    sbom.relate(relation);
  }

  /// Its document is a file of the first delivery's outermost container, or a file beside the delivery.
  void put(Inventory& inventory, const std::string& path, bool is_beside = false) const {
    Document document;
    document.role = "sbom";
    document.origin.path = is_beside ? path : inventory.deliveries[0].name + "!/" + path;
    if (!is_beside) {
      Entry entry;
      entry.container = inventory.deliveries[0].container;
      entry.path = path;
      entry.sha256 = sha256("sbom " + path);
      entry.type = "text";
      document.entry = static_cast<std::uint32_t>(inventory.contents.entries.size());
      inventory.contents.entries.push_back(entry);
    }
    inventory.documents.push_back(document);
    SbomDocument one;
    one.document = static_cast<std::uint32_t>(inventory.documents.size() - 1);
    one.sbom = sbom;
    inventory.sboms.push_back(one);
  }

 private:
  std::uint32_t element_line() const { return static_cast<std::uint32_t>(sbom.elements.size() + 1); }
};

}  // namespace sluice::test
