// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/packages.hpp"
#include "checks/reach.hpp"
#include "model/decisions.hpp"
#include "model/inventory.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sluice {

/// An expression that files of a package state. How they do is told by those that count, if any does.
struct StatedLicense {
  bool is_fact = false;      ///< some file has it as a tag or as a whole text; else only notices say so
  bool is_text_only = true;  ///< only whole texts say so, which "-only" and "-or-later" share
  std::uint64_t files = 0;   ///< that state it, and count
  std::uint64_t set_aside = 0;
  Origin place;  ///< the first file that counts, else the first file
};
using StatedLicenses = std::map<std::string, StatedLicense>;

/// Decisions on files, by entry.
using FileDecisions = std::map<std::uint32_t, StandingDecision>;

/// What the files of each package state, by expression. Mentions, near texts and what no list knows are left out: they
/// name no license that would hold.
/// A file for which somebody concluded a license states that one.
std::vector<StatedLicenses> stated_licenses(const Inventory& inventory, const Packages& packages, const Reach& reach,
                                            const FileDecisions& decided);

/// Operands of an expression in canonical form, each once; none if it cannot be read.
std::vector<std::string> license_operands(const std::string& expression);

/// The same, as license_operand_key: what means the same is the same.
std::vector<std::string> license_keys(const std::string& expression);

/// Expressions that hold together, in canonical form; empty if there is none. What has the operands of another one
/// joined by AND is said once.
std::string join_licenses(const std::vector<std::string>& expressions);

/// The expression with one operand replaced by another expression.
std::string replace_license(const std::string& expression, const std::string& operand, const std::string& by);

}  // namespace sluice
