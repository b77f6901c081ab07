// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Any text as a rule file, a pack's parts, a register, decisions, categories and duties of licenses, and SBOM profiles:
// problems, never a crash. What was read is then asked.
#include "policy/decisions_file.hpp"
#include "policy/keys.hpp"
#include "policy/license_categories_file.hpp"
#include "policy/license_duties_file.hpp"
#include "policy/pack_parts.hpp"
#include "policy/reading.hpp"
#include "policy/register_file.hpp"
#include "policy/rule_file.hpp"
#include "policy/sbom_profile_file.hpp"
#include "policy/vocabulary.hpp"
#include "policy/waiver_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

void read_licenses(const sluice::yaml::Document& document, sluice::policy::Reading& reading) {
  using namespace sluice;
  LicenseCategories categories;
  policy::read_license_categories(document, nullptr, categories, reading);
  policy::add_license_categories(document.root, "pack", nullptr, categories, reading);
  LicenseDuties duties;
  policy::read_license_duties(document, "shipped", nullptr, duties, reading);
  policy::check_lifts(duties, reading);
  SbomProfiles profiles;
  policy::read_sbom_profile(document, "shipped", profiles, reading);
  std::vector<StandingDecision> decisions;
  policy::read_decisions(document, nullptr, decisions, reading);
  const auto expression = parse_license_expression("GPL-3.0-only WITH GCC-exception-3.1 AND MIT", nullptr);
  if (!expression) return;
  static_cast<void>(categories.category_of(expression->operands[0]));
  static_cast<void>(owed_duties(duties, *expression, {}));
  for (const StandingDecision& decision : decisions) {
    static_cast<void>(find_decision(decisions, {decision.kind, decision.sha256, "pkg:a/b@1", "c.d", decision.about}));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace sluice;  // a fuzz target has no namespace of its own
  static constexpr ParamSpec params[] = {{"terms", ParamType::term_list, true, "", Stricter::more_items, "", "terms"},
                                         {"depth", ParamType::integer, false, "3", Stricter::lower, "", "depth"}};
  static constexpr std::string_view facts[] = {"delivery.version", "delivery.files"};
  static const std::vector<KindSpec> kinds = {
      {"archive.entries", SubjectKind::archive, RuleScope::delivery, "", "", params, {}, {}, "", ""},
      {"assert", SubjectKind::delivery, RuleScope::delivery, "", "", {}, facts, {}, "", ""}};
  policy::Reading reading;
  const yaml::Document* document = reading.add(std::string(reinterpret_cast<const char*>(bytes), size), "input.yaml");
  if (document == nullptr) return 0;
  const Catalogue catalogue(kinds);
  policy::Library library(catalogue, reading);
  library.add_file(*document, false);
  library.check_replaced();
  policy::PackDraft pack;
  pack.document = document;
  policy::PackParts parts = policy::usual_parts();
  policy::Vocabulary vocabulary;
  policy::check_table(document->root, policy::pack_file_table, reading);
  policy::add_parts(pack, parts, reading);
  policy::add_vocabulary(pack, vocabulary, reading);
  for (const auto& [id, draft] : library.rules()) {
    policy::RuleDraft resolved = draft;
    if (draft.kind != nullptr) policy::resolve_params(resolved, vocabulary, reading);
  }
  static_cast<void>(policy::read_register(*document, 0, parts.rungs, reading));
  std::vector<Waiver> waivers;
  policy::read_waivers(*document, parts.waiver_policy, waivers, reading);
  read_licenses(*document, reading);
  return 0;
}
