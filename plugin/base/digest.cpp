// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/digest.hpp"

#include "base/ascii.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace sluice {
namespace {

std::string to_hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15u];
  }
  return out;
}

}  // namespace

std::string to_hex(const Digest& digest) { return to_hex(std::span<const std::uint8_t>(digest.bytes)); }

namespace {

/// hex_value() of every byte: an SBOM states one digest for each of its many files.
constexpr std::array<std::int8_t, 256> hex_values = [] {
  std::array<std::int8_t, 256> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int8_t>(hex_value(static_cast<char>(i)));
  return values;
}();

int hex_of(char c) { return hex_values[static_cast<unsigned char>(c)]; }

}  // namespace

std::optional<Digest> parse_digest(std::string_view hex) {
  Digest digest;
  if (hex.size() != digest.bytes.size() * 2) return std::nullopt;
  int all = 0;
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    const int value = hex_of(hex[2 * i]) * 16 + hex_of(hex[2 * i + 1]);
    all |= hex_of(hex[2 * i]) | hex_of(hex[2 * i + 1]);
    digest.bytes[i] = static_cast<std::uint8_t>(value);
  }
  return all < 0 ? std::nullopt : std::optional(digest);
}

namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

Context make_context() { return Context(EVP_MD_CTX_new()); }

/// Looked up once: EVP_sha256() is looked up again, under a lock, each time that it is used (OpenSSL 3).
const EVP_MD* sha256_method() {
  static const EVP_MD* const method = [] {
    const EVP_MD* found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found != nullptr ? found : EVP_sha256();
  }();
  return method;
}

}  // namespace

struct Sha256::State {
  Context context = make_context();
  /// Begins if that was not done: a context costs as much as hashing a hundred bytes.
  void start() {
    if (!is_started) EVP_DigestInit_ex(context.get(), sha256_method(), nullptr);
    is_started = true;
  }
  bool is_started = false;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::span<const std::byte> bytes) {
  state_->start();
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}
void Sha256::update(std::string_view bytes) { update(std::as_bytes(std::span(bytes))); }

Digest Sha256::finish() {
  Digest digest;
  state_->start();
  EVP_DigestFinal_ex(state_->context.get(), digest.bytes.data(), nullptr);
  state_->is_started = false;
  return digest;
}

Digest sha256(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 11> methods{{{"blake2b", "BLAKE2b512"},
                                                                            {"git-blob", "SHA1"},
                                                                            {"md5", "MD5"},
                                                                            {"sha1", "SHA1"},
                                                                            {"sha224", "SHA224"},
                                                                            {"sha256", "SHA256"},
                                                                            {"sha3-256", "SHA3-256"},
                                                                            {"sha3-384", "SHA3-384"},
                                                                            {"sha3-512", "SHA3-512"},
                                                                            {"sha384", "SHA384"},
                                                                            {"sha512", "SHA512"}}};

const auto* find_method(std::string_view algorithm) {
  return std::ranges::find(methods, algorithm, [](const auto& row) { return row.first; });
}

}  // namespace

bool is_hash_name(std::string_view algorithm) { return find_method(algorithm) != methods.end(); }

struct NamedHash::State {
  Context context = make_context();
};

NamedHash::NamedHash(std::string_view algorithm, std::uint64_t size) : state_(std::make_unique<State>()) {
  EVP_DigestInit_ex(state_->context.get(), EVP_get_digestbyname(find_method(algorithm)->second), nullptr);
  if (algorithm != "git-blob") return;
  const std::string head = "blob " + std::to_string(size) + '\0';
  update(std::as_bytes(std::span(head)));
}
NamedHash::~NamedHash() = default;
NamedHash::NamedHash(NamedHash&&) noexcept = default;
NamedHash& NamedHash::operator=(NamedHash&&) noexcept = default;

void NamedHash::update(std::span<const std::byte> bytes) {
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

std::string NamedHash::finish() {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(state_->context.get(), out.data(), &size);
  return to_hex(std::span<const std::uint8_t>(out.data(), size));
}

}  // namespace sluice
