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
/// anywhere in a program. Both carry a checksum of their first header, so that a program that merely knows the marks is
/// none. In a script also for what tar and its compressors write: a text cannot have their marks.
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

/// True if a ZIP's end record stands near the end of a file of `size` bytes, as readers of ZIP look for it, and fits
/// it. `tail` has at least zip_tail_bytes, or all of the file.
bool ends_like_zip(std::span<const std::byte> tail, std::uint64_t size);
inline constexpr std::size_t zip_tail_bytes = 22 + 0xffff;

}  // namespace sluice
