// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/source_evidence.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

using Standing = SourceAnswer::Standing;

/// Codec 1.2 as a library without its source.
struct Codec : BuildLicensed {
  std::uint32_t archive = deliver("codec-1.2.zip");

  Codec() {
    add_manifest(0, {{"product.name", "codec"}, {"product.version", "1.2"}});
    add_text(archive, "COPYING", "GPL-2.0-only");
    inventory.contents.entries[add_file(archive, "lib/libcodec.so")].type = "elf";
  }

  LicensedUse use() {
    conclude();
    return licensed_uses({inventory, policy, Day{}}, make_rule("source.complete")).at(0);
  }
  SourceAnswer source() {
    const LicensedUse one = use();
    return SourceEvidence(inventory).find_source(one);
  }
  SourceAnswer offer(const char* day) {
    const LicensedUse one = use();
    return SourceEvidence(inventory).find_offer(one, *parse_day(day));
  }
  void state_offer(const char* until) {
    add_manifest(0, {{"product.name", "codec"},
                     {"product.version", "1.2"},
                     {"components.0.purl", "pkg:generic/codec@1.2"},
                     {"components.0.source.offer", "legal/offer.txt"},
                     {"components.0.source.until", until}});
    inventory.contents.entries[add_file(archive, "legal/offer.txt")].size = 300;
  }
};

struct Case {
  const char* archive;
  const char* file;
  Standing expected;
};

}  // namespace

TEST_CASE("source_evidence: an archive with the name, the version and source files", "[checks][source_evidence]") {
  const auto one = GENERATE(values<Case>({
      {"sources/codec-1.2.tar.gz", "codec-1.2/codec.c", Standing::found},
      {"sources/Codec_1.2.orig.tar.gz", "codec.c", Standing::found},
      {"sources/codec-1.2.tar.gz", "codec-1.2/README", Standing::missing},
      {"sources/codec-1.2.tar.gz", "codec-1.2/tests/t.c", Standing::missing},
      {"sources/codec-1.1.tar.gz", "codec-1.1/codec.c", Standing::wrong_version},
      {"sources/codec.tar.gz", "codec/codec.c", Standing::unknown},
      {"sources/tones-1.2.tar.gz", "tones-1.2/codec.c", Standing::missing},
  }));
  CAPTURE(one.archive, one.file);
  Codec built;
  built.add_file(built.add_nested(built.archive, one.archive), one.file);
  CHECK(built.source().standing == one.expected);
}

TEST_CASE("source_evidence: a folder that is called like the release", "[checks][source_evidence]") {
  Codec built;
  CHECK(built.source().standing == Standing::missing);
  CHECK(built.source().looked_for.size() == 2);
  CHECK(built.source().looked_for[0].find("codec-1.2") != std::string::npos);
  built.add_file(built.archive, "sources/codec-1.1/codec.c");
  CHECK(built.source().standing == Standing::wrong_version);
  CHECK(built.source().detail.find("1.1") != std::string::npos);
  built.add_file(built.archive, "sources/codec-1.2/codec.c");
  CHECK(built.source().standing == Standing::found);
}

TEST_CASE("source_evidence: the manifest names an archive of another name", "[checks][source_evidence]") {
  Codec built;
  built.add_file(built.add_nested(built.archive, "src/everything-1.2.tar"), "codec.c");
  CHECK(built.source().standing == Standing::missing);
  built.add_manifest(0, {{"product.name", "codec"},
                         {"product.version", "1.2"},
                         {"components.0.purl", "pkg:generic/codec@1.2"},
                         {"components.0.source.path", "src/everything-1.2.tar"}});
  CHECK(built.source().standing == Standing::found);
}

TEST_CASE("source_evidence: a package without binaries is its own source", "[checks][source_evidence]") {
  Codec built;
  const LicensedUse use = built.use();
  CHECK(SourceEvidence(built.inventory).has_binaries(built.inventory.conclusions[use.conclusion]));
  built.inventory.contents.entries[1].type = "text";
  CHECK(built.source().standing == Standing::missing);
  built.add_file(built.archive, "codec.c");
  CHECK(built.source().standing == Standing::found);
}

TEST_CASE("source_evidence: an offer holds if it ends in three years or later", "[checks][source_evidence]") {
  Codec built;
  CHECK(built.offer("2026-11-21").standing == Standing::missing);
  built.state_offer("2030-06-30");
  CHECK(built.offer("2026-11-21").standing == Standing::found);
  CHECK(built.offer("2027-11-21").standing == Standing::wrong_version);
  CHECK(built.offer("2027-11-21").detail.find("2030-06-30") != std::string::npos);
  Codec undated;
  undated.state_offer("");
  CHECK(undated.offer("2026-11-21").standing == Standing::unknown);
  Codec named;
  named.inventory.contents.entries[named.add_file(named.archive, "Written-Offer.txt")].size = 9;
  CHECK(named.offer("2026-11-21").standing == Standing::unknown);
}
