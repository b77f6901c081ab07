// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/cases.hpp"
#include "model/catalogue.hpp"
#include "model/license_names.hpp"
#include "model/policy.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sluice {

/// Where policy files come from. Paths as the user named them; diagnostics show them so.
struct PolicySources {
  std::string project_file;          ///< sluice.yaml; empty: none, the fallback pack at observe holds
  std::vector<std::string> packs;    ///< --policy FILE: in place of the project's `extends`
  std::string builtin_folder;        ///< installed folder with rules/, packs/ (`builtin:NAME@MAJOR`) and licenses/
  const LicenseNames* license_names = nullptr;  ///< to refuse ids that are not listed; null: every id is taken
  std::string rung;                  ///< --rung: may only be stricter than the project's, else refused
  std::vector<std::string> overlays;  ///< packs of the machine that tighten whatever else holds; among `texts`
  std::map<std::string, std::string, std::less<>> texts;  ///< files whose signatures were verified, by path ("machine:/...")
  std::vector<std::string> watched;  ///< files that the above was made from, or would have been: a build looks at them again
  /// Opens what holds packs besides plain files: an archive, or an address and the SHA-256 that pins it (else empty). Gives
  /// its files by path in it; a single file is "pack.yaml". Null: such packs are refused.
  std::function<Result<std::map<std::string, std::string, std::less<>>>(const std::string& place, const std::string& sha256)> open_packs;
  bool takes_loopback = false;       ///< tests: http://127.0.0.1 counts as an address
  bool needs_lock = false;           ///< a pack that sluice.lock does not list is an error, not a remark
};

/// Reads rules, packs, register, project, waivers, lock and baseline into one validated Policy. Every problem of every file is
/// collected before it fails (Failure::cannot_start, one Diagnostic each). Loosening by a project is such a problem.
Result<Policy> load_policy(const PolicySources& sources, const Catalogue& catalogue);

/// All cases of the rules and packs read by the same sources. A rule without a passing and a failing case is a diagnostic.
struct PolicyCases {
  Policy policy;
  std::vector<Case> cases;
  std::vector<Diagnostic> missing;   ///< rules without a passing or a failing case
};
Result<PolicyCases> load_cases(const PolicySources& sources, const Catalogue& catalogue);

/// Text of a fresh sluice.lock for these sources: sha256 of every pack and rule file.
Result<std::string> make_lock(const PolicySources& sources, const Catalogue& catalogue);

}  // namespace sluice
