// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Members that are left out where there is nothing to say.
#pragma once

#include "base/json.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace sluice::exports {

inline json::Value text_value(std::string_view text) { return json::Value::of(std::string(text)); }

inline bool is_empty(const json::Value& value) {
  using Kind = json::Value::Kind;
  return value.kind == Kind::null || (value.kind == Kind::array && value.items.empty()) ||
         (value.kind == Kind::object && value.members.empty());
}

inline void put(json::Value& object, std::string_view key, std::string_view text) {
  if (!text.empty()) object.set(std::string(key), text_value(text));
}

inline void put(json::Value& object, std::string_view key, json::Value value) {
  if (!is_empty(value)) object.set(std::string(key), std::move(value));
}

inline void append(json::Value& array, json::Value value) {
  if (!is_empty(value)) array.items.push_back(std::move(value));
}

}  // namespace sluice::exports
