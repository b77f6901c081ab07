// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Signatures over bytes with OpenSSL 3. Which keys are taken, and with which digest, is decided in one place
// (find_method): strength is at least 128 bits, as NIST SP 800-57 part 1 asks beyond 2030.
#include "base/signing.hpp"

#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <fmt/format.h>

#include <array>
#include <climits>
#include <ctime>

namespace sluice {
namespace {

constexpr std::uint64_t most_key_bytes = 1u << 20;
constexpr std::size_t most_keys = 64;
constexpr int least_rsa_bits = 3072;
constexpr std::string_view taken = "Ed25519, ECDSA on P-256 or P-384, or RSA of 3072 bits and more";

template <auto release>
struct Free {
  template <class T>
  void operator()(T* pointer) const {
    release(pointer);
  }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Context = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using SharedKey = std::shared_ptr<void>;

EVP_PKEY* raw(const SharedKey& key) { return static_cast<EVP_PKEY*>(key.get()); }
SharedKey share(EVP_PKEY* key) {
  return SharedKey(key, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); });
}
const unsigned char* bytes_of(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

Bio read_from(std::string_view text) {
  return text.size() > INT_MAX ? nullptr : Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// How a key signs.
struct Method {
  const char* digest = nullptr;  ///< none for Ed25519, which has its own
  bool is_pss = false;
};

std::optional<Method> find_method(EVP_PKEY* key) {
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_ED25519: return Method{};
    case EVP_PKEY_RSA:
      if (EVP_PKEY_get_bits(key) < least_rsa_bits) return std::nullopt;
      return Method{"SHA256", true};
    case EVP_PKEY_EC: break;
    default: return std::nullopt;
  }
  std::array<char, 64> group{};
  if (EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) != 1) return std::nullopt;
  const std::string_view name(group.data());
  if (name == "prime256v1" || name == "P-256") return Method{"SHA256", false};
  if (name == "secp384r1" || name == "P-384") return Method{"SHA384", false};
  return std::nullopt;
}

std::string describe(EVP_PKEY* key) {
  const char* name = EVP_PKEY_get0_type_name(key);
  return fmt::format("{} of {} bits", name == nullptr ? "an unknown kind" : name, EVP_PKEY_get_bits(key));
}

/// Its id; refuses a key that signs in no way that we take.
Result<std::string> checked_id(EVP_PKEY* key, std::string_view where) {
  if (!find_method(key)) {
    return refuse(fmt::format("{}: the key is {}, expected {}", to_visible(where), describe(key), taken),
                  "make one: openssl genpkey -algorithm ed25519 -out key.pem");
  }
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key, &der);
  if (size <= 0) return refuse(fmt::format("{}: the public key cannot be written", to_visible(where)));
  const std::unique_ptr<unsigned char, decltype([](unsigned char* p) { OPENSSL_free(p); })> held(der);
  const void* const start = der;
  return to_hex(sha256({static_cast<const char*>(start), static_cast<std::size_t>(size)}));
}

bool set_padding(EVP_PKEY_CTX* settings, const Method& method) {
  if (!method.is_pss) return true;
  return EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1;
}

int no_password(char*, int, int, void*) { return -1; }

std::optional<Day> to_day(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return parse_day(fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday));
}

std::string subject_of(const X509* certificate) {
  const Bio out(BIO_new(BIO_s_mem()));
  if (X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253) < 0) return {};
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string{};
}

/// One block of a PEM file.
struct Block {
  std::string label;
  std::string der;
};

std::optional<Block> next_block(BIO* from) {
  char* label = nullptr;
  char* header = nullptr;
  unsigned char* der = nullptr;
  long size = 0;
  if (PEM_read_bio(from, &label, &header, &der, &size) != 1) return std::nullopt;
  const void* const start = der;
  Block block{label, std::string(static_cast<const char*>(start), static_cast<std::size_t>(size))};
  OPENSSL_free(label);
  OPENSSL_free(header);
  OPENSSL_free(der);
  return block;
}

/// A key as a block holds it, before it is known to be one that we take.
struct Held {
  SharedKey key;
  std::string name;
  std::optional<ValidDays> days;
};

Result<Held> read_certificate(const Block& block, const std::string& where) {
  const unsigned char* at = bytes_of(block.der);
  const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(block.der.size())));
  if (!certificate) return refuse(fmt::format("{}: the certificate cannot be read", where));
  const std::optional<Day> first = to_day(X509_get0_notBefore(certificate.get()));
  const std::optional<Day> last = to_day(X509_get0_notAfter(certificate.get()));
  if (!first || !last) return refuse(fmt::format("{}: the days of the certificate cannot be read", where));
  Held held{share(X509_get_pubkey(certificate.get())), subject_of(certificate.get()), ValidDays{*first, *last}};
  if (!held.key) return refuse(fmt::format("{}: the key of the certificate cannot be read", where));
  return held;
}

Result<Held> read_block(const Block& block, const std::string& where) {
  if (block.label == "CERTIFICATE") return read_certificate(block, where);
  if (block.label.ends_with("PRIVATE KEY")) {
    return refuse(fmt::format("{}: a private key, expected a public key or a certificate", where),
                  "trust its public half: openssl pkey -in key.pem -pubout -out key.pub.pem");
  }
  if (block.label != "PUBLIC KEY") {
    return refuse(fmt::format("{}: a block '{}', expected 'PUBLIC KEY' or 'CERTIFICATE'", where,
                              to_visible_short(block.label, 40)));
  }
  const unsigned char* at = bytes_of(block.der);
  Held held{share(d2i_PUBKEY(nullptr, &at, static_cast<long>(block.der.size()))), {}, std::nullopt};
  if (!held.key) return refuse(fmt::format("{}: the public key cannot be read", where));
  return held;
}

}  // namespace

Result<SigningKey> SigningKey::from_pem(std::string_view pem, std::string_view where) {
  ERR_clear_error();
  const Bio from = read_from(pem);
  SharedKey key = share(from ? PEM_read_bio_PrivateKey(from.get(), nullptr, no_password, nullptr) : nullptr);
  ERR_clear_error();
  if (!key && pem.find("ENCRYPTED") != std::string_view::npos) {
    return refuse(fmt::format("{}: the private key is encrypted with a password", to_visible(where)),
                  "give it without one, from the secret store of the CI: openssl pkey -in key.pem -out plain.pem");
  }
  if (!key) {
    return refuse(fmt::format("{}: no private key in PEM form", to_visible(where)),
                  "make one: openssl genpkey -algorithm ed25519 -out key.pem");
  }
  TRY_ASSIGN(std::string id, checked_id(raw(key), where));
  return SigningKey(std::move(key), std::move(id));
}

Result<SigningKey> SigningKey::load(const std::string& path) {
  Result<std::string> pem = read_file(path, most_key_bytes);
  if (!pem) return refuse(pem.error().message, "name the private key that signs, in PEM form");
  return from_pem(*pem, path);
}

Result<std::string> SigningKey::sign(std::string_view bytes) const {
  const Method method = find_method(raw(key_)).value_or(Method{});
  const Context context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;
  std::size_t size = 0;
  const bool is_ready =
      EVP_DigestSignInit_ex(context.get(), &settings, method.digest, nullptr, nullptr, raw(key_), nullptr) == 1 &&
      set_padding(settings, method) &&
      EVP_DigestSign(context.get(), nullptr, &size, bytes_of(bytes), bytes.size()) == 1;
  std::vector<unsigned char> out(size);
  if (!is_ready || EVP_DigestSign(context.get(), out.data(), &size, bytes_of(bytes), bytes.size()) != 1) {
    ERR_clear_error();
    return fail("signing with key " + id_ + ": OpenSSL refused");
  }
  return std::string(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(size));
}

bool TrustedKey::verifies(std::string_view bytes, std::string_view signature) const {
  const Method method = find_method(raw(key_)).value_or(Method{});
  const Context context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;
  const bool is_right =
      EVP_DigestVerifyInit_ex(context.get(), &settings, method.digest, nullptr, nullptr, raw(key_), nullptr) == 1 &&
      set_padding(settings, method) &&
      EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(bytes), bytes.size()) == 1;
  ERR_clear_error();
  return is_right;
}

Result<std::vector<TrustedKey>> parse_trusted_keys(std::string_view pem, std::string_view where) {
  ERR_clear_error();
  const Bio from = read_from(pem);
  const std::string file = to_visible(where);
  std::vector<TrustedKey> keys;
  while (from) {
    const std::optional<Block> block = next_block(from.get());
    if (!block) break;
    if (keys.size() == most_keys) return refuse(fmt::format("{}: more than {} keys", file, most_keys));
    TRY_ASSIGN(Held held, read_block(*block, file));
    TRY_ASSIGN(std::string id, checked_id(raw(held.key), where));
    TrustedKey key(std::move(held.key), std::move(id));
    key.name_ = std::move(held.name);
    key.days_ = held.days;
    keys.push_back(std::move(key));
  }
  const bool is_whole = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (!is_whole) return refuse(fmt::format("{}: a PEM block that cannot be read", file));
  if (keys.empty()) {
    return refuse(fmt::format("{}: no public key or certificate in PEM form", file),
                  "write one: openssl pkey -in key.pem -pubout -out key.pub.pem");
  }
  return keys;
}

}  // namespace sluice
