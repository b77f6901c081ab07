// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Deliveries whose files and documents state licenses, a policy that knows a few licenses, and rules run on both.
#pragma once

#include "checks/license_conclusions.hpp"
#include "checks/run_rule.hpp"

namespace sluice::test {

/// MIT and ISC are permissive, MPL-2.0 and the LGPL weak, the GPL strong.
inline LicenseCategories few_categories() {
  LicenseCategories made;
  for (const char* id : {"permissive", "weak-copyleft", "strong-copyleft"}) made.categories.push_back({id, "", {}});
  const auto add = [&](const char* key, const char* category) { made.licenses[key] = {category, "test", {}}; };
  add("mit", "permissive");
  add("isc", "permissive");
  for (const char* key : {"mpl-2.0", "lgpl-2.1-only", "lgpl-2.1-or-later"}) add(key, "weak-copyleft");
  for (const char* key : {"gpl-2.0-only", "gpl-2.0-or-later"}) add(key, "strong-copyleft");
  made.exceptions["gcc-exception-2.0"] = {"permissive", "test", {}};
  return made;
}

class BuildLicensed : public BuildInventory {
 public:
  Policy policy;
  std::vector<StandingDecision> decisions;

  BuildLicensed() { policy.license_categories = few_categories(); }

  /// Container of a new delivery.
  std::uint32_t deliver(const std::string& name) { return inventory.deliveries[add_delivery(name)].container; }

  LicenseStatement& state(std::uint32_t entry, const std::string& expression,
                          LicenseEvidence kind = LicenseEvidence::tag) {
    if (inventory.licensing.empty() || inventory.licensing.back().entry != entry) {
      inventory.licensing.push_back({entry, expression, {}, {}, false});
    }
    inventory.licensing.back().statements.push_back({kind, expression, 3, 3, 1000, "", "", false});
    return inventory.licensing.back().statements.back();
  }

  /// A new file that states a license.
  std::uint32_t add_stating(std::uint32_t container, const std::string& path, const std::string& expression,
                            LicenseEvidence kind = LicenseEvidence::tag) {
    const std::uint32_t entry = add_file(container, path);
    state(entry, expression, kind);
    return entry;
  }

  std::uint32_t add_text(std::uint32_t container, const std::string& path, const std::string& license) {
    return add_stating(container, path, license, LicenseEvidence::text_exact);
  }

  /// Of the file that stated something last.
  void add_holder(const std::string& holder) { inventory.licensing.back().copyrights.push_back({holder, "2026", 1}); }

  /// A new document that declares a license of what lies around it.
  LicenseDeclaration& declare(std::uint32_t container, const std::string& path, const std::string& expression,
                              const std::string& name = "tones", const std::string& version = "1.0") {
    LicenseDeclaration made;
    made.entry = add_file(container, path);
    made.format = path.substr(path.rfind('/') + 1);
    made.name = name;
    made.version = version;
    made.expression = expression;
    made.origin = {inventory.contents.full_path(container, made.entry), 2, 1, "license", "test"};
    inventory.declarations.push_back(std::move(made));
    return inventory.declarations.back();
  }

  StandingDecision& decide(DecisionKind kind, const std::string& answer, const std::string& about = "") {
    StandingDecision made;
    made.id = "d" + std::to_string(decisions.size() + 1);
    made.kind = kind;
    made.about = about;
    if (auto parsed = parse_license_expression(about, nullptr)) made.about_license = std::move(*parsed);
    made.answer = answer;
    decisions.push_back(std::move(made));
    return decisions.back();
  }

  const std::vector<LicenseConclusion>& conclude() {
    inventory.conclusions = conclude_licenses(inventory, decisions);
    return inventory.conclusions;
  }

  RuleResult run(const Rule& rule) {
    conclude();
    policy.rules = {rule};
    return run_first(inventory, policy);
  }

  /// A target of the build that compiles files of components.
  void add_target(std::string name, Texts sources = {}, bool ships = true) {
    if (!inventory.build) inventory.build.emplace();
    inventory.build->targets.push_back({std::move(name), "EXECUTABLE", ships, {}, std::move(sources)});
  }
};

/// Codec 1.2, taken in by a build from an archive that is under the LGPL.
struct CodecInBuild : BuildLicensed {
  std::uint32_t archive = deliver("codec-1.2.tar.gz");

  CodecInBuild() {
    add_text(archive, "codec-1.2/COPYING", "LGPL-2.1-only");
    Component& codec = add_component("pkg:generic/codec@1.2", "FetchContent", "third_party/codec-1.2.tar.gz");
    codec.name = "codec";
    codec.location = "_deps/codec-src";
    inventory.deliveries[0].taken_in = codec.origins[0];
    inventory.build.emplace();
  }
};

inline Texts seen_by(BuildLicensed& built, const Rule& rule) { return seen(built.run(rule)); }

}  // namespace sluice::test
