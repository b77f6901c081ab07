// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SBOMs of a delivery, joined to its files as the readers would.
#pragma once

#include "checks/run_rule.hpp"
#include "model/sbom_claims.hpp"
#include "support/build_sbom.hpp"

#include <algorithm>
#include <string>

namespace sluice::test {

/// Joins files and named components to entries of the same path, and compares the first digest that can be.
inline void match_by_path(BuildInventory& built) {
  Contents& contents = built.inventory.contents;
  std::ranges::sort(contents.digests);
  for (SbomDocument& document : built.inventory.sboms) {
    document.container = 0;
    for (std::uint32_t i = 0; i < document.sbom.elements.size(); ++i) {
      const SbomElement& element = document.sbom.elements[i];
      const bool is_file = element.kind == SbomElementKind::file;
      const SbomField* const name = document.sbom.find(element, is_file ? "name" : "filename");
      if (name == nullptr || (!is_file && element.kind != SbomElementKind::component)) continue;
      SbomMatch match{i, static_cast<std::uint32_t>(name - document.sbom.fields.data()), no_index, no_index, SbomFound::missing};
      for (std::uint32_t entry = 0; entry < contents.entries.size(); ++entry) {
        if (contents.entries[entry].path.view() == document.sbom.text(name->value)) match.entry = entry;
      }
      if (match.entry != no_index) {
        match.container = contents.entries[match.entry].container;
        match.found = SbomFound::undecided;
        for (const SbomDigest& digest : digests_of(document.sbom, match)) {
          const std::string actual = contents.find_digest(match.container, match.entry, digest.algorithm);
          if (actual.empty() || match.found == SbomFound::changed) continue;
          const bool is_same = document.sbom.text(document.sbom.fields[digest.field].value) == actual;
          match.found = is_same ? SbomFound::match : SbomFound::changed;
        }
      }
      document.matches.push_back(match);
    }
  }
}

/// The cause of the first finding of that term; empty if there is none.
inline std::string cause_of(const RuleResult& result, std::string_view term) {
  const auto found = std::ranges::find_if(result.findings, [&](const Finding& one) { return one.term.starts_with(term); });
  return found == result.findings.end() ? std::string() : found->cause;
}

inline bool mentions(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace sluice::test
