// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/decoder.hpp"

#include "intake/codec.hpp"
#include "intake/member_decoder.hpp"

#include <algorithm>

namespace sluice {
namespace {

struct Row {
  std::string_view filter;
  std::unique_ptr<Codec> (*make)(const CodecOptions&);
};

constexpr Row table[] = {
    {"gzip", make_gzip_codec}, {"xz", make_lzma_codec},           {"lzma", make_lzma_codec},
    {"lzip", make_lzma_codec}, {"bzip2", make_bzip2_codec},       {"zstd", make_zstd_codec},
    {"lz4", make_lz4_codec},   {"compress", make_compress_codec},
};

}  // namespace

std::unique_ptr<Decoder> make_decoder(std::string_view filter, ByteSource& source, const Limits& limits,
                                      std::size_t jobs) {
  const auto* row = std::ranges::find(table, filter, &Row::filter);
  if (row == std::ranges::end(table)) return nullptr;
  // Threads read far ahead of what they give: only a ratio over the whole source is then the same on every machine.
  const CodecOptions options{filter, limits, source.can_seek() ? std::max<std::size_t>(jobs, 1) : 1};
  return std::make_unique<MemberDecoder>(row->make(options), source, limits);
}

}  // namespace sluice
