// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "attest/trusted_keys.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What DSSE v1 signs ("pre-authentication encoding"): "DSSEv1", the two lengths and the two texts.
std::string pre_authentication_encoding(std::string_view payload_type, std::string_view payload);

/// A DSSE v1 envelope with one signature, as JSON with a final newline.
Result<std::string> seal_envelope(std::string_view payload_type, std::string_view payload, const SigningKey& key);

/// What a trusted key signed.
struct OpenedEnvelope {
  std::string payload_type;
  std::string payload;
  std::vector<std::string> keys;  ///< ids of the trusted keys whose signatures hold, sorted, each once
};

/// Opens an envelope that at least one trusted key signed; the payload comes from the bytes that were verified. Key ids
/// in the envelope are hints and decide nothing. The error tells a changed content from a signer nobody trusts.
Result<OpenedEnvelope> open_envelope(std::string_view text, std::string_view where, const TrustedKeys& trusted);

/// An envelope whose signatures nobody looked at yet: for a message, never for a decision.
struct SealedEnvelope {
  struct Signature {
    std::string key_hint;
    std::string bytes;
  };
  std::string payload_type;
  std::string payload;
  std::vector<Signature> signatures;
};
Result<SealedEnvelope> parse_envelope(std::string_view text, std::string_view where);

}  // namespace sluice
