// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/inflater.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace sluice {
namespace {

uInt clamp(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class ZlibInflater final : public Inflater {
 public:
  ZlibInflater() { is_ready_ = inflateInit2(&stream_, -15) == Z_OK; }
  ZlibInflater(const ZlibInflater&) = delete;
  ZlibInflater& operator=(const ZlibInflater&) = delete;
  ~ZlibInflater() override { inflateEnd(&stream_); }

  void reset() override { is_ready_ = is_ready_ && inflateReset(&stream_) == Z_OK; }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool) override {
    if (!is_ready_) return Step::no_memory;
    // zlib 1.2 takes input without const and does not write to it.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(in.data()));
    stream_.avail_in = clamp(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = clamp(out.size());
    const uInt given = stream_.avail_in;
    const uInt room = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    in = in.subspan(given - stream_.avail_in);
    out = out.subspan(room - stream_.avail_out);
    if (status == Z_STREAM_END) return Step::end;
    if (status == Z_OK || status == Z_BUF_ERROR) return Step::more;
    return status == Z_MEM_ERROR ? Step::no_memory : Step::malformed;
  }

  std::uint32_t checksum(std::uint32_t before, std::span<const std::byte> bytes) const override {
    return static_cast<std::uint32_t>(crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
  }

 private:
  z_stream stream_{};
  bool is_ready_ = false;
};

}  // namespace

std::unique_ptr<Inflater> make_zlib_inflater() { return std::make_unique<ZlibInflater>(); }

}  // namespace sluice
