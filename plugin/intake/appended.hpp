// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sluice {

/// Looks for an archive behind a program, as self-extracting ones have it: 7z and RAR, which unpackers look for
/// anywhere in a program, and squashfs. Their first header is checked, so that a program that merely knows the marks is
/// none. In a script also for any other archive and compressed stream that has a mark which no text has.
class AppendedSearch {
 public:
  /// The next bytes of a file whose type (intake/magic) begin() found to be a program's.
  void look(std::span<const std::byte> bytes);
  void begin(std::string_view type);
  bool has_found() const { return has_found_; }

 private:
  bool finds_in(std::span<const std::byte> bytes, std::size_t starts) const;

  bool is_looking_ = false;
  bool is_script_ = false;
  bool has_found_ = false;
  std::vector<std::byte> rest_;  ///< last bytes, too few to tell
};

}  // namespace sluice
