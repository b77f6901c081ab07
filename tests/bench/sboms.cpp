// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/sboms.hpp"

#include "bench/measure.hpp"
#include "checks/sbom_profile_check.hpp"
#include "policy/reading.hpp"
#include "policy/sbom_profiles.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::bench {
namespace {

constexpr std::uint32_t component_count = 100'000;

/// Each component with what a profile asks for; every tenth says nothing but its name.
Sbom make_sbom(const std::string& format, const std::string& version) {
  Sbom sbom;
  sbom.format = format;
  sbom.version = version;
  sbom.is_complete = sbom.is_valid = true;
  sbom.begin(SbomElementKind::document, "", "", 0);
  sbom.add("author", "ACME");
  sbom.add("created", "2026-11-01T10:00:00Z");
  for (std::uint32_t i = 0; i < component_count; ++i) {
    const std::string name = fmt::format("lib{}", i);
    sbom.begin(SbomElementKind::component, name, fmt::format("/components/{}", i), 0);
    sbom.elements.back().is_subject = i == 0;
    sbom.add("name", name, "/name");
    if (i % 10 == 9) continue;
    sbom.add("version", fmt::format("1.{}", i), "/version");
    sbom.add("originator", "ACME", "/manufacturer/name");
    sbom.add("supplier", "ACME", "/supplier/name");
    sbom.add("purl", fmt::format("pkg:generic/acme/{}@1.{}", name, i), "/purl");
    sbom.add("cpe", fmt::format("cpe:2.3:a:acme:{}:1.{}:*:*:*:*:*:*:*", name, i), "/cpe");
    sbom.add("license-declared", i % 3 == 0 ? "MIT" : "Apache-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0");
    sbom.add("license-concluded", fmt::format("MIT AND LicenseRef-{}", i), "/licenses/0");
    sbom.add("hash.sha512", fmt::format("{:0128x}", i), "/hashes/0/content");
    sbom.add("download", fmt::format("https://acme.example/{}", name), "/externalReferences/0/url");
    sbom.add("copyright", fmt::format("Copyright {} ACME", i), "/copyright");
    SbomRelation relation;
    relation.kind = SbomRelationKind::depends_on;
    relation.from = i / 2 + 1;
    relation.to = i + 1;
    sbom.relate(relation);
  }
  return sbom;
}

}  // namespace

bool bench_sboms() {
  policy::Reading reading;
  policy::Rules rules;
  rules["bench.rule"].rule.kind = "sbom.profile";
  const auto profiles = policy::read_sbom_profiles(SLUICE_SOURCE_DIR "/policy", {}, rules, reading).profiles;
  const Sbom cyclonedx = make_sbom("cyclonedx-json", "1.6"), spdx = make_sbom("spdx-json", "2.3"),
             spdx3 = make_sbom("spdx3-json", "3.0.1");
  double slowest = 0;
  std::string which;
  std::uint64_t asked = 0;
  for (const SbomProfile& profile : profiles->profiles) {
    for (const Sbom* sbom : {&cyclonedx, &spdx, &spdx3}) {
      double best = 1e9;
      for (int i = 0; i < 3; ++i) {
        best = std::min(best, time_of([&] {
                          for (const SbomCheckResult& result : check_sbom(profile, {}, *sbom, {}))
                            asked += result.looked_at;
                        }));
      }
      if (best > slowest) which = fmt::format("{}, {}", profile.id, sbom->format);
      slowest = std::max(slowest, best);
    }
  }
  return report("100,000 components of an SBOM against one profile", slowest, "s", 1.0, fmt::format("({})", which)) &&
         asked > 0;
}

}  // namespace sluice::bench
