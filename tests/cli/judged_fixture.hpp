// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The sample deliveries, judged by the shipped packs within the test.
#pragma once

#include "base/files.hpp"
#include "cli/license_engine.hpp"
#include "cli/sbom_schemas.hpp"
#include "gate/judge.hpp"
#include "gate/pipeline.hpp"
#include "policy/load.hpp"
#include "support/fixture.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

namespace sluice::test {

inline constexpr Day fixture_day = {20778};  // 2026-11-21

/// With the register of the sample suppliers: all but the one that nobody knows.
inline Policy shipped_policy(const std::string& pack) {
  const TemporaryFolder folder;
  folder.write("suppliers.yaml",
               "sluice: 1\nsuppliers:\n"
               "  acme-sensors: {name: ACME Sensorik GmbH, ids: ['domain:acme-sensors.example']}\n"
               "  zeta-sensors: {name: Zeta Sensors Ltd, ids: ['domain:zeta-sensors.example']}\n");
  PolicySources sources;
  sources.project_file = folder.write("sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:" + pack +
                                                         "@1'}]\nrung: assured\nsuppliers: suppliers.yaml\n");
  sources.builtin_folder = std::string(SLUICE_SOURCE_DIR) + "/policy";
  sources.packs = {"builtin:" + pack + "@1"};
  sources.rung = "assured";
  auto policy = load_policy(sources, catalogue());
  INFO((policy ? "" : policy.error().message));
  REQUIRE(policy);
  return *policy;
}

inline std::map<std::string, Policy> shipped_policies() {
  std::map<std::string, Policy> policies;
  for (const std::string& file : list_folder(SLUICE_SOURCE_DIR "/policy/packs")) {
    const std::string pack = file.substr(0, file.find('.'));
    policies[pack] = shipped_policy(pack);
  }
  return policies;
}

/// Writes a packed fixture with the files beside it; the path of the delivery.
inline std::string unpack_fixture(const Fixture& fixture, const TemporaryFolder& folder) {
  for (const auto& sidecar : fixture.sidecars) folder.write(sidecar.name, sidecar.bytes);
  return folder.write(fixture.delivery.name, fixture.delivery.bytes);
}

/// With license index, which is loaded once, and schemas, which belong to the session.
inline ReadOptions whole_reading(const Session& session) {
  static const Result<LicenseScan> licenses = load_license_scan(session);
  ReadOptions reading;
  reading.licenses = [] { return licenses; };
  reading.sboms = [&session] { return load_sbom_schemas(session); };
  return reading;
}

inline Session test_session() {
  Session session;
  session.share_folder = parent_of(SLUICE_LICENSE_INDEX);
  return session;
}

inline Verdict judge_fixture(const Fixture& fixture, const Policy& policy) {
  const TemporaryFolder folder;
  const std::string path = unpack_fixture(fixture, folder);
  const Session session = test_session();
  const auto inventory = read_deliveries({{path, {}, {}, {}, {}}}, policy, whole_reading(session));
  INFO((inventory ? "" : inventory.error().message));
  REQUIRE(inventory);
  const Acceptances nothing_yet;  // each is the first of its component
  JudgeOptions options;
  options.day = fixture_day;
  options.earlier = &nothing_yet;
  return judge(*inventory, policy, options);
}

}  // namespace sluice::test
