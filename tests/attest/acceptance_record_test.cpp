// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/acceptance_record.hpp"

#include "base/digest.hpp"
#include "support/test_keys.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;
using sluice::test::ed25519_key;
using sluice::test::signing_key;
using sluice::test::TemporaryFolder;

namespace {

const Day day = *parse_day("2026-10-02");

Acceptance record_of(std::string_view version, Day on = day) {
  Acceptance record;
  record.verdict = to_hex(sha256("verdict"));
  record.gate = "passed";
  record.rung = "managed";
  record.deliveries = {{"zeta.zip", "zeta", "sensors", std::string(version), "sha256:" + to_hex(sha256(version)), {}}};
  record.by = "a.mueller@acme.example";
  record.role = "release-manager";
  record.day = on;
  return record;
}

std::string sealed(const Acceptance& record, char letter) {
  return seal_envelope(statement_payload_type, render_acceptance(record), signing_key(ed25519_key(letter))).value();
}

Accepters managers(char letter) {
  TrustedKeys keys(day);
  keys.add(sluice::test::trusted_key(ed25519_key(letter)));
  Accepters accepters;
  accepters.roles.emplace("release-manager", std::move(keys));
  return accepters;
}

}  // namespace

TEST_CASE("acceptance_record: written and read again is equal", "[attest][acceptance]") {
  Acceptance record = record_of("2.4.0");
  record.decision = GENERATE(AcceptanceDecision::accept, AcceptanceDecision::reject);
  record.conditions = "send the \"source\"\n\x1b[31m by then";
  record.until = day + 30;
  record.max_deliveries = 3;
  record.deliveries[0].sboms = {"sha256:" + std::string(64, 'd')};
  Acceptance back = read_acceptance(render_acceptance(record), "r.json", {}).value();
  CHECK(back.key.empty());
  CHECK(back.file == "r.json");
  back.file.clear();
  CHECK(back == record);
}

TEST_CASE("acceptance_record: a signed one holds by a key of its role", "[attest][acceptance]") {
  const std::string text = sealed(record_of("2.4.0"), 'a');
  CHECK(read_acceptance(text, "r.json", managers('a')).value().key == signing_key(ed25519_key('a')).id());
  CHECK_FALSE(read_acceptance(text, "r.json", managers('b')));
  CHECK(read_acceptance(text, "r.json", {}).value().key.empty());
}

TEST_CASE("acceptance_record: a record that is about other bytes than it lists is refused", "[attest][acceptance]") {
  std::string text = render_acceptance(record_of("2.4.0"));
  const std::string digest = to_hex(sha256("2.4.0"));
  text.replace(text.find(digest), digest.size(), to_hex(sha256("other")));
  CHECK(read_acceptance(text, "r.json", {}).error().message ==
        "r.json: the subjects are not the deliveries of the record");
  Acceptance none = record_of("2.4.0");
  none.deliveries.clear();
  CHECK_FALSE(read_acceptance(render_acceptance(none), "r.json", {}));
  Acceptance unbound = record_of("2.4.0");
  unbound.verdict = "abc";
  CHECK_FALSE(read_acceptance(render_acceptance(unbound), "r.json", {}));
  CHECK_FALSE(read_acceptance("{}", "r.json", {}));
  CHECK_FALSE(read_acceptance("", "r.json", {}));
}

TEST_CASE("acceptance_record: a store is read in the order of days, and says what does not count",
          "[attest][acceptance]") {
  const TemporaryFolder folder;
  folder.write("a.json", sealed(record_of("2.0.0", day), 'a'));
  folder.write("b.json", sealed(record_of("1.0.0", day + -5), 'a'));
  folder.write("c.json", render_acceptance(record_of("3.0.0", day)));
  folder.write("notes.txt", "not a record");
  const LoadedAcceptances loaded = load_acceptances(folder.path(), managers('a')).value();
  REQUIRE(loaded.acceptances.records.size() == 2);
  CHECK(loaded.acceptances.records[0].deliveries[0].version == "1.0.0");
  REQUIRE(loaded.left_out.size() == 1);
  CHECK(loaded.left_out[0].find("c.json is not signed") != std::string::npos);
  CHECK(load_acceptances(folder.path(), {}).value().acceptances.records.size() == 3);
  folder.write("d.json", sealed(record_of("4.0.0"), 'b'));
  CHECK_FALSE(load_acceptances(folder.path(), managers('a')));
  CHECK_FALSE(load_acceptances(folder.path() + "/none", {}));
}

TEST_CASE("acceptance: the last accepted delivery is found by supplier and component", "[attest][acceptance]") {
  std::vector<Acceptance> records = {record_of("1.0.0", day + -9), record_of("2.0.0", day + -5), record_of("3.0.0", day)};
  records[2].decision = AcceptanceDecision::reject;
  const auto last = find_last_accepted(records, "zeta", "sensors");
  REQUIRE(last);
  CHECK(last->delivery->version == "2.0.0");
  CHECK(last->record == &records[1]);
  CHECK_FALSE(find_last_accepted(records, "acme", "sensors"));
  CHECK_FALSE(find_last_accepted(records, "zeta", "radar"));
}
