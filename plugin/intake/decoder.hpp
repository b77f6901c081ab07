// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/source.hpp"
#include "model/contents.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Something wrong with bytes, found where no sink may be used (a decoder runs on its own thread).
struct Defect {
  HazardId id = HazardId::malformed;
  Weight weight = Weight::error;
  std::string detail;
  bool stops = false;  ///< bytes after it could not be produced
};

/// A source that decompresses another one. read() gives 0 at the end and at a defect; what was wrong stands in
/// defects().
class Decoder : public ByteSource {
 public:
  Result<void> seek(std::uint64_t) override { return fail("a compressed stream cannot be searched"); }
  std::uint64_t size() const override { return 0; }
  /// Complete once read() gave 0.
  virtual const std::vector<Defect>& defects() const = 0;
};

/// The decoder for a filter's name (intake/magic), reading from `source`, which outlives it; null for a name that is no
/// filter's. Keeps Limits::decoder_memory and Limits::ratio itself; concatenated members are one stream, zero padding
/// after them is allowed, other bytes are a defect. `jobs`: threads that an xz stream of several blocks may use.
std::unique_ptr<Decoder> make_decoder(std::string_view filter, ByteSource& source, const Limits& limits,
                                      std::size_t jobs = 1);

}  // namespace sluice
