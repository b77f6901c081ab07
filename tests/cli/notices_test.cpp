// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice notices, run as people run it: what it writes is added, and what asked for it is gone.
#include "base/files.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace sluice;

namespace {

const std::vector<std::string> licensing = {"--policy", "builtin:license-compliance@1", "--no-cache", "--rung",
                                            "managed"};

test::Ended run(std::vector<std::string> arguments, const std::string& folder = ".") {
  arguments.insert(arguments.end(), licensing.begin(), licensing.end());
  return test::sluice_run(arguments, folder);
}

/// A binary delivery: packages under three licenses, one with a NOTICE, none with a text.
void write_delivery(const test::TemporaryFolder& folder) {
  folder.write("d/lib/tones.so",
               "\x7f"
               "ELF tones");
  folder.write("d/tones/package.json", "{\"name\": \"tones\", \"version\": \"1.0\", \"license\": \"MIT\"}\n");
  folder.write("d/tones/tones.h", "/* Copyright (c) 2019-2021 Ann Tone */\n/* SPDX-License-Identifier: MIT */\n");
  folder.write("d/chords/package.json", "{\"name\": \"chords\", \"version\": \"2.1\", \"license\": \"Apache-2.0\"}\n");
  folder.write("d/chords/NOTICE", "Chords\nCopyright 2020 Bob Chord & <Sons>\n");
  folder.write("d/beats/package.json",
               "{\"name\": \"beats\", \"version\": \"3\", \"license\": \"BSD-3-Clause AND Zlib\"}\n");
  folder.write("d/beats/beats.h", "/* Copyright 2022 Beat Drum */\n");
}

bool asks_for_notices(const test::Ended& ended) {
  return ended.out.find("[notice.attribution-missing]") != std::string::npos ||
         ended.out.find("[license.text-missing]") != std::string::npos;
}

}  // namespace

TEST_CASE("notices: added to a delivery they end what asked for them", "[cli][notices]") {
  const std::string format = GENERATE("text", "markdown", "html");
  CAPTURE(format);
  const test::TemporaryFolder folder;
  write_delivery(folder);
  const std::string delivery = folder.path() + "/d";
  CHECK(asks_for_notices(run({"check", "--all", delivery})));
  const std::string ending = format == "text" ? ".txt" : format == "html" ? ".html" : ".md";
  const std::string file = delivery + "/THIRD-PARTY-NOTICES" + ending;
  run({"notices", delivery, "--format", format, "--out", file});
  const test::Ended after = run({"check", "--all", delivery});
  CHECK_FALSE(asks_for_notices(after));
  CAPTURE(after.out);
  CHECK(after.out.find("[license.detected-not-declared]") == std::string::npos);
}

TEST_CASE("notices: the same delivery gives the same bytes", "[cli][notices]") {
  const test::TemporaryFolder folder;
  write_delivery(folder);
  const std::string format = GENERATE("text", "spdx");
  const test::Ended first = run({"notices", folder.path() + "/d", "--format", format});
  CHECK(first.out == run({"notices", folder.path() + "/d", "--format", format, "--jobs", "1"}).out);
  CHECK(first.out.find("2019-2021 Ann Tone") != std::string::npos);
  CHECK(first.out.find(folder.path()) == std::string::npos);
}

TEST_CASE("notices: named in sluice.yaml they count for a delivery too", "[cli][notices]") {
  const test::TemporaryFolder folder;
  write_delivery(folder);
  folder.write("sluice.yaml",
               "sluice: 1\nextends: [{use: \"builtin:license-compliance@1\"}]\nrung: managed\nnotices: [n.html]\n");
  const test::Ended missing = test::sluice_run({"check", "--no-cache", "d"}, folder.path());
  CHECK(missing.code == 2);
  CHECK(missing.err.find("there is no file n.html") != std::string::npos);
  CHECK(missing.err.find("sluice notices") != std::string::npos);
  test::sluice_run({"notices", "--no-cache", "d", "--format", "html", "--out", "n.html"}, folder.path());
  const test::Ended after = test::sluice_run({"check", "--no-cache", "--all", "d"}, folder.path());
  CAPTURE(after.out, after.err);
  CHECK_FALSE(asks_for_notices(after));
}

TEST_CASE("notices: what nobody knows is told, with what to do", "[cli][notices]") {
  const test::TemporaryFolder folder;
  folder.write("d/a.c", "int x;\n");
  const test::Ended ended = run({"notices", folder.path() + "/d"});
  CHECK(ended.code == 1);
  CHECK(ended.err.find("the notices are not complete") == std::string("sluice: ").size());
  CHECK(ended.err.find("its license is not known\n    help: ") != std::string::npos);
}

TEST_CASE("notices: a text that rules will not recognise is told", "[cli][notices]") {
  const test::TemporaryFolder folder;
  folder.write("d/package.json", "{\"name\": \"chip\", \"version\": \"1\", \"license\": \"SHL-0.5\"}\n");
  folder.write("d/chip.h", "/* Copyright 2022 Chip Maker */\n");
  const test::Ended ended = run({"notices", folder.path() + "/d"});
  CHECK(ended.code == 1);
  CHECK(ended.err.find("SHL-0.5: its text is not recognised") != std::string::npos);
  CHECK(run({"notices", folder.path() + "/d", "--format", "spdx"}).code == 0);
}

TEST_CASE("notices: what cannot be made is refused", "[cli][notices]") {
  const test::TemporaryFolder folder;
  CHECK(test::sluice_run({"notices"}, folder.path()).code == 2);
  CHECK(test::sluice_run({"notices", folder.path(), "--format", "pdf"}).code == 2);
  const test::Ended other = test::sluice_run({"notices", folder.path(), "--policy", "builtin:archive-safety@1"});
  CHECK(other.code == 2);
  CHECK(other.err.find("builtin:license-compliance@1") != std::string::npos);
  CHECK(test::sluice_run({"notices", folder.path() + "/none"}, folder.path()).code == 3);
  CHECK(test::sluice_run({"notices", "--build", folder.path()}, folder.path()).err.find("sluice hook cmake") !=
        std::string::npos);
}
