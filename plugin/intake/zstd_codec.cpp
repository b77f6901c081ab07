// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// zstd (RFC 8878) through libzstd 1.5, frame by frame; each frame's window is held against the memory limit.
#include "intake/codec.hpp"
#include "intake/little_endian.hpp"
#include "intake/magic_checks.hpp"

#include <fmt/format.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>

namespace sluice {
namespace {

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

constexpr std::uint32_t frame_magic = 0xfd2fb528;

/// RFC 8878, 3.1.1.1: what a frame's header says. Bytes behind the end of `head` count as zero.
struct FrameHeader {
  std::uint64_t window = 0;  ///< bytes; of a single segment its whole content
  std::size_t size = 0;
};

FrameHeader read_frame_header(std::span<const std::byte> head) {
  const std::uint64_t flags = little(head, 4, 1);
  const bool is_single = (flags & 0x20) != 0;
  constexpr std::size_t dictionary_sizes[] = {0, 1, 2, 4};
  const std::size_t dictionary = dictionary_sizes[flags & 3];
  const std::size_t content = (flags >> 6) == 0 ? (is_single ? 1 : 0) : std::size_t{1} << (flags >> 6);
  FrameHeader header;
  header.size = 5 + (is_single ? 0 : 1) + dictionary + content;
  if (is_single) {
    header.window = little(head, 5 + dictionary, content) + (content == 2 ? 256 : 0);
  } else {
    const std::uint64_t descriptor = little(head, 5, 1);
    const std::uint64_t base = std::uint64_t{1} << (10 + (descriptor >> 3));
    header.window = base + base / 8 * (descriptor & 7);
  }
  return header;
}

/// True if the frame ends within `head`, before any content (3.1.1.2: a block's last flag, type and size).
bool is_empty_frame(std::span<const std::byte> head) {
  for (std::size_t at = read_frame_header(head).size; at + 3 <= head.size(); at += 3) {
    const std::uint64_t block = little(head, at, 3);
    if (block >> 3 != 0) return false;
    if ((block & 1) != 0) return true;
  }
  return false;
}

class ZstdCodec final : public Codec {
 public:
  explicit ZstdCodec(const CodecOptions& options)
      : memory_(options.limits.decoder_memory), context_(ZSTD_createDCtx()) {
    // The exact size is judged in start(); this is the next power of two.
    const int log = static_cast<int>(std::bit_width(std::max<std::uint64_t>(1, memory_) - 1));
    const ZSTD_bounds bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax);
    if (context_) {
      ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax,
                             std::clamp(log, bounds.lowerBound, bounds.upperBound));
    }
  }

  bool begins_member(std::span<const std::byte> head) const override {
    return head.size() >= 4 && (little32(head, 0) == frame_magic || magic::is_zstd_skippable(head));
  }

  Step start(std::span<const std::byte> head) override {
    if (!context_ || ZSTD_isError(ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only)) != 0)
      return broken(HazardId::limit_memory, "no memory for the zstd decoder");
    skippable_.hear(head);
    if (little32(head, 0) != frame_magic) return Step::more;
    const std::uint64_t window = read_frame_header(head).window;
    if (window <= memory_) return Step::more;
    broken(HazardId::limit_memory, fmt::format("decoding needs a window of {} bytes, {} are allowed", window, memory_));
    if (is_empty_frame(head))
      broken(HazardId::truncated, "the frame asks for a large window and ends before any content");
    return Step::broken;
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool) override {
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    const std::size_t status = ZSTD_decompressStream(context_.get(), &output, &input);
    in = in.subspan(input.pos);
    out = out.subspan(output.pos);
    if (ZSTD_isError(status) != 0) return judge(status);
    return status == 0 ? Step::member_end : Step::more;
  }

  std::vector<Defect> notes() const override { return skippable_.notes(); }

 private:
  Step judge(std::size_t status) {
    const std::string detail = fmt::format("zstd: {}", ZSTD_getErrorName(status));
    switch (ZSTD_getErrorCode(status)) {
      case ZSTD_error_checksum_wrong:
        return broken(HazardId::checksum, detail);
      case ZSTD_error_frameParameter_windowTooLarge:
      case ZSTD_error_memory_allocation:
        return broken(HazardId::limit_memory, detail);
      case ZSTD_error_frameParameter_unsupported:
      case ZSTD_error_version_unsupported:
      case ZSTD_error_dictionary_wrong:
        return broken(HazardId::format_unsupported_method, detail);
      default:
        return broken(HazardId::malformed, detail);
    }
  }

  std::uint64_t memory_;
  std::unique_ptr<ZSTD_DCtx, FreeContext> context_;
  SkippableFrames skippable_;
};

}  // namespace

std::unique_ptr<Codec> make_zstd_codec(const CodecOptions& options) { return std::make_unique<ZstdCodec>(options); }

}  // namespace sluice
