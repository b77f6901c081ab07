// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/source_window.hpp"

#include <cstring>

namespace sluice {

Result<void> SourceWindow::fill(std::size_t count) {
  std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
  filled_ -= at_;
  at_ = 0;
  while (!is_ended_ && filled_ < count) {
    TRY_ASSIGN(const std::size_t got, source_.read(buffer_.from(filled_)));
    filled_ += got;
    is_ended_ = got == 0;
  }
  return {};
}

Result<std::span<const std::byte>> SourceWindow::next(std::uint64_t most) {
  if (at_ == filled_) {
    TRY(fill(1));
  }
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(most, filled_ - at_));
  const std::span<const std::byte> bytes = buffer_.from(at_).first(count);
  at_ += count;
  return bytes;
}

Result<std::span<const std::byte>> SourceWindow::take_frame(std::uint64_t most) {
  TRY_ASSIGN(const std::span<const std::byte> bytes, next(most));
  if (skeleton_ != nullptr && !bytes.empty()) skeleton_->bytes(bytes);
  return bytes;
}

Result<std::span<const std::byte>> SourceWindow::take_data(std::uint64_t most) {
  TRY_ASSIGN(const std::span<const std::byte> bytes, next(most));
  if (skeleton_ != nullptr && !bytes.empty()) skeleton_->hole(bytes.size());
  return bytes;
}

Result<std::uint64_t> SourceWindow::skip_frame(std::uint64_t count) {
  std::uint64_t taken = 0;
  while (taken < count) {
    TRY_ASSIGN(const std::span<const std::byte> bytes, take_frame(count - taken));
    if (bytes.empty()) break;
    taken += bytes.size();
  }
  return taken;
}

Result<std::uint64_t> SourceWindow::skip_data(std::uint64_t count) {
  std::uint64_t taken = 0;
  while (taken < count) {
    TRY_ASSIGN(const std::span<const std::byte> bytes, take_data(count - taken));
    if (bytes.empty()) break;
    taken += bytes.size();
  }
  return taken;
}

bool is_zero(std::span<const std::byte> bytes) {
  return bytes.empty() ||
         (bytes[0] == std::byte{0} && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

}  // namespace sluice
