// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/buffer.hpp"
#include "intake/codec.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Drives a Codec over all members of a stream: gzip members, xz streams with padding between them, zstd frames.
class MemberDecoder final : public Decoder {
 public:
  MemberDecoder(std::unique_ptr<Codec> codec, ByteSource& source, const Limits& limits);
  Result<std::size_t> read(std::span<std::byte> buffer) override;
  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  enum class State { between_members, in_member, after_members, done };

  Result<void> fill();
  Result<void> cross_gap();
  Result<void> skip_rest();
  void judge_padding(std::uint64_t zeros, bool member_follows);
  void judge_trailing();
  void start_member();
  void decode(std::span<std::byte>& out);
  std::uint64_t most_to_produce() const;
  void stop(Defect defect);
  void stop_broken();
  void note(HazardId id, Weight weight, std::string detail);

  std::unique_ptr<Codec> codec_;
  ByteSource& source_;
  const Limits limits_;
  Buffer buffer_;
  std::span<const std::byte> input_;  ///< of buffer_, not yet decoded
  bool input_ended_ = false;
  bool is_stuck_ = false;  ///< the codec can do nothing with input_ alone
  bool is_first_ = true;
  State state_ = State::between_members;
  std::uint64_t consumed_ = 0;
  std::uint64_t produced_ = 0;
  std::vector<Defect> defects_;
};

}  // namespace sluice
