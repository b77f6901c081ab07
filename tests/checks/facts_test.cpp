// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/facts.hpp"

#include "checks/build_inventory.hpp"
#include "checks/fact_lists.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

/// Everything that a fact can be about, once.
BuildInventory everything() {
  BuildInventory built;
  built.add_delivery("d.zip", "acme");
  built.inventory.deliveries[0].sha256 = "sha256:00";
  built.add_manifest(0, {{"product.version", "1.2"}, {"x-note", "yes"}});
  const std::uint32_t inner = built.add_nested(0, "in.tar");
  Entry& entry = built.inventory.contents.entries[built.add_file(inner, "lib/a")];
  entry.size = 7;
  entry.link_target = "b";
  built.inventory.contents.containers[inner].sha256 = sha256("in");
  const auto file = static_cast<std::uint32_t>(&entry - built.inventory.contents.entries.data());
  for (const char* algorithm : {"git-blob", "sha1", "sha512"})
    built.inventory.contents.digests.push_back({inner, file, algorithm, std::string("of ") + algorithm});
  Component& component = built.add_component("pkg:generic/zlib@1.3", "FetchContent", "https://z.example");
  component.supplier = "beta";
  component.location = "lib";
  component.owner = "dpkg";
  component.license = "Zlib";
  component.source_digest = "sha256:00";
  built.inventory.licensing.push_back({file, "MIT", {}, {}, false});
  LicenseConclusion& concluded = built.inventory.conclusions.emplace_back();
  concluded.delivery = concluded.component = 0;
  concluded.container = built.inventory.deliveries[0].container;
  concluded.declared = "MIT";
  concluded.detected = "ISC";
  concluded.concluded = "ISC AND MIT";
  concluded.basis = ConclusionBasis::disagreement;
  Use& use = built.add_use("app");
  use.config = "Release";
  use.evidence = UseEvidence::linked;
  built.inventory.build = Build{};
  built.inventory.build->project = "demo";
  built.inventory.build->generator = "Ninja";
  built.inventory.build->cmake_version = "3.25.1";
  built.inventory.build->targets.resize(2);
  built.inventory.build->evidence = BuildEvidence{};
  return built;
}

std::string value(const Inventory& inventory, const Subject& subject, std::string_view path) {
  const std::optional<Fact> fact = Fact::find(path);
  if (!fact) return "no such fact";
  std::string scratch;
  const FactValue found = fact->read(inventory, subject, scratch);
  return found ? std::string(*found) : "unknown";
}

}  // namespace

TEST_CASE("facts: the table is complete and says every fact once", "[checks][facts]") {
  const Inventory inventory = everything().inventory;
  std::set<std::string_view> paths;
  for (const FactSpec& fact : fact_specs()) {
    CAPTURE(fact.path);
    CHECK(paths.insert(fact.path).second);
    CHECK_FALSE(fact.meaning.empty());
    CHECK(fact.path.starts_with(std::string(to_string(fact.subject)) + "."));
    if (fact.path.find('<') != std::string_view::npos) continue;
    const std::uint32_t index = fact.subject == SubjectKind::file || fact.subject == SubjectKind::archive ? 1 : 0;
    CHECK(value(inventory, {fact.subject, index}, fact.path) != "unknown");
  }
  for (const ListSpec& list : list_specs()) CHECK(paths.insert(list.path).second);
  CHECK(fact_paths().size() == paths.size());
}

TEST_CASE("facts: values", "[checks][facts]") {
  const Inventory inventory = everything().inventory;
  const Subject delivery{SubjectKind::delivery, 0}, file{SubjectKind::file, 1}, use{SubjectKind::use, 0};
  CHECK(value(inventory, delivery, "delivery.version") == "1.2");
  CHECK(value(inventory, delivery, "delivery.manifest.x-note") == "yes");
  CHECK(value(inventory, delivery, "delivery.manifest.product.name") == "unknown");
  CHECK(value(inventory, delivery, "delivery.manifest.present") == "true");
  CHECK(value(inventory, delivery, "delivery.manifest.defects") == "0");
  CHECK(value(inventory, delivery, "delivery.documents.manifest") == "1");
  CHECK(value(inventory, delivery, "delivery.documents.checksums") == "0");
  CHECK(value(inventory, delivery, "delivery.entries.count") == "1");
  CHECK(value(inventory, {SubjectKind::archive, 1}, "archive.depth") == "1");
  CHECK(value(inventory, file, "file.sha256") == to_hex(sha256("lib/a")));
  CHECK(value(inventory, file, "file.sha1") == "of sha1");
  CHECK(value(inventory, file, "file.sha512") == "of sha512");
  CHECK(value(inventory, file, "file.git-blob") == "of git-blob");
  CHECK(value(inventory, use, "use.linkage") == "static");
  CHECK(value(inventory, use, "use.direct") == "true");
  CHECK(value(inventory, {SubjectKind::component, 0}, "component.pinned") == "true");
  CHECK(value(inventory, {SubjectKind::build, 0}, "build.targets") == "2");
}

TEST_CASE("facts: what an owner's records declare stands in for a conclusion", "[checks][facts]") {
  Inventory inventory = everything().inventory;
  const Subject component{SubjectKind::component, 0};
  CHECK(value(inventory, component, "component.license") == "ISC AND MIT");
  inventory.conclusions.clear();
  CHECK(value(inventory, component, "component.license") == "Zlib");
}

TEST_CASE("facts: a subject has those of what it belongs to", "[checks][facts]") {
  const Inventory inventory = everything().inventory;
  const Subject file{SubjectKind::file, 1}, use{SubjectKind::use, 0}, delivery{SubjectKind::delivery, 0};
  CHECK(value(inventory, file, "archive.format") == "tar");
  CHECK(value(inventory, file, "delivery.name") == "d.zip");
  CHECK(value(inventory, use, "component.name") == "zlib@1.3");
  CHECK(value(inventory, use, "build.generator") == "Ninja");
  CHECK(value(inventory, delivery, "file.path") == "unknown");
  CHECK(value(inventory, {SubjectKind::component, 0}, "delivery.name") == "unknown");
}

TEST_CASE("facts: what was not read is not known", "[checks][facts]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.stop_reading(0);
  built.add_component("");
  built.add_use("app", Linkage::unknown);
  const Inventory& inventory = built.inventory;
  const Subject delivery{SubjectKind::delivery, 0};
  for (const char* path : {"delivery.manifest.present", "delivery.documents.checksums", "delivery.entries.count",
                           "delivery.supplier", "delivery.version", "build.project"}) {
    CAPTURE(path);
    CHECK(value(inventory, delivery, path) == "unknown");
  }
  CHECK(value(inventory, {SubjectKind::archive, 0}, "archive.entries") == "unknown");
  CHECK(value(inventory, {SubjectKind::use, 0}, "use.linkage") == "unknown");
  CHECK(value(inventory, {SubjectKind::component, 0}, "component.purl") == "unknown");
  CHECK_FALSE(Fact::find("delivery.nothing"));
  CHECK_FALSE(Fact::find("delivery.manifest."));
}

TEST_CASE("fact_lists: items are grouped by owner, in order", "[checks][facts]") {
  BuildInventory built;
  built.add_delivery("a.zip");
  built.add_delivery("b.zip");
  const std::uint32_t inner = built.add_nested(0, "in.tar");  // entry 0
  built.add_file(1, "x");                                     // entry 1
  built.add_file(inner, "y");                                 // entry 2
  built.add_file(0, "z");                                     // entry 3
  FactLists lists(built.inventory);
  const auto items = [&](SubjectKind kind, std::uint32_t index, const char* list) {
    const ListItems found = lists.items_of({kind, index}, *find_list(list));
    return std::vector<std::uint32_t>(found.indexes.begin(), found.indexes.end());
  };
  using Indexes = std::vector<std::uint32_t>;
  CHECK(items(SubjectKind::delivery, 0, "delivery.files") == Indexes{0, 2, 3});
  CHECK(items(SubjectKind::delivery, 1, "delivery.files") == Indexes{1});
  CHECK(items(SubjectKind::delivery, 0, "delivery.archives") == Indexes{0, inner});
  CHECK(items(SubjectKind::archive, 0, "archive.files") == Indexes{0, 3});
  CHECK(items(SubjectKind::archive, inner, "archive.files") == Indexes{2});
  CHECK(find_list("archive.entries") == nullptr);
}

TEST_CASE("fact_lists: what was not read makes a list open", "[checks][facts]") {
  BuildInventory built;
  built.add_delivery("a.zip");
  built.add_delivery("b.zip");
  built.stop_reading(built.add_nested(0, "in.tar"));
  FactLists lists(built.inventory);
  const auto is_whole = [&](SubjectKind kind, std::uint32_t index, const char* list) {
    return lists.items_of({kind, index}, *find_list(list)).is_whole;
  };
  CHECK_FALSE(is_whole(SubjectKind::delivery, 0, "delivery.files"));
  CHECK(is_whole(SubjectKind::delivery, 1, "delivery.files"));
  CHECK(is_whole(SubjectKind::archive, 0, "archive.files"));
  CHECK_FALSE(is_whole(SubjectKind::archive, 2, "archive.files"));
  CHECK_FALSE(is_whole(SubjectKind::component, 0, "archive.files"));  // has no such list
}
