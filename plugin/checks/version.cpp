// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/version.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "model/version_order.hpp"

#include <algorithm>

namespace sluice {

VersionRange::VersionRange(std::string_view text) {
  struct Spelling {
    std::string_view text;
    Op op;
  };
  constexpr Spelling spellings[] = {{">=", Op::at_least}, {"<=", Op::at_most}, {">", Op::greater},
                                    {"<", Op::less},      {"==", Op::equal},   {"=", Op::equal}};
  for (const std::string_view part : split(text, ',')) {
    Bound bound{Op::equal, trim(part)};
    for (const Spelling& spelling : spellings) {
      if (!bound.version.starts_with(spelling.text)) continue;
      bound = {spelling.op, trim(bound.version.substr(spelling.text.size()))};
      break;
    }
    bounds_.push_back(bound);
  }
}

bool VersionRange::contains(std::string_view version) const {
  return std::ranges::all_of(bounds_, [&](const Bound& bound) {
    const bool is_bound = !bound.version.empty() && is_alnum(bound.version[0]);
    if (!is_bound) return false;  // an operator that there is not
    const auto found = compare_versions(VersionScheme::generic, version, bound.version);
    if (!found) return false;
    const std::strong_ordering order = *found;
    switch (bound.op) {
      case Op::equal:
        return order == 0;
      case Op::less:
        return order < 0;
      case Op::at_most:
        return order <= 0;
      case Op::greater:
        return order > 0;
      case Op::at_least:
        return order >= 0;
    }
    return false;
  });
}

}  // namespace sluice
