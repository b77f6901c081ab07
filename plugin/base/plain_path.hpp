// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string_view>

namespace sluice {

/// True if nothing in a relative path is to be resolved: no part is empty or begins with a dot.
inline bool is_plain_path(std::string_view path) {
  char before = '/';
  for (const char c : path) {
    if (before == '/' && (c == '/' || c == '.')) return false;
    before = c;
  }
  return before != '/';
}

}  // namespace sluice
