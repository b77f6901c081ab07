// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Whole runs over real license texts, with the index that is installed: detection, conclusion and rules together.
#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/program.hpp"
#include "support/license_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string mit_tag =
    "// SPDX-License-"
    "Identifier: MIT\n// SPDX-FileCopyrightText: 2026 Acme Tones GmbH\n";

std::string body_of(const Ended& ended) {
  const std::size_t at = ended.out.find("\n  \"body\":");
  INFO(ended.err);
  REQUIRE(at != std::string::npos);
  return ended.out.substr(at);
}

Ended check(const std::string& delivery, const std::vector<std::string>& more = {},
            const std::vector<std::string>& environment = {}) {
  std::vector<std::string> arguments = {"check",  "--quiet", "--policy", "builtin:license-compliance@1",
                                        "--rung", "managed", "--out",    "json=-"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.push_back(delivery);
  return sluice_run(arguments, parent_of(delivery), environment);
}

/// "rule outcome term" of each finding that fails, sorted.
std::vector<std::string> failing(const Ended& ended) {
  const auto report = json::parse(ended.out, "report");
  REQUIRE(report);
  std::vector<std::string> lines;
  for (const json::Value& one : report->find("body")->items_of("findings")) {
    if (one.text_or("action", "") != "fail") continue;
    lines.push_back(std::string(one.text_or("rule", "")) + " " + std::string(one.text_or("outcome", "")) + " " +
                    std::string(one.text_or("term", "")));
  }
  std::ranges::sort(lines);
  return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
  return std::ranges::find(lines, line) != lines.end();
}

/// Text with one part in place of another.
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Delivered {
  TemporaryFolder folder;
  std::string path;

  explicit Delivered(const std::vector<PackEntry>& files, const std::string& name = "tones-1.0.tar.gz") {
    path = folder.write(name, pack(files, name.substr(name.find("tar"))));
  }
};

}  // namespace

TEST_CASE("license check: sources under MIT with its text pass", "[cli][license_check]") {
  const Delivered delivered(
      {file("tones-1.0/LICENSE", license_text("MIT")), file("tones-1.0/src/tones.c", mit_tag + "int tones;\n")});
  const Ended ended = check(delivered.path);
  INFO(ended.out);
  CHECK(ended.code == 0);
}

TEST_CASE("license check: a text with other words is near, and not the license", "[cli][license_check]") {
  const std::string altered =
      changed(license_text("MIT"), "free of charge", "free of charge for use that is not commercial");
  const Delivered delivered(
      {file("tones-1.0/LICENSE", altered), file("tones-1.0/src/tones.c", mit_tag + "int tones;\n")});
  const Ended ended = check(delivered.path);
  CHECK(ended.code == 1);
  const std::vector<std::string> lines = failing(ended);
  CHECK(has(lines, "license.unknown unknown near:MIT"));
  CHECK(has(lines, "license.text-missing fail altered:MIT"));
  CHECK(ended.out.find("not commercial") != std::string::npos);
  CHECK(ended.out.find("sha256:") != std::string::npos);
}

TEST_CASE("license check: a binary under the GPL owes the source of its version", "[cli][license_check]") {
  const std::string elf = std::string(
                              "\x7f"
                              "ELF\x02\x01\x01",
                              7) +
                          std::string(57, '\0');
  const std::string manifest =
      read_file(fixture("accepted/acme-codec.example/codec/delivery.yaml"), 1 << 20).value_or("");
  const auto deliver = [&](const std::string& version) {
    std::vector<PackEntry> files = {file("COPYING", license_text("GPL-2.0-only")), file("delivery.yaml", manifest),
                                    file("lib/libcodec.so", elf)};
    if (!version.empty()) files.push_back(file("sources/codec-" + version + "/codec.c", "int codec;\n"));
    const Delivered delivered(files, "codec-1.2.tar.gz");
    return failing(check(delivered.path));
  };
  CHECK(has(deliver(""), "source.missing fail source.missing"));
  CHECK(has(deliver("1.1"), "source.missing fail source.version-mismatch"));
  const std::vector<std::string> lines = deliver("1.2");
  CHECK(std::ranges::none_of(lines, [](const std::string& line) { return line.starts_with("source.missing"); }));
  CHECK(has(lines, "license.not-allowed fail GPL-2.0-only"));
}

TEST_CASE("license check: neither jobs nor the cache show in a report", "[cli][license_check]") {
  std::vector<PackEntry> files = {file("tones-1.0/COPYING", license_text("GPL-2.0-only"))};
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    files.push_back(file(std::string("tones-1.0/") + name + ".c", mit_tag + name));
    files.push_back(file(
        std::string("tones-1.0/LICENSE.") + name,
        changed(license_text("ISC"), "without fee", "without fee but not commercial in case " + std::string(name))));
  }
  const Delivered delivered(files);
  const TemporaryFolder cache;
  const std::vector<std::string> home = {"XDG_CACHE_HOME=" + cache.path()};
  const std::string first = body_of(check(delivered.path, {"--no-cache", "--jobs", "1"}));
  CHECK(first.find("near:ISC") != std::string::npos);
  CHECK(first == body_of(check(delivered.path, {"--no-cache", "--jobs", "8"})));
  CHECK(first == body_of(check(delivered.path, {"--jobs", "8"}, home)));
  REQUIRE_FALSE(list_folder(cache.path() + "/sluice/facts-1").empty());
  CHECK(first == body_of(check(delivered.path, {"--jobs", "1"}, home)));
}

TEST_CASE("license check: a decision on bytes serves the next delivery, and ends when they change",
          "[cli][license_check]") {
  const TemporaryFolder project;
  const std::string odd =
      "/* Under the Tones Terms 7: ask Acme. */\n// SPDX-License-"
      "Identifier: LicenseRef-tones\n";
  project.write("sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:license-compliance@1'}]\nrung: managed\n");
  project.write(
      "decisions.yaml",
      "sluice: 1\ndecisions:\n  - {id: D-1, kind: concluded-license, subject: {sha256: " + to_hex(sha256(odd)) +
          "}, license: MIT, body: legal, by: j.doe, date: 2026-03-01, reason: they wrote us so}\n");
  const auto judge = [&](const std::string& version, const std::string& content) {
    const std::string folder = "tones-" + version;
    const std::string path = project.write(
        folder + ".tar.gz",
        pack({file(folder + "/LICENSE", license_text("MIT")), file(folder + "/src/odd.c", content)}, "tar.gz"));
    return failing(sluice_run({"check", "--quiet", "--out", "json=-", path}, project.path()));
  };
  CHECK_FALSE(has(judge("1.0", odd), "license.not-allowed fail LicenseRef-tones"));
  CHECK(judge("1.0", odd) == judge("1.1", odd));
  CHECK(has(judge("1.2", odd + "\n"), "license.not-allowed fail LicenseRef-tones"));
}
