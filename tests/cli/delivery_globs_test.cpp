// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/delivery_globs.hpp"

#include "support/tree.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

struct Tree {
  test::TemporaryFolder folder;
  Project project;
  std::string build = folder.path() + "/build";

  Tree() {
    project.file = folder.write("sluice.yaml", "sluice: 1\n");
    for (const char* name : {"in/a.zip", "in/deep/b.zip", "build/c.zip", "build/sub/d.zip", "in/notes.txt"}) folder.write(name, "x");
  }
  /// What the globs name, each below the project's folder.
  std::string found(std::vector<std::string> globs, const std::string& skip = {}) {
    project.deliveries = std::move(globs);
    const Result<std::vector<std::string>> paths = find_deliveries(project, skip);
    return paths ? below(*paths) : "error: " + paths.error().message.substr(folder.path().size());
  }
  std::string searched(std::vector<std::string> globs, const std::string& skip = {}) {
    project.deliveries = std::move(globs);
    return below(searched_folders(project, skip));
  }
  std::string below(std::vector<std::string> paths) const {
    std::string text;
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) text += (text.empty() ? "" : " ") + path.substr(folder.path().size() + 1);
    return text;
  }
};

TEST_CASE("delivery_globs: files by name and by glob, sorted, each once", "[cli][delivery_globs]") {
  Tree tree;
  CHECK(tree.found({"in/deep/b.zip", "in/*.zip", "in/a.zip"}) == "in/a.zip in/deep/b.zip");
  CHECK(tree.found({"in/**/*.zip"}) == "in/a.zip in/deep/b.zip");
}

TEST_CASE("delivery_globs: a name or glob that finds nothing is an error that names it", "[cli][delivery_globs]") {
  Tree tree;
  CHECK(tree.found({"in/*.zip", "in/none.zip"}) == "error: /sluice.yaml: 'deliveries' names in/none.zip, but no such file is there");
  CHECK(tree.found({"in/*.7z"}).starts_with("error: /sluice.yaml"));
}

TEST_CASE("delivery_globs: globs stay out of the build folder, by whatever spelling", "[cli][delivery_globs]") {
  Tree tree;
  CHECK(tree.found({"**/*.zip"}) == "build/c.zip build/sub/d.zip in/a.zip in/deep/b.zip");
  CHECK(tree.found({"**/*.zip"}, tree.build) == "in/a.zip in/deep/b.zip");
  CHECK(tree.found({"**/*.zip"}, tree.folder.path() + "/in/../build") == "in/a.zip in/deep/b.zip");
  CHECK(tree.found({"build/c.zip"}, tree.build) == "build/c.zip");  // named by its own name
}

TEST_CASE("delivery_globs: a build in the source folder hides what builds write, and nothing else", "[cli][delivery_globs]") {
  Tree tree;
  for (const char* name : {".sluice/e.zip", ".cmake/api/f.zip", "CMakeFiles/g.zip", "in/CMakeFiles/h.zip"}) tree.folder.write(name, "x");
  CHECK(tree.found({"**/*.zip"}, tree.folder.path()) == "build/c.zip build/sub/d.zip in/CMakeFiles/h.zip in/a.zip in/deep/b.zip");
}

TEST_CASE("delivery_globs: the folders whose names count", "[cli][delivery_globs]") {
  Tree tree;
  CHECK(tree.searched({"in/*.zip"}) == "in/");
  CHECK(tree.searched({"in/a.zip"}).empty());
  CHECK(tree.searched({"in/**/*.zip"}) == "in/ in/deep/");
  CHECK(tree.searched({"**/*.zip"}, tree.build) == "in/ in/deep/");
}

}  // namespace
}  // namespace sluice
