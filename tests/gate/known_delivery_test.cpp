// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What comes from the cache is what comes from the archive, for every archive that the tests know.
#include "gate/known_delivery.hpp"

#include "base/files.hpp"
#include "intake/host_source.hpp"
#include "support/archive_cases.hpp"
#include "support/fixture.hpp"
#include "support/process.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace sluice {
namespace {

/// Writes down all that it hears; wants what is named like a document, and everything small.
class Scribe final : public EntryListener {
 public:
  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override {
    const std::string path = contents.full_path(contents.entries[entry].container, entry);
    if (head.size() > 200 && !path.ends_with(".yaml") && !path.ends_with(".txt")) return false;
    note("begin", path, head);
    return true;
  }
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override {
    if (last_ != entry) heard_ += "\nbytes " + std::to_string(entry) + " ";
    last_ = entry;  // chunks may differ in size
    heard_.append(reinterpret_cast<const char*>(chunk.data()), chunk.size());
  }
  void end(const Contents& contents, std::uint32_t entry, bool whole) override {
    const Entry& ended = contents.entries[entry];
    note(whole ? "end" : "broken end", ended.sha256 ? to_hex(*ended.sha256) : "-", {});
  }
  const std::string& heard() const { return heard_; }

 private:
  void note(const std::string& what, const std::string& name, std::span<const std::byte> head) {
    last_ = no_index;
    heard_ += "\n" + what + " " + name + " ";
    heard_.append(reinterpret_cast<const char*>(head.data()), head.size());
  }
  std::string heard_;
  std::uint32_t last_ = no_index;
};

struct Seen {
  Contents contents;
  std::string heard;
  friend bool operator==(const Seen&, const Seen&) = default;
};

Seen look(const std::string& path, const FactCache* cache, const Limits& limits = {}, Contents before = {}) {
  Seen seen{std::move(before), {}};
  Scribe scribe;
  const auto index = static_cast<std::uint32_t>(seen.contents.containers.size());
  const Result<HostPath> host = open_host_path(path);
  REQUIRE(host);
  const auto opened = open_known(*host, file_name_of(path), {limits}, {scribe}, {cache, "test 1", {}}, seen.contents);
  REQUIRE(opened);
  CHECK(*opened == index);
  seen.heard = scribe.heard();
  return seen;
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  if (!is_folder(folder)) return files;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (item.is_regular_file()) files.push_back(item.path().string());
  }
  return files;
}

/// Looks at a file without a cache, into an empty one and out of it; all three must be equal, and the last from there.
void check_hit_equals_miss(const std::string& path, const Limits& limits = {}) {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path());
  const Seen plain = look(path, nullptr, limits);
  CHECK((look(path, &cache, limits) == plain));
  const std::vector<std::string> kept = files_below(folder.path());
  REQUIRE(kept.size() == 1);
  const auto stamp = find_stamp(kept[0]);
  CHECK((look(path, &cache, limits) == plain));
  CHECK(find_stamp(kept[0])->inode == stamp->inode);  // found, not kept anew
  const Contents before = plain.contents;
  CHECK((look(path, &cache, limits, before) == look(path, nullptr, limits, before)));
}

TEST_CASE("known_delivery: every archive made for the tests is the same from the cache", "[gate][known_delivery]") {
  const test::TemporaryFolder folder;
  for (const test::ArchiveCase& archive : test::archive_cases()) {
    CAPTURE(archive.file_name);
    check_hit_equals_miss(folder.write(archive.file_name, archive.bytes), archive.limits);
  }
}

TEST_CASE("known_delivery: every fixture is the same from the cache", "[gate][known_delivery]") {
  const test::TemporaryFolder folder;
  for (const char* kind : {"accepted", "rejected"}) {
    for (const std::string& path : test::fixture_folders(kind)) {
      CAPTURE(path);
      const test::Fixture fixture = test::load_fixture(path);
      check_hit_equals_miss(folder.write(fixture.stem + "/" + fixture.delivery.name, fixture.delivery.bytes));
    }
  }
}

TEST_CASE("known_delivery: every reference archive is the same from the cache", "[gate][known_delivery][slow]") {
  const std::string data = test::shared_data();
  if (data.empty()) {
    WARN("skipped: no SLUICE_SHARED_DATA");
    return;
  }
  const test::TemporaryFolder folder;
  const test::Ended made =
      test::run({"/usr/bin/env", "python3", data + "/archives/gen.py", folder.path()}, folder.path());
  REQUIRE(made.code == 0);
  Limits limits;
  limits.entries = 100'000;
  limits.ratio_after = 8u << 20;
  std::size_t seen = 0;
  for (const std::string& path : files_below(folder.path())) {
    if (path.ends_with(".csv")) continue;
    CAPTURE(path);
    check_hit_equals_miss(path, limits);
    ++seen;
  }
  CHECK(seen > 180);
}

TEST_CASE("known_delivery: what is kept counts for the same name, limits and program only", "[gate][known_delivery]") {
  const test::TemporaryFolder folder;
  const std::string bytes = test::pack({{"a.txt", "a", "", 0644, false, false}}, "zip");
  const std::string path = folder.write("d.zip", bytes);
  const FactCache cache(folder.path() + "/cache");
  const auto kept = [&] { return files_below(folder.path() + "/cache").size(); };
  look(path, &cache);
  CHECK(kept() == 1);
  look(folder.write("e.zip", bytes), &cache);
  CHECK(kept() == 2);
  Limits limits;
  limits.hazards_per_term = 999;
  look(path, &cache, limits);
  CHECK(kept() == 3);
  Contents contents;
  Scribe scribe;
  REQUIRE(open_known(*open_host_path(path), "d.zip", {}, {scribe}, {&cache, "test 2", {}}, contents));
  CHECK(kept() == 4);
  look(folder.write("f/d.zip", bytes), &cache);  // its folder does not count
  CHECK(kept() == 4);
  folder.write("d.zip", test::pack({{"a.txt", "b", "", 0644, false, false}}, "zip"));  // of the same size
  CHECK((look(path, &cache) == look(path, nullptr)));
  CHECK(kept() == 5);
}

TEST_CASE("known_delivery: a kept file that is changed anywhere gives the same as the archive",
          "[gate][known_delivery]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.tar", test::pack({{"../a.txt", "a", "", 0644, false, false}}, "tar"));
  const FactCache cache(folder.path() + "/cache");
  const Seen plain = look(path, nullptr);
  look(path, &cache);
  const std::string file = files_below(folder.path() + "/cache").at(0);
  const std::string whole = *read_file(file, 1u << 20);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    std::string changed = whole;
    changed[i] = static_cast<char>(~changed[i]);
    const std::string name = file.substr(folder.path().size() + 1);
    folder.write(name, i % 2 == 0 ? changed : whole.substr(0, i));
    CHECK((look(path, &cache) == plain));
    CHECK((read_file(file, 1u << 20) == whole));  // kept anew
  }
}

TEST_CASE("known_delivery: folders, and what wants too much, are not kept", "[gate][known_delivery]") {
  const test::TemporaryFolder folder;
  folder.write("d/a.txt", "a");
  const FactCache cache(folder.path() + "/cache");
  look(folder.path() + "/d", &cache);
  CHECK(files_below(folder.path() + "/cache").empty());
  Limits limits;
  limits.memory = 100;
  look(folder.write("d.tar", test::pack({{"a.txt", "much to hear", "", 0644, false, false}}, "tar")), &cache, limits);
  CHECK(files_below(folder.path() + "/cache").empty());
}

TEST_CASE("known_delivery: a cache that cannot be written is a remark", "[gate][known_delivery]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.tar", test::pack({{"a.txt", "a", "", 0644, false, false}}, "tar"));
  const FactCache cache(path + "/below-a-file");
  std::string remark;
  Contents contents;
  Scribe scribe;
  REQUIRE(open_known(*open_host_path(path), "d.tar", {}, {scribe},
                     {&cache, "test 1", [&](const std::string& text) { remark = text; }}, contents));
  CHECK(contents == look(path, nullptr).contents);
  CHECK(remark.starts_with("not kept for the next time: "));
}

}  // namespace
}  // namespace sluice
