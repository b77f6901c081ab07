// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/escape.hpp"
#include "base/fields.hpp"
#include "base/json_writer.hpp"
#include "base/small_text.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace sluice::fields {

/// JSON's integers here are 64-bit and signed; counts beyond 2^63-1 do not occur, and would be written as that.
template <Integer T>
std::int64_t to_json_integer(T value) {
  if constexpr (std::is_same_v<T, std::uint64_t>) {
    return static_cast<std::int64_t>(
        std::min(value, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
  } else {
    return static_cast<std::int64_t>(value);
  }
}

inline void write(json::Writer& out, bool value) { out.boolean(value); }
inline void write(json::Writer& out, double value) { out.number(value); }
/// Strings are raw bytes in the model: base/escape.hpp's reversible form carries them exactly.
inline void write(json::Writer& out, const std::string& value) { out.string(to_visible(value)); }
inline void write(json::Writer& out, const SmallText& value) { out.string(to_visible(value)); }
inline void write(json::Writer& out, Day value) { out.string(to_string(value)); }
inline void write(json::Writer& out, const Digest& value) { out.string(to_hex(value)); }

template <Integer T>
void write(json::Writer& out, T value) {
  out.integer(to_json_integer(value));
}

template <Enumeration T>
void write(json::Writer& out, T value) {
  out.string(Spelling<T>::text(value));
}

template <class T>
void write(json::Writer& out, const std::optional<T>& value);
template <class T>
void write(json::Writer& out, const std::vector<T>& values);

template <StoodIn T>
void write(json::Writer& out, const T& value);

template <Struct T>
void write(json::Writer& out, const T& value) {
  [[maybe_unused]] static const T untouched{};  // g++ 12 warns where every field is required
  out.open_object();
  for_each_field<T>([&](const auto& field) {
    if (!field.is_required && value.*field.member == untouched.*field.member) return;
    out.key(field.name);
    write(out, value.*field.member);
  });
  out.close_object();
}

template <StoodIn T>
void write(json::Writer& out, const T& value) {
  write(out, StandIn<T>::plain(value));
}

template <class T>
void write(json::Writer& out, const std::optional<T>& value) {
  value ? write(out, *value) : out.null();
}

template <class T>
void write(json::Writer& out, const std::vector<T>& values) {
  out.open_array();
  for (const T& value : values) write(out, value);
  out.close_array();
}

}  // namespace sluice::fields
