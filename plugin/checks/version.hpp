// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice {

/// Bounds such as ">=1.2.0, <2": all of them must hold; without an operator the version must be equal. What is no
/// bound ("~>1") holds for nothing. Versions compare as the scheme `generic` of model/version_order.hpp does.
class VersionRange {
 public:
  /// Keeps views into the text.
  explicit VersionRange(std::string_view text);
  bool contains(std::string_view version) const;

 private:
  enum class Op : std::uint8_t { equal, less, at_most, greater, at_least };
  struct Bound {
    Op op = Op::equal;
    std::string_view version;
  };
  std::vector<Bound> bounds_;
};

}  // namespace sluice
