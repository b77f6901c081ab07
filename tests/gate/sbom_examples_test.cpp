// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The examples of the SPDX project that come with the files that they describe: every digest and verification code is
// decided, and each failure has its cause.
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "gate/pipeline.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace sluice;

namespace {

Rule rule_of(std::string_view kind) {
  Rule rule;
  rule.id = kind;
  rule.kind = kind;
  for (const ParamSpec& param : find_kind(kind)->spec.params) {
    std::vector<std::string> items;
    for (const std::string_view item : split(param.otherwise, ',')) items.emplace_back(trim(item));
    rule.params.emplace(param.name, items);
  }
  return rule;
}

/// "TERM: CAUSE" of each finding of both kinds on a delivered folder.
std::vector<std::string> findings_on(const std::string& folder) {
  Policy policy;
  policy.rules = {rule_of("sbom.matches-content")};
  const auto inventory = read_deliveries({{folder, {}, {}, {}, {}}}, policy, {});
  REQUIRE(inventory);
  CHECK_FALSE(inventory->sboms.empty());
  Findings findings(0);
  find_kind("sbom.matches-content")->run({*inventory, policy, Day{}}, policy.rules[0], findings);
  std::vector<std::string> lines;
  for (const Finding& one : std::move(findings).take().findings) {
    lines.push_back(std::string(to_string(one.outcome)) + " " + one.term + ": " + one.cause);
  }
  return lines;
}

}  // namespace

TEST_CASE("sbom_examples: every digest and code is decided, each failure with its cause", "[gate][sbom_examples]") {
  const std::string root = test::shared_data();
  if (root.empty()) {
    WARN("skipped: no reference data");
    return;
  }
  std::vector<std::string> folders;
  for (const auto& one : std::filesystem::directory_iterator(root + "/sbom/spdx-examples/software")) {
    if (std::filesystem::exists(one.path() / "content")) folders.push_back(one.path().string());
  }
  std::ranges::sort(folders);
  CHECK(folders.size() >= 7);
  std::map<std::string, std::size_t> counts;
  for (const std::string& folder : folders) {
    const std::string name = std::filesystem::path(folder).filename().string();
    for (const std::string& line : findings_on(folder)) {
      UNSCOPED_INFO(name << ": " << line);
      ++counts[name];
      CHECK(line.find("no known cause") == std::string::npos);
    }
    WARN(name << ": " << counts[name] << " findings");
  }
  for (const std::string whole : {"example1", "example2", "example3", "example4"}) CHECK(counts[whole] == 0);
  CHECK(counts["example12"] > 0);
}
