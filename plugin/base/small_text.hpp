// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sluice {

/// A text of its own in 8 bytes, for structs of which there are a million: up to 7 bytes lie in it, more lie on the
/// heap behind a 4-byte length. It does not grow; a text of 4 GiB or more is cut. Converts to and from
/// std::string_view.
class SmallText {
 public:
  SmallText() noexcept = default;
  SmallText(std::string_view text);
  SmallText(const std::string& text) : SmallText(std::string_view(text)) {}
  SmallText(const char* text) : SmallText(std::string_view(text)) {}
  SmallText(const SmallText& other) : SmallText(other.view()) {}
  SmallText(SmallText&& other) noexcept : word_(other.word_) { other.word_ = word_of_nothing; }
  SmallText& operator=(const SmallText& other) { return *this = SmallText(other); }
  SmallText& operator=(SmallText&& other) noexcept {
    std::swap(word_, other.word_);
    return *this;
  }
  ~SmallText() {
    if (!is_inside()) drop();
  }

  std::string_view view() const {
    return is_inside() ? std::string_view(inside(), static_cast<std::size_t>(word_[tag_at] >> 1)) : outside();
  }
  operator std::string_view() const { return view(); }
  const char* data() const { return view().data(); }
  std::size_t size() const { return view().size(); }
  bool empty() const { return word_ == word_of_nothing; }

  friend bool operator==(const SmallText& a, const SmallText& b) { return a.view() == b.view(); }
  template <std::convertible_to<std::string_view> Text>
  friend bool operator==(const SmallText& a, const Text& b) {
    return a.view() == std::string_view(b);
  }
  friend std::strong_ordering operator<=>(const SmallText& a, const SmallText& b) { return a.view() <=> b.view(); }

 private:
  using Word = std::array<unsigned char, sizeof(void*)>;
  static_assert(sizeof(Word) == 8);
  // The byte with a pointer's lowest bits: 0 in those of a pointer that operator new gave, so bit 0 marks a text
  // inside.
  static constexpr std::size_t tag_at = std::endian::native == std::endian::little ? 0 : 7;
  static constexpr std::size_t text_at = tag_at == 0 ? 1 : 0;
  static constexpr std::size_t most_inside = 7;
  static constexpr Word word_of_nothing = [] {
    Word word{};
    word[tag_at] = 1;
    return word;
  }();

  bool is_inside() const { return (word_[tag_at] & 1u) != 0; }
  const char* inside() const { return reinterpret_cast<const char*>(word_.data()) + text_at; }
  std::string_view outside() const;
  void drop();

  Word word_ = word_of_nothing;
};

}  // namespace sluice
