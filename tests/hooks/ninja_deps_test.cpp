// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/ninja_deps.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>

using namespace sluice;

namespace {

std::string word(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
  return bytes;
}

std::string header(std::uint32_t version) { return "# ninjadeps\n" + word(version); }

std::string path_record(std::string path, std::uint32_t index) {
  while (path.size() % 4 != 0) path += '\0';
  return word(static_cast<std::uint32_t>(path.size() + 4)) + path + word(~index);
}

std::string deps_record(std::uint32_t output, std::initializer_list<std::uint32_t> inputs, int times = 2) {
  std::string body = word(output);
  for (int i = 0; i < times; ++i) body += word(7);
  for (const std::uint32_t input : inputs) body += word(input);
  return word(static_cast<std::uint32_t>(body.size()) | 0x80000000u) + body;
}

const std::string three_paths = path_record("a.c.o", 0) + path_record("a.c", 1) + path_record("/usr/include/abc.h", 2);

}  // namespace

TEST_CASE("ninja_deps: the last record of an output counts", "[hooks][ninja_deps]") {
  const auto deps = parse_ninja_deps(header(4) + three_paths + deps_record(0, {1}) + deps_record(0, {1, 2}));
  REQUIRE(deps);
  REQUIRE(deps->outputs.size() == 1);
  CHECK(deps->paths == std::vector<std::string>{"a.c.o", "a.c", "/usr/include/abc.h"});
  CHECK(deps->outputs[0].path == 0);
  CHECK(deps->outputs[0].inputs == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("ninja_deps: version 3 has short times", "[hooks][ninja_deps]") {
  const auto deps = parse_ninja_deps(header(3) + three_paths + deps_record(0, {2}, 1));
  REQUIRE(deps);
  REQUIRE(deps->outputs.size() == 1);
  CHECK(deps->outputs[0].inputs == std::vector<std::uint32_t>{2});
}

TEST_CASE("ninja_deps: a record cut off ends the log", "[hooks][ninja_deps]") {
  const std::string whole = header(4) + three_paths + deps_record(0, {1}) + deps_record(0, {1, 2});
  const auto deps = parse_ninja_deps(std::string_view(whole).substr(0, whole.size() - 3));
  REQUIRE(deps);
  REQUIRE(deps->outputs.size() == 1);
  CHECK(deps->outputs[0].inputs.size() == 1);
}

TEST_CASE("ninja_deps: what is no such log is refused", "[hooks][ninja_deps]") {
  CHECK_FALSE(parse_ninja_deps(""));
  CHECK_FALSE(parse_ninja_deps("# ninjalog\n"));
  CHECK_FALSE(parse_ninja_deps(header(5)));
  CHECK_FALSE(parse_ninja_deps(header(4) + path_record("a", 1)));
  CHECK_FALSE(parse_ninja_deps(header(4) + three_paths + deps_record(0, {3})));
  CHECK_FALSE(parse_ninja_deps(header(4) + three_paths + deps_record(9, {1})));
  CHECK_FALSE(parse_ninja_deps(header(4) + word(0x7ffffffc) + "abcd"));
}

TEST_CASE("ninja_deps: outputs of commands", "[hooks][ninja_deps]") {
  CHECK(parse_ninja_log("# ninja log v5\n0\t12\t99\ta.c.o\tabcdef\n1\t2\t3\tlib x.a\tff\nbroken\n") ==
        std::vector<std::string>{"a.c.o", "lib x.a"});
}
