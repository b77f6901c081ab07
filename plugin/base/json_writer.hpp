// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::json {

/// Writes JSON as text, piece by piece, without a tree. The same calls give the same bytes on any machine and in any
/// locale. The caller opens and closes in order, and writes a key before each member's value.
class Writer {
 public:
  /// Two blanks of indent a level, beginning at `depth` levels; or everything on one line.
  explicit Writer(bool indented, std::size_t depth = 0) : indented_(indented), depth_(depth) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }
  void key(std::string_view key);
  void string(std::string_view text);  ///< bytes that are no UTF-8 are replaced by U+FFFD
  void integer(std::int64_t value);
  void number(double value);  ///< shortest form that reads back equal; null if not finite
  void boolean(bool value);
  void null();

  /// What was written; the writer is then used up.
  std::string take() { return std::move(out_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();  ///< comma and line break before an item of an array
  void break_line();

  std::string out_;
  std::vector<bool> is_empty_;  ///< of each open array or object
  bool after_key_ = false;
  bool indented_;
  std::size_t depth_;
};

}  // namespace sluice::json
