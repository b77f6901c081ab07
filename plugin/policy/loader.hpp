// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "policy/lock_file.hpp"
#include "policy/project_file.hpp"
#include "policy/reading.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sluice {
struct PolicySources;
}

namespace sluice::policy {

/// What one loading is for.
enum class Purpose {
  judge,  ///< everything
  cases,  ///< without what the project adds: its params, raised rules, limits, waivers, baseline and lock
  lock,   ///< without comparing the lock
};

/// Loads all policy files, stage by stage. Used once.
class Loader {
 public:
  Loader(const PolicySources& sources, const Catalogue& catalogue, Purpose purpose);

  /// Runs all stages. The policy is only good if there are no problems afterwards.
  Policy load();

  Reading& reading() { return reading_; }
  const std::vector<PackDraft>& packs() const { return pack_files_.packs(); }
  const Library& library() const { return library_; }
  /// Indexes of the packs that were asked for.
  const std::vector<std::size_t>& roots() const { return roots_; }
  LockContent lock_content() const;

  /// The problems as an error; call it only if there are any.
  Error error();

 private:
  void load_packs();
  void load_overlays();
  void apply_overlays();
  void apply_all(Policy& policy);
  void check_remaining_files();
  std::size_t decide_rung(Policy& policy);
  void read_register_and_waivers(std::size_t rung, Policy& policy);
  void read_all_decisions(Policy& policy);
  void compare_lock(Policy& policy);
  void fill(Policy& policy) const;
  const yaml::Node* project_root() const { return project_.document == nullptr ? nullptr : &project_.document->root; }

  const PolicySources& sources_;
  Purpose purpose_;
  Reading reading_;
  Library library_;
  PackFiles pack_files_;
  ProjectFile project_;
  std::vector<std::size_t> roots_;
  std::size_t project_packs_ = 0;           ///< the packs after these are the overlay's
  std::vector<std::size_t> overlay_roots_;
  Composition composition_;
  std::map<std::string, std::string, std::less<>> rule_states_;  ///< by the packs alone, for a lock
  std::optional<Rules> locked_rules_;       ///< before the overlay, which no lock pins
  std::vector<std::string> data_files_;     ///< what rules refer to: license categories and duties
  std::vector<std::string> missing_files_;  ///< looked for, and would count if they were there
};

}  // namespace sluice::policy
