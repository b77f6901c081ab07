// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The layer rule of plugin/README.md: who may include whom, and where a library may be named.
#include "tree/source_tree.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <regex>
#include <set>
#include <string>

using sluice::test::source_files;
using sluice::test::SourceFile;

namespace {

const std::map<std::string, std::set<std::string>>& allowed_includes() {
  static const std::set<std::string> everything = {"base", "model", "attest", "intake", "license", "sbom", "readers", "store", "policy", "checks",
                                                   "gate", "reports", "exports", "fetch", "hooks", "cli"};
  static const std::map<std::string, std::set<std::string>> allowed = {
      {"base", {}},
      {"model", {"base"}},
      {"attest", {"base", "model"}},
      {"intake", {"base", "model"}},
      {"license", {"base", "model"}},
      {"sbom", {"base", "model"}},
      {"readers", {"base", "model", "intake", "license", "sbom"}},
      {"store", {"base", "model"}},
      {"policy", {"base", "model"}},
      {"checks", {"base", "model"}},
      {"gate", {"base", "model", "intake", "license", "sbom", "readers", "store", "policy", "checks"}},
      {"reports", {"base", "model"}},
      {"fetch", {"base"}},
      {"exports", {"base", "model", "license", "sbom"}},
      {"hooks", {"base", "model", "gate", "intake", "readers", "store"}},
      {"cli", everything},
  };
  return allowed;
}

std::string layer_of(const std::string& path) {
  const std::size_t start = std::string("plugin/").size();
  return path.substr(start, path.find('/', start) - start);
}

struct Home {
  std::string word;                 ///< a name of a library, or of what needs a home
  std::set<std::string> homes;      ///< layers or files that may say it
};

const std::vector<Home>& homes() {
  static const std::vector<Home> list = {
      {"YAML::", {"plugin/base/yaml"}},      {"nlohmann::", {"plugin/base/json"}}, {"archive_read", {"plugin/intake/worker/"}},
      {"archive_entry", {"plugin/intake/worker/"}},         {"sqlite3_", {"plugin/store/sqlite", "plugin/store/rpm_database"}},              {"re2::", {"plugin/base/pattern"}},
      {"CLI::", {"cli"}},                    {"getenv", {"cli", "hooks"}},         {"system(", {}},
      {"std::regex", {}},                    {"system_clock", {"cli", "hooks"}},   {"std::time(", {"cli", "hooks"}},
      {"std::cout", {}},                     {"printf(", {"cli"}},                 {"EVP_", {"plugin/base/digest", "plugin/base/signing"}},
      {"PQexec", {"plugin/store/postgres"}}, {"dlopen", {"plugin/fetch/https", "plugin/store/postgres", "plugin/store/rpm_database"}},
      {"throw ", {}},                        {"xmlChar", {"plugin/base/xml", "sbom"}},     {"toml::", {"plugin/base/toml"}},
      {"kainjow", {"plugin/base/markup"}},
  };
  return list;
}

bool is_home(const Home& home, const std::string& path) {
  for (const std::string& one : home.homes) {
    if (layer_of(path) == one || path.starts_with(one)) return true;
  }
  return false;
}

bool is_code(const SourceFile& file) { return file.path.ends_with(".cpp") || file.path.ends_with(".hpp"); }

std::string without_comment(const std::string& line) { return line.substr(0, line.find("//")); }

}  // namespace

TEST_CASE("layers: a layer includes only layers below it", "[tree][layers]") {
  const std::regex include("^#include \"([a-z]+)/");
  std::size_t seen = 0;
  for (const SourceFile& file : source_files({"plugin"})) {
    if (!is_code(file)) continue;
    const std::string layer = layer_of(file.path);
    REQUIRE(allowed_includes().contains(layer));
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      std::smatch match;
      if (!std::regex_search(file.lines[i], match, include) || match[1] == layer) continue;
      ++seen;
      INFO(file.path << ":" << i + 1 << ": " << file.lines[i]);
      CHECK(allowed_includes().at(layer).contains(match[1]));
    }
  }
  CHECK(seen > 100);
}

TEST_CASE("layers: a library is named in its home only", "[tree][layers]") {
  for (const SourceFile& file : source_files({"plugin"})) {
    if (!is_code(file)) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const Home& home : homes()) {
        if (is_home(home, file.path) || without_comment(file.lines[i]).find(home.word) == std::string::npos) continue;
        FAIL_CHECK(file.path << ":" << i + 1 << ": '" << home.word << "' outside its home: " << file.lines[i]);
      }
    }
  }
}
