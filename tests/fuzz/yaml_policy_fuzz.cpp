// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Any text as a rule file, a pack's parts and a register: problems, never a crash.
#include "policy/keys.hpp"
#include "policy/pack_parts.hpp"
#include "policy/reading.hpp"
#include "policy/register_file.hpp"
#include "policy/rule_file.hpp"
#include "policy/vocabulary.hpp"
#include "policy/waiver_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

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
  return 0;
}
