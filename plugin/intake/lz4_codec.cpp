// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// lz4 frames (LZ4 Frame Format 1.6) through liblz4 1.9, which verifies their checksums, and its legacy frames: a magic,
// then blocks of a size and bytes, each but the last of 8 MiB when decoded. A legacy frame has neither checksum nor end
// mark; it ends with the file or where no block's size can stand.
#include "intake/codec.hpp"
#include "intake/little_endian.hpp"
#include "intake/magic_checks.hpp"

#include <fmt/format.h>
#include <lz4.h>
#include <lz4frame.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

namespace sluice {
namespace {

struct FreeContext {
  void operator()(LZ4F_dctx* context) const { LZ4F_freeDecompressionContext(context); }
};

constexpr std::uint32_t frame_magic = 0x184d2204, legacy_magic = 0x184c2102;
constexpr int legacy_block = 8 << 20;
constexpr std::uint64_t most_packed = LZ4_COMPRESSBOUND(legacy_block);

/// Buffers for a packed and a plain block, and the 64 KiB before it twice (Frame Format, block maximum size).
std::uint64_t memory_of(std::span<const std::byte> head) {
  if (little32(head, 0) == legacy_magic) return legacy_block + most_packed;
  if (little32(head, 0) != frame_magic) return 0;
  const std::uint64_t size_code = (little(head, 5, 1) >> 4) & 7;
  return (std::uint64_t{2} << (8 + 2 * size_code)) + (128u << 10);
}

/// A legacy frame, its magic first.
class LegacyFrame {
 public:
  enum class Step { more, end, damaged };

  void start() {
    is_magic_read_ = false;
    wanted_ = given_ = 0;
    packed_.clear();
    plain_.clear();
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) {
    while (true) {
      give(out);
      if (out.empty()) return Step::more;
      if (wanted_ == 0) {
        if (last && in.empty() && is_magic_read_) return Step::end;
        if (in.size() < 4) return Step::more;
        const std::uint32_t size = little32(in, 0);
        if (is_magic_read_ && (size == 0 || size > most_packed)) return Step::end;
        wanted_ = is_magic_read_ ? size : 0;
        is_magic_read_ = true;
        in = in.subspan(4);
      } else {
        collect(in);
        if (packed_.size() < wanted_) return Step::more;
        if (!unpack()) return Step::damaged;
      }
    }
  }

 private:
  void give(std::span<std::byte>& out) {
    const std::size_t count = std::min(out.size(), plain_.size() - given_);
    std::copy_n(plain_.begin() + static_cast<std::ptrdiff_t>(given_), count, out.begin());
    out = out.subspan(count);
    given_ += count;
  }

  void collect(std::span<const std::byte>& in) {
    const std::size_t count = std::min(in.size(), wanted_ - packed_.size());
    packed_.insert(packed_.end(), in.begin(), in.begin() + static_cast<std::ptrdiff_t>(count));
    in = in.subspan(count);
  }

  bool unpack() {
    plain_.resize(legacy_block);
    const int size =
        LZ4_decompress_safe(reinterpret_cast<const char*>(packed_.data()), reinterpret_cast<char*>(plain_.data()),
                            static_cast<int>(packed_.size()), legacy_block);
    plain_.resize(static_cast<std::size_t>(std::max(0, size)));
    packed_.clear();
    wanted_ = given_ = 0;
    return size >= 0;
  }

  bool is_magic_read_ = false;
  std::size_t wanted_ = 0;  ///< size of the block that is being collected; 0 between blocks
  std::size_t given_ = 0;   ///< of plain_
  std::vector<std::byte> packed_;
  std::vector<std::byte> plain_;
};

class Lz4Codec final : public Codec {
 public:
  explicit Lz4Codec(const CodecOptions& options) : memory_(options.limits.decoder_memory) {
    LZ4F_dctx* context = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)) == 0) context_.reset(context);
  }

  bool begins_member(std::span<const std::byte> head) const override {
    return head.size() >= 4 &&
           (little32(head, 0) == frame_magic || little32(head, 0) == legacy_magic || magic::is_zstd_skippable(head));
  }

  Step start(std::span<const std::byte> head) override {
    if (!context_) return broken(HazardId::limit_memory, "no memory for the lz4 decoder");
    if (memory_of(head) > memory_) {
      return broken(HazardId::limit_memory,
                    fmt::format("decoding needs {} bytes of memory, {} are allowed", memory_of(head), memory_));
    }
    skippable_.hear(head);
    is_legacy_ = little32(head, 0) == legacy_magic;
    legacy_.start();
    LZ4F_resetDecompressionContext(context_.get());
    return Step::more;
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) override {
    if (is_legacy_) return step_legacy(in, out, last);
    std::size_t taken = in.size();
    std::size_t made = out.size();
    const std::size_t status = LZ4F_decompress(context_.get(), out.data(), &made, in.data(), &taken, nullptr);
    if (LZ4F_isError(status) != 0) return judge(LZ4F_getErrorName(status));
    in = in.subspan(taken);
    out = out.subspan(made);
    return status == 0 ? Step::member_end : Step::more;
  }

  std::vector<Defect> notes() const override { return skippable_.notes(); }

 private:
  Step step_legacy(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) {
    const LegacyFrame::Step step = legacy_.step(in, out, last);
    if (step == LegacyFrame::Step::damaged) return broken(HazardId::malformed, "lz4: a legacy block is damaged");
    return step == LegacyFrame::Step::end ? Step::member_end : Step::more;
  }

  Step judge(std::string_view name) {
    const std::string detail = fmt::format("lz4: {}", name);
    if (name.find("hecksum") != std::string_view::npos || name.find("frameSize") != std::string_view::npos)
      return broken(HazardId::checksum, detail);
    if (name.find("allocation") != std::string_view::npos) return broken(HazardId::limit_memory, detail);
    return broken(HazardId::malformed, detail);
  }

  std::uint64_t memory_;
  std::unique_ptr<LZ4F_dctx, FreeContext> context_;
  bool is_legacy_ = false;
  LegacyFrame legacy_;
  SkippableFrames skippable_;
};

}  // namespace

std::unique_ptr<Codec> make_lz4_codec(const CodecOptions& options) { return std::make_unique<Lz4Codec>(options); }

}  // namespace sluice
