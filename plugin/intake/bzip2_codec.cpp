// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// bzip2 through libbz2 1.0, which verifies the checksum of each block and that of the stream.
#include "intake/codec.hpp"

#include <bzlib.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace sluice {
namespace {

unsigned clamp(std::size_t size) {
  return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

/// The header's digit is the block's size in units of 100,000 bytes; 0 if this is no header.
std::uint64_t block_digit(std::span<const std::byte> head) {
  constexpr std::byte mark[] = {std::byte{'B'}, std::byte{'Z'}, std::byte{'h'}};
  if (head.size() < 4 || !std::ranges::equal(head.first(3), mark)) return 0;
  return head[3] < std::byte{'1'} || head[3] > std::byte{'9'} ? 0 : std::to_integer<std::uint64_t>(head[3]) - '0';
}

class Bzip2Codec final : public Codec {
 public:
  explicit Bzip2Codec(const CodecOptions& options) : memory_(options.limits.decoder_memory) {}
  ~Bzip2Codec() override { close(); }

  bool begins_member(std::span<const std::byte> head) const override { return block_digit(head) != 0; }

  Step start(std::span<const std::byte> head) override {
    close();
    const std::uint64_t needed = 100'000 + 400'000 * block_digit(head);  // bzip2(1), memory management
    if (needed > memory_) {
      return broken(HazardId::limit_memory,
                    fmt::format("decoding needs {} bytes of memory, {} are allowed", needed, memory_));
    }
    is_open_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK;
    return is_open_ ? Step::more : broken(HazardId::limit_memory, "no memory for the bzip2 decoder");
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool) override {
    // libbz2 takes input without const and does not write to it.
    stream_.next_in = const_cast<char*>(reinterpret_cast<const char*>(in.data()));
    stream_.avail_in = clamp(in.size());
    stream_.next_out = reinterpret_cast<char*>(out.data());
    stream_.avail_out = clamp(out.size());
    const unsigned given = stream_.avail_in;
    const unsigned room = stream_.avail_out;
    const int status = BZ2_bzDecompress(&stream_);
    in = in.subspan(given - stream_.avail_in);
    out = out.subspan(room - stream_.avail_out);
    switch (status) {
      case BZ_OK:
        return Step::more;
      case BZ_STREAM_END:
        return Step::member_end;
      case BZ_DATA_ERROR:  // a wrong checksum too
        return broken(HazardId::checksum, "bzip2: the compressed bytes are damaged");
      case BZ_MEM_ERROR:
        return broken(HazardId::limit_memory, "no memory for the bzip2 decoder");
      default:
        return broken(HazardId::malformed, "bzip2: the compressed bytes break the format");
    }
  }

 private:
  void close() {
    if (is_open_) BZ2_bzDecompressEnd(&stream_);
    is_open_ = false;
    stream_ = {};
  }

  std::uint64_t memory_;
  bz_stream stream_{};
  bool is_open_ = false;
};

}  // namespace

std::unique_ptr<Codec> make_bzip2_codec(const CodecOptions& options) { return std::make_unique<Bzip2Codec>(options); }

}  // namespace sluice
