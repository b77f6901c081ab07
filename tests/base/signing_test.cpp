// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/signing.hpp"

#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace std::string_literals;
using sluice::Day;
using sluice::parse_day;
using sluice::parse_trusted_keys;
using sluice::SigningKey;
using sluice::TrustedKey;
using sluice::test::ed25519_key;
using sluice::test::fresh_key;
using sluice::test::TestKey;

namespace {

TestKey key_of(const std::string& kind) { return kind == "Ed25519" ? ed25519_key('a') : fresh_key(kind); }

}  // namespace

TEST_CASE("signing: a signature holds for its bytes and its key only", "[base][signing]") {
  const std::string kind = GENERATE("Ed25519"s, "P-256"s, "P-384"s, "RSA-3072"s);
  CAPTURE(kind);
  const TestKey pair = key_of(kind);
  const SigningKey key = sluice::test::signing_key(pair);
  const TrustedKey trusted = sluice::test::trusted_key(pair).at(0);
  CHECK(key.id() == trusted.id());
  CHECK(key.id().size() == 64);
  const std::string signature = key.sign("what was decided").value();
  CHECK(trusted.verifies("what was decided", signature));
  CHECK_FALSE(trusted.verifies("what was decideD", signature));
  CHECK_FALSE(trusted.verifies("what was decided", ""));
  CHECK_FALSE(trusted.verifies("what was decided", signature.substr(1)));
  CHECK_FALSE(trusted.verifies("what was decided", signature + "x"));
  CHECK_FALSE(sluice::test::trusted_key(ed25519_key('z')).at(0).verifies("what was decided", signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string other = signature;
    other[i] = static_cast<char>(other[i] ^ 1);
    CAPTURE(i);
    CHECK_FALSE(trusted.verifies("what was decided", other));
  }
}

TEST_CASE("signing: the key id is the digest of the SubjectPublicKeyInfo", "[base][signing]") {
  // RFC 8032 section 7.1, test 1: openssl pkey -pubin -outform DER | sha256sum
  const std::string_view pem =
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
      "-----END PUBLIC KEY-----\n";
  CHECK(parse_trusted_keys(pem, "rfc8032").value().at(0).id() ==
        "06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9");
}

TEST_CASE("signing: weak keys and what is no key are refused with what to do", "[base][signing]") {
  const std::string kind = GENERATE("RSA-2048"s, "P-521"s);
  CAPTURE(kind);
  const TestKey weak = key_of(kind);
  const auto refused = SigningKey::from_pem(weak.private_pem, "ci.pem");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.starts_with("ci.pem: the key is "));
  CHECK(refused.error().message.find("RSA of 3072 bits and more") != std::string::npos);
  CHECK(refused.error().failure == sluice::Failure::cannot_start);
  CHECK_FALSE(parse_trusted_keys(weak.public_pem, "ci.pub"));
}

TEST_CASE("signing: files that hold something else", "[base][signing]") {
  const TestKey pair = ed25519_key('a');
  CHECK(SigningKey::from_pem(pair.public_pem, "k").error().message == "k: no private key in PEM form");
  CHECK(SigningKey::from_pem("", "k").error().message == "k: no private key in PEM form");
  CHECK(SigningKey::from_pem("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "k")
            .error()
            .message == "k: the private key is encrypted with a password");
  const auto private_one = parse_trusted_keys(pair.private_pem, "k");
  REQUIRE_FALSE(private_one);
  CHECK(private_one.error().message == "k: a private key, expected a public key or a certificate");
  CHECK(private_one.error().help.find("-pubout") != std::string::npos);
  CHECK_FALSE(parse_trusted_keys("", "k"));
  CHECK_FALSE(parse_trusted_keys("no key here\n", "k"));
  CHECK_FALSE(parse_trusted_keys(pair.public_pem.substr(0, 60), "k"));
  CHECK_FALSE(parse_trusted_keys(pair.public_pem + pair.public_pem.substr(0, 60), "k"));
}

TEST_CASE("signing: a certificate is trusted for its key on its days", "[base][signing]") {
  const std::string kind = GENERATE("Ed25519"s, "P-256"s);
  const TestKey pair = key_of(kind);
  const Day first = *parse_day("2026-03-01");
  const Day last = *parse_day("2026-09-30");
  const std::string pem = sluice::test::certificate_of(pair, "gate.acme.example", first, last);
  const TrustedKey trusted = parse_trusted_keys(pem, "gate.crt").value().at(0);
  CHECK(trusted.id() == sluice::test::signing_key(pair).id());
  CHECK(trusted.name() == "CN=gate.acme.example");
  CHECK_FALSE(trusted.is_valid_on(first + -1));
  CHECK(trusted.is_valid_on(first));
  CHECK(trusted.is_valid_on(last));
  CHECK_FALSE(trusted.is_valid_on(last + 1));
  CHECK(parse_trusted_keys(pem + pair.public_pem, "both").value().size() == 2);
}
