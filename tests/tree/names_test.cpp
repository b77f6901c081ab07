// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One definition for each name (C++20 [basic.def.odr]): two types of one name in two layers link in silence and crash at run time.
#include "tree/source_tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <vector>

using sluice::test::source_files;
using sluice::test::SourceFile;

namespace {

/// Types that a file defines outside functions and anonymous namespaces, with their namespaces: "sluice::json::Writer".
std::vector<std::string> types_of(const SourceFile& file) {
  static const std::regex opens("^(inline )?namespace( [a-z_:]+)? \\{.*");
  static const std::regex closes("^\\}\\s*// namespace.*");
  static const std::regex defines("^(class|struct|enum class) ([A-Za-z]+)( final)?( : [^{;]*)? \\{.*");
  std::vector<std::string> spaces, found;
  for (const std::string& line : file.lines) {
    std::smatch match;
    if (std::regex_match(line, match, opens)) {
      spaces.push_back(match[2].matched ? match[2].str().substr(1) : std::string());
    } else if (std::regex_match(line, closes)) {
      if (!spaces.empty()) spaces.pop_back();
    } else if (std::regex_match(line, match, defines) && std::ranges::find(spaces, std::string()) == spaces.end()) {
      std::string name;
      for (const std::string& space : spaces) name += space + "::";
      found.push_back(name + match[2].str());
    }
  }
  return found;
}

}  // namespace

TEST_CASE("names: a type is defined in one file", "[tree][names]") {
  std::map<std::string, std::string> homes;
  for (const SourceFile& file : source_files({"plugin"})) {
    if (!file.path.ends_with(".cpp") && !file.path.ends_with(".hpp")) continue;
    for (const std::string& type : types_of(file)) {
      const auto [home, is_new] = homes.emplace(type, file.path);
      INFO(type << " is defined in " << home->second << " and in " << file.path);
      CHECK(is_new);
    }
  }
  CHECK(homes.size() > 500);
}
