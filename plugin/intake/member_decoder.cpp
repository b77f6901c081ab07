// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/member_decoder.hpp"

#include "intake/budget.hpp"
#include "intake/magic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t block = 256u << 10;
constexpr std::size_t longest_magic = 512;

std::span<const std::byte> without_zeros(std::span<const std::byte> bytes) {
  const auto found = std::ranges::find_if(bytes, [](std::byte b) { return b != std::byte{0}; });
  return bytes.subspan(static_cast<std::size_t>(found - bytes.begin()));
}

}  // namespace

MemberDecoder::MemberDecoder(std::unique_ptr<Codec> codec, ByteSource& source, const Limits& limits)
    : codec_(std::move(codec)), source_(source), limits_(limits), buffer_(block) {}

Result<std::size_t> MemberDecoder::read(std::span<std::byte> buffer) {
  std::span<std::byte> out = buffer;
  while (!out.empty() && state_ != State::done) {
    if (state_ == State::between_members) {
      TRY(cross_gap());
    } else if (state_ == State::after_members) {
      TRY(skip_rest());
    } else {
      if (input_.empty()) {
        TRY(fill());
      }
      decode(out);
    }
  }
  return buffer.size() - out.size();
}

/// Adds bytes behind input_, which is moved to the front of the buffer.
Result<void> MemberDecoder::fill() {
  if (!input_.empty()) std::memmove(buffer_.data(), input_.data(), input_.size());
  const std::size_t kept = input_.size();
  TRY_ASSIGN(const std::size_t got, source_.read(buffer_.from(kept)));
  if (got == 0) input_ended_ = true;
  consumed_ += got;
  input_ = buffer_.first(kept + got);
  return {};
}

/// Zero padding between and after members is legal; then comes another member, the end, or bytes that belong to
/// nothing.
Result<void> MemberDecoder::cross_gap() {
  while (!input_ended_ && input_.size() < longest_magic) {
    TRY(fill());
    if (!is_first_) input_ = without_zeros(input_);
  }
  if (!is_first_) input_ = without_zeros(input_);
  if (is_first_ || codec_->begins_member(input_)) {
    is_first_ = false;
    state_ = State::in_member;
    if (codec_->start() == Codec::Step::broken) stop(codec_->defect());
    return {};
  }
  state_ = State::after_members;
  if (input_.empty()) return {};
  const Magic& other = identify(input_);
  if (other.role != Role::content) {
    defects_.push_back({HazardId::polyglot, Weight::error,
                        fmt::format("a second archive ({}) follows the compressed stream", other.name), false});
  } else {
    defects_.push_back(
        {HazardId::trailing_data, Weight::warning, "bytes follow the end of the compressed stream", false});
  }
  return {};
}

/// Reads the source to its end, so that the bytes are hashed whole.
Result<void> MemberDecoder::skip_rest() {
  while (!input_ended_) {
    input_ = {};
    TRY(fill());
  }
  state_ = State::done;
  return {};
}

void MemberDecoder::decode(std::span<std::byte>& out) {
  const std::size_t room = out.size();
  const std::size_t given = input_.size();
  const Codec::Step step = codec_->step(input_, out, input_ended_);
  produced_ += room - out.size();
  if (is_over_ratio(produced_, consumed_, limits_)) {
    stop({HazardId::limit_ratio, Weight::error,
          fmt::format("{} bytes came out of {} compressed bytes, more than {} times", produced_, consumed_,
                      limits_.ratio),
          true});
  } else if (step == Codec::Step::member_end) {
    state_ = State::between_members;
  } else if (step == Codec::Step::broken) {
    stop(codec_->defect());
  } else if (input_ended_ && given == input_.size() && room == out.size()) {
    stop({HazardId::truncated, Weight::error, "the compressed stream ends too early", true});
  }
}

void MemberDecoder::stop(Defect defect) {
  defects_.push_back(std::move(defect));
  state_ = State::after_members;
}

}  // namespace sluice
