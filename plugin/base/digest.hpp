// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// A SHA-256 value (FIPS 180-4).
struct Digest {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Digest&, const Digest&) = default;
};

std::string to_hex(const Digest& digest);                  ///< 64 lower-case digits
std::optional<Digest> parse_digest(std::string_view hex);  ///< 64 digits of either case

/// Incremental SHA-256 over OpenSSL's EVP (uses the processor's SHA instructions).
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void update(std::span<const std::byte> bytes);
  void update(std::string_view bytes);
  Digest finish();  ///< the digest of all updates; the object starts anew
 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest sha256(std::string_view bytes);

/// Hex digest of the named algorithm ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"), or absent if unknown here.
std::optional<std::string> hex_digest(std::string_view algorithm, std::string_view bytes);

}  // namespace sluice
