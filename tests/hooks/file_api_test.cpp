// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/file_api.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::file_api;

namespace {

constexpr const char* target = R"({
  "name": "app", "id": "app::@1", "type": "EXECUTABLE", "paths": {"source": "app", "build": "app"},
  "artifacts": [{"path": "app/app"}], "backtrace": 1, "install": {"prefix": {"path": "/usr"}},
  "backtraceGraph": {
    "commands": ["add_executable", "target_link_libraries", "link_all"],
    "files": ["app/CMakeLists.txt", "/opt/company/link_all.cmake"],
    "nodes": [{"file": 0}, {"command": 0, "file": 0, "line": 1, "parent": 0}, {"command": 2, "file": 0, "line": 7, "parent": 0},
              {"command": 1, "file": 1, "line": 40, "parent": 2}]},
  "dependencies": [{"id": "core::@2"}, {"id": "camera_ep::@3"}],
  "link": {"language": "CXX", "commandFragments": [
    {"fragment": "-O2", "role": "flags"}, {"backtrace": 3, "fragment": "\"/opt/a b/libz.so\"", "role": "libraries"}]},
  "linkLibraries": [{"id": "core::@2", "backtrace": 3}, {"fragment": "-lm"}]
})";

}  // namespace

TEST_CASE("file_api: a target with fragments, edges and places", "[hooks][file_api]") {
  const Result<Target> read = parse_codemodel_target(target, "target-app.json", {"camera_ep"});
  REQUIRE(read);
  CHECK(read->name == "app");
  CHECK(read->type == "EXECUTABLE");
  CHECK(read->folder == "app");
  CHECK(read->is_installed);
  CHECK_FALSE(read->is_imported);
  CHECK(read->artifacts == std::vector<std::string>{"app/app"});
  CHECK(read->place.path == "app/CMakeLists.txt");
  CHECK(read->place.line == 1);
  REQUIRE(read->fragments.size() == 2);
  CHECK(read->fragments[1].text == "\"/opt/a b/libz.so\"");
  REQUIRE(read->links.size() == 2);
  CHECK(read->links[0].id == "core::@2");
  CHECK(read->links[1].text == "-lm");
}

TEST_CASE("file_api: the place is the innermost call inside the project", "[hooks][file_api]") {
  const Result<Target> read = parse_codemodel_target(target, "target-app.json", {});
  REQUIRE(read);
  CHECK(read->fragments[1].place.path == "app/CMakeLists.txt");
  CHECK(read->fragments[1].place.line == 7);
}

TEST_CASE("file_api: only dependencies that are asked for are kept", "[hooks][file_api]") {
  CHECK(parse_codemodel_target(target, "t", {"camera_ep"})->dependencies == std::vector<std::string>{"camera_ep::@3"});
  CHECK(parse_codemodel_target(target, "t", {})->dependencies.empty());
}

TEST_CASE("file_api: backtraces that run in a circle end", "[hooks][file_api]") {
  const Result<Target> read = parse_codemodel_target(
      R"({"name": "a", "type": "UTILITY", "backtrace": 0, "backtraceGraph": {"files": ["/x"], "nodes": [{"file": 0, "line": 1, "parent": 1}, {"file": 9, "line": 2, "parent": 0}]}})", "t", {});
  REQUIRE(read);
  CHECK(read->place.path == "/x");
}

TEST_CASE("file_api: every prefix of a target file is refused", "[hooks][file_api]") {
  const std::string text = target;
  for (std::size_t length = 0; length < text.size() - 1; ++length) {
    CAPTURE(length);
    CHECK_FALSE(parse_codemodel_target(text.substr(0, length), "t", {}));
  }
}

TEST_CASE("file_api: what is no target is refused with its file's name", "[hooks][file_api]") {
  const std::string text = GENERATE("", "[]", "{}", "null", "{\"name\": \"x\"}", "{\"name\": \"x\", \"type\": \"y\"} x", "{\"name\": [}");
  CAPTURE(text);
  const Result<Target> read = parse_codemodel_target(text, "target-x.json", {});
  REQUIRE_FALSE(read);
  CHECK(read.error().message.starts_with("target-x.json: "));
}
