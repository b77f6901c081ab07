// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/file_source.hpp"

#include <algorithm>

namespace sluice {

Result<std::size_t> FileSource::read(std::span<std::byte> buffer) {
  constexpr std::size_t growth = 4;
  const std::uint64_t wanted = std::min({std::uint64_t{buffer.size()}, std::uint64_t{window_}, size_ - at_});
  TRY_ASSIGN(const std::size_t got, read_file_at(descriptor_, at_, buffer.first(static_cast<std::size_t>(wanted))));
  at_ += got;
  window_ = std::min(window_ * growth, buffer.size());
  return got;
}

Result<void> FileSource::seek(std::uint64_t offset) {
  at_ = std::min(offset, size_);
  window_ = least_window;
  return {};
}

std::uint64_t FileSource::skip(std::uint64_t count) {
  const std::uint64_t skipped = std::min(count, size_ - at_);
  at_ += skipped;
  if (skipped > 0) window_ = least_window;
  return skipped;
}

}  // namespace sluice
