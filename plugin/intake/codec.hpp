// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace sluice {

/// A compression library's decoder of one member (a gzip member, an xz stream); MemberDecoder drives it.
class Codec {
 public:
  enum class Step { more, member_end, broken };
  virtual ~Codec() = default;

  /// True if the bytes start another member.
  virtual bool begins_member(std::span<const std::byte> head) const = 0;
  /// Before each member.
  virtual Step start() = 0;
  /// Decodes from `in` to `out` and moves both on. `last`: nothing follows `in`.
  virtual Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) = 0;
  /// What is wrong, after Step::broken.
  virtual Defect defect() const = 0;
};

std::unique_ptr<Codec> make_gzip_codec();
/// `filter`: "xz", "lzma" or "lzip".
std::unique_ptr<Codec> make_lzma_codec(std::string_view filter, const Limits& limits);

}  // namespace sluice
