// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What one stretch of a file states. Depends on its bytes alone, so that results can be kept.
#pragma once

#include "license/license_index.hpp"
#include "license/statement_rules.hpp"
#include "license/text_encoding.hpp"
#include "license/tokens.hpp"
#include "model/licensing.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

/// Where a changed text differs. Lines and offsets are the window's until they are the file's.
struct TextChange {
  std::uint32_t line = 0;   ///< the last that is as it should be
  std::uint32_t added = 0;  ///< words
  std::string added_words;  ///< shortened
  std::uint32_t missing = 0;
  std::string missing_words;  ///< shortened
};

/// A statement and where it stands.
struct FoundStatement {
  LicenseStatement statement;
  std::uint64_t begin = 0;  ///< bytes, near enough for distances
  std::uint64_t end = 0;
  std::vector<TextChange> changes;
};

/// The statements of a window, in order; what others already say at the same place is left out.
struct WindowFinds {
  std::vector<FoundStatement> statements;
  std::vector<CopyrightNotice> copyrights;  ///< hook: nothing finds them yet
  bool is_cut = false;
};

/// Reads windows of files.
class WindowReader {
 public:
  WindowReader(const LicenseIndex& index, const StatementRules& rules) : index_(index), rules_(rules) {}

  /// Lines from 1, offsets from 0. In binary files, only tags and texts count.
  WindowFinds read(std::string_view bytes, TextEncoding encoding) const;

 private:
  const LicenseIndex& index_;
  const StatementRules& rules_;
};

/// "23 words added after line 12: 'not for commercial use ...'; 4 words missing after line 30: '...'".
std::string describe_changes(const std::vector<TextChange>& changes);

}  // namespace sluice::license
