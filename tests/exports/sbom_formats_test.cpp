// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What is written is valid by the reader of its format, and says the same when it is read again.
#include "exports/observed_sbom.hpp"
#include "exports/sbom_losses.hpp"
#include "sbom/read_sbom.hpp"
#include "sbom/schemas.hpp"
#include "support/build_sbom.hpp"
#include "support/sbom_samples.hpp"
#include "support/sbom_text.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace sluice;

namespace {

const SbomWriting writing = {"2026-11-21T00:00:00Z", "sluice", "0.1.0", nullptr};

const sbom::Schemas& schemas() {
  static const Result<sbom::Schemas> loaded = sbom::Schemas::load(SLUICE_SBOM_SCHEMAS);
  REQUIRE(loaded);
  return *loaded;
}

Sbom read(sbom::Format format, std::string_view bytes) {
  sbom::ReaderContext context;
  context.schemas = &schemas();
  return test::read_sbom(*sbom::make_reader(format, context), bytes);
}

std::string losses_text(const Sbom& given, const Sbom& back) {
  std::string text;
  for (const SbomLoss& loss : sbom_losses(given, back))
    text += fmt::format("{} ({}) {}\n", loss.what, loss.count, loss.example);
  return text;
}

/// A delivery with a package and a build that links it.
Inventory sample_inventory() {
  Inventory inventory;
  Container container;
  container.path = container.format = "d.zip";
  container.sha256 = sha256("d");
  inventory.contents.containers.push_back(container);
  Delivery delivery;
  delivery.name = "d.zip";
  inventory.deliveries.push_back(delivery);
  for (const char* const path : {"lib/z.c", "README"}) {
    Entry entry;
    entry.path = path;
    entry.sha256 = sha256(path);
    inventory.contents.entries.push_back(entry);
  }
  inventory.contents.digests = {{0, 1, "sha1", test::hex_of("sha1", "README")}};
  LicenseConclusion conclusion;
  conclusion.delivery = conclusion.container = 0;
  conclusion.manifest = 0;
  conclusion.component = 0;
  conclusion.root = "d.zip!/lib";
  conclusion.name = "z";
  conclusion.version = "1.3";
  conclusion.declared = "Zlib";
  conclusion.concluded = "MIT";
  conclusion.holders = {"Ann", "Bob"};
  inventory.conclusions.push_back(conclusion);
  Component component;
  component.name = "z";
  component.origins = {{"CMakeLists.txt", 3, 1, "", ""}};
  inventory.components.push_back(component);
  component.name = "curl";
  component.version = "8.0";
  component.purl = "pkg:generic/curl@8.0";
  component.source = "https://curl.example/curl-8.0.tar.gz";
  component.via = "FetchContent";
  inventory.components.push_back(component);
  inventory.uses.push_back({"app", "Release", 0, Linkage::static_linked, Scope::runtime, true, {}});
  inventory.uses.push_back({"app", "Release", 1, Linkage::dynamic, Scope::runtime, true, {}});
  Build build;
  build.project = "demo";
  inventory.build = build;
  return inventory;
}

Sbom observed() { return observe(sample_inventory(), {"2026-11-21T00:00:00Z", "0.1.0", "", true, false}); }

/// What each format cannot say of the observed truth; nothing else may be lost.
std::set<std::string> known_losses(std::string_view format) {
  if (format.starts_with("cyclonedx")) {
    return {"field name", "relation static_link", "relation dynamic_link", "relation static-link",
            "relation dynamic-link"};
  }
  std::set<std::string> losses = {"field property.sluice:seen", "field property.sluice:linkage", "completeness"};
  if (format == "spdx-2.3") losses.insert("field lifecycle");
  return losses;
}

}  // namespace

TEST_CASE("sbom_formats: the observed truth is valid in each format and reads back the same", "[exports][sbom]") {
  const Sbom truth = observed();
  for (const SbomFormat& format : sbom_formats()) {
    const std::string bytes = format.render(truth, writing);
    const Sbom back = read(format.read_as, bytes);
    CAPTURE(format.name, test::problem_text(back), losses_text(truth, back), bytes);
    CHECK(back.problems.empty());
    CHECK(back.is_valid);
    for (const SbomLoss& loss : sbom_losses(truth, back)) {
      CAPTURE(loss.what, loss.example);
      CHECK(known_losses(format.name).contains(loss.what));
    }
    CHECK(bytes == format.render(observed(), writing));
  }
}

TEST_CASE("sbom_formats: a sample of each family survives its own family", "[exports][sbom]") {
  const std::string name = GENERATE("pump.spdx.json", "pump.spdx3.json");
  const std::string text = test::sbom_sample(name);
  REQUIRE_FALSE(text.empty());
  const SbomFormat& format = *find_sbom_format(name == "pump.spdx.json" ? "spdx-2.3" : "spdx-3.0.1");
  const Sbom given = read(format.read_as, text);
  const Sbom back = read(format.read_as, format.render(given, writing));
  CAPTURE(name, test::problem_text(back), losses_text(given, back));
  CHECK(back.is_complete);
  std::set<std::string> lost;
  for (const SbomLoss& loss : sbom_losses(given, back)) lost.insert(loss.what);
  CHECK_FALSE(lost.contains("element component"));
  CHECK_FALSE(lost.contains("element file"));
  CHECK_FALSE(lost.contains("field license-declared"));
  CHECK_FALSE(lost.contains("field license-concluded"));
  CHECK_FALSE(lost.contains("field hash.sha1"));
  CHECK_FALSE(lost.contains("field supplier"));
  CHECK_FALSE(lost.contains("relation contains"));
}

TEST_CASE("sbom_formats: every valid sample is written so that it is valid in every format", "[exports][sbom][slow]") {
  std::size_t written = 0;
  for (const test::SbomSample& sample : test::sbom_samples("")) {
    const bool is_valid = sample.judge.starts_with("schema-valid") || sample.judge.starts_with("xsd-valid");
    const bool is_json = sample.format == "cyclonedx-json" || sample.format == "spdx-json";
    if (!is_valid || !is_json || sample.expected.find("invalid") != std::string::npos) continue;
    const std::string text = test::load_sbom_sample(sample.file);
    if (text.size() > 100'000) continue;
    const bool is_spdx_3 = text.find("spdx-context.jsonld") != std::string::npos;
    const Sbom given = read(is_spdx_3                      ? sbom::Format::spdx3_json
                            : sample.format == "spdx-json" ? sbom::Format::spdx_json
                                                           : sbom::Format::cyclonedx_json,
                            text);
    if (!given.is_valid) continue;
    for (const SbomFormat& format : sbom_formats()) {
      const Sbom back = read(format.read_as, format.render(given, writing));
      CAPTURE(sample.file, format.name, test::problem_text(back));
      CHECK(back.is_valid);
      ++written;
    }
  }
  if (written == 0) {
    WARN("no reference data: samples are not written");
    return;
  }
  CHECK(written >= 400);
}

TEST_CASE("sbom_formats: without ids and names a document can still be written", "[exports][sbom]") {
  test::BuildSbom builder;
  builder.sbom.format = "cyclonedx-json";
  builder.add(SbomElementKind::component, "", {{"name", "a"}, {"license", "MIT"}, {"license", "Apache-2.0 OR Zlib"}});
  builder.add(SbomElementKind::component, "", {{"name", "a"}, {"type", "machine-learning-model"}});
  builder.add(SbomElementKind::file, "same id", {{"name", "f"}});
  builder.add(SbomElementKind::file, "same id", {{"name", "g"}, {"hash.sha256", std::string(64, 'a')}});
  builder.relate(1, SbomRelationKind::contains, 2);
  builder.relate(2, SbomRelationKind::contains, 1);
  for (const SbomFormat& format : sbom_formats()) {
    const Sbom back = read(format.read_as, format.render(builder.sbom, writing));
    CAPTURE(format.name, test::problem_text(back));
    CHECK(back.is_valid);
    const auto named = std::ranges::count_if(back.elements, [&](const SbomElement& one) {
      return back.value(one, "name") == "a" && one.kind == SbomElementKind::component;
    });
    CHECK(named == 2);
  }
}
