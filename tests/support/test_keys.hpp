// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "base/signing.hpp"

#include <string>
#include <string_view>

namespace sluice::test {

/// A key pair in PEM form, made for a test.
struct TestKey {
  std::string private_pem, public_pem;
};

/// The same for the same letter on every run: nobody may trust it.
TestKey ed25519_key(char letter);
/// A fresh one: "P-256", "P-384", "P-521", "RSA-2048", "RSA-3072".
TestKey fresh_key(std::string_view kind);
/// A self-signed certificate of the key, valid on these days.
std::string certificate_of(const TestKey& key, const std::string& common_name, Day first, Day last);

/// The key that signs, and what trusts it.
SigningKey signing_key(const TestKey& key);
std::vector<TrustedKey> trusted_key(const TestKey& key);

}  // namespace sluice::test
