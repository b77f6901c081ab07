// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a finished build shows, on the recorded builds: the linker's list of app is written by hand.
#include "hooks/recorded_build.hpp"

#include "base/digest.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;
using sluice::test::RecordedBuild;

namespace {

const std::string object =
    "\x7f"
    "ELF object";

std::string in_build(const RecordedBuild& recorded, const std::string& name, const std::string& content = object) {
  REQUIRE(write_file(recorded.build() + "/" + name, content));
  return recorded.build() + "/" + name;
}

void tell(const RecordedBuild& recorded, const std::vector<std::string>& files) {
  std::string list = "app/app: \\\n";
  for (const std::string& file : files) list += "  " + file + " \\\n";
  in_build(recorded, ".sluice/link/app-Release.d", list + "\n");
  in_build(recorded, "app/app");
}

BuildRequest finished(const RecordedBuild& recorded) {
  BuildRequest request = recorded.request();
  request.point = "P2";
  return request;
}

/// "path custody" of each file for which nobody answers.
std::vector<std::string> unaccounted(const Inventory& inventory) {
  std::vector<std::string> lines;
  for (const TakenFile& file : inventory.build->evidence->files)
    lines.push_back(file.path + " " + std::string(to_string(file.custody)));
  return lines;
}

const Use& use_of(const Inventory& inventory, const std::string& consumer, const std::string& component) {
  const auto found = std::ranges::find_if(inventory.uses, [&](const Use& use) {
    return use.consumer == consumer && inventory.components[use.component].name == component;
  });
  REQUIRE(found != inventory.uses.end());
  return *found;
}

}  // namespace

TEST_CASE("evidence: what the build made accounts for itself, what merely lies there does not", "[hooks][evidence]") {
  const RecordedBuild recorded(GENERATE("3.25", "4.3"));
  recorded.write("third_party/planted.o", object);
  recorded.write("app/script.ld", "SECTIONS {}");
  tell(recorded,
       {in_build(recorded, "app/CMakeFiles/app.dir/main.c.o"), in_build(recorded, "libcore.a"),
        in_build(recorded, "camera/lib/libcamera.a"), in_build(recorded, "app/CMakeFiles/app.dir/planted.c.o"),
        recorded.source() + "/third_party/planted.o", recorded.source() + "/app/script.ld"});
  Inventory inventory;
  REQUIRE(read_build(finished(recorded), inventory));
  REQUIRE(inventory.build->evidence);
  CHECK(inventory.build->evidence->linked == 6);
  CHECK(unaccounted(inventory) ==
        std::vector<std::string>{"app/CMakeFiles/app.dir/planted.c.o none", "third_party/planted.o none"});
  CHECK(inventory.build->evidence->unaccounted == 2);
  CHECK(inventory.build->evidence->files.front().targets == std::vector<std::string>{"app"});
}

TEST_CASE("evidence: a file is a delivery's by its digest, and changed by its name", "[hooks][evidence]") {
  const RecordedBuild recorded("4.3");
  recorded.write("third_party/blob/libblob.so", object);
  tell(recorded, {recorded.source() + "/third_party/blob/libblob.so"});
  Inventory inventory;
  inventory.contents.containers.push_back({});
  inventory.contents.containers.back().path = "blob.tar.gz";
  Entry entry;
  entry.path = "blob-1/libblob.so";
  entry.sha256 = sha256(object);
  inventory.contents.entries.push_back(entry);
  Inventory changed = inventory;
  changed.contents.entries.back().sha256 = sha256("what was delivered");

  REQUIRE(read_build(finished(recorded), inventory));
  CHECK(unaccounted(inventory).empty());
  REQUIRE(read_build(finished(recorded), changed));
  CHECK(unaccounted(changed) == std::vector<std::string>{"third_party/blob/libblob.so changed"});
  CHECK(changed.build->evidence->files.front().nearest == "blob.tar.gz!/blob-1/libblob.so");
}

TEST_CASE("evidence: uses are linked or unused; before P2 nobody knows", "[hooks][evidence]") {
  const RecordedBuild recorded("3.25");
  recorded.write("third_party/blob/libblob.so", object);
  tell(recorded, {in_build(recorded, "camera/lib/libcamera.a"), recorded.source() + "/third_party/blob/libblob.so"});
  Inventory before, after;
  REQUIRE(read_build(recorded.request(), before));
  REQUIRE(read_build(finished(recorded), after));
  CHECK_FALSE(before.build->evidence);
  CHECK(use_of(before, "app", "camera").evidence == UseEvidence::unknown);
  CHECK(use_of(after, "app", "camera").evidence == UseEvidence::linked);
  CHECK(use_of(after, "app", "acme_filter").evidence == UseEvidence::unused);
  CHECK(use_of(after, "app", "c-library").evidence == UseEvidence::unknown);
  CHECK(use_of(after, "core", "ZLIB").evidence == UseEvidence::unknown);
}

TEST_CASE("evidence: a linker that tells nothing is said, and its link line is read", "[hooks][evidence]") {
  const RecordedBuild recorded("4.3");
  in_build(recorded, "app/app");
  in_build(recorded, "camera/lib/libcamera.a");
  Inventory inventory;
  REQUIRE(read_build(finished(recorded), inventory));
  const auto is_said = [](const Unknown& one) { return one.fact == "files that the linker of app opened"; };
  CHECK(std::ranges::any_of(inventory.unknowns, is_said));
  CHECK(inventory.build->evidence->linked > 0);
  CHECK(use_of(inventory, "app", "camera").evidence == UseEvidence::linked);
}
