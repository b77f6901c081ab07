// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/event_log.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;

namespace {

const std::string start = R"({"event":"start","format":"sluice.events/1","cmake":"3.25.1"})" "\n";
const std::string end = R"({"event":"end"})" "\n";

}  // namespace

TEST_CASE("event_log: each event in its list", "[hooks][event_log]") {
  const EventLog log = parse_event_log(start +
                                           R"({"event":"find_package","name":"ZLIB","version":"1.2.13","found":"yes","libraries":["/usr/lib/libz.so"]})" "\n"
                                           R"({"event":"find_package","name":"Nope","found":"no"})" "\n"
                                           R"({"event":"imported","name":"ZLIB::ZLIB","type":"UNKNOWN_LIBRARY","package":"ZLIB","locations":["/usr/lib/libz.so"]})" "\n"
                                           R"({"event":"fetch","name":"x","urls":["a.zip"],"seen":"provider"})" "\n"
                                           R"({"event":"external","name":"y","git_repository":"https://git.example/y","byproducts":["lib/y.a"],"build":"gated"})" "\n"
                                           R"({"event":"project","name":"p","version":"1","folder":"/src"})" "\n"
                                           R"({"event":"alias","name":"a::b","of":"b"})" "\n"
                                           R"({"event":"left-out","name":"t"})" "\n" + end,
                                       {});
  CHECK(log.unknowns.empty());
  REQUIRE(log.packages.size() == 2);
  CHECK(log.packages[0].found);
  CHECK(log.packages[0].libraries == std::vector<std::string>{"/usr/lib/libz.so"});
  CHECK_FALSE(log.packages[1].found);
  REQUIRE(log.imported.size() == 1);
  CHECK(log.imported[0].package == "ZLIB");
  REQUIRE(log.fetches.size() == 1);
  CHECK(log.fetches[0].urls == std::vector<std::string>{"a.zip"});
  REQUIRE(log.externals.size() == 1);
  CHECK(log.externals[0].byproducts == std::vector<std::string>{"lib/y.a"});
  CHECK(log.externals[0].build == "gated");
  CHECK(log.projects.size() == 1);
  CHECK(log.aliases.at("a::b") == "b");
  CHECK(log.left_out == std::vector<std::string>{"t"});
}

TEST_CASE("event_log: what is missing is said", "[hooks][event_log]") {
  const auto [text, word] = GENERATE(table<std::string, std::string>({{start, "no end"},
                                                                      {"", "no end"},
                                                                      {start + "{\"event\":\n" + end, "line 2"},
                                                                      {start + "{\"event\":\"surprise\"}\n" + end, "line 2"},
                                                                      {start + "{\"event\":\"provider-replaced\",\"name\":\"other\"}\n" + end, "other"},
                                                                      {start + "{\"event\":\"provider-unknown\",\"path\":\"mine.cmake\"}\n" + end, "mine.cmake"},
                                                                      {start + "{\"event\":\"include-replaced\",\"path\":\"own.cmake\"}\n" + end, "own.cmake"},
                                                                      {start + "{\"event\":\"provider-absent\"}\n" + end, "CMAKE_PROJECT_TOP_LEVEL_INCLUDES"}}));
  CAPTURE(text);
  const EventLog log = parse_event_log(text, {});
  REQUIRE(log.unknowns.size() == 1);
  CHECK(log.unknowns.front().reason.starts_with("evidence incomplete: "));
  CHECK(log.unknowns.front().reason.find(word) != std::string::npos);
}

TEST_CASE("event_log: edges by kind and target, without CMake's folder marks", "[hooks][event_log]") {
  const EdgeLists lists = parse_edges("uses\tapp\tcore|::@(0x55)|-lm|::@\noffers\tcore\tZLIB::ZLIB\nuses\tbare\t\nno line\n");
  CHECK(lists.uses.at("app") == std::vector<std::string>{"core", "-lm"});
  CHECK(lists.offers.at("core") == std::vector<std::string>{"ZLIB::ZLIB"});
  CHECK(lists.uses.at("bare").empty());
}
