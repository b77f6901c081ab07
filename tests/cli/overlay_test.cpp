// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An emergency: a signed pack in a folder of the machine, and every check on it obeys.
#include "base/digest.hpp"
#include "cli/judged_archive.hpp"
#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace sluice::test {
namespace {

const std::string hidden_source = "int zlog(void) { return 42; }\n";

/// A project at observe, a delivery that hides zlog two archives deep, and a machine with an overlay.
class Machine {
 public:
  Machine() {
    folder_.write("app/sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:archive-safety@1'}]\nrung: observe\n");
    const std::string inner = pack({file("zlog-2.3.1/src/log.c", hidden_source)}, "tar.xz");
    const std::string middle = pack({file("readme.txt"), file("blobs/zlog-2.3.1.tar.xz", inner)}, "zip");
    folder_.write("app/sdk-1.0.tar.gz",
                  pack({file("sdk-1.0/README"), file("sdk-1.0/third_party/all.zip", middle),
                        file("sdk-1.0/delivery.yaml", "delivery: 1\ncomponents: [{purl: 'pkg:generic/zlog@2.3.1'}]\n")},
                       "tar.gz"));
    folder_.write("office.pem", ed25519_key('o').private_pem);
    folder_.write("machine/overlay.pub", ed25519_key('o').public_pem);
  }

  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  /// An emergency pack with these edits of the lists, signed by the office.
  void emergency(const std::string& edits) const {
    overlay("extends: [{use: 'builtin:emergency-block@1'}]\nlists-edit:\n" + edits);
  }
  void overlay(const std::string& more) const {
    write("machine/overlay.yaml", "sluice: 1\npack: {id: acme/emergency, version: 1.0.0, title: zlog 2.3.1 sends keys away}\n" + more);
    sign("machine/overlay.yaml");
  }
  void sign(const std::string& file, const std::string& key = "office.pem") const {
    REQUIRE(run({"policy", "sign", path(file), "--key", path(key)}).code == 0);
  }
  Ended run(std::vector<std::string> arguments, const std::vector<std::string>& environment = {}) const {
    return sluice_run(std::move(arguments), folder_.path() + "/app", environment);
  }
  Ended check(const std::vector<std::string>& environment) const {
    return run({"check", "sdk-1.0.tar.gz", "--quiet", "--out", "json=report.json"}, environment);
  }
  Ended check() const { return check({"SLUICE_OVERLAY=" + path("machine")}); }
  json::Value body() const { return report_body(path("app/report.json")); }

 private:
  TemporaryFolder folder_;
};

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST_CASE("overlay: a ten-line pack blocks a component by purl, file name or digest, wherever it hides", "[cli][overlay]") {
  const auto [edit, term, place] = GENERATE(table<std::string, std::string, std::string>(
      {{"  blocked-components: {add: ['pkg:*/zlog@2.3.1']}\n", "blocked.purl:pkg:generic/zlog@2.3.1", "delivery.yaml"},
       {"  blocked-files: {add: ['zlog-2.3.1.tar*']}\n", "blocked.file:zlog-2.3.1.tar.xz",
        "sdk-1.0.tar.gz!/sdk-1.0/third_party/all.zip!/blobs/zlog-2.3.1.tar.xz"},
       {"  blocked-digests: {add: [" + to_hex(sha256(hidden_source)) + "]}\n",
        "blocked.digest:" + to_hex(sha256(hidden_source)), "!/zlog-2.3.1/src/log.c"}}));
  CAPTURE(edit);
  const Machine machine;
  CHECK(machine.check({}).code == 0);
  machine.emergency(edit);
  const Ended ended = machine.check();
  CAPTURE(ended.err);
  CHECK(ended.code == 1);  // at observe: a block is a danger
  const json::Value body = machine.body();
  const auto& findings = body.items_of("findings");
  REQUIRE(std::ranges::count_if(findings, [](const json::Value& one) { return one.text_or("action", "") == "fail"; }) == 1);
  CHECK(findings[0].text_or("rule", "") == "emergency.content-blocked");
  CHECK(findings[0].text_or("term", "") == term);
  const json::Value* where = findings[0].find("place");
  REQUIRE(where != nullptr);
  CHECK(holds(where->text_or("path", ""), place));
  CHECK(machine.check({}).code == 0);  // nothing was committed
}

TEST_CASE("overlay: a pack in the repository does not disarm an emergency rule", "[cli][overlay]") {
  const auto change = GENERATE(as<std::string>(), "match: {path: ['nothing/here']}", "with: {files: [nope]}",
                               "danger: false, waivable: true, effective: {enforce: 2099-01-01}");
  CAPTURE(change);
  const Machine machine;
  machine.write("app/own.yaml", "sluice: 1\npack: {id: acme/own, version: 1.0.0, title: Own}\nextends: [{use: 'builtin:emergency-block@1'}]\n"
                                "raise: {emergency.content-blocked: {" + change + "}}\n");
  machine.write("app/sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:archive-safety@1'}, {use: ./own.yaml}]\nrung: observe\n");
  CHECK(machine.check({}).code == 0);
  machine.emergency("  blocked-files: {add: ['zlog-2.3.1.tar*']}\n");
  const Ended ended = machine.check();
  CAPTURE(ended.err);
  CHECK(ended.code == 1);
}

TEST_CASE("overlay: the verdict lists it with its digest, and explain shows what it set", "[cli][overlay]") {
  const Machine machine;
  machine.overlay("raise: {archive.litter: {severity: critical, danger: true}}\n");
  CHECK(machine.check().code == 0);
  const json::Value body = machine.body();
  const auto& packs = body.items_of("packs");
  const auto found = std::ranges::find_if(packs, [](const json::Value& one) { return one.text_or("id", "") == "acme/emergency"; });
  REQUIRE(found != packs.end());
  CHECK(found->text_or("file", "") == "added:/overlay.yaml");
  CHECK(found->text_or("sha256", "") == to_hex(sha256(*read_file(machine.path("machine/overlay.yaml"), 10000))));
  CHECK(found->boolean_or("locked", false));
  const Ended explained = machine.run({"explain", "archive.litter", "--overlay", machine.path("machine")});
  CHECK(explained.code == 0);
  CHECK(holds(explained.out, "overlay acme/emergency"));
}

TEST_CASE("overlay: one that is tampered with refuses to run, and names the place", "[cli][overlay]") {
  const Machine machine;
  machine.emergency("  blocked-files: {add: ['zlog-2.3.1.tar*']}\n");
  REQUIRE(machine.check().code == 1);
  const std::string file = machine.path("machine/overlay.yaml");
  const auto refused = [&](const std::string& why) {
    const Ended ended = machine.check();
    CAPTURE(why, ended.err);
    CHECK(ended.code == 2);
    CHECK(holds(ended.err, "machine/overlay."));
    CHECK(holds(ended.err, why));
  };
  const std::string whole = *read_file(file, 10000);
  machine.write("machine/overlay.yaml", whole + "# harmless\n");
  refused("was changed after it was signed");
  std::filesystem::remove(file);
  refused("is signed, and gone");
  machine.write("machine/overlay.yaml", whole);
  CHECK(machine.check().code == 1);
  const std::string signature = *read_file(file + ".sig", 100000);
  machine.write("machine/overlay.yaml.sig", "{}\n");
  refused("overlay.yaml.sig");
  std::filesystem::remove(file + ".sig");
  refused("is not signed");
  machine.write("other.pem", ed25519_key('x').private_pem);
  machine.sign("machine/overlay.yaml", "other.pem");
  refused("overlay.yaml.sig");
  machine.write("machine/overlay.yaml.sig", signature);
  std::filesystem::permissions(machine.path("machine/overlay.pub"), std::filesystem::perms::others_write, std::filesystem::perm_options::add);
  refused("others than its owner may change it");
  std::filesystem::remove(machine.path("machine/overlay.pub"));
  refused("there is no key beside the overlay");
}

TEST_CASE("overlay: one that loosens is refused, with its line", "[cli][overlay]") {
  const Machine machine;
  machine.overlay("raise: {archive.bomb: {severity: low}}\n");
  const Ended ended = machine.check();
  CHECK(ended.code == 2);
  CHECK(holds(ended.err, "overlay-loosens"));
  CHECK(holds(ended.err, "added:/overlay.yaml:3:"));
}

TEST_CASE("overlay: rules of its own need signatures of their own", "[cli][overlay]") {
  const Machine machine;
  machine.write("machine/rules.yaml",
                "sluice: 1\nrules:\n  - {id: acme/readme.there, kind: document.present, title: no license, severity: critical, "
                "danger: true, with: {role: license, any: ['**/LICENSE']}}\n");
  machine.overlay("rule-files: [rules.yaml]\nuse: [acme/*]\n");
  CHECK(machine.check().code == 2);
  machine.sign("machine/rules.yaml");
  CHECK(machine.check().code == 1);
}

TEST_CASE("overlay: a folder that somebody names must hold one", "[cli][overlay]") {
  const Machine machine;
  const Ended ended = machine.run({"check", "sdk-1.0.tar.gz", "--overlay", machine.path("nowhere")});
  CHECK(ended.code == 2);
  CHECK(holds(ended.err, "nowhere/overlay.yaml: there is no overlay"));
}

TEST_CASE("overlay: one that a command names adds to that of the environment, with a kit too", "[cli][overlay]") {
  const Machine machine;
  machine.emergency("  blocked-components: {add: ['pkg:*/zlog@2.3.1']}\n");
  const std::string blocking = "SLUICE_OVERLAY=" + machine.path("machine");
  REQUIRE(machine.check().code == 1);
  machine.write("harmless/overlay.pub", ed25519_key('o').public_pem);
  machine.write("harmless/overlay.yaml",
                "sluice: 1\npack: {id: acme/calm, version: 1.0.0, title: Nothing}\nextends: [{use: 'builtin:archive-safety@1'}]\n");
  machine.sign("harmless/overlay.yaml");
  CHECK(machine.run({"check", "sdk-1.0.tar.gz", "--overlay", machine.path("harmless")}, {blocking}).code == 1);
  CHECK(machine.run({"check", "sdk-1.0.tar.gz", "--overlay", machine.path("harmless")}).code == 0);
  machine.write("app/suppliers.yaml", "sluice: 1\nsuppliers:\n  acme: {name: ACME, ids: ['domain:acme.example'], paths: ['**']}\n");
  machine.write("app/sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:archive-safety@1'}]\nrung: observe\nsuppliers: suppliers.yaml\n");
  REQUIRE(machine.run({"kit", "--supplier", "acme", "--out", machine.path("kit")}).code == 0);
  CHECK(machine.run({"check", "sdk-1.0.tar.gz", "--kit", machine.path("kit")}).code == 0);
  // A kit has not the pack that this overlay extends: refused, not passed without it.
  CHECK(machine.run({"check", "sdk-1.0.tar.gz", "--kit", machine.path("kit")}, {blocking}).code == 2);
}

TEST_CASE("overlay: the build's quick check sees a new one, and that it is gone", "[cli][overlay]") {
  const Machine machine;
  machine.write("app/build/.sluice/gate-request.json",
                "{\"schema\": \"sluice.request/1\", \"point\": \"P0\", \"source_folder\": \"" + machine.path("app") +
                    "\", \"build_folder\": \"" + machine.path("app/build") + "\", \"project_file\": \"" +
                    machine.path("app/sluice.yaml") + "\", \"state_file\": \"" + machine.path("app/build/.sluice/gate.state") +
                    "\", \"deliveries\": [{\"path\": \"" + machine.path("app/sdk-1.0.tar.gz") + "\"}]}\n");
  const auto gate = [&](const std::vector<std::string>& environment) {
    return machine.run({"gate", "build/.sluice/gate-request.json"}, environment);
  };
  const std::vector<std::string> named = {"SLUICE_OVERLAY=" + machine.path("machine")};
  machine.overlay("");
  const Ended first = gate(named);
  CAPTURE(first.err);
  REQUIRE(first.code == 0);
  CHECK(is_file(machine.path("app/build/.sluice/gate.state")));
  machine.emergency("  blocked-files: {add: ['zlog-2.3.1.tar*']}\n");
  CHECK(gate(named).code == 1);
  CHECK(gate({}).code == 0);
  CHECK(gate(named).code == 1);  // the pass without it says nothing about it
}

}  // namespace
}  // namespace sluice::test
