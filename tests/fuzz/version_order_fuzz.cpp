// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/version_order.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Two versions, a line each: their order is the reverse of the order the other way round, and each is equal to itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::size_t end = text.find('\n');
  const std::string_view a = text.substr(0, end);
  const std::string_view b = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  for (int i = 0; i <= static_cast<int>(sluice::VersionScheme::lexicographic); ++i) {
    const auto scheme = static_cast<sluice::VersionScheme>(i);
    const auto order = compare_versions(scheme, a, b), other = compare_versions(scheme, b, a);
    if (order.has_value() != other.has_value()) std::abort();
    if (order && *order != (0 <=> *other)) std::abort();
    if (const auto same = compare_versions(scheme, a, a); same && *same != 0) std::abort();
  }
  return 0;
}
