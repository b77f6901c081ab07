// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
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

/// Looks for a ZIP behind other bytes, as readers of ZIP do: for its end record, near the end of the file.
class ZipEndSearch {
 public:
  /// The next bytes of any file.
  void look(std::span<const std::byte> bytes);
  /// Of the whole file.
  bool has_found() const;

 private:
  std::string kept_;  ///< the last bytes
  std::uint64_t seen_ = 0;
  bool has_mark_ = false;
};

}  // namespace sluice
