// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// From a verdict to its acceptance, and back: accept, reject, verify, and what the next delivery is held against.
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/program.hpp"
#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;
using namespace sluice::test;

namespace {

bool says(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string project =
    "sluice: 1\nrung: managed\nextends: [{use: \"builtin:archive-safety@1\"}, {use: \"builtin:acceptance@1\"}]\n";

/// A folder with a project, a delivery, and keys of a gate ('g') and a release manager ('r').
class Desk {
 public:
  explicit Desk(const std::string& more = {}) {
    folder.write("sluice.yaml", project + more);
    folder.write("acceptances/README", "records of acceptance\n");
    folder.write("radar-1.0.0.bin", "radar\n");
    for (const char letter : {'g', 'r', 'x'}) {
      folder.write(std::string(1, letter) + ".pem", ed25519_key(letter).private_pem);
      folder.write(std::string(1, letter) + ".pub", ed25519_key(letter).public_pem);
    }
  }
  Ended run(std::vector<std::string> arguments) const { return sluice_run(std::move(arguments), folder.path()); }
  Ended judge(const std::string& delivery = "radar-1.0.0.bin") const {
    return run({"check", delivery, "--acceptances", "acceptances", "--out", "json=report.json", "--attest",
                "report.json.intoto.json", "--key", "g.pem"});
  }
  Ended accept(std::vector<std::string> more = {}) const {
    std::vector<std::string> all = {"accept", "report.json", "--by", "a.mueller@acme.example", "--role",
                                    "release-manager"};
    all.insert(all.end(), more.begin(), more.end());
    return run(std::move(all));
  }
  std::string read(const std::string& name) const { return read_file(folder.path() + "/" + name, 1u << 24).value(); }
  const TemporaryFolder folder;
};

}  // namespace

TEST_CASE("accept: a passed verdict is accepted, and the next delivery is held against it", "[cli][accept]") {
  const Desk desk;
  const Ended judged = desk.judge();
  INFO(judged.out << judged.err);
  REQUIRE(judged.code == 0);
  const Ended accepted = desk.accept({"--store", "acceptances"});
  INFO(accepted.out << accepted.err);
  CHECK(accepted.code == 0);
  CHECK(says(accepted.out, "accepted radar-1.0.0.bin (radar 1.0.0)"));
  CHECK(says(accepted.out, "a declaration, because nobody signed it"));
  const Ended again = desk.judge();
  CHECK(again.code == 0);
  CHECK(says(again.out, "last accepted of radar: version 1.0.0 on "));
  CHECK(says(desk.read("report.json"), "\"accepted\": ["));
  desk.folder.write("radar-1.0.0.bin", "other bytes\n");
  const Ended reused = desk.judge();
  CHECK(reused.code == 1);
  CHECK(says(reused.out, "delivery.version-reused"));
  const Ended refused = desk.accept({"--store", "acceptances"});
  CHECK(refused.code == 2);
  CHECK(says(refused.err, "the gate failed: delivery.version-reused"));
  CHECK(desk.accept({"--store", "acceptances", "--conditions", "a new version by then"}).code == 0);
}

TEST_CASE("accept: without a store of acceptances a rule of history is unknown, and no pass", "[cli][accept]") {
  const Desk desk;
  const Ended judged = desk.run({"check", "radar-1.0.0.bin"});
  CHECK(judged.code == 1);
  CHECK(says(judged.out, "no store of earlier acceptances was given"));
}

TEST_CASE("accept: what is expired, has no digest, or was formatted anew is refused", "[cli][accept]") {
  const Desk desk;
  REQUIRE(desk.judge().code == 0);
  const std::string report = desk.read("report.json");
  const std::size_t until = report.find("\"valid_until\": \"");
  REQUIRE(until != std::string::npos);
  std::string expired = report;
  expired.replace(until + 16, 10, "2020-01-01");
  desk.folder.write("report.json", expired);
  CHECK(says(desk.accept({"--out", "r"}).err, "the verdict held until 2020-01-01"));
  desk.folder.write("report.json", replaced(report, "\"sha256\": \"sha256:", "\"sha256\": \"md5:"));
  CHECK(says(desk.accept({"--out", "r"}).err, "has no SHA-256 digest"));
  desk.folder.write("report.json", json::to_text(json::parse(report, "report.json").value(), false));
  CHECK(says(desk.accept({"--out", "r"}).err, "not as sluice wrote it"));
  desk.folder.write("report.json", replaced(report, "\"gate\": \"passed\"", "\"gate\": \"PASSED\""));
  CHECK(desk.accept({"--out", "r"}).code == 2);
  desk.folder.write("report.json", replaced(report, "\"rung\": \"managed\"", "\"rung\": \"assured\""));
  CHECK(says(desk.accept({"--out", "r", "--trust", "g.pub"}).err, "it was changed after it was signed"));
  desk.folder.write("report.json", report);
  CHECK(desk.accept({"--out", "r", "--trust", "g.pub"}).code == 0);
  CHECK(desk.accept({"--out", "r", "--trust", "x.pub"}).code == 2);
  CHECK(says(desk.accept().err, "no place for the record is named"));
  CHECK(desk.accept({"--out", "r", "--until", "2020-01-01"}).code == 2);
}

TEST_CASE("accept: with a trusted gate its statement says until when, not the file around it", "[cli][accept]") {
  const Desk desk;
  desk.folder.write("old.yaml", "sluice: 1\npack: {id: acme/old, version: 1.0.0, title: Old, review-by: 2026-02-01}\n"
                                "extends: [{use: 'builtin:archive-safety@1'}]\n");
  REQUIRE(desk.run({"check", "radar-1.0.0.bin", "--policy", "old.yaml", "--rung", "managed", "--as-of", "2026-01-01", "--allow-past", "--out",
                    "json=report.json", "--attest", "report.json.intoto.json", "--key", "g.pem"})
              .code == 0);
  const std::string report = desk.read("report.json");
  const std::size_t until = report.find("\"valid_until\": \"");
  REQUIRE(until != std::string::npos);
  REQUIRE(report.substr(until + 16, 10) < "2026-11-01");
  desk.folder.write("report.json", std::string(report).replace(until + 16, 10, "2099-01-01"));
  CHECK(desk.accept({"--out", "r"}).code == 0);  // nobody is trusted: a declaration
  const Ended refused = desk.accept({"--out", "r", "--trust", "g.pub"});
  CHECK(refused.code == 2);
  CHECK(says(refused.err, "the verdict held until " + report.substr(until + 16, 10)));
}

TEST_CASE("accept: what is decided last on a day is last", "[cli][accept]") {
  const Desk desk;
  REQUIRE(desk.judge().code == 0);
  const auto decide = [&](const std::string& decision) {
    const Ended ended = desk.run({decision, "report.json", "--by", "b", "--role", "r", "--store", "acceptances"});
    CHECK(ended.code == 0);
    return desk.run({"check", "radar-1.0.0.bin", "--acceptances", "acceptances"}).out;
  };
  CHECK_FALSE(says(decide("accept"), "acceptance.rejected"));
  CHECK(says(decide("reject"), "acceptance.rejected"));
  CHECK_FALSE(says(decide("accept"), "acceptance.rejected"));
}

TEST_CASE("accept: where roles have keys, only they accept, and sign", "[cli][accept]") {
  const Desk desk("acceptance: {folder: acceptances, roles: {release-manager: r.pub}}\n");
  REQUIRE(desk.judge().code == 0);
  CHECK(says(desk.accept().err, "this record is not signed"));
  CHECK(says(desk.accept({"--key", "x.pem"}).err, "is no key of role 'release-manager'"));
  CHECK(says(desk.run({"accept", "report.json", "--by", "b", "--role", "intern", "--key", "r.pem"}).err,
             "may not accept here"));
  const Ended accepted = desk.accept({"--key", "r.pem"});
  CHECK(accepted.code == 0);
  CHECK(says(accepted.out, "signed with key "));
  const Ended again = desk.run({"check", "radar-1.0.0.bin"});
  CHECK(again.code == 0);
  CHECK(says(again.out, "signed"));
  const std::vector<std::string> names = list_folder(desk.folder.path() + "/acceptances");
  REQUIRE(names.size() == 2);
  const std::string record = desk.read("acceptances/" + names[0]);
  desk.folder.write("acceptances/" + names[0], replaced(record, "\"payload\": \"ewog", "\"payload\": \"ewoh"));
  CHECK(desk.run({"check", "radar-1.0.0.bin"}).code == 2);
}

TEST_CASE("verify: an attested verdict, its deliveries and its decision", "[cli][verify]") {
  const Desk desk;
  REQUIRE(desk.judge().code == 0);
  const Ended verified = desk.run({"verify", "report.json", "radar-1.0.0.bin", "--trust", "g.pub"});
  INFO(verified.out << verified.err);
  CHECK(verified.code == 0);
  CHECK(says(verified.out, "the gate said 'passed' at rung 'managed'"));
  CHECK(says(verified.out, "radar-1.0.0.bin: delivered and judged"));
  desk.folder.write("other.bin", "other\n");
  const Ended other = desk.run({"verify", "report.json", "other.bin", "--trust", "g.pub"});
  CHECK(other.code == 1);
  CHECK(says(other.out, "no delivery and no product of the verdict"));
  const Ended stranger = desk.run({"verify", "report.json", "radar-1.0.0.bin", "--trust", "x.pub"});
  CHECK(stranger.code == 1);
  CHECK(says(stranger.out, "radar-1.0.0.bin: named in a verdict that is not verified"));
  CHECK(says(stranger.out, "no trusted key signed it"));
  const Ended as_json = desk.run({"verify", "report.json", "radar-1.0.0.bin", "--trust", "g.pub", "--json"});
  const json::Value answer = json::parse(as_json.out, "out").value();
  CHECK(answer.text_or("schema", "") == "sluice.verification/1");
  CHECK(answer.boolean_or("verified", false));
  CHECK(answer.items_of("files").at(0).text_or("answer", "") == "delivered and judged");
}

TEST_CASE("verify: acceptances and rejections count as what they are", "[cli][verify]") {
  const Desk desk;
  REQUIRE(desk.judge().code == 0);
  REQUIRE(desk.accept({"--key", "r.pem", "--out", "a.json", "--conditions", "send the source", "--until", "2099-12-31"})
              .code == 0);
  const std::vector<std::string> base = {"verify", "report.json", "--trust", "r.pub", "--statement"};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = base;
    all.insert(all.end(), more.begin(), more.end());
    return desk.run(all);
  };
  const Ended accepted = with({"a.json"});
  CHECK(accepted.code == 0);
  CHECK(says(accepted.out, "by a.mueller@acme.example as release-manager under 'send the source' until 2099-12-31"));
  CHECK(with({"a.json", "--as-of", "2100-01-01"}).code == 1);
  REQUIRE(desk.run({"reject", "report.json", "--by", "b", "--role", "ospo", "--key", "r.pem", "--out", "n.json"}).code ==
          0);
  const Ended rejected = with({"n.json"});
  CHECK(rejected.code == 1);
  CHECK(says(rejected.out, "were rejected on "));
  REQUIRE(desk.accept({"--out", "d.json"}).code == 0);
  CHECK(says(with({"d.json"}).out, "a declaration: nobody signed it"));
}

TEST_CASE("verify: a changed verdict or statement is refused wherever it was changed", "[cli][verify]") {
  const Desk desk;
  REQUIRE(desk.judge().code == 0);
  const std::string report = desk.read("report.json");
  const std::string statement = desk.read("report.json.intoto.json");
  const auto verify = [&] { return desk.run({"verify", "report.json", "--trust", "g.pub"}).code; };
  REQUIRE(verify() == 0);
  const std::size_t body = report.find("\n  \"body\": ") + 11;
  constexpr std::size_t regions = 24;
  for (std::size_t i = 0; i < regions; ++i) {
    std::string changed = report;
    const std::size_t at = body + (report.size() - body - 1) * i / regions;
    changed[at] = changed[at] == '1' ? '2' : '1';
    desk.folder.write("report.json", changed);
    CAPTURE(at);
    CHECK(verify() != 0);
    desk.folder.write("report.json", report.substr(0, at));
    CHECK(verify() == 2);
  }
  desk.folder.write("report.json", report);
  for (std::size_t i = 1; i < regions; ++i) {
    desk.folder.write("report.json.intoto.json", statement.substr(0, statement.size() * i / regions));
    CHECK(verify() == 2);
  }
  desk.folder.write("report.json.intoto.json", replaced(statement, "in-toto+json", "other+json"));
  CHECK(verify() == 1);
  desk.folder.write("report.json.intoto.json", replaced(statement, "\"payload\":", "\"payload\": \"\", \"payload\":"));
  CHECK(verify() == 2);
  desk.folder.write("report.json.intoto.json", replaced(statement, "\"payload\": \"ewog", "\"payload\": \"ewoh"));
  CHECK(verify() == 1);
}

TEST_CASE("check: --attest and --key go together, and a weak key signs nothing", "[cli][accept]") {
  const Desk desk;
  CHECK(desk.run({"check", "radar-1.0.0.bin", "--attest", "a.json"}).code == 2);
  CHECK(desk.run({"check", "radar-1.0.0.bin", "--key", "g.pem"}).code == 2);
  desk.folder.write("weak.pem", fresh_key("RSA-2048").private_pem);
  const Ended weak = desk.run({"check", "radar-1.0.0.bin", "--attest", "a.json", "--key", "weak.pem"});
  CHECK(weak.code == 2);
  CHECK(says(weak.err, "RSA of 3072 bits and more"));
}
