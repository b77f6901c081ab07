// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A value of a JSON text, looked at where it stands. A file API reply of 1,000 targets has 40 MB, of which a gate needs little;
/// base/json builds a tree of it all, which takes ten times the promised time. Values that nobody asks for are only stepped over:
/// strings and brackets are matched, nothing else is checked.
class JsonView {
 public:
  JsonView() = default;
  explicit JsonView(std::string_view raw) : raw_(raw) {}

  std::string text() const;              ///< a string's value, without escapes; empty for anything else
  std::string_view raw_text() const { return raw_.starts_with('"') ? without_quotes(raw_) : std::string_view{}; }  ///< as it is written
  std::int64_t integer() const;          ///< 0 for anything else
  bool is_true() const { return raw_ == "true"; }
  bool is_object() const { return raw_.starts_with('{'); }

  /// Calls visit(key, value) for each member of an object; keys as they are written. Nothing for other values.
  template <class Visit>
  void for_each_member(const Visit& visit) const {
    std::string_view rest = inside('{');
    while (const auto key = take(rest)) {
      const auto value = take(rest);
      if (!value) return;
      visit(without_quotes(key->raw_), *value);
    }
  }

  /// Calls visit(value) for each item of an array. Nothing for other values.
  template <class Visit>
  void for_each_item(const Visit& visit) const {
    std::string_view rest = inside('[');
    while (const auto item = take(rest)) visit(*item);
  }

  /// The value of a whole text: absent if it is cut off, its brackets do not match, or text follows it.
  static std::optional<JsonView> of_text(std::string_view text);

 private:
  std::string_view inside(char bracket) const {
    return raw_.starts_with(bracket) ? raw_.substr(1, raw_.size() - 2) : std::string_view{};
  }
  static std::string_view without_quotes(std::string_view raw) { return raw.size() >= 2 ? raw.substr(1, raw.size() - 2) : raw; }
  static std::optional<JsonView> take(std::string_view& rest);  ///< the next value; steps over blanks, commas and colons

  std::string_view raw_;
};

}  // namespace sluice
