// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reports of one run: several at once, annotations beside them, and what a terminal changes.
#include "base/display_width.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/program.hpp"
#include "support/ci_consumers.hpp"
#include "support/terminal.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A delivery without anything that a policy asks for.
class Bare {
 public:
  Bare() { folder_.write("bare-1.0/\u00FC.txt", "x\n"); }
  const std::string& path() const { return folder_.path(); }

  std::vector<std::string> check(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"check",  "bare-1.0", "--no-cache", "--policy",   "builtin:internal-baseline@1",
                                      "--rung", "managed",  "--as-of",    "2026-10-02", "--allow-past"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  Ended run(const std::vector<std::string>& more = {}, const std::vector<std::string>& environment = {}) const {
    return sluice_run(check(more), path(), environment);
  }
  TerminalRun show(std::uint16_t columns, const std::vector<std::string>& environment,
                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = check(more);
    words[1] = path() + "/bare-1.0";
    words.insert(words.begin(), SLUICE_PROGRAM);
    return run_in_terminal(words, columns, environment);
  }
  std::string read(const std::string& name) const { return read_file(path() + "/" + name, 1 << 24).value(); }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("annotate: the environment only adds", "[cli][annotate]") {
  const Bare bare;
  const Ended plain = bare.run();
  CHECK(plain.code == 1);
  CHECK(all_commands(plain.out).empty());
  const auto [variable, commands] = GENERATE(table<std::string, std::size_t>({{"GITHUB_ACTIONS=true", 1},
                                                                              {"TF_BUILD=True", 1},
                                                                              {"TEAMCITY_VERSION=2026.1", 1},
                                                                              {"JENKINS_URL=https://ci.example/", 0},
                                                                              {"GITLAB_CI=true", 0}}));
  CAPTURE(variable);
  const Ended annotated = bare.run({}, {variable});
  CHECK(annotated.code == plain.code);
  CHECK(annotated.out.starts_with(plain.out));
  CHECK(annotated.err == plain.err);
  CHECK((all_commands(annotated.out).size() >= commands));
  CHECK((annotated.out.size() > plain.out.size()) == (variable != "GITLAB_CI=true"));
  CHECK(bare.run({"--annotate", "none"}, {variable}).out == plain.out);
}

TEST_CASE("annotate: a system that is named is taken without its environment", "[cli][annotate]") {
  const Bare bare;
  CHECK(azure_commands(bare.run({"--annotate", "azure"}, {"GITHUB_ACTIONS=true"}).out)[0].name == "task.logissue");
  CHECK(bare.run({"--annotate", "nobody"}).code == 2);
}

TEST_CASE("annotate: the summary of a step is added to, and its loss fails no build", "[cli][annotate]") {
  const Bare bare;
  bare.write("summary.md", "before\n");
  const std::string file = "GITHUB_STEP_SUMMARY=" + bare.path() + "/summary.md";
  CHECK(bare.run({}, {"GITHUB_ACTIONS=true", file}).code == 1);
  CHECK(bare.read("summary.md").starts_with("before\n## Sluice: the gate failed\n"));
  const Ended lost = bare.run({}, {"GITHUB_ACTIONS=true", "GITHUB_STEP_SUMMARY=/nowhere/summary.md"});
  CHECK(lost.code == 1);
  CHECK(lost.err.find("the summary of the step could not be written") != std::string::npos);
}

TEST_CASE("out: a report on standard output takes the place of the text", "[cli][out]") {
  const Bare bare;
  const Ended ended = bare.run({"--out", "sarif=-"}, {"GITHUB_ACTIONS=true"});
  CHECK(ended.code == 1);
  CHECK(ended.out.starts_with("{\n"));
  CHECK(ended.out.ends_with("}\n"));
  CHECK_FALSE(github_commands(ended.err).empty());
}

TEST_CASE("out: every format in one run, and two to one place are refused", "[cli][out]") {
  const Bare bare;
  std::vector<std::string> outs;
  const std::vector<std::string> formats = {"azure",   "compiler", "csv",  "github",   "github-summary",
                                            "gitlab",  "jenkins",  "json", "junit",    "markdown",
                                            "openvex", "sarif",    "tap",  "teamcity", "text"};
  for (const std::string& format : formats) {
    outs.emplace_back("--out");
    outs.push_back(format + "=out/" + format);
  }
  CHECK(bare.run(outs).code == 1);
  for (const std::string& format : formats) CHECK(bare.read("out/" + format).size() > 3);
  const Ended refused = bare.run({"--out", "json=a/b", "--out", "sarif=./a/c/../b"});
  CHECK(refused.code == 2);
  CHECK(refused.err.find("two reports to one place") != std::string::npos);
  CHECK(bare.run({"--out", "json=-", "--out", "sarif=-"}).code == 2);
  CHECK(bare.run({"--out", "sarif"}).code == 2);
}

TEST_CASE("terminal: colours on a terminal, and by choice and environment", "[cli][terminal]") {
  const Bare bare;
  const auto coloured = [](const std::string& text) {  // "ESC [ digits ; m"; a slow run erases its line of progress too
    for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[", at + 1)) {
      const std::size_t end = text.find_first_not_of("0123456789;", at + 2);
      if (end != std::string::npos && text[end] == 'm') return true;
    }
    return false;
  };
  CHECK(coloured(bare.show(100, {"TERM=xterm"}).shown));
  CHECK_FALSE(coloured(bare.show(100, {"TERM=dumb"}).shown));
  CHECK_FALSE(coloured(bare.show(100, {"TERM=xterm", "NO_COLOR=1"}).shown));
  CHECK_FALSE(coloured(bare.show(100, {"TERM=xterm"}, {"--color", "never"}).shown));
  CHECK(coloured(bare.show(100, {"TERM=xterm", "NO_COLOR=1"}, {"--color", "always"}).shown));
  CHECK_FALSE(coloured(bare.run().out));
  CHECK(coloured(bare.run({}, {"CLICOLOR_FORCE=1"}).out));
  CHECK_FALSE(coloured(bare.run({}, {"CLICOLOR_FORCE=0"}).out));
  CHECK_FALSE(coloured(bare.run({}, {"CLICOLOR_FORCE=1", "NO_COLOR=1"}).out));
  CHECK(coloured(bare.run({"--color", "always"}).out));
}

TEST_CASE("terminal: lines are as wide as the terminal, and whole in a pipe", "[cli][terminal]") {
  const Bare bare;
  const auto longest = [](const std::string& text) {
    std::size_t most = 0;
    for (const std::string_view line : split(text, '\n')) most = std::max(most, display_width(line));
    return most;
  };
  CHECK(longest(bare.run({}, {"LANG=C.UTF-8"}).out) > 100);
  const std::string narrow = bare.show(60, {"TERM=dumb", "LANG=C.UTF-8"}).shown;
  const std::string wide = bare.show(120, {"TERM=dumb", "LANG=C.UTF-8"}).shown;
  CHECK(std::ranges::count(narrow, '\n') > std::ranges::count(wide, '\n'));
  CHECK(longest(wide) <= 120);
  CHECK(longest(narrow) < longest(wide));
  CHECK(bare.show(120, {"TERM=dumb", "COLUMNS=60", "LANG=C.UTF-8"}).shown == narrow);
}

TEST_CASE("terminal: nothing but ASCII where the locale has no more", "[cli][terminal]") {
  const Bare bare;
  const auto is_ascii = [](const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  CHECK(is_ascii(bare.show(100, {"TERM=xterm", "LANG=C"}).shown));
  CHECK_FALSE(is_ascii(bare.show(100, {"TERM=xterm", "LANG=C.UTF-8"}).shown));
  CHECK(is_ascii(bare.show(100, {"TERM=xterm", "LANG=C.UTF-8"}, {"--ascii"}).shown));
}

TEST_CASE("terminal: what a file gets does not depend on it", "[cli][terminal]") {
  const Bare bare;
  const std::string file = bare.path() + "/a.txt";
  const Ended piped = bare.run({"--out", "text=" + file}, {"LANG=C"});
  REQUIRE(piped.code == 1);
  const std::string of_pipe = bare.read("a.txt");
  for (const std::vector<std::string>& environment :
       {std::vector<std::string>{"TERM=xterm", "LANG=C.UTF-8", "VTE_VERSION=7000"},
        {"TERM=xterm", "LANG=C", "COLUMNS=40"}}) {
    CHECK(bare.show(50, environment, {"--out", "text=" + file, "--color", "always"}).code == 1);
    CHECK(bare.read("a.txt") == of_pipe);
  }
}
