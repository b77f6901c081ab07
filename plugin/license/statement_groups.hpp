// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/match.hpp"
#include "license/statement_names.hpp"

#include <vector>

namespace sluice::license {

/// Says of each name whether what stands around it grants or denies the license.
void judge_names(std::vector<FoundName>& names, const StatementContext& context);

/// Licenses of one statement, joined by AND or OR from the left.
struct StatementGroup {
  struct Item {
    NamedLicense license;
    std::uint32_t family = 0;
    std::string addition;  ///< exception
    std::string version;
    bool is_later = false;
    bool is_only = false;
    bool is_or = false;  ///< joined to the items before by OR
  };
  std::vector<Item> items;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t listing = 0;  ///< where a list of licenses to choose from begins, that this is part of; 0: none
  NameContext context = NameContext::none;
  NameStrength strength = NameStrength::weak;
  bool is_glued = false;
};

/// Lists of names become one group; a name of a list is granted if one before it is. Denied names are left out.
std::vector<StatementGroup> group_names(std::vector<FoundName>& names, const StatementContext& context);

std::string render_group(const StatementGroup& group);

}  // namespace sluice::license
