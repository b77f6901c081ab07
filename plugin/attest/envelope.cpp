// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// DSSE v1 (github.com/secure-systems-lab/dsse, protocol.md and envelope.md): both alphabets of base64 are read, members
// that it does not name are ignored, a member that comes twice is refused.
#include "attest/envelope.hpp"

#include "base/base64.hpp"
#include "base/escape.hpp"
#include "base/json.hpp"
#include "base/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_signatures = 32;

tl::unexpected<Error> not_right(std::string_view where, std::string_view found) {
  return refuse(fmt::format("{}: {}", to_visible(where), found),
                "a DSSE envelope has 'payloadType', 'payload' and 'signatures', each with 'sig'");
}

Result<std::string> text_of(const json::Value& object, std::string_view key, std::string_view where) {
  const json::Value* value = object.find(key);
  if (value == nullptr || value->kind != json::Value::Kind::string) {
    return not_right(where, fmt::format("'{}' is missing or no text", key));
  }
  return value->string;
}

Result<std::string> bytes_of(const json::Value& object, std::string_view key, std::string_view where) {
  TRY_ASSIGN(const std::string text, text_of(object, key, where));
  std::optional<std::string> bytes = decode_base64(text, Base64::either);
  if (!bytes) return not_right(where, fmt::format("'{}' is no base64 text", key));
  return std::move(*bytes);
}

/// Why no signature counts, in the words that help most.
tl::unexpected<Error> refuse_signatures(const SealedEnvelope& sealed, std::string_view where,
                                        const TrustedKeys& trusted) {
  const std::string file = to_visible(where);
  for (const SealedEnvelope::Signature& signature : sealed.signatures) {
    const TrustedKey* key = trusted.find(signature.key_hint);
    if (key == nullptr) continue;
    if (!key->is_valid_on(trusted.day()) && key->days()) {
      return refuse(fmt::format("{}: signed with key {}, whose certificate is valid from {} to {}", file, key->id(),
                                to_string(key->days()->first), to_string(key->days()->last)),
                    "trust a certificate that is valid on " + to_string(trusted.day()) +
                        ", or its public key by itself if what it signed must outlive it");
    }
    return refuse(fmt::format("{}: the signature of key {} does not fit: the file was changed after it was signed",
                              file, key->id()),
                  "get the file again from where it was signed");
  }
  if (trusted.empty()) {
    return refuse(file + ": no key was given that could verify it", "name the signer's public key with --trust");
  }
  const std::string& hint = sealed.signatures.front().key_hint;
  return refuse(fmt::format("{}: no trusted key signed it; it names key {}", file,
                            hint.empty() ? "none" : "'" + to_visible_short(hint, 80) + "'"),
                "trust the signer's public key if it is who it should be, or get the file again");
}

}  // namespace

std::string pre_authentication_encoding(std::string_view payload_type, std::string_view payload) {
  return fmt::format("DSSEv1 {} {} {} {}", payload_type.size(), payload_type, payload.size(), payload);
}

Result<std::string> seal_envelope(std::string_view payload_type, std::string_view payload, const SigningKey& key) {
  TRY_ASSIGN(const std::string signature, key.sign(pre_authentication_encoding(payload_type, payload)));
  json::Writer out(true);
  out.open_object();
  out.key("payloadType");
  out.string(payload_type);
  out.key("payload");
  out.string(encode_base64(payload));
  out.key("signatures");
  out.open_array();
  out.open_object();
  out.key("keyid");
  out.string(key.id());
  out.key("sig");
  out.string(encode_base64(signature));
  out.close_object();
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

Result<SealedEnvelope> parse_envelope(std::string_view text, std::string_view where) {
  Result<json::Value> root = json::parse(text, where);
  if (!root) return refuse(root.error().message);
  if (root->kind != json::Value::Kind::object) return not_right(where, "no JSON object");
  SealedEnvelope sealed;
  TRY_ASSIGN(sealed.payload_type, text_of(*root, "payloadType", where));
  TRY_ASSIGN(sealed.payload, bytes_of(*root, "payload", where));
  const std::vector<json::Value>& signatures = root->items_of("signatures");
  if (signatures.empty()) return not_right(where, "no signature");
  if (signatures.size() > most_signatures) {
    return not_right(where, fmt::format("more than {} signatures", most_signatures));
  }
  for (const json::Value& one : signatures) {
    SealedEnvelope::Signature& signature = sealed.signatures.emplace_back();
    signature.key_hint = one.text_or("keyid", "");
    TRY_ASSIGN(signature.bytes, bytes_of(one, "sig", where));
  }
  return sealed;
}

Result<OpenedEnvelope> open_envelope(std::string_view text, std::string_view where, const TrustedKeys& trusted) {
  TRY_ASSIGN(SealedEnvelope sealed, parse_envelope(text, where));
  const std::string signed_bytes = pre_authentication_encoding(sealed.payload_type, sealed.payload);
  std::vector<std::string> keys;
  for (const TrustedKey& key : trusted.all()) {
    const bool is_signer = key.is_valid_on(trusted.day()) && std::ranges::any_of(sealed.signatures, [&](const auto& one) {
                             return key.verifies(signed_bytes, one.bytes);
                           });
    if (is_signer) keys.push_back(key.id());
  }
  if (keys.empty()) return refuse_signatures(sealed, where, trusted);
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return OpenedEnvelope{std::move(sealed.payload_type), std::move(sealed.payload), std::move(keys)};
}

}  // namespace sluice
