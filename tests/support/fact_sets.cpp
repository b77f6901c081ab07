// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/fact_sets.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

namespace sluice::test {
namespace {

std::uint32_t add_entry(std::string path, EntryKind kind, std::string_view type, Contents& contents) {
  Entry entry;
  entry.mode = kind == EntryKind::folder ? 0755 : 0644;
  entry.kind = kind;
  if (kind == EntryKind::file) {
    entry.size = path.size();
    entry.sha256 = sha256(path);
    entry.type = type;
  }
  entry.path = path;
  contents.entries.push_back(std::move(entry));
  return static_cast<std::uint32_t>(contents.entries.size() - 1);
}

void add_component(std::uint32_t set, std::uint32_t i, Inventory& inventory) {
  const std::string name = fmt::format("lib{}", i), version = fmt::format("{}.{}.0", 1 + i % 3, set % 7);
  const std::string license = i % 7 == 0 ? "GPL-3.0-only" : i % 2 == 0 ? "MIT" : "Apache-2.0";
  const std::string archive = inventory.deliveries.front().name;
  add_entry(name + "/", EntryKind::folder, {}, inventory.contents);
  const std::uint32_t manifest = add_entry(name + "/package.json", EntryKind::file, "json", inventory.contents);
  const std::uint32_t text = add_entry(name + "/LICENSE", EntryKind::file, "text", inventory.contents);
  LicenseDeclaration declaration;
  declaration.entry = manifest;
  declaration.format = "package.json";
  declaration.name = name;
  declaration.version = version;
  declaration.expression = license;
  declaration.folder = name;
  declaration.origin = {fmt::format("{}!/{}/package.json", archive, name), 4, 14, "/license", "package_json"};
  inventory.declarations.push_back(std::move(declaration));
  FileLicensing stated;
  stated.entry = text;
  stated.expression = license;
  stated.statements.push_back({LicenseEvidence::text_exact, license, 1, 21, 1000, license, {}, false});
  stated.copyrights.push_back({"Acme Sensorik GmbH", "2019-2026", 3});
  inventory.licensing.push_back(std::move(stated));
  Component component;
  component.purl = fmt::format("pkg:generic/acme/{}@{}", name, version);
  component.name = name;
  component.version = version;
  component.via = "FetchContent";
  component.source = fmt::format("https://mirror.acme.example/{}-{}.tar.gz", name, version);
  component.source_digest = "sha256:" + to_hex(sha256(component.source));
  component.location = "_deps/" + name;
  component.license = license;
  component.origins.push_back({"CMakeLists.txt", i + 10, 1, "", "build_reader"});
  inventory.components.push_back(std::move(component));
  Use use;
  use.consumer = fmt::format("app{}", i % 4);
  use.config = "Release";
  use.component = i;
  use.linkage = i % 2 == 0 ? Linkage::static_linked : Linkage::dynamic;
  use.origin = {"src/CMakeLists.txt", i + 3, 1, "", "build_reader"};
  inventory.uses.push_back(std::move(use));
}

}  // namespace

StoredFacts make_fact_set(std::uint32_t number, std::uint32_t components, const std::string& limits) {
  StoredFacts facts;
  facts.envelope.version = "1.0.0";
  facts.envelope.as_of = fmt::format("2026-{:02}-{:02}", 1 + number / 28 % 12, 1 + number % 28);
  facts.envelope.limits = limits;
  facts.envelope.licenses = true;
  Inventory& inventory = facts.inventory;
  const std::string archive = fmt::format("sdk-{}.zip", number);
  facts.envelope.sources.push_back({"/srv/in/acme/" + archive, "", ""});
  Container container;
  container.path = archive;
  container.format = "zip";
  container.sha256 = sha256(archive);
  Delivery delivery;
  delivery.name = archive;
  delivery.supplier = fmt::format("supplier-{}", number % 20);
  delivery.sha256 = "sha256:" + to_hex(*container.sha256);
  inventory.deliveries.push_back(std::move(delivery));
  inventory.build.emplace().project = "radar";
  for (std::uint32_t i = 0; i < components; ++i) add_component(number, i, inventory);
  container.entry_count = inventory.contents.entries.size();
  container.size = container.entry_count * 1000;
  inventory.contents.containers.push_back(std::move(container));
  for (int i = 0; i < 4; ++i) inventory.build->targets.push_back({fmt::format("app{}", i), "EXECUTABLE", true, {}, {}});
  return facts;
}

}  // namespace sluice::test
