// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// Codec 1.2 as a library under a license.
struct Codec : BuildLicensed {
  std::uint32_t archive = deliver("codec-1.2.zip");

  explicit Codec(const std::string& license = "GPL-2.0-only") {
    add_manifest(0, {{"product.name", "codec"}, {"product.version", "1.2"}});
    add_text(archive, "COPYING", license);
    inventory.contents.entries[add_file(archive, "lib/libcodec.so")].type = "elf";
  }
  void add_source(const std::string& version) {
    add_file(add_nested(archive, "sources/codec-" + version + ".tar.gz"), "codec.c");
  }
};

}  // namespace

TEST_CASE("source_complete: a binary under the GPL says what was looked for", "[checks][source_complete]") {
  Codec built;
  const RuleResult result = built.run(make_rule("source.complete"));
  REQUIRE(seen(result) == Texts{"fail source.missing"});
  const Finding& finding = result.findings[0];
  for (const char* words : {"codec-1.2", "components[].source.path", "written-offer"}) {
    CAPTURE(words);
    CHECK(finding.expected.find(words) != std::string::npos);
  }
  CHECK(finding.cause.find("codec 1.2 is under GPL-2.0-only") == 0);
}

TEST_CASE("source_complete: the right version passes, another does not", "[checks][source_complete]") {
  const Rule rule = make_rule("source.complete");
  Codec right, wrong, nameless;
  right.add_source("1.2");
  CHECK(seen_by(right, rule).empty());
  wrong.add_source("1.1");
  const RuleResult result = wrong.run(rule);
  REQUIRE(seen(result) == Texts{"fail source.version-mismatch"});
  CHECK(result.findings[0].place.path == "codec-1.2.zip!/sources/codec-1.1.tar.gz");
  wrong.add_source("1.2");
  CHECK(seen_by(wrong, rule).empty());
  nameless.add_file(nameless.add_nested(nameless.archive, "sources/codec.tar.gz"), "codec.c");
  CHECK(seen_by(nameless, rule) == Texts{"unknown source.unknown"});
}

TEST_CASE("source_complete: an offer is enough if the rule says so", "[checks][source_complete]") {
  Codec built;
  built.add_manifest(0, {{"components.0.purl", "pkg:generic/codec@1.2"}, {"components.0.source.until", "1973-01-01"}});
  built.inventory.contents.entries[built.add_file(built.archive, "WRITTEN-OFFER")].size = 100;
  CHECK(seen_by(built, make_rule("source.complete")).empty());
  CHECK(seen_by(built, make_rule("source.complete", {{"offer", false}})) == Texts{"fail source.missing"});
  built.inventory.deliveries[0].fields.back().value = "1971-01-01";
  CHECK(seen_by(built, make_rule("source.complete")) == Texts{"fail source.offer-short"});
}

TEST_CASE("source_complete: other licenses, and source alone, ask for nothing", "[checks][source_complete]") {
  Codec permissive("MIT");
  CHECK(permissive.run(make_rule("source.complete")).judged == 0);
  CHECK(seen_by(permissive, make_rule("source.complete", {{"licenses", Texts{"MIT"}}})) ==
        Texts{"fail source.missing"});
  BuildLicensed source;
  source.add_stating(source.deliver("d.zip"), "a.c", "GPL-2.0-only");
  CHECK(source.run(make_rule("source.complete")).judged == 0);
}

TEST_CASE("source_complete: what was not read may hold the source", "[checks][source_complete]") {
  Codec built;
  built.stop_reading(built.archive);
  CHECK(seen_by(built, make_rule("source.complete")) == Texts{"unknown source.missing"});
}
