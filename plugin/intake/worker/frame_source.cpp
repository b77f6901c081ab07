// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/frame_source.hpp"

#include "intake/worker_frames.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sluice {

FrameSource::FrameSource(int descriptor) : descriptor_(descriptor), buffer_(64u << 10) {}

/// More bytes behind those at hand; false at the end.
bool FrameSource::fill() {
  if (is_closed_) return false;
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
  } while (got < 0 && errno == EINTR);
  is_closed_ = got <= 0;
  if (!is_closed_) end_ += static_cast<std::size_t>(got);
  return !is_closed_;
}

/// False at the end; else bytes of a frame are left.
bool FrameSource::open_frame() {
  while (left_ == 0 && !is_over_) {
    while (end_ - begin_ < frame_head_bytes) {
      if (!fill()) return false;
    }
    std::uint64_t head = 0;
    for (std::size_t i = frame_head_bytes; i > 0; --i) {
      head = head << 8 | std::to_integer<std::uint64_t>(buffer_.span()[begin_ + i - 1]);
    }
    begin_ += frame_head_bytes;
    if (head == frame_end) is_over_ = true;
    if (is_over_) break;
    is_hole_ = (head & frame_hole_mark) != 0;
    left_ = head & ~frame_hole_mark;
  }
  return !is_over_;
}

std::string FrameSource::next_archive() {
  while (skip(std::uint64_t{1} << 40) != 0) {
  }
  while (is_over_ && end_ - begin_ < frame_format_bytes) {
    if (!fill()) return {};
  }
  if (!is_over_) return {};
  const char* const text = reinterpret_cast<const char*>(buffer_.data() + begin_);
  std::string format(text, std::find(text, text + frame_format_bytes, '\0'));
  begin_ += frame_format_bytes;
  is_over_ = false;
  return format;
}

Result<std::size_t> FrameSource::read(std::span<std::byte> buffer) {
  if (!open_frame()) return std::size_t{0};
  auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, buffer.size()));
  if (is_hole_) {
    std::ranges::fill(buffer.first(count), std::byte{0});
  } else {
    if (begin_ == end_ && !fill()) return std::size_t{0};
    count = std::min(count, end_ - begin_);
    std::copy_n(buffer_.data() + begin_, count, buffer.begin());
    begin_ += count;
  }
  left_ -= count;
  return count;
}

/// Passes over holes, and over bytes that are already here.
std::uint64_t FrameSource::skip(std::uint64_t count) {
  std::uint64_t skipped = 0;
  while (skipped < count && open_frame()) {
    std::uint64_t part = std::min(left_, count - skipped);
    if (!is_hole_) {
      if (begin_ == end_ && !fill()) break;
      part = std::min<std::uint64_t>(part, end_ - begin_);
      begin_ += static_cast<std::size_t>(part);
    }
    left_ -= part;
    skipped += part;
  }
  return skipped;
}

}  // namespace sluice
