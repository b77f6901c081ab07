// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sluice {

/// A regular expression, matched as a whole, in time linear in the text (RE2; no backtracking, bounded memory).
class Pattern {
 public:
  enum class Reads { bytes, utf8 };
  explicit Pattern(std::string_view text, Reads reads = Reads::bytes);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  bool is_valid() const;
  std::string error() const;                  ///< why it is not valid
  bool matches(std::string_view text) const;  ///< false if it is not valid

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace sluice
