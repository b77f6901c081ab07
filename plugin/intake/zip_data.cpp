// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_data.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t most_small = 8u << 20;
constexpr std::uint64_t most_expansion = 1032;  // of deflate: a match of 258 bytes takes two bits

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

libdeflate_decompressor& decompressor() {
  thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> own(libdeflate_alloc_decompressor());
  return *own;
}

void spoil(ZipData& data, HazardId id, std::string detail) {
  data.is_whole = false;
  data.defects.push_back({id, Weight::error, std::move(detail), true});
}

void inflate(const ZipRecord& record, std::span<const std::byte> packed, ZipData& data) {
  if (is_impossible(record)) {
    return spoil(data, HazardId::zip_size_lie,
                 fmt::format("{} bytes cannot come out of {}", record.size, packed.size()));
  }
  data.owned = std::make_unique<Buffer>(static_cast<std::size_t>(record.size));
  std::size_t taken = 0;
  std::size_t made = 0;
  const libdeflate_result result = libdeflate_deflate_decompress_ex(
      &decompressor(), packed.data(), packed.size(), data.owned->data(), data.owned->size(), &taken, &made);
  if (result != LIBDEFLATE_SUCCESS) data.lost = record.size;
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
    return spoil(data, HazardId::zip_size_lie,
                 fmt::format("more comes out than the {} bytes that are declared", record.size));
  }
  if (result != LIBDEFLATE_SUCCESS) return spoil(data, HazardId::malformed, "the compressed data is damaged");
  data.bytes = data.owned->first(made);
  if (taken != packed.size()) {
    data.defects.push_back({HazardId::zip_gap, Weight::error,
                            fmt::format("{} bytes follow the end of the compressed data", packed.size() - taken),
                            false});
  }
  if (made != record.size)
    spoil(data, HazardId::zip_size_lie, fmt::format("{} bytes come out, {} are declared", made, record.size));
}

}  // namespace

bool is_known_method(std::uint16_t method) {
  switch (static_cast<ZipMethod>(method)) {
    case ZipMethod::stored:
    case ZipMethod::deflate:
    case ZipMethod::bzip2:
    case ZipMethod::lzma:
    case ZipMethod::zstd:
    case ZipMethod::xz:
      return true;
  }
  return false;
}

bool is_small(const ZipRecord& record) {
  const auto method = static_cast<ZipMethod>(record.method);
  return (method == ZipMethod::stored || method == ZipMethod::deflate) && record.packed <= most_small &&
         record.size <= most_small;
}

bool is_impossible(const ZipRecord& record) {
  return static_cast<ZipMethod>(record.method) == ZipMethod::deflate &&
         record.size / most_expansion > record.packed + 8;
}

ZipData decode_zip_data(const ZipRecord& record, std::span<const std::byte> packed) {
  ZipData data;
  if (packed.size() < record.packed) {
    spoil(data, HazardId::truncated, "the ZIP ends inside the entry's data");
  } else if (static_cast<ZipMethod>(record.method) == ZipMethod::stored) {
    data.bytes = packed;
    if (packed.size() != record.size)
      spoil(data, HazardId::zip_size_lie,
            fmt::format("{} bytes are stored, {} are declared", packed.size(), record.size));
  } else {
    inflate(record, packed, data);
  }
  if (data.is_whole && libdeflate_crc32(0, data.bytes.data(), data.bytes.size()) != record.crc) {
    spoil(data, HazardId::checksum, "the checksum does not fit the entry's bytes");
  }
  return data;
}

}  // namespace sluice
