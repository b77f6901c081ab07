// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/member_decoder.hpp"

#include "intake/magic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t block = 256u << 10;
constexpr std::size_t longest_magic = 512;

/// Bytes that still come out once the ratio is crossed, so that whoever counts entries can tell the bomb by its entry.
constexpr std::uint64_t grace = 256u << 10;

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
      if (input_.empty() || is_stuck_) {
        TRY(fill());
      }
      decode(out);
    }
  }
  return buffer.size() - out.size();
}

/// Fills the buffer behind input_, which is moved to its front. However few bytes the source gives at a time, the codec
/// gets the same pieces.
Result<void> MemberDecoder::fill() {
  if (!input_.empty()) std::memmove(buffer_.data(), input_.data(), input_.size());
  std::size_t filled = input_.size();
  input_ = buffer_.first(filled);
  while (!input_ended_ && filled < buffer_.size()) {
    TRY_ASSIGN(const std::size_t got, source_.read(buffer_.from(filled)));
    input_ended_ = got == 0;
    filled += got;
    consumed_ += got;
    input_ = buffer_.first(filled);
  }
  return {};
}

/// Behind a member come zero padding, another member, the end, or bytes that belong to nothing.
Result<void> MemberDecoder::cross_gap() {
  std::uint64_t zeros = 0;
  while (true) {
    if (!is_first_) {
      const std::span<const std::byte> rest = without_zeros(input_);
      zeros += input_.size() - rest.size();
      input_ = rest;
    }
    if (input_ended_ || input_.size() >= longest_magic) break;
    TRY(fill());
  }
  const bool member_follows = is_first_ || codec_->begins_member(input_);
  judge_padding(zeros, member_follows);
  if (member_follows) {
    start_member();
  } else {
    state_ = State::after_members;
    judge_trailing();
  }
  return {};
}

void MemberDecoder::judge_padding(std::uint64_t zeros, bool member_follows) {
  const Codec::Padding padding = codec_->padding();
  if (zeros % padding.unit != 0) {
    note(HazardId::trailing_data, Weight::warning,
         fmt::format("the padding is not a multiple of {} bytes", padding.unit));
  } else if (zeros != 0 && member_follows && !padding.may_precede_members) {
    note(HazardId::trailing_data, Weight::warning, "compressed bytes follow padding, where some readers stop");
  }
}

void MemberDecoder::judge_trailing() {
  if (input_.empty()) return;
  const Magic& other = identify(input_);
  if (other.role != Role::content) {
    note(HazardId::polyglot, Weight::error,
         fmt::format("a second archive ({}) follows the compressed stream", other.name));
  } else {
    note(HazardId::trailing_data, Weight::warning, "bytes follow the end of the compressed stream");
  }
}

void MemberDecoder::start_member() {
  is_first_ = false;
  state_ = State::in_member;
  if (codec_->start(input_.first(std::min(input_.size(), longest_magic))) == Codec::Step::broken) stop_broken();
}

/// Reads the source to its end, so that the bytes are hashed whole.
Result<void> MemberDecoder::skip_rest() {
  while (!input_ended_) {
    input_ = {};
    TRY(fill());
  }
  input_ = {};
  std::ranges::move(codec_->notes(), std::back_inserter(defects_));
  state_ = State::done;
  return {};
}

void MemberDecoder::decode(std::span<std::byte>& out) {
  const std::uint64_t most = most_to_produce();
  const std::uint64_t room = most + grace - std::min(most + grace, produced_);
  std::span<std::byte> given = out.first(static_cast<std::size_t>(std::min<std::uint64_t>(room, out.size())));
  const std::size_t out_before = given.size();
  const std::size_t in_before = input_.size();
  const Codec::Step step = codec_->step(input_, given, input_ended_);
  const std::size_t made = out_before - given.size();
  produced_ += made;
  out = out.subspan(made);
  is_stuck_ = made == 0 && in_before == input_.size();
  if (produced_ > most && (produced_ >= most + grace || step != Codec::Step::more)) {
    stop({HazardId::limit_ratio, Weight::error,
          fmt::format("more than {} times as many bytes come out as went in", limits_.ratio), true});
  } else if (step == Codec::Step::broken) {
    stop_broken();
  } else if (step == Codec::Step::member_end) {
    state_ = State::between_members;
    is_stuck_ = false;
  } else if (is_stuck_ && input_ended_) {
    stop({HazardId::truncated, Weight::error, "the compressed stream ends too early", true});
  }
}

/// Limits::ratio, over the whole source where its size is a fact: then where the cut is made depends on nothing else.
std::uint64_t MemberDecoder::most_to_produce() const {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max() - grace;
  if (limits_.ratio == 0) return most;
  const std::uint64_t consumed = std::max(consumed_, source_.can_seek() ? source_.size() : 0);
  return std::max(limits_.ratio_after, consumed > most / limits_.ratio ? most : consumed * limits_.ratio);
}

void MemberDecoder::stop(Defect defect) {
  defects_.push_back(std::move(defect));
  state_ = State::after_members;
}

void MemberDecoder::stop_broken() {
  for (const Defect& defect : codec_->defects()) stop(defect);
}

void MemberDecoder::note(HazardId id, Weight weight, std::string detail) {
  defects_.push_back({id, weight, std::move(detail), false});
}

}  // namespace sluice
