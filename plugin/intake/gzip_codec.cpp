// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// gzip (RFC 1952). Header and trailer are read here, so that every library behind it gives the same answers:
//   ID1 ID2 CM FLG MTIME(4) XFL OS [XLEN(2) extra] [name 0] [comment 0] [CRC16] deflate... CRC32 ISIZE
#include "intake/codec.hpp"
#include "intake/inflater.hpp"
#include "intake/little_endian.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace sluice {
namespace {

enum class Part : std::uint8_t { fixed, extra_size, extra, name, comment, header_checksum, body, trailer };

constexpr std::uint8_t has_checksum = 2, has_extra = 4, has_name = 8, has_comment = 16, reserved_flags = 0xe0;
constexpr std::size_t fixed_bytes = 10, trailer_bytes = 8;

class GzipCodec final : public Codec {
 public:
  explicit GzipCodec(std::unique_ptr<Inflater> inflater) : inflater_(std::move(inflater)) {}

  bool begins_member(std::span<const std::byte> head) const override {
    return head.size() >= 2 && head[0] == std::byte{0x1f} && head[1] == std::byte{0x8b};
  }

  Step start(std::span<const std::byte>) override {
    inflater_->reset();
    part_ = Part::fixed;
    filled_ = 0;
    header_sum_ = sum_ = size_ = 0;
    return Step::more;
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) override {
    while (part_ < Part::body && !in.empty()) {
      const std::span<const std::byte> before = in;
      const bool is_summed = part_ != Part::header_checksum;
      if (read_header(in) == Step::broken) return Step::broken;
      if (is_summed) header_sum_ = inflater_->checksum(header_sum_, before.first(before.size() - in.size()));
    }
    if (part_ == Part::body && inflate(in, out, last) == Step::broken) return Step::broken;
    if (part_ == Part::trailer && collect(in, trailer_bytes)) return judge_trailer();
    return Step::more;
  }

 private:
  /// Moves bytes to field_ until it has `wanted`; true then.
  bool collect(std::span<const std::byte>& in, std::size_t wanted) {
    const std::size_t count = std::min(in.size(), wanted - filled_);
    std::copy_n(in.begin(), count, field_.begin() + static_cast<std::ptrdiff_t>(filled_));
    in = in.subspan(count);
    filled_ += count;
    return filled_ == wanted;
  }

  /// Reads of one part what is there.
  Step read_header(std::span<const std::byte>& in) {
    switch (part_) {
      case Part::fixed:
        if (collect(in, fixed_bytes)) return judge_fixed();
        break;
      case Part::extra_size:
        if (collect(in, 2)) {
          left_ = little16(field_, 0);
          next_part();
        }
        break;
      case Part::extra: {
        const std::size_t count = std::min(in.size(), left_);
        in = in.subspan(count);
        left_ -= count;
        break;
      }
      case Part::name:
      case Part::comment:
        skip_text(in);
        break;
      default:
        if (collect(in, 2)) return judge_header_checksum();
    }
    if (part_ == Part::extra && left_ == 0) next_part();
    return Step::more;
  }

  void skip_text(std::span<const std::byte>& in) {
    const auto end = std::ranges::find(in, std::byte{0});
    const bool is_found = end != in.end();
    in = in.subspan(static_cast<std::size_t>(end - in.begin()) + (is_found ? 1 : 0));
    if (is_found) next_part();
  }

  void next_part() {
    filled_ = 0;
    do {
      part_ = static_cast<Part>(static_cast<std::uint8_t>(part_) + 1);
    } while (is_absent());
  }

  bool is_absent() const {
    switch (part_) {
      case Part::extra_size:
      case Part::extra:
        return (flags_ & has_extra) == 0;
      case Part::name:
        return (flags_ & has_name) == 0;
      case Part::comment:
        return (flags_ & has_comment) == 0;
      case Part::header_checksum:
        return (flags_ & has_checksum) == 0;
      default:
        return false;
    }
  }

  Step judge_fixed() {
    if (little16(field_, 0) != 0x8b1f) return broken(HazardId::malformed, "gzip: no member starts here");
    if (little(field_, 2, 1) != 8) return broken(HazardId::malformed, "gzip: unknown compression method");
    flags_ = static_cast<std::uint8_t>(little(field_, 3, 1));
    if ((flags_ & reserved_flags) != 0) return broken(HazardId::malformed, "gzip: unknown flags in the header");
    next_part();
    return Step::more;
  }

  Step judge_header_checksum() {
    if (little16(field_, 0) != (header_sum_ & 0xffff))
      return broken(HazardId::checksum, "gzip: the header's checksum is wrong");
    next_part();
    return Step::more;
  }

  Step inflate(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) {
    const std::span<std::byte> before = out;
    const Inflater::Step step = inflater_->step(in, out, last);
    const std::span<const std::byte> made = before.first(before.size() - out.size());
    sum_ = inflater_->checksum(sum_, made);
    size_ += static_cast<std::uint32_t>(made.size());
    if (step == Inflater::Step::malformed) return broken(HazardId::malformed, "gzip: the deflate stream is damaged");
    if (step == Inflater::Step::no_memory) return broken(HazardId::limit_memory, "no memory for the gzip decoder");
    if (step == Inflater::Step::end) {
      next_part();
      std::span<const std::byte> unused = inflater_->unused();
      collect(unused, trailer_bytes);
    }
    return Step::more;
  }

  Step judge_trailer() {
    if (little32(field_, 0) != sum_) return broken(HazardId::checksum, "gzip: the CRC-32 is wrong");
    if (little32(field_, 4) != size_) return broken(HazardId::checksum, "gzip: the length is wrong");
    return Step::member_end;
  }

  std::unique_ptr<Inflater> inflater_;
  Part part_ = Part::fixed;
  std::array<std::byte, fixed_bytes> field_{};
  std::size_t filled_ = 0;  ///< of field_
  std::size_t left_ = 0;    ///< of the extra field
  std::uint8_t flags_ = 0;
  std::uint32_t header_sum_ = 0;
  std::uint32_t sum_ = 0;
  std::uint32_t size_ = 0;  ///< modulo 2^32, as the trailer has it
};

}  // namespace

std::unique_ptr<Codec> make_gzip_codec(const CodecOptions& options) {
  std::unique_ptr<Inflater> fast = make_isal_inflater();
  if (!fast) return make_zlib_codec(options);
  return std::make_unique<GzipCodec>(std::move(fast));
}

std::unique_ptr<Codec> make_zlib_codec(const CodecOptions&) {
  return std::make_unique<GzipCodec>(make_zlib_inflater());
}

}  // namespace sluice
