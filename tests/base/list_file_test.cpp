// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/list_file.hpp"

#include <catch2/catch.hpp>

using sluice::ListFile;

namespace {

constexpr const char* text = R"(# find_package(ZLIB) in a comment
#[[ find_package(ZLIB)
]]
message("find_package(ZLIB)
")
set(x [==[ find_package(ZLIB) ]] ]==])
Find_Package ( # the name comes later
  ZLIB 1.2
  REQUIRED)
if(A AND (B OR C))
  target_link_libraries(app PRIVATE "core" ZLIB::ZLIB)
endif()
target_link_libraries(app PRIVATE other)
)";

}  // namespace

TEST_CASE("list_file: finds a call by name and first argument", "[base][list_file]") {
  const ListFile file(text);
  CHECK(file.find_call("find_package", "ZLIB") == 7);
  CHECK(file.find_call("target_link_libraries", "app") == 11);
  CHECK(file.find_call("target_link_libraries", "app", "core") == 11);
  CHECK(file.find_call("target_link_libraries", "app", "other") == 13);
  CHECK(file.find_call("message", "") == 4);
}

TEST_CASE("list_file: gives the calls of a command", "[base][list_file]") {
  const ListFile file(text);
  const auto calls = file.find_calls("TARGET_link_libraries");
  REQUIRE(calls.size() == 2);
  CHECK(calls[0]->line == 11);
  CHECK(calls[0]->arguments == std::vector<std::string>{"app", "PRIVATE", "core", "ZLIB::ZLIB"});
  CHECK(calls[1]->line == 13);
  CHECK(file.find_calls("find_file").empty());
}

TEST_CASE("list_file: what is not called has no line", "[base][list_file]") {
  const ListFile file(text);
  CHECK(file.find_call("find_package", "OpenSSL") == 0);
  CHECK(file.find_call("target_link_libraries", "app", "nothing") == 0);
  CHECK(file.find_call("project", "") == 0);
}

TEST_CASE("list_file: broken files do not hang", "[base][list_file]") {
  const std::string broken = GENERATE("", "(", "a(", "a(\"", "a([[", "a([==", ")))", "\\", "a(b\\", "#[[", "a (\"x\\");
  CAPTURE(broken);
  CHECK(ListFile(broken).find_call("find_package", "ZLIB") == 0);
}
