// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace sluice {

/// Raw deflate (RFC 1951), and the CRC-32 of what came out, by one library. One thing differs: ISA-L takes Huffman
/// codes that are not complete, which no encoder writes and zlib refuses.
class Inflater {
 public:
  enum class Step { more, end, malformed, no_memory };
  virtual ~Inflater() = default;

  /// Before each stream.
  virtual void reset() = 0;
  /// Decodes from `in` to `out` and moves both on. `last`: nothing follows `in`. Before Step::malformed come the bytes
  /// before the damage; libraries may differ by the last match (258 bytes) and a symbol's bytes.
  virtual Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) = 0;
  /// After Step::end: bytes that were taken from `in` although they lie behind the stream. At most 7.
  virtual std::span<const std::byte> unused() const { return {}; }
  virtual std::uint32_t checksum(std::uint32_t before, std::span<const std::byte> bytes) const = 0;
};

std::unique_ptr<Inflater> make_zlib_inflater();
/// Null if ISA-L was not there when this was built.
std::unique_ptr<Inflater> make_isal_inflater();

}  // namespace sluice
