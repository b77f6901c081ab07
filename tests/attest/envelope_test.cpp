// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/envelope.hpp"

#include "base/base64.hpp"
#include "base/json.hpp"
#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace std::string_literals;
using sluice::encode_base64;
using sluice::open_envelope;
using sluice::OpenedEnvelope;
using sluice::parse_day;
using sluice::Result;
using sluice::seal_envelope;
using sluice::TrustedKeys;
using sluice::test::ed25519_key;
using sluice::test::signing_key;
using sluice::test::TestKey;

namespace {

const std::string type = "application/vnd.in-toto+json";
const std::string payload = R"({"decision":"accept"})";

TrustedKeys trusting(const TestKey& key) {
  TrustedKeys keys(*parse_day("2026-10-02"));
  keys.add(sluice::test::trusted_key(key));
  return keys;
}

std::string sealed() { return seal_envelope(type, payload, signing_key(ed25519_key('a'))).value(); }

Result<OpenedEnvelope> opened(const std::string& text) {
  return open_envelope(text, "record.json", trusting(ed25519_key('a')));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string signature_of(const TestKey& key, std::string_view over) {
  return encode_base64(signing_key(key).sign(over).value());
}

}  // namespace

TEST_CASE("envelope: what is signed is the encoding that DSSE publishes", "[attest][envelope]") {
  CHECK(sluice::pre_authentication_encoding("http://example.com/HelloWorld", "hello world") ==
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  CHECK(sluice::pre_authentication_encoding("", "") == "DSSEv1 0  0 ");
}

TEST_CASE("envelope: sealed and opened again", "[attest][envelope]") {
  const OpenedEnvelope envelope = opened(sealed()).value();
  CHECK(envelope.payload_type == type);
  CHECK(envelope.payload == payload);
  CHECK(envelope.keys == std::vector{signing_key(ed25519_key('a')).id()});
  CHECK(sealed() == sealed());
}

TEST_CASE("envelope: another key, another type, another payload are refused", "[attest][envelope]") {
  const auto other_key = open_envelope(sealed(), "record.json", trusting(ed25519_key('b')));
  REQUIRE_FALSE(other_key);
  CHECK(other_key.error().message.starts_with("record.json: no trusted key signed it; it names key '"));
  const auto nobody = open_envelope(sealed(), "record.json", TrustedKeys());
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().message == "record.json: no key was given that could verify it");
  const auto other_type = opened(replaced(sealed(), "in-toto", "in-tutu"));
  REQUIRE_FALSE(other_type);
  CHECK(other_type.error().message.ends_with("does not fit: the file was changed after it was signed"));
  CHECK_FALSE(opened(replaced(sealed(), encode_base64(payload), encode_base64(R"({"decision":"reject"})"))));
}

TEST_CASE("envelope: no change of a byte and no end too early gives another content", "[attest][envelope]") {
  const std::string whole = sealed();
  const TrustedKeys trusted = trusting(ed25519_key('a'));
  std::size_t refused = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const unsigned flip : {1u, 2u, 0x20u, 0x80u}) {
      std::string text = whole;
      text[i] = static_cast<char>(static_cast<unsigned char>(text[i]) ^ flip);
      const auto got = open_envelope(text, "record.json", trusted);
      refused += got ? 0 : 1;
      if (got) CHECK((got->payload == payload && got->payload_type == type));
    }
    const bool is_only_end = whole.find_first_not_of('\n', i) == std::string::npos;
    if (!is_only_end) CHECK_FALSE(open_envelope(whole.substr(0, i), "record.json", trusted));
  }
  CHECK(refused > whole.size() * 2);  // what is left are blanks and the hint of the key
}

TEST_CASE("envelope: members that come twice and texts that are no base64 are refused", "[attest][envelope]") {
  const std::string twice = replaced(sealed(), "\"payload\":", "\"payload\": \"AAAA\", \"payload\":");
  CHECK(opened(twice).error().message.find("payload") != std::string::npos);
  CHECK_FALSE(opened(replaced(sealed(), encode_base64(payload), encode_base64(payload) + "\\n")));
  CHECK_FALSE(opened(replaced(sealed(), encode_base64(payload), encode_base64(payload) + "=")));
  CHECK(opened(R"({"payloadType":"a","payload":"","signatures":[]})").error().message == "record.json: no signature");
  CHECK(opened(R"({"payloadType":"a","payload":""})").error().message == "record.json: no signature");
  CHECK(opened(R"({"payload":"","signatures":[{"sig":""}]})").error().message ==
        "record.json: 'payloadType' is missing or no text");
  CHECK(opened("[]").error().message == "record.json: no JSON object");
  CHECK_FALSE(opened(R"({"payloadType":"a","payload":"","signatures":[1]})"));
}

TEST_CASE("envelope: of several signatures one of a trusted key is enough, and each key counts once",
          "[attest][envelope]") {
  const std::string over = sluice::pre_authentication_encoding(type, payload);
  const std::string mine = signature_of(ed25519_key('a'), over);
  const std::string theirs = signature_of(ed25519_key('b'), over);
  const std::string text = R"({"payloadType":")" + type + R"(","payload":")" + encode_base64(payload) +
                           R"(","signatures":[{"keyid":"whoever","sig":")" + theirs + R"("},{"sig":")" + mine +
                           R"("},{"sig":")" + mine + R"("}],"more":true})";
  CHECK(opened(text).value().keys.size() == 1);
  TrustedKeys both = trusting(ed25519_key('a'));
  both.add(sluice::test::trusted_key(ed25519_key('b')));
  CHECK(open_envelope(text, "record.json", both).value().keys.size() == 2);
  CHECK_FALSE(open_envelope(text, "record.json", trusting(ed25519_key('c'))));
}

TEST_CASE("envelope: the alphabet that is safe in URLs is read too", "[attest][envelope]") {
  const std::string odd = "\xfb\xff\xfe";
  std::string text = seal_envelope(type, odd, signing_key(ed25519_key('a'))).value();
  text = replaced(text, "+//+", "-__-");
  CHECK(opened(text).value().payload == odd);
}

TEST_CASE("envelope: a certificate counts on its days only", "[attest][envelope]") {
  const TestKey key = ed25519_key('a');
  const std::string pem =
      sluice::test::certificate_of(key, "gate", *parse_day("2026-01-01"), *parse_day("2026-06-30"));
  TrustedKeys in_time(*parse_day("2026-06-30"));
  in_time.add(sluice::parse_trusted_keys(pem, "gate.crt").value());
  CHECK(open_envelope(sealed(), "record.json", in_time));
  TrustedKeys late(*parse_day("2026-07-01"));
  late.add(sluice::parse_trusted_keys(pem, "gate.crt").value());
  const auto refused = open_envelope(sealed(), "record.json", late);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.ends_with("whose certificate is valid from 2026-01-01 to 2026-06-30"));
}
