// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/compress.hpp"

#include "support/libarchive_writer.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <lz4frame.h>
#include <lzma.h>
#include <zstd.h>

#include <algorithm>

namespace sluice::test {
namespace {

std::string little32(std::size_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i, value >>= 8) bytes += static_cast<char>(value & 0xff);
  return bytes;
}

}  // namespace

std::string compressed(std::string_view bytes, std::string_view filter) {
  LibarchiveWriter writer(filter);
  archive_write_set_format_raw(writer.handle());
  writer.open();
  PackEntry entry;
  entry.content = bytes;
  writer.add(entry, "bytes");
  return writer.finish();
}

std::string xz_blocks(std::string_view bytes) {
  lzma_mt options{};
  options.threads = 1;
  options.preset = 0;
  options.block_size = 1u << 20;
  options.check = LZMA_CHECK_CRC32;
  lzma_stream stream = LZMA_STREAM_INIT;
  std::string out(lzma_stream_buffer_bound(bytes.size()) + (bytes.size() >> 10) + 65536, '\0');
  bool good = lzma_stream_encoder_mt(&stream, &options) == LZMA_OK;
  stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  stream.avail_in = bytes.size();
  stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
  stream.avail_out = out.size();
  lzma_ret status = LZMA_OK;
  while (good && status == LZMA_OK) status = lzma_code(&stream, LZMA_FINISH);
  good = good && status == LZMA_STREAM_END;
  out.resize(good ? out.size() - stream.avail_out : 0);
  lzma_end(&stream);
  return out;
}

std::string zstd_frame(std::string_view bytes, int window_log) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_log);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size());
  ZSTD_freeCCtx(context);
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

std::string lz4_frame(std::string_view bytes) {
  LZ4F_preferences_t options = LZ4F_INIT_PREFERENCES;
  options.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
  std::string out(LZ4F_compressFrameBound(bytes.size(), &options), '\0');
  const std::size_t size = LZ4F_compressFrame(out.data(), out.size(), bytes.data(), bytes.size(), &options);
  out.resize(LZ4F_isError(size) != 0 ? 0 : size);
  return out;
}

std::string lz4_legacy(std::string_view bytes) {
  std::string out = little32(0x184c2102);
  constexpr std::size_t block = 8u << 20;
  for (std::size_t at = 0; at < bytes.size(); at += block) {
    const std::string_view part = bytes.substr(at, block);
    std::string packed(1, static_cast<char>(std::min<std::size_t>(part.size(), 15) << 4));
    if (part.size() >= 15) {
      packed.append((part.size() - 15) / 255, '\xff');
      packed += static_cast<char>((part.size() - 15) % 255);
    }
    packed += part;
    out += little32(packed.size()) + packed;
  }
  return out;
}

std::string skippable_frame(std::string_view bytes) {
  return little32(0x184d2a53) + little32(bytes.size()) + std::string(bytes);
}

std::string deflated(std::string_view bytes) {
  // A gzip member without name and comment is ten bytes, the deflate stream, CRC-32 and size (RFC 1952, 2.3).
  const std::string member = compressed(bytes, "gz");
  return member.size() < 18 ? std::string() : member.substr(10, member.size() - 18);
}

std::string noise(std::size_t size, std::uint64_t seed) {
  std::string bytes;
  bytes.reserve(size + 8);
  while (bytes.size() < size) {
    seed += 0x9e3779b97f4a7c15u;
    std::uint64_t value = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    value ^= value >> 31;
    for (int i = 0; i < 8; ++i, value >>= 8) bytes += static_cast<char>(value & 0xff);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace sluice::test
