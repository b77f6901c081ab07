// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// xz, LZMA_alone and lzip through liblzma 5.4, with its memory limit set; libarchive 3.6 sets none.
#include "intake/codec.hpp"

#include <fmt/format.h>
#include <lzma.h>

#include <array>
#include <string>

namespace sluice {
namespace {

constexpr std::array<unsigned char, 6> xz_magic = {0xfd, '7', 'z', 'X', 'Z', 0x00};
constexpr std::array<unsigned char, 4> lzip_magic = {'L', 'Z', 'I', 'P'};

template <std::size_t n>
bool starts_with(std::span<const std::byte> head, const std::array<unsigned char, n>& magic) {
  if (head.size() < n) return false;
  for (std::size_t i = 0; i < n; ++i) {
    if (head[i] != std::byte{magic[i]}) return false;
  }
  return true;
}

class LzmaCodec final : public Codec {
 public:
  LzmaCodec(std::string_view filter, const Limits& limits) : filter_(filter), memory_(limits.decoder_memory) {}
  LzmaCodec(const LzmaCodec&) = delete;
  LzmaCodec& operator=(const LzmaCodec&) = delete;
  ~LzmaCodec() override { lzma_end(&stream_); }

  bool begins_member(std::span<const std::byte> head) const override {
    if (filter_ == "xz") return starts_with(head, xz_magic);
    return filter_ == "lzip" && starts_with(head, lzip_magic);
  }

  Step start() override {
    if (filter_ == "xz") return judge(lzma_stream_decoder(&stream_, memory_, 0));
    if (filter_ == "lzip") return judge(lzma_lzip_decoder(&stream_, memory_, 0));
    return judge(lzma_alone_decoder(&stream_, memory_));
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream_.avail_out = out.size();
    const lzma_ret status = lzma_code(&stream_, last ? LZMA_FINISH : LZMA_RUN);
    in = in.last(stream_.avail_in);
    out = out.last(stream_.avail_out);
    return judge(status);
  }

  Defect defect() const override { return defect_; }

 private:
  Step judge(lzma_ret status) {
    switch (status) {
      case LZMA_OK:
      case LZMA_BUF_ERROR:
        return Step::more;
      case LZMA_STREAM_END:
        return Step::member_end;
      case LZMA_MEMLIMIT_ERROR:
        return broken(HazardId::limit_memory, fmt::format("decoding needs {} bytes of memory, {} are allowed",
                                                          lzma_memusage(&stream_), memory_));
      case LZMA_MEM_ERROR:
        return broken(HazardId::limit_memory, "no memory for the decoder");
      case LZMA_DATA_ERROR:
        return broken(HazardId::checksum, filter_ + ": the compressed bytes are damaged");
      case LZMA_OPTIONS_ERROR:
        return broken(HazardId::format_unsupported_method, filter_ + ": unknown options in the header");
      default:
        return broken(HazardId::malformed, filter_ + ": the compressed bytes break the format");
    }
  }

  Step broken(HazardId id, std::string detail) {
    defect_ = {id, Weight::error, std::move(detail), true};
    return Step::broken;
  }

  std::string filter_;
  std::uint64_t memory_;
  lzma_stream stream_ = LZMA_STREAM_INIT;
  Defect defect_;
};

}  // namespace

std::unique_ptr<Codec> make_lzma_codec(std::string_view filter, const Limits& limits) {
  return std::make_unique<LzmaCodec>(filter, limits);
}

}  // namespace sluice
