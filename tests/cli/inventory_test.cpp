// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice inventory and sluice sbom, run as people run them.
#include "base/files.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

namespace {

void write_delivery(const test::TemporaryFolder& folder) {
  folder.write("d/tones/package.json", "{\"name\": \"tones\", \"version\": \"1.0\", \"license\": \"MIT\"}\n");
  folder.write("d/tones/tones.h", "/* Copyright (c) 2019-2021 Ann Tone */\n/* SPDX-License-Identifier: MIT */\n");
  folder.write("d/README", "tones\n");
}

test::Ended inventory(const test::TemporaryFolder& folder, const std::string& format) {
  return test::sluice_run(
      {"inventory", folder.path() + "/d", "--no-cache", "--as-of", "2030-01-02", "--format", format});
}

}  // namespace

TEST_CASE("inventory: packages with license and source of knowledge, for people", "[cli][inventory]") {
  const test::TemporaryFolder folder;
  write_delivery(folder);
  const test::Ended ended = inventory(folder, "text");
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.out.find("tones 1.0\n") != std::string::npos);
  CHECK(ended.out.find("  license    MIT\n") != std::string::npos);
  CHECK(ended.out.find("  seen       package manifest in ") != std::string::npos);
  CHECK(ended.out.find("3 files; all of it was read\n") != std::string::npos);
}

TEST_CASE("inventory: the same delivery gives the same bytes, without clock and host path", "[cli][inventory]") {
  const std::string format = GENERATE("json", "cyclonedx-1.6", "cyclonedx-1.7", "spdx-2.3", "spdx-3.0.1");
  const test::TemporaryFolder folder;
  write_delivery(folder);
  const test::Ended first = inventory(folder, format);
  CAPTURE(format, first.err);
  CHECK(first.code == 0);
  CHECK(first.out == inventory(folder, format).out);
  CHECK(first.out.find("2030-01-02T00:00:00Z") != std::string::npos);
  CHECK(first.out.find(folder.path()) == std::string::npos);
  CHECK(first.out.find("tones/tones.h") != std::string::npos);
}

TEST_CASE("inventory: a format that is none is refused before anything is read", "[cli][inventory]") {
  const test::Ended ended = test::sluice_run({"inventory", "nowhere", "--out", "odt=x"});
  CHECK(ended.code == 2);
  CHECK(ended.err.find("expected FORMAT=PATH") != std::string::npos);
}

TEST_CASE("sbom: converted, merged and compared", "[cli][sbom]") {
  const test::TemporaryFolder folder;
  write_delivery(folder);
  const std::string spdx = folder.write("a.spdx.json", inventory(folder, "spdx-2.3").out);
  const std::string other = folder.path() + "/b.cdx.json";
  CHECK(test::sluice_run({"sbom", "convert", spdx, "--to", "cyclonedx-1.6", "--out", other}).code == 0);
  const test::Ended same = test::sluice_run({"sbom", "diff", spdx, other});
  CAPTURE(same.out, same.err);
  CHECK(same.code == 0);
  CHECK(same.out.empty());
  CHECK(test::sluice_run({"sbom", "merge", spdx, other, "--to", "cyclonedx"}).code == 0);
  folder.write("d/tones/package.json", "{\"name\": \"tones\", \"version\": \"1.1\", \"license\": \"MIT\"}\n");
  const std::string newer = folder.write("c.spdx.json", inventory(folder, "spdx-2.3").out);
  const test::Ended changed = test::sluice_run({"sbom", "diff", other, newer});
  CHECK(changed.code == 1);
  CHECK(changed.out.find("~ component tones: version 1.0 -> 1.1\n") != std::string::npos);
  CHECK(test::sluice_run({"sbom", "convert", folder.path() + "/d/README", "--to", "spdx"}).code == 2);
}

TEST_CASE("sbom: validate names what is wrong, and each file's outcome", "[cli][sbom]") {
  const test::TemporaryFolder folder;
  const std::string good =
      folder.write("good.json", R"({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": []})"
                                "\n");
  const std::string bad =
      folder.write("bad.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\",\n\"version\": \"one\"}\n");
  const std::string cut = folder.write("cut.json", R"({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1)");
  const std::string none = folder.write("none.txt", "tones\n");
  const test::Ended valid = test::sluice_run({"sbom", "validate", good});
  CHECK(valid.code == 0);
  CHECK(valid.out == good + ": cyclonedx-json 1.5: valid\n");
  const test::Ended ended = test::sluice_run({"sbom", "validate", good, bad, cut, none});
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 1);
  CHECK(ended.out.find(bad + ": cyclonedx-json 1.5: not valid\n" + bad + ":2: ") != std::string::npos);
  CHECK(ended.out.find(cut + ": cyclonedx-json 1.5: not valid\n") != std::string::npos);
  CHECK(ended.out.find(none + ": no SBOM that is known by its bytes\n") != std::string::npos);
  CHECK(test::sluice_run({"sbom", "validate", folder.path() + "/nowhere"}).code == 3);
}
