// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Stored facts, judged again, give what a fresh check gives: over every sample delivery, byte by byte.
#include "cli/fact_files.hpp"
#include "cli/judged_archive.hpp"
#include "cli/judged_fixture.hpp"
#include "gate/rejudge.hpp"
#include "reports/facts_json.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

/// The body of the report as it stands in the file.
std::string body_text(const std::string& path) {
  const std::string text = read_file(path, most_report_bytes).value_or("");
  const std::size_t body = text.find("\n  \"body\": ");
  return body == std::string::npos ? "" : text.substr(body);
}

/// The report's body of facts that were written, read, and judged.
std::string rejudged(const Fixture& fixture, const Policy& seen_under, const Policy& policy) {
  const TemporaryFolder folder;
  const Session session = test_session();
  ReadOptions reading = whole_reading(session);
  reading.everything = true;
  DeliveryReader reader(reading);
  const auto facts = reader.read_facts({{unpack_fixture(fixture, folder), {}, {}, {}, {}}}, seen_under);
  REQUIRE(facts);
  auto read = facts_of(render_facts(*facts), "facts.json");
  INFO((read ? "" : read.error().message));
  REQUIRE(read);
  CHECK(find_lack(*read, policy) == "");
  settle_facts(policy, Register::policy, *read);
  const Acceptances nothing_yet;
  JudgeOptions options;
  options.day = fixture_day;
  options.earlier = &nothing_yet;
  return render_report_body(judge(read->inventory, policy, options));
}

/// Of every third delivery, each by the packs that speak of it; the facts were seen under a pack that asks for little.
void check_fixtures(std::size_t first) {
  const std::map<std::string, Policy> policies = shipped_policies();
  for (const std::string kind : {"accepted", "rejected"}) {
    const std::vector<std::string> folders = fixture_folders(kind);
    for (std::size_t i = first; i < folders.size(); i += 3) {
      const Fixture fixture = load_fixture(folders[i]);
      CAPTURE(kind, fixture.stem);
      for (const std::string& pack : fixture.packs) {
        CAPTURE(pack);
        const std::string fresh = render_report_body(judge_fixture(fixture, policies.at(pack)));
        CHECK(rejudged(fixture, policies.at("archive-safety"), policies.at(pack)) == fresh);
      }
    }
  }
}

/// A company's folder with a pack, a register, a decision that corrects a fact, own notices and a delivery.
class Shop {
 public:
  Shop() {
    folder_.write("pack.yaml",
                  "sluice: 1\npack: {id: acme/shop, version: 1.0.0, title: Shop}\n"
                  "extends: [{use: 'builtin:license-compliance@1'}]\nuse: [delivery.supplier-unknown]\n");
    folder_.write("suppliers.yaml",
                  "sluice: 1\nsuppliers:\n  acme: {name: Acme, contact: oss@acme.example, ids: ['domain:acme.example'], "
                  "paths: ['in/acme/**']}\n");
    folder_.write("NOTICE.txt", "This product holds lib.\n");
    folder_.write("in/acme/lib-1.0/LICENSE", "MIT License\n");
    folder_.write("in/acme/lib-1.0/package.json", R"({"name": "lib", "version": "1.0", "license": "MIT"})");
    folder_.write("in/acme/lib-1.0/a.c", "/* SPDX-License-Identifier: GPL-3.0-only */\nint a;\n");
    project("notices: [NOTICE.txt]\n");
  }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  void project(const std::string& more) const {
    write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nrung: managed\nsuppliers: suppliers.yaml\n" + more);
  }
  Ended run(const std::vector<std::string>& arguments) const { return sluice_run(arguments, folder_.path()); }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  /// Bodies of a fresh check and of the stored facts.
  std::pair<std::string, std::string> both() const {
    run({"check", "in/acme/lib-1.0", "--no-cache", "--quiet", "--out", "json=fresh.json"});
    run({"evaluate", "facts.json", "--quiet", "--out", "json=again.json"});
    return {body_text(path("fresh.json")), body_text(path("again.json"))};
  }
  void store() const { run({"check", "in/acme/lib-1.0", "--no-cache", "--quiet", "--facts", "facts.json"}); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("evaluate: the same body as a fresh check, over the sample deliveries", "[cli][evaluate][slow]") {
  check_fixtures(0);
}
TEST_CASE("evaluate: and over the second third of them", "[cli][evaluate][slow]") { check_fixtures(1); }
TEST_CASE("evaluate: and over the rest", "[cli][evaluate][slow]") { check_fixtures(2); }

TEST_CASE("evaluate: register, decisions and notices are those of the day, not those of the facts", "[cli][evaluate]") {
  const Shop shop;
  shop.store();
  const std::string seen = read_file(shop.path("facts.json"), most_report_bytes).value_or("");
  constexpr std::string_view mark = "\"sha256\": \"sha256:";
  const std::size_t digest = seen.find(mark);
  REQUIRE(digest != std::string::npos);
  shop.write("decisions.yaml", "sluice: 1\ndecisions:\n  - {id: D-1, kind: corrected-fact, subject: {sha256: '" +
                                   seen.substr(digest + mark.size(), 64) +
                                   "'}, fact: delivery.supplier, value: acme-labs, body: committee, by: j.doe, date: "
                                   "2026-03-01, reason: read it}\n");
  shop.store();  // what a decision corrects is not stored as seen
  const auto [first, again] = shop.both();
  REQUIRE_FALSE(first.empty());
  CHECK(again == first);
  CHECK(first.find("\"supplier\": \"acme-labs\"") != std::string::npos);
  shop.write("suppliers.yaml",
             "sluice: 1\nsuppliers:\n  zeta: {name: Zeta, ids: ['domain:zeta.example'], paths: ['**/lib-1.0']}\n");
  shop.write("decisions.yaml", "sluice: 1\ndecisions: []\n");
  shop.project("");
  const auto [moved, moved_again] = shop.both();
  CHECK(moved_again == moved);
  CHECK(moved != first);
  CHECK(moved.find("\"supplier\": \"zeta\"") != std::string::npos);
}

TEST_CASE("evaluate: as of a day, with the outputs and exit codes of check", "[cli][evaluate]") {
  const Shop shop;
  shop.store();
  CHECK(shop.run({"evaluate", "facts.json", "--as-of", "2026-01-01"}).code == 2);
  CHECK(shop.run({"evaluate", "facts.json", "--as-of", "2026-01-01", "--allow-past", "--quiet", "--out", "html=a.html"})
            .code == shop.run({"check", "in/acme/lib-1.0", "--quiet"}).code);
  CHECK(is_file(shop.path("a.html")));
  const Ended two = shop.run({"evaluate", "facts.json", "sub", "--out", "json=r.json"});
  CHECK(two.code == 2);
  shop.write("sub/more.json", read_file(shop.path("facts.json"), most_report_bytes).value_or(""));
  CHECK(shop.run({"evaluate", "facts.json", "sub", "--out", "json=r.json"}).err.find("would go to one file") !=
        std::string::npos);
  CHECK(shop.run({"evaluate", "facts.json", "sub", "--quiet", "--out", "json=r/{}.json"}).code != 2);
  CHECK(body_text(shop.path("r/facts.json")) == body_text(shop.path("r/more.json")));
}

TEST_CASE("evaluate: facts that are cut, of another version, or changed are refused with their place",
          "[cli][evaluate]") {
  const Shop shop;
  shop.store();
  const std::string text = read_file(shop.path("facts.json"), most_report_bytes).value_or("");
  const auto refused = [&](const std::string& changed) {
    shop.write("changed.json", changed);
    const Ended ended = shop.run({"evaluate", "changed.json"});
    CHECK(ended.code == 3);
    CHECK(ended.out.empty());
    return ended.err;
  };
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string changed = text;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return changed.replace(at, from.size(), to);
  };
  CHECK(refused(text.substr(0, text.size() / 2)).find("changed.json:") != std::string::npos);
  CHECK(refused(with("sluice.facts/1", "sluice.facts/2")).find("changed.json:2:13: format 'sluice.facts/2'") !=
        std::string::npos);
  CHECK(refused(with("\"contents\": {", "\"rumours\": [], \"contents\": {")).find("unknown member 'body.rumours'") !=
        std::string::npos);
  CHECK(refused(with("\"container\": 0", "\"container\": 7")).find("leads out of its list") != std::string::npos);
  CHECK(refused(with("\"licenses\": true", "\"licenses\": false")).find("no file was searched for licenses") !=
        std::string::npos);
}
