// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/copyright_notices.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

/// Notices stand in the text's order, each once, say something, and keep their bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const sluice::license::CopyrightLimits limits{.notices = 50, .holder_bytes = 100, .lines = 12, .line_bytes = 1000};
  const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  std::uint32_t line = 1;
  std::set<std::pair<std::string, std::string>> seen;
  const auto found = find_copyright_notices(text, limits);
  for (const sluice::CopyrightNotice& one : found) {
    if (one.line < line || one.line > lines) std::abort();
    if (one.holder.empty() && one.years.empty()) std::abort();
    if (one.holder.size() > limits.holder_bytes || one.holder.find('\n') != std::string::npos) std::abort();
    if (!seen.emplace(one.holder, one.years).second) std::abort();
    line = one.line;
  }
  return found.size() > limits.notices ? std::abort(), 0 : 0;
}
