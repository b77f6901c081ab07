// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sluice::license {

/// What a copyright notice may begin with: the word, its sign, SPDX's tag, or several in a row ("Copyright (c)").
struct CopyrightMark {
  std::size_t begin = 0;
  std::size_t end = 0;      ///< behind its last byte
  bool has_word = false;    ///< "copyright" as a word of its own
  bool has_sign = false;    ///< "©", "&copy;" and their like
  bool has_c = false;       ///< "(c)", which alone also numbers lists and calls functions
  bool is_tag = false;      ///< "SPDX-FileCopyrightText:" (REUSE 3.3), "SPDX-SnippetCopyrightText:"
  bool is_capital = false;  ///< its word begins with a capital
  bool is_shouted = false;  ///< "COPYRIGHT"
};

/// The first mark that begins at `from` or behind it. Text without one is passed over at some gigabytes a second.
std::optional<CopyrightMark> find_copyright_mark(std::string_view text, std::size_t from);

}  // namespace sluice::license
