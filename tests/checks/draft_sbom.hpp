// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SBOMs and profiles built in memory, in the words of a test.
#pragma once

#include "checks/build_inventory.hpp"
#include "checks/sbom_profile_check.hpp"
#include "support/build_sbom.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace sluice::test {

using SbomFields = std::vector<std::pair<std::string, std::string>>;

/// An SBOM of any format, with relations by the ids of elements.
class DraftSbom : public BuildSbom {
 public:
  explicit DraftSbom(const SbomFields& document = {}, const std::string& format = "cyclonedx-json",
                     const std::string& version = "1.6") {
    sbom.format = format;
    sbom.version = version;
    for (const auto& [name, value] : document) sbom.add(name, value, "/" + name);
  }

  /// Answers the element's index.
  std::uint32_t component(const SbomFields& fields, const std::string& id = "") {
    const std::uint32_t index =
        sbom.begin(SbomElementKind::component, id, fmt::format("/components/{}", sbom.elements.size() - 1), 0);
    for (const auto& [name, value] : fields) sbom.add(name, value, "/" + name);
    return index;
  }
  std::uint32_t subject(const SbomFields& fields, const std::string& id = "root") {
    const std::uint32_t index = component(fields, id);
    sbom.elements[index].is_subject = true;
    return index;
  }
  void relate(SbomRelationKind kind, const std::string& from, const std::string& to,
              SbomCompleteness completeness = SbomCompleteness::not_said) {
    SbomRelation relation;
    relation.kind = kind;
    relation.completeness = completeness;
    relation.from = sbom.find_element(from);
    relation.to = sbom.find_element(to);
    relation.from_id = sbom.intern(from);
    relation.to_id = sbom.intern(to);
    sbom.relate(relation);
  }
};

inline SbomWanted wanted(const std::string& field, SbomForm form = SbomForm::text) {
  SbomWanted one;
  one.field = field;
  one.is_family = is_sbom_family(field);
  one.form = form;
  return one;
}

inline SbomCheck make_check(std::vector<SbomWanted> any, SbomScope scope = SbomScope::component) {
  SbomCheck check;
  check.id = "check";
  check.title = "what is asked for";
  check.scope = scope;
  check.any = std::move(any);
  return check;
}

/// "missing 1 2, malformed 3": elements by answer, in the order of the document.
inline std::string answers(const SbomCheckResult& result) {
  std::string text;
  const auto add = [&](const char* answer, const std::vector<SbomMiss>& misses) {
    if (misses.empty()) return;
    text += std::string(text.empty() ? "" : ", ") + answer;
    for (const SbomMiss& miss : misses) text += miss.element == no_index ? " none" : fmt::format(" {}", miss.element);
  };
  add("missing", result.missing);
  add("malformed", result.malformed);
  add("unknown", result.unknown);
  add("forbidden", result.forbidden);
  return text;
}

/// The answers to one check alone.
inline std::string answers(const SbomCheck& check, const Sbom& sbom,
                           const std::set<std::string, std::less<>>& options = {},
                           const SbomSurroundings& around = {}) {
  SbomProfile profile;
  profile.checks.push_back(check);
  const std::vector<SbomCheckResult> results = check_sbom(profile, options, sbom, around);
  return results.empty() ? "not judged" : answers(results.front());
}

/// Adds an SBOM to a delivery, as a file in it.
inline std::uint32_t add_sbom(BuildInventory& built, std::uint32_t delivery, Sbom sbom,
                              const std::string& path = "sbom.cdx.json") {
  const std::uint32_t entry = built.add_file(built.inventory.deliveries[delivery].container, path);
  const std::uint32_t document =
      built.add_document(delivery, "sbom", entry, built.inventory.deliveries[delivery].name + "!/" + path);
  built.inventory.sboms.push_back({document, std::move(sbom)});
  return document;
}

}  // namespace sluice::test
