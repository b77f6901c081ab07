// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json_writer.hpp"

#include <cstdint>
#include <string_view>

namespace sluice {

inline void write_member(json::Writer& out, std::string_view key, std::string_view text) {
  out.key(key);
  out.string(text);
}

inline void write_member(json::Writer& out, std::string_view key, std::uint64_t number) {
  out.key(key);
  out.integer(static_cast<std::int64_t>(number));
}

/// Leaves a member out that has nothing to say.
inline void write_stated(json::Writer& out, std::string_view key, std::string_view text) {
  if (!text.empty()) write_member(out, key, text);
}

}  // namespace sluice
