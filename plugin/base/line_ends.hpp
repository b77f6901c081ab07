// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluice {

/// Rewrites the line ends of bytes that come in pieces: each "\r\n" as "\n", or each "\n" without '\r' as "\r\n".
class LineEnds {
 public:
  enum class To : std::uint8_t { lf, crlf };
  explicit LineEnds(To to) : to_(to) {}

  /// What the next piece becomes; valid until the next call.
  std::span<const std::byte> convert(std::span<const std::byte> piece);
  /// What was held back: a last '\r'.
  std::span<const std::byte> finish();

 private:
  To to_;
  bool after_return_ = false;
  std::vector<std::byte> out_;
};

}  // namespace sluice
