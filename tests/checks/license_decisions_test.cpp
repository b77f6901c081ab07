// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Decisions hold for the bytes that they were given for: the next delivery with the same needs no edit.
#include "checks/license_decisions.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// A delivery with a file of these bytes, which states something strange.
BuildLicensed with_bytes(const std::string& name, const std::string& bytes) {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver(name);
  built.add_file(archive, "README");
  const std::uint32_t file = built.add_file(archive, "src/a.c");
  built.inventory.contents.entries[file].sha256 = sha256(bytes);
  built.state(file, "").difference = "Unheard-Of";
  built.add_manifest(0, {{"product.purl", "pkg:generic/acme/tones@1.0"}});
  return built;
}

std::string digest_of(const std::string& bytes) { return to_hex(sha256(bytes)); }

}  // namespace

TEST_CASE("license_decisions: keyed by digest, it holds wherever the bytes are", "[checks][license_decisions]") {
  for (const char* name : {"d-1.0.zip", "d-1.1.zip"}) {
    BuildLicensed built = with_bytes(name, "the same");
    built.decide(DecisionKind::concluded_license, "MIT").sha256 = digest_of("the same");
    const LicenseConclusion one = built.conclude().at(0);
    CHECK(one.concluded == "MIT");
    CHECK(one.questions.empty());
  }
  BuildLicensed changed = with_bytes("d-1.2.zip", "others");
  changed.decide(DecisionKind::concluded_license, "MIT").sha256 = digest_of("the same");
  CHECK(changed.conclude().at(0).concluded.empty());
  CHECK(changed.conclude().at(0).questions.size() == 1);
}

TEST_CASE("license_decisions: keyed by package and path, it is void when the bytes change",
          "[checks][license_decisions]") {
  const auto conclude = [](const char* path, const std::string& pin) {
    BuildLicensed built = with_bytes("d.zip", "the same");
    StandingDecision& decision = built.decide(DecisionKind::concluded_license, "MIT");
    decision.purls.emplace_back("pkg:generic/acme/tones@*");
    decision.paths.emplace_back(path);
    decision.pin_sha256 = pin;
    return built.conclude().at(0);
  };
  CHECK(conclude("src/*.c", digest_of("the same")).concluded == "MIT");
  CHECK(conclude("src/*.c", digest_of("the same")).decisions == Texts{"d1"});
  CHECK(conclude("src/*.c", "").concluded == "MIT");
  CHECK(conclude("lib/*.c", "").concluded.empty());
  const LicenseConclusion changed = conclude("src/*.c", digest_of("before"));
  CHECK(changed.concluded.empty());
  CHECK(changed.questions.size() == 1);
  CHECK(changed.void_decisions == Texts{"d1"});
}

TEST_CASE("license_decisions: a whole package, by its purl or its archive's bytes", "[checks][license_decisions]") {
  BuildLicensed built = with_bytes("d.zip", "x");
  built.inventory.contents.containers[0].sha256 = sha256("archive");
  StandingDecision& decision = built.decide(DecisionKind::concluded_license, "GPL-2.0-only OR MIT");
  decision.purls.emplace_back("pkg:generic/acme/tones@1.0");
  decision.pin_sha256 = digest_of("archive");
  LicenseConclusion one = built.conclude().at(0);
  CHECK(one.concluded == "GPL-2.0-only OR MIT");
  CHECK(one.basis == ConclusionBasis::decision);
  CHECK(one.questions.empty());
  built.decide(DecisionKind::choice, "MIT", "MIT OR GPL-2.0-only").purls.emplace_back("pkg:generic/acme/*");
  CHECK(built.conclude().at(0).concluded == "MIT");
  CHECK(built.conclude().at(0).decisions == Texts{"d1", "d2"});
  built.inventory.contents.containers[0].sha256 = sha256("another archive");
  one = built.conclude().at(0);
  CHECK(one.concluded.empty());
  CHECK(one.void_decisions == Texts{"d1"});
  CHECK(one.questions.size() == 1);
}

TEST_CASE("license_decisions: a bought license stands for another", "[checks][license_decisions]") {
  BuildLicensed built;
  built.add_stating(built.deliver("d.zip"), "a.c", "GPL-2.0-only AND MIT");
  built.add_manifest(0, {{"product.purl", "pkg:generic/acme/tones@1.0"}});
  built.decide(DecisionKind::bought_license, "LicenseRef-acme-commercial", "GPL-2.0-only")
      .purls.emplace_back("pkg:generic/acme/tones@*");
  CHECK(built.conclude().at(0).concluded == "LicenseRef-acme-commercial AND MIT");
}

TEST_CASE("license_decisions: a ruling on a reference holds for its text", "[checks][license_decisions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "LicenseRef-zeta");
  const std::uint32_t text = built.add_file(archive, "LICENSES/LicenseRef-zeta.txt");
  built.inventory.contents.entries[text].sha256 = sha256("their terms");
  built.decide(DecisionKind::ruling, "denied", "LicenseRef-zeta").pin_sha256 = digest_of("their terms");
  const std::vector<LicenseRuling> rulings = built.conclude().at(0).rulings;
  REQUIRE(rulings.size() == 1);
  CHECK(rulings[0].license == "LicenseRef-zeta");
  CHECK_FALSE(rulings[0].is_allowed);
  built.inventory.contents.entries[text].sha256 = sha256("other terms");
  CHECK(built.conclude().at(0).rulings.empty());
  CHECK(built.conclude().at(0).void_decisions == Texts{"d1"});
}
