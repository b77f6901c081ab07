// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// A tar archive of regular files (POSIX.1-1988 ustar), with one time, mode and owner for all: equal files give equal bytes.
class TarWriter {
 public:
  /// Refuses a path that ustar cannot hold: more than 255 bytes, or no '/' where it must be parted.
  Result<void> add(std::string_view path, std::string_view content);
  /// The whole archive; the writer is then used up.
  std::string take();

 private:
  std::string bytes_;
};

}  // namespace sluice
