// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "attest/trusted_keys.hpp"
#include "base/result.hpp"
#include "cli/verdict_file.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// What a signed statement says of a verdict.
struct VerifiedStatement {
  std::string file;
  std::string type;               ///< "verdict", "acceptance" or "rejection"
  std::vector<std::string> keys;  ///< ids of the trusted keys that signed it
  std::string says;               ///< a sentence; empty where it does not hold
  std::optional<Day> valid_until = {};  ///< as signed, of a verdict: day from which it no longer holds
  friend bool operator==(const VerifiedStatement&, const VerifiedStatement&) = default;
};

/// What a file is to a verdict.
struct VerifiedFile {
  std::string file, sha256;
  /// "built under the gate", "delivered and judged", "not of this verdict", "named in a verdict that is not verified"
  std::string answer;
  friend bool operator==(const VerifiedFile&, const VerifiedFile&) = default;
};

/// The answer of `sluice verify`.
struct Verification {
  std::string verdict;
  std::string report_body;  ///< sha256
  bool verified = false;
  std::vector<VerifiedStatement> statements;
  std::vector<VerifiedFile> files;
  std::vector<std::string> reasons;  ///< why it is not verified
};

/// Holds every statement and every file against the verdict, as of the keys' day. What does not hold is a reason; a
/// file that cannot be read, or is none of the formats, is an error. `path` is what the verdict is called.
Result<Verification> verify_verdict(const std::string& path, VerdictFile verdict, std::span<const std::string> statements,
                                    std::span<const std::string> files, const TrustedKeys& trusted);

std::string render_verification_text(const Verification& verification);
std::string render_verification_json(const Verification& verification);  ///< sluice.verification/1

}  // namespace sluice
