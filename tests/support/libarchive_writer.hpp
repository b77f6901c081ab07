// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "support/tree.hpp"

#include <string>
#include <string_view>

struct archive;

namespace sluice::test {

/// libarchive's writer into memory. Set a format on handle(), then open(), add() and finish(). A failure of libarchive
/// makes finish() return an empty string.
class LibarchiveWriter {
 public:
  /// `filter`: "", "gz", "xz", "zst" or "bz2".
  explicit LibarchiveWriter(std::string_view filter);
  ~LibarchiveWriter();
  LibarchiveWriter(const LibarchiveWriter&) = delete;
  LibarchiveWriter& operator=(const LibarchiveWriter&) = delete;
  ::archive* handle() const { return archive_; }
  void open();
  /// Adds the entry under `name`, with fixed times and owners.
  void add(const PackEntry& entry, const std::string& name);
  std::string finish();

 private:
  void note(int status) { good_ = good_ && status >= 0; }
  ::archive* archive_;
  std::string bytes_;
  bool good_ = true;
};

}  // namespace sluice::test
