// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The days on which a certificate holds, both included.
struct ValidDays {
  Day first, last;
  friend bool operator==(const ValidDays&, const ValidDays&) = default;
};

/// A private key: Ed25519 (RFC 8032), ECDSA on P-256 with SHA-256 or on P-384 with SHA-384 (FIPS 186-5, signatures in
/// DER), or RSA of at least 3072 bits (RSASSA-PSS, RFC 8017, SHA-256, salt of 32 bytes). Others are refused as too weak
/// or unknown.
class SigningKey {
 public:
  /// `where` is for messages. A key that is encrypted with a password is refused: nothing here asks for one.
  static Result<SigningKey> from_pem(std::string_view pem, std::string_view where);
  static Result<SigningKey> load(const std::string& path);

  /// SHA-256 of the public key's SubjectPublicKeyInfo (RFC 5280, DER), 64 hex digits: the same as TrustedKey::id().
  const std::string& id() const { return id_; }
  Result<std::string> sign(std::string_view bytes) const;  ///< the signature's bytes

 private:
  SigningKey(std::shared_ptr<void> key, std::string id) : key_(std::move(key)), id_(std::move(id)) {}
  std::shared_ptr<void> key_;  ///< OpenSSL's; only signing.cpp looks into it
  std::string id_;
};

/// A public key that somebody chose to trust, alone or in an X.509 certificate (RFC 5280). A certificate is trusted for
/// its key and its days; who issued it is not asked.
class TrustedKey {
 public:
  const std::string& id() const { return id_; }
  const std::string& name() const { return name_; }                ///< subject of its certificate, or empty
  const std::optional<ValidDays>& days() const { return days_; }  ///< of its certificate
  bool is_valid_on(Day day) const { return !days_ || (days_->first <= day && day <= days_->last); }
  bool verifies(std::string_view bytes, std::string_view signature) const;

 private:
  friend Result<std::vector<TrustedKey>> parse_trusted_keys(std::string_view pem, std::string_view where);
  TrustedKey(std::shared_ptr<void> key, std::string id) : key_(std::move(key)), id_(std::move(id)) {}
  std::shared_ptr<void> key_;
  std::string id_;
  std::string name_;
  std::optional<ValidDays> days_;
};

/// Each PEM block (RFC 7468) of a file: PUBLIC KEY or CERTIFICATE. A private key, another block, a weak key and a file
/// without any are refused.
Result<std::vector<TrustedKey>> parse_trusted_keys(std::string_view pem, std::string_view where);

}  // namespace sluice
