// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/delivery_identity.hpp"
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

const Day today = *parse_day("2026-10-02");

BuildInventory delivery(const std::string& version, const std::string& sha256) {
  BuildInventory built;
  built.add_delivery("radar-" + version + ".zip", "zeta");
  built.add_manifest(0, {{"product.name", "radar"}, {"product.version", version.c_str()}});
  built.inventory.deliveries[0].sha256 = sha256;
  return built;
}

Acceptance accepted(const std::string& version, const std::string& sha256, int days_ago) {
  Acceptance record;
  record.day = today + -days_ago;
  record.deliveries = {{"radar.zip", "zeta", "radar", version, sha256, {}}};
  return record;
}

Texts judged(const BuildInventory& built, const Acceptances* earlier) {
  const Policy policy;
  Findings findings(0);
  find_kind("delivery.history")->run({built.inventory, policy, today, earlier}, make_rule("delivery.history"), findings);
  return seen(std::move(findings).take());
}

}  // namespace

TEST_CASE("delivery_history: no store is unknown, an empty store passes", "[checks][delivery_history]") {
  const Acceptances empty;
  CHECK(judged(delivery("1.0.0", "sha256:a"), nullptr) == Texts{"unknown history.unknown"});
  CHECK(judged(delivery("1.0.0", "sha256:a"), &empty).empty());
}

TEST_CASE("delivery_history: an accepted version keeps its bytes, and versions go forward",
          "[checks][delivery_history]") {
  const Acceptances earlier{"", {accepted("1.0.0", "sha256:a", 9), accepted("1.2.0", "sha256:b", 5)}};
  CHECK(judged(delivery("1.2.0", "sha256:b"), &earlier).empty());
  CHECK(judged(delivery("1.10.0", "sha256:c"), &earlier).empty());
  CHECK(judged(delivery("v1.2.0", "sha256:c"), &earlier) == Texts{"fail version.reused"});
  CHECK(judged(delivery("1.1.0", "sha256:c"), &earlier) == Texts{"fail version.older"});
  CHECK(judged(delivery("1.0.0", "sha256:c"), &earlier) == Texts{"fail version.older", "fail version.reused"});
}

TEST_CASE("delivery_history: an acceptance covers its days and its number of deliveries",
          "[checks][delivery_history]") {
  Acceptances earlier{"", {accepted("1.0.0", "sha256:a", 9), accepted("1.1.0", "sha256:b", 5)}};
  for (Acceptance& record : earlier.records) record.max_deliveries = 3;
  CHECK(judged(delivery("1.2.0", "sha256:c"), &earlier).empty());
  for (Acceptance& record : earlier.records) record.max_deliveries = 2;
  CHECK(judged(delivery("1.1.0", "sha256:b"), &earlier).empty());
  CHECK(judged(delivery("1.2.0", "sha256:c"), &earlier) == Texts{"fail acceptance.used-up"});
  earlier.records.push_back(accepted("1.2.0", "sha256:c", 1));  // a decision without a bound begins anew
  CHECK(judged(delivery("1.3.0", "sha256:d"), &earlier).empty());
  earlier.records.back().until = today;
  CHECK(judged(delivery("1.3.0", "sha256:d"), &earlier).empty());
  earlier.records.back().until = today + -1;
  CHECK(judged(delivery("1.3.0", "sha256:d"), &earlier) == Texts{"fail acceptance.expired"});
}

TEST_CASE("delivery_history: rejected bytes stay rejected until somebody accepts them", "[checks][delivery_history]") {
  Acceptances earlier{"", {accepted("1.0.0", "sha256:a", 9)}};
  earlier.records[0].decision = AcceptanceDecision::reject;
  CHECK(judged(delivery("1.0.0", "sha256:a"), &earlier) == Texts{"fail acceptance.rejected"});
  earlier.records.push_back(accepted("1.0.0", "sha256:a", 1));
  CHECK(judged(delivery("1.0.0", "sha256:a"), &earlier).empty());
}

TEST_CASE("delivery_history: what nobody can name is unknown", "[checks][delivery_history]") {
  BuildInventory built;
  built.add_delivery("radar.zip");
  const Acceptances empty;
  CHECK(judged(built, &empty) == Texts{"unknown history.unidentified"});
  Acceptances earlier{"", {accepted("1.0.0", "sha256:a", 9)}};
  earlier.records[0].decision = AcceptanceDecision::reject;
  built.inventory.deliveries[0].sha256 = "sha256:a";  // rejected under another name
  CHECK(judged(built, &earlier) == Texts{"fail acceptance.rejected", "unknown history.unidentified"});
}

TEST_CASE("delivery_identity: manifest before purl before file name", "[checks][delivery_history]") {
  BuildInventory built;
  built.add_delivery("radar-sdk_v4.2.1-linux-x86_64.tar.gz", "zeta");
  CHECK(identify_delivery(built.inventory, 0).component == "radar-sdk");
  CHECK(identify_delivery(built.inventory, 0).version == "4.2.1");
  built.add_manifest(0, {{"product.purl", "pkg:generic/acme/radar@4.2.0"}});
  CHECK(identify_delivery(built.inventory, 0).component == "radar");
  CHECK(identify_delivery(built.inventory, 0).version == "4.2.0");
}
