// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// Sends records to the parent, small ones together. Waits while the pipe is full; a parent that is gone ends the
/// process.
class Results {
 public:
  explicit Results(int descriptor);
  void send(std::string_view record);
  void send_bytes(std::span<const std::byte> bytes);
  void flush();

 private:
  void write_out(std::span<const std::byte> bytes);

  int descriptor_;
  std::string waiting_;
};

}  // namespace sluice
