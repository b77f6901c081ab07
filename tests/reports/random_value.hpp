// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/fields.hpp"
#include "base/small_text.hpp"

#include <cstdint>
#include <limits>
#include <random>

namespace sluice::test {

/// Fills any value that has field tables with arbitrary content, so that each field of each struct takes part. The same
/// seed gives the same values everywhere.
class RandomValue {
 public:
  explicit RandomValue(std::uint32_t seed) : random_(seed) {}

  void fill(bool& value) { value = below(2) == 1; }
  void fill(double& value) { value = static_cast<double>(below(1'000'000)) / 7.0; }
  void fill(Day& value) { value.since_epoch = static_cast<std::int32_t>(below(30'000)); }
  void fill(Digest& value) {
    for (std::uint8_t& byte : value.bytes) byte = static_cast<std::uint8_t>(below(256));
  }
  /// Raw bytes, and pieces that look like escapes.
  void fill(std::string& value) {
    constexpr std::string_view pieces[] = {"a",        "\\",   "\\u{41}", "\\x{ff}",  "::", "##vso[",      "\n",
                                           "\x1b[31m", "\xff", "\xc3",    "\xc3\xa4", "\"", "\xe2\x80\xae"};
    value.clear();
    for (std::uint32_t i = below(6); i > 0; --i) value += pieces[below(std::size(pieces))];
    if (below(4) == 0) value += static_cast<char>(below(256));
  }
  void fill(SmallText& value) {
    std::string text;
    fill(text);
    value = text;
  }
  template <fields::Integer T>
  void fill(T& value) {
    const std::uint64_t most =
        std::min<std::uint64_t>(static_cast<std::uint64_t>(std::numeric_limits<T>::max()),
                                static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    const std::uint64_t drawn = (static_cast<std::uint64_t>(random_()) << 32) | random_();
    value = below(4) == 0 ? static_cast<T>(most) : static_cast<T>(drawn & most);
  }
  template <fields::Enumeration T>
  void fill(T& value) {
    value = static_cast<T>(below(static_cast<std::size_t>(fields::Spelling<T>::last) + 1));
  }
  template <class T>
  void fill(std::optional<T>& value) {
    if (below(3) != 0) fill(value.emplace());
  }
  template <class T>
  void fill(std::vector<T>& values) {
    values.resize(below(4));
    for (T& value : values) fill(value);
  }
  template <fields::StoodIn T>
  void fill(T& value) {
    typename fields::StandIn<T>::Plain plain;
    fill(plain);
    value = fields::StandIn<T>::whole(plain);
  }
  template <fields::Struct T>
  void fill(T& value) {
    fields::for_each_field<T>([&](const auto& field) { fill(value.*field.member); });
  }

 private:
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  std::mt19937 random_;
};

}  // namespace sluice::test
