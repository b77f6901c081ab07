// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/codec.hpp"
#include "intake/host_source.hpp"
#include "intake/member_decoder.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace std::string_view_literals;

struct Outcome {
  std::vector<std::byte> bytes;
  bool is_clean = false;
};

Outcome read_out(sluice::Decoder& decoder) {
  Outcome outcome;
  std::vector<std::byte> buffer(4099);
  while (true) {
    const sluice::Result<std::size_t> got = decoder.read(buffer);
    if (!got || *got == 0) break;
    outcome.bytes.insert(outcome.bytes.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*got));
  }
  outcome.is_clean = decoder.defects().empty();
  return outcome;
}

}  // namespace

/// The first byte picks the filter. Two ways to decode the same must agree on what is whole: gzip by two libraries, xz
/// by one thread and by two.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view filters[] = {"gzip"sv, "xz"sv,   "bzip2"sv, "zstd"sv,
                                          "lz4"sv,  "lzip"sv, "lzma"sv,  "compress"sv};
  if (size == 0) return 0;
  sluice::Limits limits;
  limits.ratio = 20;
  limits.ratio_after = 1u << 20;
  limits.decoder_memory = 32u << 20;
  const std::string_view filter = filters[bytes[0] % std::size(filters)];
  const std::span<const std::byte> stream = std::as_bytes(std::span(bytes, size)).subspan(1);
  const std::unique_ptr<sluice::HostSource> source = sluice::make_memory_source(stream);
  const std::unique_ptr<sluice::HostSource> again = sluice::make_memory_source(stream);
  const std::unique_ptr<sluice::Decoder> decoder = sluice::make_decoder(filter, *source, limits);
  const Outcome one = read_out(*decoder);
  std::unique_ptr<sluice::Decoder> other;
  if (filter == "gzip")
    other = std::make_unique<sluice::MemberDecoder>(sluice::make_zlib_codec({filter, limits}), *again, limits);
  if (filter == "xz") other = sluice::make_decoder(filter, *again, limits, 2);
  if (!other) return 0;
  const Outcome two = read_out(*other);
  const bool may_be_lenient = filter == "gzip";  // ISA-L takes Huffman codes that are not complete, zlib does not
  if (one.is_clean != two.is_clean && !(may_be_lenient && one.is_clean)) std::abort();
  if (one.is_clean && two.is_clean && one.bytes != two.bytes) std::abort();
  return 0;
}
