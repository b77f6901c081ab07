// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/source_window.hpp"

#include <cstring>

namespace sluice {

Result<void> SourceWindow::fill(std::size_t count) {
  if (hashes_ != nullptr) hashes_->settle();
  if (rest_.empty() && !is_ended_ && source_.can_lend()) {
    TRY_ASSIGN(rest_, source_.lend());
    is_ended_ = rest_.empty();
    if (rest_.size() >= count) return {};
  }
  if (!rest_.empty()) std::memmove(buffer_.data(), rest_.data(), rest_.size());
  std::size_t filled = rest_.size();
  while (!is_ended_ && filled < count) {
    const std::size_t most = source_.can_lend() ? count - filled : buffer_.size() - filled;  // what follows is lent
    TRY_ASSIGN(const std::size_t got, source_.read(buffer_.from(filled).first(most)));
    filled += got;
    is_ended_ = got == 0;
  }
  rest_ = buffer_.first(filled);
  return {};
}

Result<std::span<const std::byte>> SourceWindow::next(std::uint64_t most) {
  if (rest_.empty()) {
    TRY(fill(1));
  }
  const std::span<const std::byte> bytes =
      rest_.first(static_cast<std::size_t>(std::min<std::uint64_t>(most, rest_.size())));
  rest_ = rest_.subspan(bytes.size());
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
