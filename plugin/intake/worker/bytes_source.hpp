// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/worker/libarchive_input.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace sluice {

/// A small archive that came whole.
class BytesSource final : public ByteSource, public Skipper {
 public:
  explicit BytesSource(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read(std::span<std::byte> buffer) override {
    const std::size_t count = std::min(buffer.size(), bytes_.size() - at_);
    std::ranges::copy(std::as_bytes(std::span(bytes_)).subspan(at_, count), buffer.begin());
    at_ += count;
    return count;
  }
  bool can_seek() const override { return true; }
  Result<void> seek(std::uint64_t offset) override {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
    return {};
  }
  std::uint64_t size() const override { return bytes_.size(); }
  std::uint64_t skip(std::uint64_t count) override {
    const std::uint64_t skipped = std::min<std::uint64_t>(count, bytes_.size() - at_);
    at_ += static_cast<std::size_t>(skipped);
    return skipped;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace sluice
