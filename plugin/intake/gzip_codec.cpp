// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// gzip (RFC 1952) through zlib, which checks CRC-32 and length of each member; libarchive 3.6 does not.
#include "intake/codec.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string>

namespace sluice {
namespace {

uInt clamp(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class GzipCodec final : public Codec {
 public:
  GzipCodec() { ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  GzipCodec(const GzipCodec&) = delete;
  GzipCodec& operator=(const GzipCodec&) = delete;
  ~GzipCodec() override { inflateEnd(&stream_); }

  bool begins_member(std::span<const std::byte> head) const override {
    return head.size() >= 2 && head[0] == std::byte{0x1f} && head[1] == std::byte{0x8b};
  }

  Step start() override {
    if (ready_ && inflateReset(&stream_) == Z_OK) return Step::more;
    return broken({HazardId::limit_memory, Weight::error, "no memory for the gzip decoder", true});
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool) override {
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
    if (status == Z_STREAM_END) return Step::member_end;
    if (status == Z_OK || status == Z_BUF_ERROR) return Step::more;
    const std::string message = stream_.msg == nullptr ? "gzip data cannot be decoded" : stream_.msg;
    const bool is_checksum = message == "incorrect data check" || message == "incorrect length check";
    if (is_checksum) return broken({HazardId::checksum, Weight::error, "gzip: " + message, true});
    if (status == Z_MEM_ERROR) return broken({HazardId::limit_memory, Weight::error, "gzip: " + message, true});
    return broken({HazardId::malformed, Weight::error, "gzip: " + message, true});
  }

  Defect defect() const override { return defect_; }

 private:
  Step broken(Defect defect) {
    defect_ = std::move(defect);
    return Step::broken;
  }

  z_stream stream_{};
  bool ready_ = false;
  Defect defect_;
};

}  // namespace

std::unique_ptr<Codec> make_gzip_codec() { return std::make_unique<GzipCodec>(); }

}  // namespace sluice
