// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A supplier's own work on a delivery: init, answer, seal, check; and a version later, seal and check again.
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace sluice;
using test::Ended;
using test::TemporaryFolder;

namespace {

std::string text_of(const std::string& path) { return read_file(path, std::uint64_t{1} << 26).value_or(""); }

void copy_delivery(const std::string& to) {
  std::filesystem::copy(test::fixture("accepted/acme-sensors.example/radar-sdk-4.2.1"), to, std::filesystem::copy_options::recursive);
}

Ended judged(const TemporaryFolder& folder, const std::string& delivery) {
  return test::sluice_run({"check", "--no-cache", "--policy", "builtin:internal-baseline@1", "--rung", "assured", "--all", delivery}, folder.path());
}

std::vector<std::string> changed_lines(const std::string& before, const std::string& after) {
  const std::vector<std::string_view> old = split(before, '\n');
  std::vector<std::string> changed;
  for (const std::string_view line : split(after, '\n')) {
    if (std::ranges::find(old, line) == old.end()) changed.emplace_back(line);
  }
  return changed;
}

void answer(std::string& text, const std::string& key, const std::string& value) {
  const std::size_t at = text.find(key + ": TODO");
  REQUIRE(at != std::string::npos);
  text.replace(at, key.size() + 6, key + ": " + value);
}

}  // namespace

TEST_CASE("seal: a new version edits nothing by hand", "[cli][supplier][seal]") {
  const TemporaryFolder folder;
  const std::string delivery = folder.path() + "/radar-sdk-4.3.0";
  copy_delivery(delivery);
  folder.write("radar-sdk-4.2.1.tar.gz", "the archive before\n");
  const std::string before = text_of(delivery + "/delivery.yaml");
  folder.write("radar-sdk-4.3.0/src/radar.c", "/* SPDX-License-Identifier: Apache-2.0 */\nint radar(void) { return 43; }\n");
  folder.write("radar-sdk-4.3.0/src/more.c", "/* SPDX-License-Identifier: Apache-2.0 */\nint more(void) { return 1; }\n");
  CHECK(judged(folder, "radar-sdk-4.3.0").code == 1);
  const Ended sealed = test::sluice_run({"seal", "radar-sdk-4.3.0", "--previous", "radar-sdk-4.2.1.tar.gz", "--as-of", "2026-12-01"}, folder.path());
  CAPTURE(sealed.out, sealed.err);
  CHECK(sealed.code == 0);
  CHECK(sealed.out.find("product.version: 4.2.1 -> 4.3.0") != std::string::npos);
  const Ended after = judged(folder, "radar-sdk-4.3.0");
  CAPTURE(after.out);
  CHECK(after.code == 0);
  CHECK(after.out.find("[sig.") == std::string::npos);
  const std::string text = text_of(delivery + "/delivery.yaml");
  const std::vector<std::string> changed = changed_lines(before, text);
  REQUIRE(changed.size() == 5);
  CHECK(changed[0] == "id: acme-radar-sdk-4.3.0-20261201");
  CHECK(changed[1] == "created: 2026-12-01");
  CHECK(changed[2] == "  version: \"4.3.0\"");
  CHECK(changed[3] == "  purl: pkg:generic/acme-sensors/radar-sdk@4.3.0");
  CHECK(changed[4].starts_with("  replaces: {version: \"4.2.1\", digest: \"sha256:"));
  CHECK(text.find("# Manifest of a made-up delivery; every company in it is fictional.\n") != std::string::npos);
}

TEST_CASE("seal: a second run changes nothing, and --check writes nothing", "[cli][supplier][seal]") {
  const TemporaryFolder folder;
  const std::string delivery = folder.path() + "/radar-sdk-4.3.0";
  copy_delivery(delivery);
  const std::string before = text_of(delivery + "/delivery.yaml");
  const Ended would = test::sluice_run({"seal", "--check"}, delivery);
  CHECK(would.code == 1);
  CHECK(would.out.find("delivery.yaml:14: product.version: 4.2.1 -> 4.3.0") != std::string::npos);
  CHECK(text_of(delivery + "/delivery.yaml") == before);
  REQUIRE(test::sluice_run({"seal"}, delivery).code == 0);
  const std::string manifest = text_of(delivery + "/delivery.yaml");
  const std::string list = text_of(delivery + "/SHA256SUMS");
  CHECK(test::sluice_run({"seal", "--check"}, delivery).code == 0);
  CHECK(test::sluice_run({"seal", "--as-of", "2030-01-01"}, delivery).out == "nothing to do: the seal is of what is there\n");
  CHECK(text_of(delivery + "/delivery.yaml") == manifest);
  CHECK(text_of(delivery + "/SHA256SUMS") == list);
  folder.write("radar-sdk-4.3.0/NOTICE", "changed\n");
  CHECK(test::sluice_run({"seal", "--check"}, delivery).code == 1);
  CHECK(text_of(delivery + "/SHA256SUMS") == list);
}

TEST_CASE("seal: the version is what the content states", "[cli][supplier][seal]") {
  const TemporaryFolder folder;
  const std::string manifest = "delivery: 1\nid: radar-1.0\nproduct: {name: radar, version: \"1.0\"}\n";
  const auto version_of = [&](const std::string& name, const std::string& text, std::vector<std::string> more = {}) {
    const TemporaryFolder one;
    one.write("out/delivery.yaml", manifest);
    one.write("out/" + name, text);
    std::vector<std::string> arguments = {"seal", "out"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    REQUIRE(test::sluice_run(arguments, one.path()).code == 0);
    const std::string sealed = text_of(one.path() + "/out/delivery.yaml");
    const std::size_t at = sealed.find("version: \"") + 10;
    return sealed.substr(at, sealed.find('"', at) - at);
  };
  CHECK(version_of("VERSION", "1.1\n") == "1.1");
  CHECK(version_of("CMakeLists.txt", "project(radar VERSION 1.2.0 LANGUAGES C)\n") == "1.2.0");
  CHECK(version_of("package.json", "{\"version\": \"1.3.0\"}\n") == "1.3.0");
  CHECK(version_of("VERSION", "not a version\n") == "1.0");
  CHECK(version_of("VERSION", "1.1\n", {"--product-version", "7.0"}) == "7.0");
  const Ended none = test::sluice_run({"seal"}, folder.path());
  CHECK(none.code == 2);
  CHECK(none.err.find("sluice init --supplier") != std::string::npos);
}

TEST_CASE("init --supplier: a draft states what is there, and check refuses its questions", "[cli][supplier][init]") {
  const TemporaryFolder folder;
  const std::string delivery = folder.path() + "/radar-sdk-4.2.1";
  copy_delivery(delivery);
  std::filesystem::remove(delivery + "/delivery.yaml");
  std::filesystem::remove(delivery + "/SHA256SUMS");
  const Ended init = test::sluice_run({"init", "--supplier", "radar-sdk-4.2.1"}, folder.path());
  CAPTURE(init.out, init.err);
  REQUIRE(init.code == 0);
  CHECK(init.out.find("delivery.yaml:8: id: agreed with your customer") != std::string::npos);
  CHECK(init.out.find("then: sluice seal radar-sdk-4.2.1") != std::string::npos);
  std::string text = text_of(delivery + "/delivery.yaml");
  CHECK(text.find("  purl: \"pkg:generic/acme-sensors/radar-sdk@4.2.1\"\n") != std::string::npos);
  CHECK(text.find("  - path: \"sbom/radar-sdk.cdx.json\"\n") != std::string::npos);
  CHECK(text.find("notices: \"NOTICE\"\n") != std::string::npos);
  CHECK(text.find("  - purl: \"pkg:generic/tinyfilter@1.4.0\"\n") != std::string::npos);
  CHECK(text.find("and stops at it from rung managed on") != std::string::npos);
  REQUIRE(test::sluice_run({"seal"}, delivery).code == 0);
  const Ended open = test::sluice_run({"seal", "--check"}, delivery);
  CHECK(open.code == 1);
  CHECK(open.out == "nothing to write: the seal is of what is there, and questions are open\n");
  for (const std::string rung : {"observe", "managed"}) {
    CAPTURE(rung);
    const Ended at = test::sluice_run({"check", "--no-cache", "--policy", "builtin:internal-baseline@1", "--rung", rung, "--all", "radar-sdk-4.2.1"}, folder.path());
    CHECK(at.code == (rung == "managed" ? 1 : 0));
    CHECK(at.out.find("is still a question: 'TODO'") != std::string::npos);
  }
  const Ended refused = judged(folder, "radar-sdk-4.2.1");
  CHECK(refused.code == 1);
  CHECK(refused.out.find("'components.0.linkage' is still a question: 'TODO'") != std::string::npos);
  const Ended again = test::sluice_run({"init", "--supplier", "radar-sdk-4.2.1"}, folder.path());
  CHECK(again.code == 2);
  CHECK(again.err.find("--force") != std::string::npos);
  CHECK(test::sluice_run({"init", "--supplier", "radar-sdk-4.2.1", "--force"}, folder.path()).code == 0);

  text = text_of(delivery + "/delivery.yaml");
  if (text.find("  name: TODO") != std::string::npos) answer(text, "  name", "ACME Sensorik GmbH");
  answer(text, "  id", "\"domain:acme-sensors.example\"");
  answer(text, "  role", "manufacturer");
  answer(text, "foss", "oss@acme-sensors.example");
  answer(text, "security", "psirt@acme-sensors.example");
  answer(text, "channel", "internet");
  answer(text, "audience", "external");
  answer(text, "contains-foss", "true");
  answer(text, "sub-suppliers", "none");
  answer(text, "linkage", "bundled");
  answer(text, "modified", "false");
  folder.write("radar-sdk-4.2.1/delivery.yaml", text);
  const Ended sealed = test::sluice_run({"seal"}, delivery);
  CHECK(sealed.code == 0);
  CHECK(sealed.err.find("still to be answered") == std::string::npos);
  const Ended passed = judged(folder, "radar-sdk-4.2.1");
  CAPTURE(text, passed.out);
  CHECK(passed.code == 0);
}

TEST_CASE("init: a project file names the deliveries that lie there", "[cli][init]") {
  const TemporaryFolder folder;
  folder.write("third_party/radar-1.0.tar.gz", "x");
  folder.write("third_party/lidar-2.0.tar.gz", "x");
  folder.write("vendor/sonar/delivery.yaml", "delivery: 1\n");
  folder.write("build/out.zip", "x");
  const Ended init = test::sluice_run({"init"}, folder.path());
  CHECK(init.code == 0);
  const std::string text = text_of(folder.path() + "/sluice.yaml");
  CHECK(text.find("deliveries: [\"third_party/*.tar.gz\",\"vendor/sonar\"]\n") != std::string::npos);
  CHECK(test::sluice_run({"policy", "lint"}, folder.path()).code == 0);
  CHECK(test::sluice_run({"init"}, folder.path()).code == 2);
  const TemporaryFolder empty;
  CHECK(test::sluice_run({"init"}, empty.path()).code == 0);
  CHECK(test::sluice_run({"policy", "lint"}, empty.path()).code == 0);
}

TEST_CASE("init --supplier: of an archive without a manifest the receiver writes one beside it", "[cli][supplier][init]") {
  const TemporaryFolder folder;
  const std::vector<test::PackEntry> entries = {test::file("radar-1.2.0/include/radar.h", "int radar(void);\n"), test::file("radar-1.2.0/src/radar.c", "int radar(void) { return 1; }\n")};
  folder.write("radar-1.2.0.tar.gz", test::pack(entries, "tar.gz"));
  REQUIRE(judged(folder, "radar-1.2.0.tar.gz").out.find("[delivery.manifest-missing]") != std::string::npos);
  const Ended init = test::sluice_run({"init", "--supplier", "radar-1.2.0.tar.gz"}, folder.path());
  CAPTURE(init.out, init.err);
  REQUIRE(init.code == 0);
  const std::string text = text_of(folder.path() + "/radar-1.2.0.tar.gz.delivery.yaml");
  CHECK(text.find("  role: receiver\n") != std::string::npos);
  CHECK(text.find("  version: \"1.2.0\"\n") != std::string::npos);
  CHECK(text.find("  - path: \"src\"\n    kind: source\n") != std::string::npos);
  const Ended after = judged(folder, "radar-1.2.0.tar.gz");
  CHECK(after.out.find("[delivery.manifest-missing]") == std::string::npos);
  CHECK(after.out.find("'use-case.channel' is still a question") != std::string::npos);
  CHECK(test::sluice_run({"init", "--supplier", "radar-1.2.0.tar.gz"}, folder.path()).code == 2);
}
