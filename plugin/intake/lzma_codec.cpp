// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// xz, LZMA_alone and lzip through liblzma 5.4, with its memory limit set. Blocks that state their sizes are decoded by
// several threads; that decoder needs a liblzma with the fix of CVE-2025-31115 (5.8.1, or Debian's 5.4.1-1).
#include "intake/codec.hpp"

#include <fmt/format.h>
#include <lzma.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace sluice {
namespace {

constexpr std::array<unsigned char, 6> xz_magic = {0xfd, '7', 'z', 'X', 'Z', 0x00};
constexpr std::array<unsigned char, 4> lzip_magic = {'L', 'Z', 'I', 'P'};

/// Memory for blocks that threads decode ahead; above it liblzma takes fewer threads.
constexpr std::uint64_t threads_memory = 96u << 20;
constexpr std::uint64_t worth_a_thread = 1u << 20;

template <std::size_t n>
bool starts_with(std::span<const std::byte> head, const std::array<unsigned char, n>& magic) {
  return head.size() >= n && std::ranges::equal(head.first(n), std::as_bytes(std::span(magic)));
}

/// Bytes that the first block of an xz stream says it holds (xz format 1.1, 3.1); 0 if it does not state both sizes,
/// which only the threads need.
std::uint64_t stated_block_size(std::span<const std::byte> head) {
  constexpr std::size_t block = LZMA_STREAM_HEADER_SIZE;
  constexpr std::byte has_both = std::byte{0xc0};
  if (head.size() < block + 2 || head[block] == std::byte{0} || (head[block + 1] & has_both) != has_both) return 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(head.data());
  std::size_t at = block + 2;
  lzma_vli compressed = 0;
  lzma_vli plain = 0;
  if (lzma_vli_decode(&compressed, nullptr, bytes, &at, head.size()) != LZMA_OK) return 0;
  if (lzma_vli_decode(&plain, nullptr, bytes, &at, head.size()) != LZMA_OK) return 0;
  return plain;
}

class LzmaCodec final : public Codec {
 public:
  explicit LzmaCodec(const CodecOptions& options)
      : filter_(options.filter),
        memory_(std::max<std::uint64_t>(1, options.limits.decoder_memory)),
        jobs_(options.jobs) {}
  ~LzmaCodec() override { lzma_end(&stream_); }

  bool begins_member(std::span<const std::byte> head) const override {
    if (filter_ == "xz") return starts_with(head, xz_magic);
    return filter_ == "lzip" && starts_with(head, lzip_magic);
  }

  Padding padding() const override {
    if (filter_ == "xz") return {4, true};  // xz format 1.1, 2.2
    return {};
  }

  Step start(std::span<const std::byte> head) override {
    if (filter_ == "lzip") return judge(lzma_lzip_decoder(&stream_, memory_, 0), false);
    if (filter_ == "lzma") return judge(lzma_alone_decoder(&stream_, memory_), false);
    if (jobs_ == 1 || stated_block_size(head) < worth_a_thread)
      return judge(lzma_stream_decoder(&stream_, memory_, LZMA_TELL_UNSUPPORTED_CHECK), false);
    lzma_mt threads{};
    threads.flags = LZMA_TELL_UNSUPPORTED_CHECK;
    threads.threads = static_cast<std::uint32_t>(std::min<std::size_t>(jobs_, 64));
    threads.memlimit_threading = std::min(memory_, threads_memory);
    threads.memlimit_stop = memory_;
    return judge(lzma_stream_decoder_mt(&stream_, &threads), false);
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream_.avail_out = out.size();
    lzma_ret status = LZMA_OK;
    do {
      status = lzma_code(&stream_, last ? LZMA_FINISH : LZMA_RUN);
      has_unknown_check_ = has_unknown_check_ || status == LZMA_UNSUPPORTED_CHECK;
    } while (status == LZMA_UNSUPPORTED_CHECK ||
             (status == LZMA_OK && last && stream_.avail_in == in.size() && stream_.avail_out == out.size()));
    in = in.last(stream_.avail_in);
    out = out.last(stream_.avail_out);
    return judge(status, last);
  }

  std::vector<Defect> notes() const override {
    if (!has_unknown_check_) return {};
    return {
        {HazardId::checksum, Weight::warning, "xz: the kind of checksum is unknown, so it was not verified", false}};
  }

 private:
  Step judge(lzma_ret status, bool last) {
    switch (status) {
      case LZMA_OK:
        return Step::more;
      case LZMA_BUF_ERROR:
        if (!last) return Step::more;
        return broken(HazardId::truncated, "the compressed stream ends too early");
      case LZMA_STREAM_END:
        return Step::member_end;
      case LZMA_MEMLIMIT_ERROR:
        return broken(HazardId::limit_memory,
                      fmt::format("decoding needs more memory than the {} bytes that are allowed", memory_));
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

  std::string filter_;
  std::uint64_t memory_;
  std::size_t jobs_;
  lzma_stream stream_ = LZMA_STREAM_INIT;
  bool has_unknown_check_ = false;
};

}  // namespace

std::unique_ptr<Codec> make_lzma_codec(const CodecOptions& options) { return std::make_unique<LzmaCodec>(options); }

}  // namespace sluice
