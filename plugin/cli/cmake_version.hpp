// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

struct CmakeVersion {
  int major = 0, minor = 0;
  friend auto operator<=>(const CmakeVersion&, const CmakeVersion&) = default;
};

/// The version in what `cmake --version` prints: "cmake version 3.25.1"; absent if it says something else.
std::optional<CmakeVersion> parse_cmake_version(std::string_view text);

/// Runs `PROGRAM --version`; absent if it cannot be run, or says something else.
std::optional<CmakeVersion> ask_cmake_version(const std::string& program);

}  // namespace sluice
