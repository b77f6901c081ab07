// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Facts once: whoever trusts the key only hashes the archive, and says the same; nothing else ever counts.
#include "attest/envelope.hpp"
#include "cli/fact_files.hpp"
#include "cli/judged_archive.hpp"
#include "cli/known_facts.hpp"
#include "reports/facts_json.hpp"
#include "support/fixture.hpp"
#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

const TestKey ours = ed25519_key('a');
const TestKey other = ed25519_key('b');

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A supplier's folder with an archive that fails, the keys, and signed facts beside the archive.
class Desk {
 public:
  Desk() : fixture_(load_fixture(std::string(SLUICE_SOURCE_DIR) + "/fixtures/rejected/archive-escapes-root")) {
    write("ours.pem", ours.private_pem);
    write("ours.pub", ours.public_pem);
    write("other.pem", other.private_pem);
    write("other.pub", other.public_pem);
    write(archive(), fixture_.delivery.bytes);
    write("store/.keep", "");
  }
  const std::string& archive() const { return fixture_.delivery.name; }
  std::string beside() const { return archive() + ".sluice-facts"; }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  std::string text(const std::string& name) const { return read_file(path(name), most_report_bytes).value_or(""); }

  Ended store(const std::string& where, const std::string& key = "ours.pem") const {
    return sluice_run({"check", archive(), "--no-cache", "--quiet", "--facts", where, "--key", key}, folder_.path());
  }
  /// Checks with more arguments; the body of the report in `body`.
  Ended check(const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"check", archive(), "--no-cache", "--quiet", "--out", "json=r.json"};
    words.insert(words.end(), more.begin(), more.end());
    Ended ended = sluice_run(words, folder_.path());
    const std::string report = text("r.json");
    body = report.substr(std::min(report.size(), report.find("\n  \"body\": ")));
    return ended;
  }
  std::string body;

 private:
  TemporaryFolder folder_;
  Fixture fixture_;
};

}  // namespace

TEST_CASE("known_facts: a machine that trusts the key hashes the archive and says the same", "[cli][known_facts]") {
  Desk desk;
  const int code = desk.check().code;
  const std::string fresh = desk.body;
  REQUIRE(code == 1);
  REQUIRE(desk.store(desk.beside()).code == 1);
  const Ended beside = desk.check({"--trust", "ours.pub"});
  CHECK(has(beside.err, "was hashed, not opened"));
  CHECK(beside.code == code);
  CHECK(desk.body == fresh);
  REQUIRE(desk.store("store").code == 1);
  const Ended stored = desk.check({"--trust", "ours.pub", "--facts-from", "store"});
  CHECK(has(stored.err, "was hashed, not opened: its facts are those of store/"));
  CHECK(desk.body == fresh);
  CHECK_FALSE(has(desk.text(desk.beside()), desk.path("")));
}

TEST_CASE("known_facts: untrusted, unsigned, tampered, or of other things: never used, and a remark says why",
          "[cli][known_facts]") {
  Desk desk;
  REQUIRE(desk.store(desk.beside()).code == 1);
  desk.check();
  const std::string fresh = desk.body, sealed = desk.text(desk.beside());
  const auto unused = [&](const std::vector<std::string>& more = {"--trust", "ours.pub"}) {
    const Ended ended = desk.check(more);
    CHECK(ended.code == 1);
    CHECK(desk.body == fresh);
    CHECK(has(ended.err, "are not used: "));
    CHECK_FALSE(has(ended.err, "not opened"));
    return ended.err;
  };
  unused({"--trust", "other.pub"});
  std::string tampered = sealed;
  const std::size_t payload = tampered.find("\"payload\"");
  REQUIRE(payload != std::string::npos);
  tampered[payload + 60] = tampered[payload + 60] == 'A' ? 'B' : 'A';
  desk.write(desk.beside(), tampered);
  unused();
  sluice_run({"check", desk.archive(), "--quiet", "--facts", desk.beside()}, desk.path(""));
  unused();

  const auto trusted = parse_trusted_keys(ours.public_pem, "ours.pub");
  REQUIRE(trusted);
  TrustedKeys keys;
  keys.add(*trusted);
  const auto opened = open_envelope(sealed, "f", keys);
  REQUIRE(opened);
  auto facts = facts_of(opened->payload, "f");
  REQUIRE(facts);
  const auto resealed = [&](const StoredFacts& changed, std::string_view type = facts_payload_type) {
    desk.write(desk.beside(), *seal_envelope(type, render_facts(changed), signing_key(ours)));
    return unused();
  };
  StoredFacts changed = *facts;
  changed.envelope.engine += "x";
  CHECK(has(resealed(changed), "another build of sluice saw them"));
  changed = *facts;
  changed.inventory.deliveries[0].sha256.back() = changed.inventory.deliveries[0].sha256.back() == '0' ? '1' : '0';
  CHECK(has(resealed(changed), "they are of other bytes"));
  changed = *facts;
  changed.inventory.deliveries[0].name = "other.zip";
  CHECK(has(resealed(changed), "they are of a delivery named other.zip"));
  changed = *facts;
  changed.inventory.deliveries[0].container = 99;
  CHECK(has(resealed(changed), "leads out of its list"));
  changed = *facts;
  changed.envelope.limits = "1";
  CHECK(has(resealed(changed), "other limits"));
  CHECK(has(resealed(*facts, "text/plain"), "expected 'application/vnd.sluice.facts+json'"));
}

TEST_CASE("known_facts: another file beside the delivery makes them others", "[cli][known_facts]") {
  Desk desk;
  REQUIRE(desk.store(desk.beside()).code == 1);
  desk.write("SHA256SUMS", std::string(64, 'a') + "  " + desk.archive() + "\n");
  const Ended ended = desk.check({"--trust", "ours.pub"});
  CHECK(has(ended.err, "the files beside the delivery are others"));
}

TEST_CASE("known_facts: what the flags need", "[cli][known_facts]") {
  Desk desk;
  CHECK(desk.check({"--facts-from", "store"}).code == 2);
  CHECK(desk.check({"--key", "ours.pem"}).code == 2);
  CHECK(desk.store("f.json", "ours.pub").code != 1);
}
