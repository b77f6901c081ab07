// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/terminal_progress.hpp"

#include "cli/program.hpp"
#include "support/terminal.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace sluice;
using namespace sluice::test;

namespace {

TerminalRun show(const TemporaryFolder& folder, const std::string& name, const std::string& term) {
  return run_in_terminal({SLUICE_PROGRAM, "check", folder.path() + "/" + name, "--no-cache", "--quiet"}, 80,
                         {"TERM=" + term});
}

}  // namespace

TEST_CASE("terminal_progress: entries, bytes and the time that is left", "[cli][progress]") {
  ReadMeter meter;
  meter.start("reading a.zip", 1000);
  CHECK(progress_line(meter, 2, 80) == "sluice: reading a.zip: 0 entries, 0.0 MB");
  meter.begin({}, 0, {});
  const std::vector<std::byte> chunk(1'500'000);
  meter.bytes(0, chunk);
  meter.place() = 250;
  CHECK(progress_line(meter, 2, 80) == "sluice: reading a.zip: 1 entry, 1.5 MB, about 6 s left");
  CHECK(progress_line(meter, 2, 45) == "sluice: rea: 1 entry, 1.5 MB, about 6 s left");
  meter.place() = 1000;
  CHECK(progress_line(meter, 2, 80) == "sluice: reading a.zip: 1 entry, 1.5 MB");
  meter.start("reading \u6F22\u5B57", 0);
  CHECK(progress_line(meter, 2, 36) == "sluice: reading \u6F22: 1 entry, 1.5 MB");
}

TEST_CASE("terminal_progress: a long run shows one line and takes it back", "[cli][progress][slow]") {
  const TemporaryFolder folder;
  folder.write("big/a.bin", "");
  std::filesystem::resize_file(folder.path() + "/big/a.bin", std::uintmax_t{4} << 30);  // no block of it is stored
  const std::string shown = show(folder, "big", "xterm").shown;
  CHECK(shown.find("\r\x1b[Ksluice: reading big: 1 entry, ") != std::string::npos);
  CHECK(shown.find("\r\x1b[K", shown.rfind("sluice: reading")) != std::string::npos);
  CHECK(shown.ends_with("\r\x1b[K"));
}

TEST_CASE("terminal_progress: nothing for a short run, a dumb terminal or no terminal", "[cli][progress]") {
  const TemporaryFolder folder;
  folder.write("small/a.txt", "x\n");
  CHECK(show(folder, "small", "xterm").shown.find("reading") == std::string::npos);
  Session session;
  session.stderr_is_terminal = false;
  CHECK(make_terminal_progress(session) == nullptr);
}
