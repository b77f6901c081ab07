// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/archive_cases.hpp"

#include <iterator>

namespace sluice::test {

std::vector<ArchiveCase> archive_cases() {
  std::vector<ArchiveCase> all;
  for (const auto group : {path_cases, collision_cases, link_cases, entry_cases, limit_cases, encryption_cases}) {
    std::vector<ArchiveCase> cases = group();
    all.insert(all.end(), std::make_move_iterator(cases.begin()), std::make_move_iterator(cases.end()));
  }
  return all;
}

}  // namespace sluice::test
