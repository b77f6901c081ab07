// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The scan here is a plain one, so that only the listener is looked at: it states each file's size and first word.
#include "gate/licensing_listener.hpp"

#include "gate/known_delivery.hpp"
#include "intake/host_source.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <atomic>

namespace sluice {
namespace {

struct CountingScan {
  std::atomic<int> calls{0};
  LicenseScan scan{nullptr, "counting 1", [this](std::string_view bytes) {
                     ++calls;
                     FileLicensing found;
                     if (bytes.starts_with("nothing")) return found;
                     LicenseStatement statement;
                     statement.kind = LicenseEvidence::tag;
                     statement.rule = std::to_string(bytes.size());
                     statement.expression = bytes.substr(0, bytes.find(' '));
                     found.statements = {statement};
                     found.copyrights = {{"ACME", "2026", 3}};
                     found.expression = statement.expression;
                     return found;
                   }};
};

std::vector<std::string> paths_of(const Contents& contents, const std::vector<FileLicensing>& licensing) {
  std::vector<std::string> paths;
  for (const FileLicensing& file : licensing) {
    paths.push_back(contents.full_path(contents.entries[file.entry].container, file.entry));
  }
  return paths;
}

Contents walk(const std::string& bytes, LicensingListener& listener, Pool& pool) {
  Contents contents;
  EntryListener* heard = &listener;
  const auto opened = open_bytes("d", std::as_bytes(std::span(bytes)), {{}, {&heard, 1}, &pool}, contents);
  REQUIRE(opened);
  return contents;
}

TEST_CASE("licensing_listener: each file's bytes are looked at once, nested ones too", "[gate][licensing_listener]") {
  const std::string inner = test::pack({test::file("c.txt", "MIT c")}, "tar");
  const std::string outer =
      test::pack({test::file("a.c", "ISC a"), test::file("b/a.c", "ISC a"), test::file("empty", ""),
                  test::file("inner.tar", inner), test::file("n.txt", "nothing here")},
                 "zip");
  const std::size_t jobs = GENERATE(1u, 4u);
  Pool pool(jobs);
  CountingScan counting;
  LicensingListener listener(counting.scan, pool);
  const Contents contents = walk(outer, listener, pool);
  CHECK(paths_of(contents, listener.found()) == std::vector<std::string>{"d!/a.c", "d!/b/a.c", "d!/inner.tar!/c.txt"});
  CHECK(counting.calls == 3);
  CHECK(listener.found().at(1).expression == "ISC");
  CHECK_FALSE(listener.found().at(1).is_cut);
}

TEST_CASE("licensing_listener: what a reader parses is not searched as text", "[gate][licensing_listener]") {
  Pool pool(1);
  CountingScan counting;
  LicensingListener listener(counting.scan, pool);
  const Contents contents =
      walk(test::pack({test::file("delivery.yaml", "sluice: 1\n"), test::file("src/delivery.c", "ISC a")}, "tar"),
           listener, pool);
  CHECK(paths_of(contents, listener.found()) == std::vector<std::string>{"d!/src/delivery.c"});
}

TEST_CASE("licensing_listener: a long file is searched in part, and that is said", "[gate][licensing_listener]") {
  Pool pool(2);
  CountingScan counting;
  LicensingListener listener(counting.scan, pool);
  const std::string most = std::string("MIT ") + std::string(LicensingListener::most_file_bytes - 4, 'x');
  const Contents contents =
      walk(test::pack({test::file("fits", most), test::file("long", most + "x")}, "tar"), listener, pool);
  REQUIRE(listener.found().size() == 2);
  CHECK_FALSE(listener.found()[0].is_cut);
  CHECK(listener.found()[1].is_cut);
  CHECK(listener.found()[1].statements[0].rule == std::to_string(LicensingListener::most_file_bytes));
}

TEST_CASE("licensing_listener: a delivery known before gives the same without a search", "[gate][licensing_listener]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.zip", test::pack({test::file("x/a.c", "ISC a")}, "zip"));
  const FactCache cache(folder.path() + "/cache");
  CountingScan counting;
  class Deaf final : public EntryListener {
    bool begin(const Contents&, std::uint32_t, std::span<const std::byte>) override { return false; }
    void bytes(std::uint32_t, std::span<const std::byte>) override {}
    void end(const Contents&, std::uint32_t, bool) override {}
  } deaf;
  const auto look = [&](Contents contents) {
    Pool pool(1);
    LicensingListener listener(counting.scan, pool);
    REQUIRE(open_known(*open_host_path(path), "d.zip", {}, {deaf, &listener}, {&cache, "test 1", {}}, contents));
    return listener.found();
  };
  const std::vector<FileLicensing> first = look({});
  CHECK(counting.calls == 1);
  CHECK(look({}) == first);
  Contents before;
  before.containers.resize(1);
  before.entries.resize(5);
  std::vector<FileLicensing> moved = look(before);
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].entry == first[0].entry + 5);
  moved[0].entry = first[0].entry;
  CHECK(moved == first);
  CHECK(counting.calls == 1);
  counting.scan.identity = "counting 2";
  look({});
  CHECK(counting.calls == 2);
}

}  // namespace
}  // namespace sluice
