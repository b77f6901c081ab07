// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/verification.hpp"

#include "attest/acceptance_record.hpp"
#include "attest/envelope.hpp"
#include "attest/verification_result.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/attestation_output.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t most_statement_bytes = 64u << 20;
constexpr const char* not_of_this = "not of this verdict";

/// Looks at one statement after the other, and keeps what they add up to.
class Verifier {
 public:
  Verifier(const std::string& path, VerdictFile verdict, const TrustedKeys& trusted)
      : verdict_(std::move(verdict)), trusted_(trusted) {
    answer_.verdict = path;
    answer_.report_body = verdict_.body_sha256;
  }

  Result<void> look_at(const std::string& file) {
    const Result<std::string> text = read_file(file, most_statement_bytes);
    if (!text) return refuse(text.error().message, "name what `--attest`, `sluice accept` or `sluice reject` wrote");
    if (parse_statement(*text, file)) {
      answer_.statements.push_back({file, "", {}, ""});
      return add_reason(fmt::format("{}: a declaration: nobody signed it", file));
    }
    TRY(parse_envelope(*text, file));
    const Result<OpenedEnvelope> opened = open_envelope(*text, file, trusted_);
    if (!opened) {
      answer_.statements.push_back({file, "", {}, ""});
      return add_reason(opened.error().message);
    }
    answer_.statements.push_back({file, "", opened->keys, ""});
    if (opened->payload_type != statement_payload_type) {
      return add_reason(fmt::format("{}: signed, but its payload is '{}' and no in-toto statement", file,
                                    to_visible_short(opened->payload_type, 80)));
    }
    TRY_ASSIGN(const Statement statement, parse_statement(opened->payload, file));
    if (statement.predicate_type == verification_result_type) return look_at_result(statement, file);
    if (statement.predicate_type == acceptance_type) return look_at_acceptance(statement, file);
    return add_reason(fmt::format("{}: signed, but a predicate of type '{}'", file,
                                  to_visible_short(statement.predicate_type, 80)));
  }

  Result<void> look_at_file(const std::string& file) {
    Result<std::string> digest = hash_file(file);
    if (!digest) return refuse(digest.error().message, "name files; a folder has no digest of its own");
    VerifiedFile& seen = answer_.files.emplace_back(VerifiedFile{file, *digest, not_of_this});
    const Verdict& verdict = verdict_.report.verdict;
    if (std::ranges::find(verdict.products, *digest, &Product::sha256) != verdict.products.end()) {
      seen.answer = "built under the gate";
    } else if (std::ranges::find(verdict.deliveries, *digest, &JudgedDelivery::sha256) != verdict.deliveries.end()) {
      seen.answer = "delivered and judged";
    } else {
      return add_reason(fmt::format("{}: these bytes are no delivery and no product of the verdict", file));
    }
    return {};
  }

  Verification finish() {
    judge_gate();
    if (!is_bound_) doubt_files();
    answer_.verified = answer_.reasons.empty();
    return std::move(answer_);
  }

 private:
  Result<void> add_reason(std::string reason) {
    answer_.reasons.push_back(std::move(reason));
    return {};
  }
  Result<void> add_other_verdict(const std::string& file, std::string_view named) {
    return add_reason(fmt::format("{}: speaks of the verdict {}, and {} is {}: it was changed after it was signed, or "
                                  "is another one",
                                  file, named.empty() ? "of nobody" : to_visible_short(named, 64),
                                  answer_.verdict, answer_.report_body));
  }

  Result<void> look_at_result(const Statement& statement, const std::string& file) {
    TRY_ASSIGN(const VerificationResult result, parse_verification_result(statement, file));
    VerifiedStatement& told = answer_.statements.back();
    told.type = "verdict";
    if (result.report_body != answer_.report_body) return add_other_verdict(file, result.report_body);
    if (result.subjects != subjects_of(verdict_.report.verdict)) {
      return add_reason(fmt::format("{}: its subjects are not those of the verdict", file));
    }
    is_attested_ = is_bound_ = true;
    const std::string end =
        result.valid_until.empty() ? "" : fmt::format(", holds until {}", to_visible(result.valid_until));
    told.says = fmt::format("the gate said '{}'{} at rung '{}' on {} (sluice {}){}", to_visible(result.gate),
                            verdict_.report.verdict.overridden ? " because of an override" : "", to_visible(result.rung),
                            result.time_created.substr(0, 10), to_visible(result.engine), end);
    told.valid_until = parse_day(result.valid_until);
    if (!told.valid_until || *told.valid_until > trusted_.day()) return {};
    return add_reason(fmt::format("{}: the verdict held until {}, and it is {}", file, to_string(*told.valid_until),
                                  to_string(trusted_.day())));
  }

  bool is_about_deliveries(const Acceptance& record) const {
    return std::ranges::all_of(record.deliveries, [&](const AcceptedDelivery& one) {
      const std::vector<JudgedDelivery>& judged = verdict_.report.verdict.deliveries;
      return std::ranges::find(judged, one.sha256, &JudgedDelivery::sha256) != judged.end();
    });
  }

  Result<void> look_at_acceptance(const Statement& statement, const std::string& file) {
    TRY_ASSIGN(const Acceptance record, parse_acceptance(statement, file));
    const bool accepts = record.decision == AcceptanceDecision::accept;
    VerifiedStatement& told = answer_.statements.back();
    told.type = accepts ? "acceptance" : "rejection";
    if (record.verdict != answer_.report_body) return add_other_verdict(file, record.verdict);
    if (!is_about_deliveries(record)) {
      return add_reason(fmt::format("{}: its deliveries are not those of the verdict", file));
    }
    is_bound_ = true;
    told.says = fmt::format("{} on {} by {} as {}{}{}{}", accepts ? "accepted" : "rejected", to_string(record.day),
                            to_visible(record.by), to_visible(record.role),
                            record.conditions.empty() ? "" : fmt::format(" under '{}'", to_visible(record.conditions)),
                            record.until ? fmt::format(" until {}", to_string(*record.until)) : "",
                            record.max_deliveries == 0 ? "" : fmt::format(" for {} deliveries", record.max_deliveries));
    if (!accepts) {
      return add_reason(fmt::format("{}: the deliveries were rejected on {} by {}", file, to_string(record.day),
                                    to_visible(record.by)));
    }
    if (record.until && *record.until < trusted_.day()) {
      return add_reason(fmt::format("{}: the acceptance held until {}, and it is {}", file, to_string(*record.until),
                                    to_string(trusted_.day())));
    }
    is_accepted_ = true;
    return {};
  }

  /// What a verdict says of a file is worth what the verdict is.
  void doubt_files() {
    for (VerifiedFile& one : answer_.files) {
      if (one.answer != not_of_this) one.answer = "named in a verdict that is not verified";
    }
  }

  /// What did not pass counts only if somebody accepted it.
  void judge_gate() {
    const Verdict& verdict = verdict_.report.verdict;
    if (is_accepted_ || !is_attested_) return;
    if (verdict.gate == GateOutcome::passed && !verdict.overridden) return;
    const std::string_view what = verdict.gate == GateOutcome::failed ? "failed"
                                  : verdict.overridden                ? "passed by override only"
                                                                      : "could not judge";
    answer_.reasons.push_back(fmt::format("{}: the gate {}, and no acceptance was given", answer_.verdict, what));
  }

  VerdictFile verdict_;
  const TrustedKeys& trusted_;
  Verification answer_;
  bool is_bound_ = false;  ///< a trusted key signed something about this very verdict
  bool is_attested_ = false;
  bool is_accepted_ = false;
};

}  // namespace

Result<Verification> verify_verdict(const std::string& path, VerdictFile verdict, std::span<const std::string> statements,
                                    std::span<const std::string> files, const TrustedKeys& trusted) {
  Verifier verifier(path, std::move(verdict), trusted);
  for (const std::string& file : statements) TRY(verifier.look_at(file));
  for (const std::string& file : files) TRY(verifier.look_at_file(file));
  return verifier.finish();
}

}  // namespace sluice
