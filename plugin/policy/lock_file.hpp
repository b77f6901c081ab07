// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"
#include "policy/compose.hpp"
#include "policy/pack_file.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace sluice::policy {

using FileDigests = std::map<std::string, std::string, std::less<>>;  ///< SHA-256 by file

/// Every pack, every file with a selected rule, and what rules refer to, named as the lock names them: relative to the
/// lock's folder where they lie in it.
struct LockContent {
  std::vector<PackRef> packs;  ///< sorted by id; `file` as named in the lock
  FileDigests rule_files;
  FileDigests data_files;
  std::map<std::string, std::string, std::less<>> rules;  ///< what packs make of each rule, in one line; decides nothing
};

struct LockSources {
  std::span<const PackDraft> packs;
  const Rules& rules;
  const std::vector<std::string>& data_files;
};

LockContent make_lock_content(const LockSources& sources, const std::string& folder, const Reading& reading);

/// "high danger: note, warn, fail, fail #1a2b3c4d": severity, action at each rung, and a digest of all other fields. It
/// stands in the lock so that an update can say which rules were raised or lowered.
std::string locked_rule(const Rule& rule, const std::vector<Rung>& rungs);

/// Text of a lock file.
std::string render_lock(const LockContent& content);

/// Compares with a lock that was read. A file that changed since is recorded as a problem; a pack that is not listed is
/// one if `needs_lock`, else a remark. Sets `locked` on the packs that match.
void check_lock(const yaml::Document& lock, const LockContent& content, bool needs_lock, std::vector<PackRef>& packs,
                std::vector<Diagnostic>& remarks, Reading& reading);

}  // namespace sluice::policy
