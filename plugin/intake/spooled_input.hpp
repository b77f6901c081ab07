// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

namespace sluice {

/// Bytes that came through a pipe, kept in a file without a name: gone with this object, or with the process.
class SpooledInput {
 public:
  explicit SpooledInput(std::FILE* file) : file_(file) {}

  /// Host path under which this process can open the bytes, as often as it likes.
  std::string path() const;
  std::FILE* get() const { return file_.get(); }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
};

/// Takes everything from an open descriptor, to its end. More than `most_bytes`, and a full disk, are Errors.
Result<SpooledInput> spool_input(int descriptor, std::uint64_t most_bytes);

}  // namespace sluice
