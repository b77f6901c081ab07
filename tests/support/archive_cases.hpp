// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"

#include <string>
#include <vector>

namespace sluice::test {

/// An archive made at test time, and what must be said about it.
struct ArchiveCase {
  std::string file_name;  ///< "dotdot.tar"; also the case's name
  std::string bytes;
  std::string expected;  ///< every hazard, as stated() writes them (support/stated.hpp); empty: none
  std::string verdict;   ///< "pass", "warn" or "fail" by the worst weight
  Limits limits = {};
};

/// Names of entries, each as tar and as ZIP.
std::vector<ArchiveCase> path_cases();
/// Two entries that collide.
std::vector<ArchiveCase> collision_cases();
/// Symlinks and hard links.
std::vector<ArchiveCase> link_cases();
/// Types, modes, attributes, times, and what a name says a file is for.
std::vector<ArchiveCase> entry_cases();
/// Sizes, counts and depths beyond a limit, and what lies just below.
std::vector<ArchiveCase> limit_cases();
/// ZIP entries that cannot be read without a password.
std::vector<ArchiveCase> encryption_cases();

/// All of the above.
std::vector<ArchiveCase> archive_cases();

}  // namespace sluice::test
