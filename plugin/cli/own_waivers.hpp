// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A file of one's own waivers, and how the program adds to it.
#pragma once

#include "base/result.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice {

struct OwnWaivers {
  std::string place;
  std::string text;              ///< empty if there is no file yet
  std::vector<Waiver> waivers;   ///< that the file holds and the policy does not read
  bool is_named = false;         ///< in sluice.yaml: nothing in the file applies before
};

/// The file as it stands. One that the policy does not read, and that holds what no waiver may be, is refused.
Result<OwnWaivers> load_own_waivers(const std::string& place, const Policy& policy);

/// The whole text with more waivers at its end, read back as the policy will. An id that is used already is refused.
Result<std::string> with_waivers(const OwnWaivers& own, const std::vector<Waiver>& added, const Policy& policy);

/// What is left to do before the file applies, a line; empty if it is named.
std::string naming_hint(const OwnWaivers& own, const std::string& project_file);

}  // namespace sluice
