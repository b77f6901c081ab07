// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/small_text.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>

namespace sluice {
namespace {

using Length = std::uint32_t;

}  // namespace

SmallText::SmallText(std::string_view text) {
  text = text.substr(0, std::numeric_limits<Length>::max());
  if (text.size() <= most_inside) {
    word_[tag_at] = static_cast<unsigned char>((text.size() << 1) | 1u);
    std::copy(text.begin(), text.end(), word_.begin() + text_at);
    return;
  }
  char* const block = static_cast<char*>(::operator new(sizeof(Length) + text.size()));
  const auto length = static_cast<Length>(text.size());
  std::memcpy(block, &length, sizeof(Length));
  std::memcpy(block + sizeof(Length), text.data(), text.size());
  word_ = std::bit_cast<Word>(block);
}

std::string_view SmallText::outside() const {
  const char* const block = std::bit_cast<const char*>(word_);
  Length length = 0;
  std::memcpy(&length, block, sizeof(Length));
  return {block + sizeof(Length), length};
}

void SmallText::drop() { ::operator delete(std::bit_cast<char*>(word_)); }

}  // namespace sluice
