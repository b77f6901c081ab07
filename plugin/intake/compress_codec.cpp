// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// compress (.Z): LZW with codes of 9 to 16 bits, low bits first, as ncompress 4.2 writes it. Codes come in groups of
// eight: where their width changes or the table is cleared, the rest of the group is filler of any content. There is
// neither checksum nor end mark: a stream that was cut between two codes cannot be told from a whole one.
#include "intake/codec.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sluice {
namespace {

constexpr std::uint32_t first_width = 9, clear_code = 256, no_code = ~std::uint32_t{0}, most_codes = 1u << 16;

class CompressCodec final : public Codec {
 public:
  explicit CompressCodec(const CodecOptions& options) : memory_(options.limits.decoder_memory) {}

  bool begins_member(std::span<const std::byte>) const override { return false; }

  Step start(std::span<const std::byte>) override {
    constexpr std::size_t needed = most_codes * (sizeof(std::uint16_t) + 2);
    if (needed > memory_) return broken(HazardId::limit_memory, "decoding needs more memory than allowed");
    prefix_.resize(most_codes);
    last_byte_.resize(most_codes);
    text_.resize(most_codes);
    return Step::more;
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) override {
    while (true) {
      give(out);
      if (out.empty()) return Step::more;
      if (!take(in)) return last ? judge_end() : Step::more;
      if (!use(next_code())) return broken(HazardId::malformed, "compress: a code that does not exist yet");
    }
  }

 private:
  void give(std::span<std::byte>& out) {
    const std::size_t count = std::min(out.size(), text_size_);
    for (std::size_t i = 0; i < count; ++i) out[i] = text_[--text_size_];
    out = out.subspan(count);
  }

  /// Fills the bit buffer; true if a code is in it.
  bool take(std::span<const std::byte>& in) {
    while (true) {
      const std::uint32_t skipped = std::min(filler_, bit_count_);
      bits_ >>= skipped;
      bit_count_ -= skipped;
      filler_ -= skipped;
      if (header_left_ == 0 && filler_ == 0 && bit_count_ >= width_) return true;
      if (in.empty()) return false;
      const std::uint32_t byte = std::to_integer<std::uint32_t>(in[0]);
      in = in.subspan(1);
      if (header_left_ == 0) {
        bits_ |= byte << bit_count_;
        bit_count_ += 8;
      } else if (--header_left_ == 0) {  // the magic was seen by whoever chose this codec
        most_width_ = std::clamp(byte & 0x1f, first_width, 16u);
        has_clear_ = (byte & 0x80) != 0;
        next_ = has_clear_ ? clear_code + 1 : clear_code;
      }
    }
  }

  std::uint32_t next_code() {
    const std::uint32_t code = bits_ & ((1u << width_) - 1);
    bits_ >>= width_;
    bit_count_ -= width_;
    in_group_ = (in_group_ + 1) % 8;
    return code;
  }

  bool use(std::uint32_t code) {
    if (has_clear_ && code == clear_code) {
      change_width(first_width);
      next_ = clear_code + 1;
      before_ = no_code;
      return true;
    }
    if (before_ == no_code ? code >= 256 : code > next_) return false;
    std::uint32_t at = code;
    if (code == next_ && before_ != no_code) {  // the text before, and its first byte again
      text_[text_size_++] = first_byte_;
      at = before_;
    }
    for (; at >= 256; at = prefix_[at]) text_[text_size_++] = last_byte_[at];
    first_byte_ = static_cast<std::byte>(at);
    text_[text_size_++] = first_byte_;
    if (before_ != no_code && next_ < 1u << most_width_) add();
    before_ = code;
    return true;
  }

  void add() {
    prefix_[next_] = static_cast<std::uint16_t>(before_);
    last_byte_[next_] = first_byte_;
    ++next_;
    if (next_ == 1u << width_ && width_ < most_width_) change_width(width_ + 1);
  }

  void change_width(std::uint32_t width) {
    filler_ = (8 - in_group_) % 8 * width_;
    in_group_ = 0;
    width_ = width;
  }

  /// Bits of the last byte that no code uses are zero.
  Step judge_end() {
    if (header_left_ == 0 && bit_count_ < 8 && bits_ == 0) return Step::member_end;
    return broken(HazardId::truncated, "the compressed stream ends too early");
  }

  std::uint64_t memory_;
  std::vector<std::uint16_t> prefix_;  ///< of each code: the code of its text without the last byte
  std::vector<std::byte> last_byte_;
  std::vector<std::byte> text_;  ///< of the code at hand, backwards
  std::size_t text_size_ = 0;
  std::uint32_t header_left_ = 3;
  std::uint32_t bits_ = 0;
  std::uint32_t bit_count_ = 0;
  std::uint32_t filler_ = 0;  ///< bits to pass over
  std::uint32_t in_group_ = 0;
  std::uint32_t width_ = first_width;
  std::uint32_t most_width_ = 16;
  bool has_clear_ = true;
  std::uint32_t next_ = clear_code + 1;
  std::uint32_t before_ = no_code;
  std::byte first_byte_{};
};

}  // namespace

std::unique_ptr<Codec> make_compress_codec(const CodecOptions& options) {
  return std::make_unique<CompressCodec>(options);
}

}  // namespace sluice
