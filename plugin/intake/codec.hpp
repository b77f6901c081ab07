// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// A compression library's decoder of one member (a gzip member, an xz stream, a zstd frame); MemberDecoder drives it.
class Codec {
 public:
  enum class Step { more, member_end, broken };

  /// What zero bytes behind a member are.
  struct Padding {
    std::size_t unit = 1;              ///< legal in multiples of so many bytes
    bool may_precede_members = false;  ///< every reader of the format goes on behind them
  };

  Codec() = default;
  Codec(const Codec&) = delete;
  Codec& operator=(const Codec&) = delete;
  virtual ~Codec() = default;

  /// True if the bytes start another member.
  virtual bool begins_member(std::span<const std::byte> head) const = 0;
  virtual Padding padding() const { return {}; }
  /// Before each member, with its first bytes (512, unless the source ends before); step() gets them again.
  virtual Step start(std::span<const std::byte> head) = 0;
  /// Decodes from `in` to `out`, which is not empty, and moves both on. No progress asks for more behind `in`; where
  /// nothing follows it (`last`), the member is truncated.
  virtual Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) = 0;
  /// What is worth saying about the members that were decoded; asked once, at the end.
  virtual std::vector<Defect> notes() const { return {}; }

  /// What is wrong, after Step::broken.
  const std::vector<Defect>& defects() const { return defects_; }

 protected:
  Step broken(HazardId id, std::string detail) {
    defects_.push_back({id, Weight::error, std::move(detail), true});
    return Step::broken;
  }

 private:
  std::vector<Defect> defects_;
};

/// What a codec is made with.
struct CodecOptions {
  std::string_view filter;  ///< as intake/magic names it
  const Limits& limits;
  std::size_t jobs = 1;  ///< threads that it may use; the result does not depend on them
};

std::unique_ptr<Codec> make_gzip_codec(const CodecOptions& options);  ///< through ISA-L, if that was built in
std::unique_ptr<Codec> make_zlib_codec(const CodecOptions& options);  ///< gzip through zlib: the same bytes and defects
std::unique_ptr<Codec> make_lzma_codec(const CodecOptions& options);  ///< xz, lzma, lzip
std::unique_ptr<Codec> make_bzip2_codec(const CodecOptions& options);
std::unique_ptr<Codec> make_zstd_codec(const CodecOptions& options);
std::unique_ptr<Codec> make_lz4_codec(const CodecOptions& options);
std::unique_ptr<Codec> make_compress_codec(const CodecOptions& options);

/// Skippable frames (RFC 8878, 3.1.2; lz4 has the same), which carry bytes that no reader shows.
class SkippableFrames {
 public:
  /// Counts the frame that starts with `head`, if it is one.
  void hear(std::span<const std::byte> head);
  /// One note for all of them; none without any.
  std::vector<Defect> notes() const;

 private:
  std::uint64_t count_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace sluice
