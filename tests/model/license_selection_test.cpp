// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_selection.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace sluice;

namespace {

struct Stated {
  std::string document, folder, license;
  std::vector<std::string> files;
  DeclarationPrecedence precedence = DeclarationPrecedence::closest;
  std::string format = "reuse-toml";
  std::uint32_t container = 0;
  std::vector<std::string> copyrights = {};
};

constexpr DeclarationPrecedence closest = DeclarationPrecedence::closest;
constexpr DeclarationPrecedence aggregate = DeclarationPrecedence::aggregate;
constexpr DeclarationPrecedence overriding = DeclarationPrecedence::overriding;

/// "MIT ISC own-first packages: npm" for a file of that path in the first container.
std::string selected(const std::vector<Stated>& all, const std::string& path) {
  Inventory inventory;
  inventory.contents.containers.resize(2);
  for (const Stated& one : all) {
    const auto& entries = inventory.contents.entries;
    std::uint32_t entry = 0;
    while (entry < entries.size() &&
           (entries[entry].path.view() != one.document || entries[entry].container != one.container))
      ++entry;
    if (entry == entries.size()) {
      Entry added;
      added.path = one.document;
      added.container = one.container;
      inventory.contents.entries.push_back(std::move(added));
    }
    LicenseDeclaration declaration;
    declaration.entry = entry;
    declaration.format = one.format;
    declaration.folder = one.folder;
    declaration.expression = one.license;
    declaration.files = one.files;
    declaration.copyrights = one.copyrights;
    declaration.precedence = one.precedence;
    inventory.declarations.push_back(std::move(declaration));
  }
  Entry file;
  file.path = path;
  inventory.contents.entries.push_back(std::move(file));
  const DeclarationHit hit =
      LicenseSelection(inventory).find(static_cast<std::uint32_t>(inventory.contents.entries.size() - 1));
  std::string out;
  for (const std::uint32_t one : hit.files) {
    const LicenseDeclaration& declaration = inventory.declarations[one];
    out += (declaration.expression.empty() ? "{" + declaration.copyrights.at(0) + "}" : declaration.expression) + " ";
  }
  out += hit.own == OwnStatement::first ? "first" : hit.own == OwnStatement::together ? "together" : "replaced";
  for (const std::uint32_t one : hit.packages) out += " " + inventory.declarations[one].format;
  return out;
}

}  // namespace

TEST_CASE("license_selection: of one copyright file the last stanza that matches", "[model][license]") {
  const std::vector<Stated> all = {
      {"debian/copyright", "", "MIT", {"**"}, closest, "debian-copyright"},
      {"debian/copyright", "", "ISC", {"lib/**", "a.c"}, closest, "debian-copyright"},
      {"debian/copyright", "", "Zlib", {"lib/x.c"}, closest, "debian-copyright"},
      {"debian/copyright", "", "0BSD", {"**.h"}, closest, "debian-copyright"},
  };
  CHECK(selected(all, "b.c") == "MIT first");
  CHECK(selected(all, "./a.c") == "ISC first");
  CHECK(selected(all, "lib/y.c") == "ISC first");
  CHECK(selected(all, "lib/x.c") == "Zlib first");
  CHECK(selected(all, "lib/x.h") == "0BSD first");
}

TEST_CASE("license_selection: a later pattern goes before an earlier name, and the reverse", "[model][license]") {
  CHECK(selected({{"REUSE.toml", "", "MIT", {"a"}}, {"REUSE.toml", "", "ISC", {"*"}}}, "a") == "ISC first");
  CHECK(selected({{"REUSE.toml", "", "MIT", {"*"}}, {"REUSE.toml", "", "ISC", {"a"}}}, "a") == "ISC first");
  CHECK(selected({{"REUSE.toml", "", "MIT", {"*", "a"}}, {"REUSE.toml", "", "ISC", {"b"}}}, "a") == "MIT first");
}

TEST_CASE("license_selection: REUSE.toml of several folders", "[model][license]") {
  const auto both = [](DeclarationPrecedence root, DeclarationPrecedence near) {
    return selected({{"REUSE.toml", "", "MIT", {"**"}, root}, {"a/REUSE.toml", "a", "ISC", {"*"}, near}}, "a/x");
  };
  CHECK(both(closest, closest) == "ISC first");
  CHECK(both(aggregate, closest) == "ISC MIT together");
  CHECK(both(closest, aggregate) == "ISC MIT together");
  CHECK(both(aggregate, aggregate) == "ISC MIT together");
  CHECK(both(overriding, closest) == "MIT replaced");
  CHECK(both(overriding, overriding) == "MIT replaced");
  CHECK(both(closest, overriding) == "ISC replaced");
  CHECK(both(aggregate, overriding) == "ISC MIT replaced");
  CHECK(selected({{"REUSE.toml", "", "MIT", {"**"}}, {"a/REUSE.toml", "a", "ISC", {"*"}}}, "b/x") == "MIT first");
  const Stated copyright_only = {"a/REUSE.toml", "a", "", {"*"}, closest, "reuse-toml", 0, {"Jane"}};
  CHECK(selected({{"REUSE.toml", "", "MIT", {"**"}}, copyright_only}, "a/x") == "{Jane} MIT first");
  CHECK(selected({{"REUSE.toml", "", "MIT", {"**"}, closest, "reuse-toml", 0, {"ACME"}}, copyright_only}, "a/x") ==
        "{Jane} MIT first");
  CHECK(selected({{"ab/REUSE.toml", "ab", "ISC", {"**"}}}, "a/x") == "first");
}

TEST_CASE("license_selection: a file beside stands for the file's own words", "[model][license]") {
  const Stated beside = {"a/x.license", "a", "Zlib", {"x"}, overriding, "license-side-file"};
  CHECK(selected({beside}, "a/x") == "Zlib replaced");
  CHECK(selected({beside}, "a/y") == "first");
  CHECK(selected({beside, {"REUSE.toml", "", "MIT", {"**"}, closest}}, "a/x") == "Zlib replaced");
  CHECK(selected({beside, {"REUSE.toml", "", "MIT", {"**"}, aggregate}}, "a/x") == "Zlib MIT replaced");
  CHECK(selected({beside, {"REUSE.toml", "", "MIT", {"**"}, overriding}}, "a/x") == "MIT replaced");
}

TEST_CASE("license_selection: packages speak for the folders around which they lie", "[model][license]") {
  const std::vector<Stated> all = {{"package.json", "", "MIT", {}, closest, "npm"},
                                   {"a/setup.py", "a", "ISC", {}, closest, "setup-py"},
                                   {"a/PKG-INFO", "a", "ISC", {}, closest, "python-metadata"},
                                   {"a/b/package.json", "a/b", "0BSD", {}, closest, "bower", 1}};
  CHECK(selected(all, "x") == "first npm");
  CHECK(selected(all, "a/x") == "first setup-py python-metadata");
  CHECK(selected(all, "a/b/x") == "first setup-py python-metadata");
  CHECK(selected(all, "ab/x") == "first npm");
}

TEST_CASE("license_selection: an archive's own declaration speaks for what is in it", "[model][license]") {
  Inventory inventory;
  inventory.contents.containers.resize(2);
  inventory.contents.containers[1].entry = 0;  // x/radar.rpm
  inventory.deliveries.resize(1);
  for (const std::uint32_t container : {0u, 0u, 1u}) {
    Entry entry;
    entry.path = "x/file";
    entry.container = container;
    inventory.contents.entries.push_back(std::move(entry));
  }
  inventory.declarations.resize(2);
  inventory.declarations[0].entry = 0;
  inventory.declarations[0].folder = "x";
  inventory.declarations[1].entry = no_index;  // of the delivery itself
  const LicenseSelection selection(inventory);
  CHECK(selection.find(1).packages == std::vector<std::uint32_t>{1});
  CHECK(selection.find(2).packages == std::vector<std::uint32_t>{0});
}

TEST_CASE("license_selection: more patterns than can be tried are said", "[model][license]") {
  Inventory inventory;
  inventory.contents.entries.resize(1);
  inventory.declarations.resize(1);
  inventory.declarations[0].entry = 0;
  inventory.declarations[0].files.assign(100'000, "*");
  CHECK_FALSE(LicenseSelection(inventory).is_cut());
  inventory.declarations[0].files.emplace_back("a");
  CHECK_FALSE(LicenseSelection(inventory).is_cut());
  inventory.declarations[0].files.emplace_back("?");
  CHECK(LicenseSelection(inventory).is_cut());
}

TEST_CASE("license_selection: declarations of other containers, or of none, say nothing", "[model][license]") {
  CHECK(selected({{"REUSE.toml", "", "MIT", {"**"}, closest, "reuse-toml", 1}}, "a") == "first");
  Inventory inventory;
  inventory.declarations.resize(1);
  CHECK(LicenseSelection(inventory).find(0) == DeclarationHit{});
  CHECK(LicenseSelection(inventory).find(no_index) == DeclarationHit{});
}
