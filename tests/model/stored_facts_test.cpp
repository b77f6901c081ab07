// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/stored_facts.hpp"

#include "support/fact_sets.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace sluice;

TEST_CASE("stored_facts: an index that leads out of its list is named", "[model][stored_facts]") {
  using Break = std::function<void(Inventory&)>;
  const std::vector<std::pair<std::string, Break>> breaks = {
      {"contents.containers[0].parent", [](Inventory& all) { all.contents.containers[0].parent = 0; }},
      {"contents.containers[0].entry", [](Inventory& all) { all.contents.containers[0].entry = 999; }},
      {"contents.entries[2].container", [](Inventory& all) { all.contents.entries[2].container = 1; }},
      {"contents.hazards[0].entry", [](Inventory& all) { all.contents.hazards.emplace_back().entry = 99; }},
      {"contents.digests[0].container", [](Inventory& all) { all.contents.digests.push_back({7, 0, "sha1", ""}); }},
      {"deliveries[0].container", [](Inventory& all) { all.deliveries[0].container = no_index; }},
      {"deliveries[0].manifest", [](Inventory& all) { all.deliveries[0].manifest = 0; }},
      {"deliveries[0].opaque.sbom", [](Inventory& all) { all.deliveries[0].opaque.push_back({0, no_index, {}}); }},
      {"documents[0].delivery", [](Inventory& all) { all.documents.push_back({"sbom", 3, no_index, {}}); }},
      {"checksums[0].document", [](Inventory& all) { all.checksums.emplace_back(); }},
      {"uses[1].component", [](Inventory& all) { all.uses[1].component = 4; }},
      {"licensing[0].entry", [](Inventory& all) { all.licensing[0].entry = no_index; }},
      {"declarations[0].delivery", [](Inventory& all) { all.declarations[0].delivery = 1; }},
      {"notices[0].entry", [](Inventory& all) { all.notices.emplace_back().entry = 5000; }},
      {"conclusions[0].component", [](Inventory& all) { all.conclusions.emplace_back().component = 77; }},
      {"sboms[0].document", [](Inventory& all) { all.sboms.emplace_back(); }},
      {"own_sboms[0].sbom.elements", [](Inventory& all) { all.own_sboms.emplace_back(); }},
  };
  CHECK(find_broken_index(test::make_fact_set(1, 3, "").inventory).empty());
  CHECK(find_broken_index({}).empty());
  for (const auto& [path, change] : breaks) {
    Inventory inventory = test::make_fact_set(1, 3, "").inventory;
    change(inventory);
    CHECK(find_broken_index(inventory) == path);
  }
}
