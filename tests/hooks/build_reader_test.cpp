// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The recorded builds of CMake 3.25 and 4.3 give the same facts: what each target uses, how it is linked, and which call says so.
#include "hooks/recorded_build.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace sluice;
using sluice::test::RecordedBuild;

namespace {

/// "app -> ZLIB dynamic app/CMakeLists.txt:2" and so on, sorted.
std::vector<std::string> use_lines(const Inventory& inventory) {
  std::vector<std::string> lines;
  for (const Use& use : inventory.uses) {
    lines.push_back(fmt::format("{} {} {} {} {}:{}", use.consumer, use.direct ? "->" : "~>", inventory.components[use.component].name, to_string(use.linkage),
                                use.origin.path, use.origin.line));
  }
  std::ranges::sort(lines);
  return lines;
}

const Component& component(const Inventory& inventory, const std::string& name) {
  const auto found = std::ranges::find(inventory.components, name, &Component::name);
  REQUIRE(found != inventory.components.end());
  return *found;
}

bool has_unknown(const Inventory& inventory, const std::string& fact) {
  return std::ranges::any_of(inventory.unknowns, [&](const Unknown& unknown) { return unknown.fact.find(fact) != std::string::npos; });
}

Inventory read(const RecordedBuild& recorded) {
  Inventory inventory;
  const auto read = read_build(recorded.request(), inventory);
  REQUIRE(read);
  return inventory;
}

}  // namespace

TEST_CASE("build_reader: uses with linkage and place", "[hooks][build_reader]") {
  const std::string version = GENERATE("3.25", "4.3");
  CAPTURE(version);
  const Inventory inventory = read(RecordedBuild(version));
  CHECK(use_lines(inventory) == std::vector<std::string>{
                                    "app -> acme_codec static app/CMakeLists.txt:4",
                                    "app -> acme_filter static app/CMakeLists.txt:4",
                                    "app -> blob dynamic app/CMakeLists.txt:4",
                                    "app -> c-library dynamic app/CMakeLists.txt:4",
                                    "app -> camera static app/CMakeLists.txt:4",
                                    "app ~> ZLIB dynamic app/CMakeLists.txt:4",
                                    "app ~> lens build-only app/CMakeLists.txt:3",
                                    "app ~> nlohmann_json header-only app/CMakeLists.txt:4",
                                    "core -> ZLIB dynamic CMakeLists.txt:33",
                                    "core ~> nlohmann_json header-only CMakeLists.txt:33",
                                    "plugin -> OpenSSL dynamic CMakeLists.txt:35",
                                });
}

TEST_CASE("build_reader: components with identity, way and pin", "[hooks][build_reader]") {
  const std::string version = GENERATE("3.25", "4.3");
  CAPTURE(version);
  const Inventory inventory = read(RecordedBuild(version));
  const Component& zlib = component(inventory, "ZLIB");
  CHECK(zlib.purl == "pkg:generic/ZLIB@" + zlib.version);
  CHECK(zlib.via == "find_package");
  CHECK(zlib.origins.front().path == "CMakeLists.txt");
  CHECK(zlib.origins.front().line == 6);
  const Component& filter = component(inventory, "acme_filter");
  CHECK(filter.purl == "pkg:generic/acme_filter@2.4.1");
  CHECK(filter.via == "FetchContent");
  CHECK(filter.source == "third_party/acme-filter-2.4.1.tar.gz");
  CHECK(filter.source_digest.empty());
  CHECK(filter.origins.front().line == 14);
  const Component& camera = component(inventory, "camera");
  CHECK(camera.purl == "pkg:github/acme/camera@0123456789abcdef0123456789abcdef01234567");
  CHECK(camera.source_digest == "git:0123456789abcdef0123456789abcdef01234567");
  const Component& lens = component(inventory, "lens");
  CHECK(lens.purl == "pkg:generic/lens@3.1.0?download_url=https:%2F%2Fdownloads.acme.example%2Flens-3.1.0.tar.xz");
  CHECK(lens.source_digest.starts_with("sha256:00112233"));
  const Component& codec = component(inventory, "acme_codec");
  CHECK(codec.version == "0.9.1");
  CHECK(codec.via == "project");
  CHECK(codec.location == "third_party/codec");
  CHECK(codec.provenance == Provenance::resolved);
  CHECK(std::ranges::find(inventory.components, "NoSuchPackage", &Component::name) == inventory.components.end());
}

TEST_CASE("build_reader: build, targets and the four counters", "[hooks][build_reader]") {
  const auto [version, cmake] = GENERATE(table<std::string, std::string>({{"3.25", "3.25.1"}, {"4.3", "4.3.1"}}));
  CAPTURE(version);
  const Inventory inventory = read(RecordedBuild(version));
  REQUIRE(inventory.build);
  const Build& build = *inventory.build;
  CHECK(build.project == "links");
  CHECK(build.generator == "Ninja");
  CHECK(build.cmake_version == cmake);
  CHECK(build.configs == std::vector<std::string>{"Release"});
  std::vector<std::string> names;
  for (const BuildTarget& target : build.targets) names.push_back(target.name + (target.ships ? "" : "*"));
  CHECK(names == std::vector<std::string>{"acme_filter", "app", "camera*", "codec", "core", "lens*", "plugin", "unused*"});
  CHECK(build.link_inputs == 6);             // ZLIB, camera, m, blob and dl of app; OpenSSL of plugin
  CHECK(build.link_inputs_owned == 5);       // not blob
  CHECK(build.link_inputs_versioned == 3);   // ZLIB, OpenSSL, camera by its commit
  CHECK(build.link_inputs_linkage == 6);
}

TEST_CASE("build_reader: what cannot be attributed is unknown", "[hooks][build_reader]") {
  const std::string version = GENERATE("3.25", "4.3");
  CAPTURE(version);
  const Inventory inventory = read(RecordedBuild(version));
  CHECK(has_unknown(inventory, "owner of third_party/blob/libblob.so"));
  CHECK(has_unknown(inventory, "contents of lens"));
  CHECK(has_unknown(inventory, "contents of camera"));
}

TEST_CASE("build_reader: a delivery that was looked at is not unknown", "[hooks][build_reader]") {
  const RecordedBuild recorded("3.25");
  BuildRequest request = recorded.request();
  request.deliveries.push_back({recorded.source() + "/third_party/acme-filter-2.4.1.tar.gz", {}, {}, {}, {}});
  Inventory without, with;
  REQUIRE(read_build(recorded.request(), without));
  REQUIRE(read_build(request, with));
  CHECK(has_unknown(without, "contents of acme_filter"));
  CHECK_FALSE(has_unknown(with, "contents of acme_filter"));
}

TEST_CASE("build_reader: missing evidence is an Unknown, no reply is an Error", "[hooks][build_reader]") {
  const RecordedBuild recorded("4.3");
  SECTION("no event log") {
    std::filesystem::remove(recorded.build() + "/.sluice/events.jsonl");
    CHECK(has_unknown(read(recorded), "event log"));
  }
  SECTION("no edges") {
    std::filesystem::remove(recorded.build() + "/.sluice/edges.txt");
    CHECK(has_unknown(read(recorded), "header-only libraries"));
  }
  SECTION("a target file that is cut off") {
    const std::string file = recorded.reply_file("target-app-");
    const std::string text = read_file(file, 1u << 20).value();
    REQUIRE(write_file(file, text.substr(0, text.size() / 2)));
    CHECK(has_unknown(read(recorded), "target app"));
  }
  SECTION("a target file that is gone") {
    std::filesystem::remove(recorded.reply_file("target-app-"));
    Inventory inventory;
    CHECK_FALSE(read_build(recorded.request(), inventory));
  }
  SECTION("no reply") {
    std::filesystem::remove_all(recorded.build() + "/.cmake");
    Inventory inventory;
    const auto result = read_build(recorded.request(), inventory);
    REQUIRE_FALSE(result);
    CHECK(result.error().failure == Failure::cannot_finish);
    CHECK(result.error().message.find("no file API reply") != std::string::npos);
    CHECK_FALSE(result.error().help.empty());
  }
}

TEST_CASE("build_reader: the newest index counts", "[hooks][build_reader]") {
  const RecordedBuild recorded("3.25");
  const std::string old = recorded.build() + "/.cmake/api/v1/reply/index-2020-01-01T00-00-00-0000.json";
  REQUIRE(write_file(old, "{}"));
  CHECK(read(recorded).build->targets.size() == 8);
}
