// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/build_request.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;

namespace {

const std::string head = R"({"schema": "sluice.request/1", "point": "P1", "build_folder": "/b", )";

}  // namespace

TEST_CASE("request: fields, deliveries with the line of their call, inputs", "[hooks][request]") {
  const test::TemporaryFolder folder;
  const std::string list_file = folder.write("src/CMakeLists.txt", "project(x)\n\nFetchContent_Declare(codec\n  URL a.zip)\n");
  const std::string file = folder.write("request.json", head + "\"source_folder\": \"" + folder.path() + R"(/src", "config": "Release", "policies": ["p.yaml"], "rung": "managed",
    "allow_past": true, "inputs": ["/stamp"], "unheard-of": 1,
    "deliveries": [{"path": "/a.zip", "url": "https://a.example/a.zip", "taken_in": {"path": ")" + list_file + R"(", "command": "FetchContent_Declare", "name": "codec"}}, {"path": "/b.zip"}]})");
  const Result<BuildRequest> request = load_build_request(file);
  REQUIRE(request);
  CHECK(request->config == "Release");
  CHECK(request->policies == std::vector<std::string>{"p.yaml"});
  CHECK(request->rung == "managed");
  CHECK(request->allow_past);
  REQUIRE(request->deliveries.size() == 2);
  CHECK(request->deliveries[0].url == "https://a.example/a.zip");
  REQUIRE(request->deliveries[0].taken_in);
  CHECK(request->deliveries[0].taken_in->path == "CMakeLists.txt");
  CHECK(request->deliveries[0].taken_in->line == 3);
  CHECK_FALSE(request->deliveries[1].taken_in);
  CHECK(std::ranges::find(request->inputs, "/stamp") != request->inputs.end());
  CHECK(std::ranges::find(request->inputs, file) != request->inputs.end());
}

TEST_CASE("request: a project file that appears later counts", "[hooks][request]") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("request.json", head + "\"source_folder\": \"" + folder.path() + "\"}");
  const Result<BuildRequest> before = load_build_request(file);
  REQUIRE(before);
  CHECK(before->project_file.empty());
  CHECK(std::ranges::find(before->inputs, folder.path() + "/sluice.yaml") != before->inputs.end());
  const std::string project = folder.write("sluice.yaml", "sluice: 1\n");
  CHECK(load_build_request(file)->project_file == project);
}

TEST_CASE("request: what a build downloads is a delivery once it is there", "[hooks][request]") {
  const test::TemporaryFolder folder;
  const std::string archive = folder.path() + "/a.zip";
  const std::string file = folder.write("request.json", head + "\"source_folder\": \"/s\", \"parent\": \"/outer\", \"deliveries\": [{\"path\": \"" +
                                                            archive + "\", \"when_there\": true}]}");
  const Result<BuildRequest> before = load_build_request(file);
  REQUIRE(before);
  CHECK(before->parent == "/outer");
  CHECK(before->deliveries.empty());
  CHECK(std::ranges::find(before->inputs, archive) != before->inputs.end());
  folder.write("a.zip", "PK");
  CHECK(load_build_request(file)->deliveries.size() == 1);
}

TEST_CASE("request: what the hook did not write is refused with its place", "[hooks][request]") {
  const std::string text = GENERATE("", "{}", R"({"schema": "sluice.request/2"})", R"({"schema": "sluice.request/1", "point": "P1"})",
                                    R"({"schema": "sluice.request/1", "point": "P9", "source_folder": "/s", "build_folder": "/b"})",
                                    R"({"schema": "sluice.request/1", "point": "P1", "source_folder": 1, "build_folder": "/b"})",
                                    R"({"schema": "sluice.request/1", "point": "P1", "source_folder": "/s", "build_folder": "/b", "inputs": [1]})",
                                    R"({"schema": "sluice.request/1", "point": "P1", "source_folder": "/s", "build_folder": "/b", "deliveries": [{}]})");
  CAPTURE(text);
  const test::TemporaryFolder folder;
  const std::string file = folder.write("request.json", text);
  const Result<BuildRequest> request = load_build_request(file);
  REQUIRE_FALSE(request);
  CHECK(request.error().message.find("request.json") != std::string::npos);
}
