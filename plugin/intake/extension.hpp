// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <span>
#include <string_view>

namespace sluice {

/// What a file name's suffix promises.
struct Expected {
  std::string_view suffix;                    ///< lower case, with its dot
  std::span<const std::string_view> formats;  ///< outermost formats that fit; empty: no archive at all
  bool is_tar = false;                        ///< a tar must lie behind the compression
};

/// The promise of a name's suffix, or null. Suffixes with several meanings (.a, .Z, .lib, .bin, .pkg, .img) promise
/// nothing.
const Expected* find_expected(std::string_view file_name);

/// The name without the suffix that a decompressor takes off: "x.tar.gz" -> "x.tar", "x.tgz" -> "x", "x" -> "x".
std::string_view strip_compression(std::string_view file_name);

}  // namespace sluice
