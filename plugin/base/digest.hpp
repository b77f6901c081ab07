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

/// Algorithms that NamedHash knows: "md5", "sha1", "sha224", "sha256", "sha384", "sha512" (FIPS 180-4), "sha3-256",
/// "sha3-384", "sha3-512" (FIPS 202), "blake2b" (RFC 7693, 512 bits), and "git-blob", the id that git gives a file's
/// bytes (SHA-1 over "blob SIZE", NUL and the bytes).
bool is_hash_name(std::string_view algorithm);

/// Incremental digest of an algorithm chosen by name.
class NamedHash {
 public:
  /// `size`: of all bytes to come. is_hash_name(algorithm) must hold.
  NamedHash(std::string_view algorithm, std::uint64_t size);
  ~NamedHash();
  NamedHash(NamedHash&&) noexcept;
  NamedHash& operator=(NamedHash&&) noexcept;
  void update(std::span<const std::byte> bytes);
  std::string finish();  ///< lower-case hex of all updates; the object is spent

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sluice
