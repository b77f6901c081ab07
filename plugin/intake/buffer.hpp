// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace sluice {

/// Bytes to read into, not zeroed before: a nested archive is often smaller than the pages of one block.
class Buffer {
 public:
  explicit Buffer(std::size_t size) : bytes_(std::make_unique_for_overwrite<std::byte[]>(size)), size_(size) {}
  std::byte* data() const { return bytes_.get(); }
  std::size_t size() const { return size_; }
  std::span<std::byte> span() const { return {bytes_.get(), size_}; }
  std::span<std::byte> first(std::size_t count) const { return span().first(count); }
  std::span<std::byte> from(std::size_t at) const { return span().subspan(at); }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  std::size_t size_;
};

}  // namespace sluice
