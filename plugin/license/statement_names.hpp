// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/statement_context.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::license {

/// What stands around a name.
enum class NameContext : std::uint8_t { none, granted, denied };

/// A license named in a text, with its version and "or later".
struct FoundName {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t family = 0;
  NameStrength strength = NameStrength::weak;
  std::string version;               ///< as the list writes it; empty: none
  std::vector<std::string> further;  ///< "version 2 or 3" has "3.0" here
  bool is_later = false;
  bool is_only = false;
  bool is_glued = false;  ///< a weak name with its version, which nothing else is called: "LGPLv2.1"
  NameContext context = NameContext::none;
};

/// The names of the text, leftmost and longest, in order; each with what belongs to it.
std::vector<FoundName> find_names(const StatementContext& context);

/// The expression that a name stands for, empty if the list has none; with what is doubtful about it.
struct NamedLicense {
  std::string expression;
  bool is_unversioned = false;
  bool is_ambiguous = false;
};
NamedLicense to_license(const FoundName& name, const StatementContext& context);

}  // namespace sluice::license
