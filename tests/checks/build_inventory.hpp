// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Inventories built in memory, in the words of a test.
#pragma once

#include "model/inventory.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace sluice::test {

inline std::uint32_t last_index(const auto& list) { return static_cast<std::uint32_t>(list.size() - 1); }

/// Facts of one run; every `add_` answers the index of what it added.
class BuildInventory {
 public:
  Inventory inventory;

  std::uint32_t add_container(std::string path, std::uint32_t parent = no_index, std::uint32_t entry = no_index) {
    Container container;
    container.path = std::move(path);
    container.parent = parent;
    container.entry = entry;
    container.format = container.path.ends_with(".zip") ? "zip" : "tar";
    inventory.contents.containers.push_back(std::move(container));
    return last_index(inventory.contents.containers);
  }

  /// A delivery that is one whole archive.
  std::uint32_t add_delivery(const std::string& name, const std::string& supplier = "") {
    Delivery delivery;
    delivery.name = name;
    delivery.supplier = supplier;
    delivery.container = add_container(name);
    inventory.deliveries.push_back(std::move(delivery));
    return last_index(inventory.deliveries);
  }

  /// A file whose bytes were read.
  std::uint32_t add_file(std::uint32_t container, const std::string& path) {
    Entry entry;
    entry.container = container;
    entry.path = path;
    entry.sha256 = sha256(path);
    entry.type = "text";
    inventory.contents.entries.push_back(std::move(entry));
    ++inventory.contents.containers[container].entry_count;
    return last_index(inventory.contents.entries);
  }

  /// An archive inside another one, with its entry.
  std::uint32_t add_nested(std::uint32_t parent, const std::string& path) {
    const std::uint32_t entry = add_file(parent, path);
    return add_container(inventory.contents.full_path(parent, entry), parent, entry);
  }

  void stop_reading(std::uint32_t container, Completeness completeness = Completeness::incomplete) {
    inventory.contents.containers[container].completeness = completeness;
    inventory.contents.containers[container].reason = "the bytes end early";
  }

  void add_hazard(HazardId id, Weight weight, std::uint32_t container, std::uint32_t entry = no_index) {
    const std::string place = inventory.contents.full_path(container, entry);
    inventory.contents.hazards.push_back({id, weight, container, entry, place, "seen so"});
  }

  std::uint32_t add_document(std::uint32_t delivery, std::string role, std::uint32_t entry, std::string path) {
    Document document;
    document.role = std::move(role);
    document.delivery = delivery;
    document.entry = entry;
    document.origin = {std::move(path), 0, 0, "", "test"};
    inventory.documents.push_back(std::move(document));
    return last_index(inventory.documents);
  }

  void add_manifest(std::uint32_t delivery, std::initializer_list<std::pair<const char*, const char*>> fields) {
    const std::string path = inventory.deliveries[delivery].name + "!/delivery.yaml";
    inventory.deliveries[delivery].manifest = add_document(delivery, "manifest", no_index, path);
    std::uint32_t line = 1;
    for (const auto& [field, value] : fields) {
      inventory.deliveries[delivery].fields.push_back({field, value, {path, ++line, 1, field, "test"}});
    }
  }

  void add_defect(std::uint32_t delivery, std::string term) {
    inventory.deliveries[delivery].defects.push_back(
        {std::move(term), "what is wrong", "what to write", {"delivery.yaml", 3, 5, "", "test"}});
  }

  /// A list in the delivery, with its entry.
  std::uint32_t add_checksum_list(std::uint32_t delivery, const std::string& path = "SHA256SUMS") {
    const std::uint32_t entry = add_file(inventory.deliveries[delivery].container, path);
    return add_document(delivery, "checksums", entry, path);
  }

  ChecksumLine& add_line(std::uint32_t list, std::string algorithm, std::string path, std::uint32_t entry) {
    ChecksumLine line;
    line.document = list;
    line.algorithm = std::move(algorithm);
    line.path = std::move(path);
    line.entry = entry;
    line.expected = "aa";
    line.actual = entry == no_index ? "" : "aa";
    line.origin = {"SHA256SUMS", 1, 1, "", "test"};
    inventory.checksums.push_back(std::move(line));
    return inventory.checksums.back();
  }

  Component& add_component(std::string purl, std::string via = "find_package", std::string source = "") {
    Component component;
    component.name = purl.substr(purl.rfind('/') + 1);
    component.version = "1.0";
    component.purl = std::move(purl);
    component.via = std::move(via);
    component.source = std::move(source);
    component.origins.push_back({"CMakeLists.txt", 3, 1, "", "test"});
    inventory.components.push_back(std::move(component));
    return inventory.components.back();
  }

  /// A use of the last component.
  Use& add_use(std::string consumer, Linkage linkage = Linkage::static_linked, Scope scope = Scope::runtime) {
    Use use;
    use.consumer = std::move(consumer);
    use.component = last_index(inventory.components);
    use.linkage = linkage;
    use.scope = scope;
    use.origin = {"CMakeLists.txt", 9, 1, "", "test"};
    inventory.uses.push_back(std::move(use));
    return inventory.uses.back();
  }
};

}  // namespace sluice::test
