// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// "d.zip" with "lib/a" and a list.
struct Listed : BuildInventory {
  Listed() {
    add_delivery("d.zip");
    file = add_file(0, "lib/a");
    list = add_checksum_list(0);
  }
  std::uint32_t file = 0, list = 0;
};

Rule rule_of(const Params& params = {}) { return make_rule("delivery.checksums", params); }

}  // namespace

TEST_CASE("delivery_checksums: a list must be there if it is required", "[checks][delivery_checksums]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  CHECK(seen(built, rule_of()) == Texts{"fail checksums.missing"});
  CHECK(run_rule(built, rule_of({{"required", false}})).judged == 0);
  CHECK(run_rule(built, rule_of({{"terms", Texts{"checksum.mismatch"}}})).judged == 0);
  built.add_checksum_list(0);
  CHECK(run_rule(built, rule_of()).passed == 1);
}

TEST_CASE("delivery_checksums: an unread delivery may have a list", "[checks][delivery_checksums]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.stop_reading(0, Completeness::refused);
  Policy policy;
  policy.rules = {rule_of(), make_rule("archive.format", {}, "x.unreadable")};
  const RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown checksums.missing"});
  CHECK(result.findings[0].needs == "x.unreadable");
}

TEST_CASE("delivery_checksums: lines", "[checks][delivery_checksums]") {
  Listed built;
  SECTION("the listed bytes pass") {
    built.add_line(built.list, "sha256", "lib/a", built.file);
    CHECK(seen(built, rule_of()).empty());
  }
  SECTION("other bytes fail, with both digests") {
    built.add_line(built.list, "sha256", "lib/a", built.file).actual = "bb";
    const RuleResult result = run_rule(built, rule_of());
    REQUIRE(seen(result) == Texts{"fail checksum.mismatch"});
    CHECK(result.findings[0].expected == "aa");
    CHECK(result.findings[0].cause == "'lib/a' has sha256 bb");
    CHECK(result.findings[0].place.path == "SHA256SUMS");
  }
  SECTION("a file that was not delivered fails") {
    built.add_line(built.list, "sha256", "lib/gone", no_index);
    CHECK(seen(built, rule_of()) == Texts{"fail checksum.absent"});
  }
  SECTION("a digest that was not computed is unknown") {
    built.add_line(built.list, "sha512", "lib/a", built.file).actual.clear();
    CHECK(seen(built, rule_of()) == Texts{"unknown checksum.not-computed"});
    CHECK(seen(built, rule_of({{"terms", Texts{"checksum.mismatch"}}})).empty());
  }
  SECTION("the delivery itself, named by a list beside it") {
    built.add_line(built.list, "sha256", "d.zip", no_index).actual = "aa";
    CHECK(seen(built, rule_of()).empty());
  }
}

TEST_CASE("delivery_checksums: weak algorithms", "[checks][delivery_checksums]") {
  const std::string weak = GENERATE("md5", "sha1", "crc32");
  Listed built;
  built.add_line(built.list, weak, "lib/a", built.file);
  CHECK(seen(built, rule_of()) == Texts{"fail checksum.weak"});
  CHECK(seen(built, rule_of({{"algorithms", Texts{}}})).empty());
  CHECK(seen(built, rule_of({{"algorithms", Texts{weak}}})).empty());

  built.inventory.checksums[0].actual.clear();
  CHECK(seen(built, rule_of()) == Texts{"fail checksum.weak"});
  CHECK(seen(built, rule_of({{"algorithms", Texts{}}})) == Texts{"unknown checksum.not-computed"});

  built.inventory.checksums[0].actual = "bb";
  CHECK(seen(built, rule_of()) == Texts{"fail checksum.mismatch", "fail checksum.weak"});
  CHECK(seen(built, rule_of({{"terms", Texts{"checksum.mismatch"}}})) == Texts{"fail checksum.mismatch"});
}

TEST_CASE("delivery_checksums: every covered file must be listed", "[checks][delivery_checksums]") {
  Listed built;
  const std::uint32_t readme = built.add_file(0, "README");
  built.add_nested(0, "lib/inner.tar");
  const Rule all = rule_of({{"cover", Texts{"**"}}});
  CHECK(seen(built, all).size() == 3);
  CHECK(seen(built, rule_of({{"cover", Texts{"**", "!**/*.tar", "!README"}}})) == Texts{"fail checksum.uncovered"});
  CHECK(seen(built, rule_of()).empty());

  built.add_line(built.list, "sha256", "lib/a", built.file);
  built.add_line(built.list, "sha256", "README", readme);
  const RuleResult result = run_rule(built, all);
  REQUIRE(seen(result) == Texts{"fail checksum.uncovered"});
  CHECK(result.findings[0].place.path == "d.zip!/lib/inner.tar");
}

TEST_CASE("delivery_checksums: folders, links and files of inner archives need no line",
          "[checks][delivery_checksums]") {
  Listed built;
  built.add_line(built.list, "sha256", "lib/a", built.file);
  built.inventory.contents.entries[built.add_file(0, "lib")].kind = EntryKind::folder;
  built.inventory.contents.entries[built.add_file(0, "lib/b")].kind = EntryKind::symlink;
  built.add_line(built.list, "sha256", "in.tar", 4);
  built.add_file(built.add_nested(0, "in.tar"), "x");
  CHECK(seen(built, rule_of({{"cover", Texts{"**"}}})).empty());
}

TEST_CASE("delivery_checksums: a list beside the delivery that names it covers all of it",
          "[checks][delivery_checksums]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_file(0, "lib/a");
  const std::uint32_t sidecar = built.add_document(0, "checksums", no_index, "d.zip.sha256");
  built.add_line(sidecar, "sha256", "d.zip", no_index).actual = "aa";
  CHECK(seen(built, rule_of({{"cover", Texts{"**"}}})).empty());
}

TEST_CASE("delivery_checksums: what an unread archive lacks is unknown", "[checks][delivery_checksums]") {
  Listed built;
  built.add_line(built.list, "sha256", "lib/gone", no_index);
  built.add_line(built.list, "sha256", "lib/a", built.file).actual.clear();
  built.inventory.contents.entries[built.file].sha256.reset();
  built.stop_reading(0);
  Policy policy;
  policy.rules = {rule_of(), make_rule("archive.format", {}, "x.unreadable")};
  const RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown checksum.absent", "unknown checksum.not-computed"});
  for (const Finding& finding : result.findings) CHECK(finding.needs == "x.unreadable");
}

TEST_CASE("delivery_checksums: each delivery has its own lists", "[checks][delivery_checksums]") {
  Listed built;
  built.add_line(built.list, "sha256", "lib/a", built.file).actual = "bb";
  built.add_delivery("other.zip");
  const RuleResult result = run_rule(built, rule_of());
  CHECK(seen(result) == Texts{"fail checksum.mismatch", "fail checksums.missing"});
  CHECK(result.findings[1].subject == Subject{SubjectKind::delivery, 1});
}
