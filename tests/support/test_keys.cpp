// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/test_keys.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace sluice::test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype([](EVP_PKEY* key) { EVP_PKEY_free(key); })>;
using Bio = std::unique_ptr<BIO, decltype([](BIO* bio) { BIO_free_all(bio); })>;
using Certificate = std::unique_ptr<X509, decltype([](X509* one) { X509_free(one); })>;

template <class Write>
std::string pem(Write write) {
  const Bio out(BIO_new(BIO_s_mem()));
  if (write(out.get()) != 1) std::abort();
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return std::string(text, static_cast<std::size_t>(size));
}

TestKey to_pem(EVP_PKEY* key) {
  if (key == nullptr) std::abort();
  return {pem([&](BIO* out) { return PEM_write_bio_PKCS8PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); }),
          pem([&](BIO* out) { return PEM_write_bio_PUBKEY(out, key); })};
}

void set_day(ASN1_TIME* time, Day day) {
  if (ASN1_TIME_adj(time, 0, day.since_epoch, 0) == nullptr) std::abort();
}

}  // namespace

TestKey ed25519_key(char letter) {
  std::array<unsigned char, 32> seed{};
  seed.fill(static_cast<unsigned char>(letter));
  return to_pem(Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size())).get());
}

TestKey fresh_key(std::string_view kind) {
  if (kind == "RSA-2048") return to_pem(Key(EVP_RSA_gen(2048u)).get());
  if (kind == "RSA-3072") return to_pem(Key(EVP_RSA_gen(3072u)).get());
  const std::string curve(kind);
  return to_pem(Key(EVP_EC_gen(curve.c_str())).get());
}

std::string certificate_of(const TestKey& key, const std::string& common_name, Day first, Day last) {
  const Bio in(BIO_new_mem_buf(key.private_pem.data(), static_cast<int>(key.private_pem.size())));
  const Key held(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
  const Certificate certificate(X509_new());
  X509_NAME* name = X509_get_subject_name(certificate.get());
  const void* const text = common_name.data();
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, static_cast<const unsigned char*>(text),
                             static_cast<int>(common_name.size()), -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  set_day(X509_getm_notBefore(certificate.get()), first);
  set_day(X509_getm_notAfter(certificate.get()), last);
  X509_set_pubkey(certificate.get(), held.get());
  const EVP_MD* digest = EVP_PKEY_get_base_id(held.get()) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256();
  if (X509_sign(certificate.get(), held.get(), digest) == 0) std::abort();
  return pem([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); });
}

SigningKey signing_key(const TestKey& key) { return SigningKey::from_pem(key.private_pem, "test key").value(); }

std::vector<TrustedKey> trusted_key(const TestKey& key) {
  return parse_trusted_keys(key.public_pem, "test key").value();
}

}  // namespace sluice::test
