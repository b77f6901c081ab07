// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/line_ends.hpp"

namespace sluice {
namespace {

constexpr std::byte carriage_return{0x0d};
constexpr std::byte line_feed{0x0a};

}  // namespace

std::span<const std::byte> LineEnds::convert(std::span<const std::byte> piece) {
  out_.clear();
  out_.reserve(piece.size() + piece.size() / 16 + 2);
  for (const std::byte byte : piece) {
    const bool is_end = byte == line_feed;
    if (to_ == To::crlf && is_end && !after_return_) out_.push_back(carriage_return);
    if (to_ == To::lf && after_return_ && !is_end) out_.push_back(carriage_return);
    after_return_ = byte == carriage_return;
    if (to_ == To::crlf || !after_return_) out_.push_back(byte);
  }
  return out_;
}

std::span<const std::byte> LineEnds::finish() {
  out_.clear();
  if (to_ == To::lf && after_return_) out_.push_back(carriage_return);
  after_return_ = false;
  return out_;
}

}  // namespace sluice
