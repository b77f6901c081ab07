// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::license {

/// What the Blue Oak Council says of a permissive license, best first.
enum class BlueOak : std::uint8_t { unrated, model, gold, silver, bronze, lead };

/// A license of the SPDX License List, before it is part of an index.
struct LicenseEntry {
  std::string id;    ///< canonical spelling
  std::string name;  ///< may be empty
  std::string text;  ///< UTF-8; empty if the list's text is not known
  bool is_deprecated = false;
  bool is_osi_approved = false;
  BlueOak rating = BlueOak::unrated;
};

struct ExceptionEntry {
  std::string id;
  bool is_deprecated = false;
};

/// Everything that an index is made from; the order does not matter.
struct LicenseLists {
  std::vector<LicenseEntry> licenses;
  std::vector<ExceptionEntry> exceptions;
};

}  // namespace sluice::license
