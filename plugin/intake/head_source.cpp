// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/head_source.hpp"

#include <algorithm>

namespace sluice {

Result<std::span<const std::byte>> HeadSource::peek(std::size_t most) {
  std::size_t filled = head_.size();
  head_.resize(std::max(most, filled));
  while (filled < most) {
    TRY_ASSIGN(const std::size_t got, inner_.read(std::span(head_).subspan(filled)));
    if (got == 0) break;
    filled += got;
  }
  head_.resize(filled);
  return std::span<const std::byte>(head_);
}

Result<std::size_t> HeadSource::read(std::span<std::byte> buffer) {
  if (given_ == head_.size()) return inner_.read(buffer);
  const std::size_t count = std::min(buffer.size(), head_.size() - given_);
  std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(given_), count, buffer.begin());
  given_ += count;
  return count;
}

Result<std::span<const std::byte>> HeadSource::lend() {
  if (given_ == head_.size()) return inner_.lend();
  const std::span<const std::byte> rest = std::span(head_).subspan(given_);
  given_ = head_.size();
  return rest;
}

Result<void> HeadSource::seek(std::uint64_t offset) {
  given_ = head_.size();
  return inner_.seek(offset);
}

}  // namespace sluice
