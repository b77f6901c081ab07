// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/host_source.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

struct Decoded {
  std::string text;
  std::vector<Defect> defects;

  /// The defects' terms, a `!` behind each that stops, the details left out: "archive.checksum!".
  std::string terms() const {
    std::string text_of;
    for (const Defect& defect : defects) {
      text_of += text_of.empty() ? "" : " ";
      text_of += std::string(hazard_spec(defect.id).term) + (defect.stops ? "!" : "");
    }
    return text_of;
  }
  std::string details() const {
    std::string text_of;
    for (const Defect& defect : defects) text_of += defect.detail + "; ";
    return text_of;
  }
};

/// Everything that a decoder gives, read in pieces of an odd size, so that every boundary is met.
inline Decoded read_out(Decoder& decoder, std::size_t piece = 977) {
  Decoded result;
  std::vector<std::byte> buffer(piece);
  while (true) {
    const Result<std::size_t> got = decoder.read(buffer);
    REQUIRE(got);
    if (*got == 0) break;
    result.text.append(reinterpret_cast<const char*>(buffer.data()), *got);
  }
  result.defects = decoder.defects();
  return result;
}

inline Decoded decoded(std::string_view filter, std::string_view bytes, const Limits& limits = {},
                       std::size_t jobs = 1) {
  const std::unique_ptr<HostSource> source = make_memory_source(std::as_bytes(std::span(bytes)));
  const std::unique_ptr<Decoder> decoder = make_decoder(filter, *source, limits, jobs);
  REQUIRE(decoder);
  return read_out(*decoder);
}

}  // namespace sluice::test
