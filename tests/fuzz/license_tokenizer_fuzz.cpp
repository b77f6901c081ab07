// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/tokenizer.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using sluice::license::Tokens;

/// Whatever the bytes are: tokens lie in the text, in order and apart, on the line that their offset says, and the
/// text's first half, cut at a line's end, gives the same tokens again but for the last few, which may have looked
/// ahead.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  Tokens tokens;
  sluice::license::tokenize(text, tokens);
  std::uint32_t end = 0;
  std::uint32_t line = 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t offset = tokens.offsets()[i];
    if (offset < end || tokens.ends()[i] <= offset || tokens.ends()[i] > size) std::abort();
    line += static_cast<std::uint32_t>(
        std::count(text.begin() + (i == 0 ? 0 : tokens.offsets()[i - 1]), text.begin() + offset, '\n'));
    if (tokens.lines()[i] != line) std::abort();
    end = tokens.ends()[i];
  }
  constexpr std::size_t looked_ahead = 1024;
  const std::string_view half = text.substr(0, text.substr(0, size / 2).rfind('\n') + 1);
  Tokens again;
  sluice::license::tokenize(half, again);
  for (std::size_t i = 0; i < again.size() && again.ends()[i] + looked_ahead < half.size(); ++i) {
    if (again.words()[i] != tokens.words()[i] || again.offsets()[i] != tokens.offsets()[i]) std::abort();
  }
  return 0;
}
