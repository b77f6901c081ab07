// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/observed_sbom.hpp"

#include "exports/inventory_views.hpp"
#include "support/build_sbom.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;

namespace {

/// A build that uses zlib, and a delivered SBOM that names it, itself, and a ghost twice.
Inventory sample() {
  Inventory inventory;
  Container container;
  container.path = "d.zip";
  inventory.contents.containers.push_back(container);
  Delivery delivery;
  delivery.name = "d.zip";
  inventory.deliveries.push_back(delivery);
  Component component;
  component.name = "zlib";
  component.version = "1.3";
  inventory.components.push_back(component);
  Build build;
  build.project = "demo";
  inventory.build = build;
  for (const char* path : {"bom.json", "other.json"}) {
    test::BuildSbom sbom;
    sbom.sbom.elements[sbom.add_component("camera", "2.0")].is_subject = true;
    sbom.add_component("ZLIB", "1.3");
    sbom.add_component("ghost", "0.9", {{"purl", "pkg:generic/ghost@0.9"}});
    sbom.put(inventory, path);
  }
  return inventory;
}

Sbom observe_sample(bool with_stated) { return observe(sample(), {"2026-11-21T00:00:00Z", "0.1.0", "", true, with_stated}); }

}  // namespace

TEST_CASE("observed_sbom: what only an SBOM names is listed once, marked, with each place", "[exports][observed_sbom]") {
  const Sbom listing = observe_sample(true);
  const auto is_stated = [&](const SbomElement& one) { return !listing.value(one, stated_property).empty(); };
  REQUIRE(std::ranges::count_if(listing.elements, is_stated) == 1);
  const SbomElement& ghost = *std::ranges::find_if(listing.elements, is_stated);
  CHECK(listing.value(ghost, "name") == "ghost");
  CHECK(listing.value(ghost, "purl") == "pkg:generic/ghost@0.9");
  const std::string text = render_inventory_text(listing);
  CAPTURE(text);
  CHECK(text.find("ghost 0.9 (stated by an SBOM, not seen)\n") != std::string::npos);
  CHECK(text.find("SBOM d.zip!/bom.json /pkg-ghost0.9") != std::string::npos);
  CHECK(text.find("SBOM d.zip!/other.json /pkg-ghost0.9") != std::string::npos);
  CHECK(text.find(", 1 only stated, ") != std::string::npos);
}

TEST_CASE("observed_sbom: an SBOM of what was seen leaves out what was only stated", "[exports][observed_sbom]") {
  const std::string text = render_inventory_text(observe_sample(false));
  CAPTURE(text);
  CHECK(text.find("ghost") == std::string::npos);
  CHECK(text.find("SBOM d.zip!/bom.json /pkg-ZLIB1.3") != std::string::npos);
}
