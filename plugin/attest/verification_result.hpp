// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "attest/statement.hpp"
#include "model/report.hpp"

namespace sluice {

inline constexpr std::string_view verification_result_type = "https://in-toto.io/attestation/svr/v0.1";

/// A verdict as an in-toto Simple Verification Result. What only Sluice knows stands in the predicate's member
/// `sluice_verdict`, which other readers ignore.
struct VerificationResult {
  std::vector<StatementSubject> subjects;  ///< deliveries and products
  std::string verifier;                    ///< URI; its last part is the engine's version
  std::string time_created;                ///< RFC 3339, UTC
  std::vector<std::string> properties;     ///< what holds; empty unless the gate passed
  std::string report_body;                 ///< sha256 of the body of the report that it speaks for, 64 hex digits
  std::string gate, rung, engine;
  std::string valid_until;                 ///< day from which time alone may change the verdict, or empty
};

/// The subjects of a verdict: its deliveries and products that have a digest, each once.
std::vector<StatementSubject> subjects_of(const Verdict& verdict);

/// Refuses a verdict without any subject. `body_sha256`: of the report's body, as it stands in the report.
Result<std::string> render_verification_result(const Report& report, std::string_view body_sha256);

/// Checks what the predicate's specification asks of each field.
Result<VerificationResult> parse_verification_result(const Statement& statement, std::string_view where);

}  // namespace sluice
