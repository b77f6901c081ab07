// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The same delivery, packs and day give the same bytes: twice, in another order, in another folder, under another locale.
#include "base/files.hpp"
#include "cli/program.hpp"
#include "support/fixture.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice::test;

namespace {

/// The body of a JSON report: what follows the envelope.
std::string body_of(const std::string& report) {
  const std::size_t at = report.find("\n  \"body\":");
  REQUIRE(at != std::string::npos);
  return report.substr(at);
}

struct Deliveries {
  TemporaryFolder folder;
  std::string good = folder.path() + "/good.tar.gz";
  std::string bad = folder.path() + "/bad.zip";

  Deliveries() {
    REQUIRE(sluice::write_file(good, load_fixture(fixture("accepted/acme-sensors.example")).delivery.bytes));
    REQUIRE(sluice::write_file(bad, pack({{"../evil", "x\n", "", 0644, false, false}, {"a/\xff.txt", "y\n", "", 0644, false, false}}, "zip")));
  }
};

std::string report_of(const std::string& format, const std::vector<std::string>& deliveries, const std::string& folder,
                      const std::vector<std::string>& environment) {
  std::vector<std::string> arguments = {"check",  "--quiet", "--policy", "builtin:internal-baseline@1",
                                        "--rung", "managed", "--out",    format + "=-"};
  arguments.insert(arguments.end(), deliveries.begin(), deliveries.end());
  const Ended ended = sluice_run(arguments, folder, environment);
  CHECK(ended.code == 1);
  return ended.out;
}

std::string judge(const std::vector<std::string>& deliveries, const std::string& folder, const std::vector<std::string>& environment) {
  return body_of(report_of("json", deliveries, folder, environment));
}

}  // namespace

TEST_CASE("determinism: report bodies are byte-identical", "[cli][determinism]") {
  const Deliveries one, two;
  const std::string first = judge({one.good, one.bad}, "/", {});
  CHECK(first == judge({one.good, one.bad}, "/", {}));
  CHECK(first == judge({one.bad, one.good}, "/", {}));
  CHECK(first == judge({two.good, two.bad}, two.folder.path(), {}));
  CHECK(first == judge({"good.tar.gz", "bad.zip"}, two.folder.path(), {"LC_ALL=C"}));
  CHECK(first == judge({one.good, one.bad}, "/", {"LC_ALL=tr_TR.UTF-8", "TZ=Pacific/Kiritimati"}));
}

TEST_CASE("determinism: a page is byte-identical", "[cli][determinism]") {
  const Deliveries one, two;
  const std::string first = report_of("html", {one.good, one.bad}, "/", {});
  CHECK(first.find("<section id=\"contents\"") != std::string::npos);
  CHECK(first == report_of("html", {"bad.zip", "good.tar.gz"}, two.folder.path(), {"LC_ALL=tr_TR.UTF-8", "TZ=Pacific/Kiritimati"}));
}

TEST_CASE("determinism: neither jobs nor the cache show in a report", "[cli][determinism]") {
  const Deliveries one;
  const TemporaryFolder cache;
  const std::string home = "XDG_CACHE_HOME=" + cache.path();
  const std::string first = judge({one.good, one.bad, "--no-cache", "--jobs", "1"}, "/", {home});
  CHECK(sluice::list_folder(cache.path()).empty());
  CHECK(first == judge({one.good, one.bad, "--no-cache", "--jobs", "8"}, "/", {home}));
  CHECK(first == judge({one.good, one.bad, "--jobs", "8"}, "/", {home}));
  REQUIRE(sluice::list_folder(cache.path() + "/sluice/facts-1").size() == 2);
  CHECK(first == judge({one.bad, one.good, "--jobs", "1"}, "/", {home}));
  CHECK(first == judge({one.bad, one.good, "--cache", cache.path() + "/sluice"}, "/", {}));
  CHECK(first == judge({one.bad, one.good, "--cache", "/dev/null/none"}, "/", {}));
}
