// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Each rule that https://in-toto.io/attestation/svr/v0.1 and the Statement v1 publish.
#include "attest/verification_result.hpp"

#include "base/digest.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace sluice;

namespace {

std::string digest_of(std::string_view text) { return "sha256:" + to_hex(sha256(text)); }

Report passed_report() {
  Report report;
  report.envelope.version = "0.1.0";
  report.envelope.started = "2026-10-02T09:30:00Z";
  report.envelope.valid_until = "2026-11-01";
  Verdict& verdict = report.verdict;
  verdict.gate = GateOutcome::passed;
  verdict.rung = "managed";
  verdict.packs.push_back({"acme/supplier-intake", "2.3.0", "acme.yaml", std::string(64, 'c'), true});
  JudgedDelivery delivery;
  delivery.name = "zeta-2.4.0.zip";
  delivery.sha256 = digest_of("zeta");
  delivery.format = "zip";
  verdict.deliveries.push_back(delivery);
  verdict.products.push_back({"app", digest_of("app")});
  return report;
}

const std::string body(64, 'b');

Statement statement_of(const Report& report) {
  return parse_statement(render_verification_result(report, body).value(), "svr").value();
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// Why the statement is refused after one change of its text.
std::string refusal(std::string_view from, std::string_view to) {
  const std::string text = replaced(render_verification_result(passed_report(), body).value(), from, to);
  const auto statement = parse_statement(text, "svr");
  if (!statement) return statement.error().message;
  const auto result = parse_verification_result(*statement, "svr");
  return result ? "" : result.error().message;
}

}  // namespace

TEST_CASE("verification_result: statement type, predicate type and subjects are as published", "[attest][svr]") {
  const std::string text = render_verification_result(passed_report(), body).value();
  const json::Value root = json::parse(text, "svr").value();
  CHECK(root.text_or("_type", "") == "https://in-toto.io/Statement/v1");
  CHECK(root.text_or("predicateType", "") == "https://in-toto.io/attestation/svr/v0.1");
  REQUIRE(root.items_of("subject").size() == 2);
  for (const json::Value& subject : root.items_of("subject")) {
    CHECK_FALSE(subject.text_or("name", "").empty());
    REQUIRE(subject.find("digest") != nullptr);
    CHECK(subject.find("digest")->text_or("sha256", "").size() == 64);
  }
  CHECK(root.items_of("subject")[0].find("digest")->text_or("sha256", "") == to_hex(sha256("zeta")));
}

TEST_CASE("verification_result: verifier, time and properties are as published", "[attest][svr]") {
  const VerificationResult result = parse_verification_result(statement_of(passed_report()), "svr").value();
  CHECK(result.verifier == "urn:sluice:gate:0.1.0");
  CHECK(result.time_created == "2026-10-02T09:30:00Z");
  CHECK(result.properties == std::vector<std::string>{"SLUICE_GATE_PASSED", "SLUICE_RUNG_MANAGED",
                                                      "SLUICE_PACK_ACME_SUPPLIER_INTAKE_2_3_0_SHA256_" +
                                                          std::string(64, 'c'),
                                                      "SLUICE_ENGINE_0_1_0"});
  CHECK(result.report_body == body);
  CHECK(result.gate == "passed");
  CHECK(result.rung == "managed");
  CHECK(result.engine == "0.1.0");
  CHECK(result.valid_until == "2026-11-01");
  CHECK(result.subjects == subjects_of(passed_report().verdict));
}

TEST_CASE("verification_result: a gate that did not pass states no property", "[attest][svr]") {
  Report report = passed_report();
  report.verdict.gate = GENERATE(GateOutcome::failed, GateOutcome::not_judged);
  const VerificationResult result = parse_verification_result(statement_of(report), "svr").value();
  CHECK(result.properties.empty());
  CHECK(result.gate == to_string(report.verdict.gate));
}

TEST_CASE("verification_result: an override is no pass", "[attest][svr]") {
  Report report = passed_report();
  report.verdict.overridden = true;
  const VerificationResult result = parse_verification_result(statement_of(report), "svr").value();
  CHECK(result.properties == std::vector<std::string>{"SLUICE_GATE_PASSED_BY_OVERRIDE"});
}

TEST_CASE("verification_result: what breaks a published rule is refused", "[attest][svr]") {
  CHECK(refusal("\"timeCreated\"", "\"timeCreated\"").empty());
  CHECK(refusal("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1") == "svr: no in-toto statement");
  CHECK(refusal("attestation/svr/v0.1", "attestation/svr/v9").find("expected '") != std::string::npos);
  CHECK(refusal("\"predicateType\"", "\"kind\"") == "svr: no 'predicateType'");
  CHECK(refusal("\"subject\"", "\"subjects\"").find("0 subjects") != std::string::npos);
  CHECK(refusal("\"sha256\"", "\"md5\"") == "svr: a subject without a SHA-256 digest");
  CHECK(refusal("\"predicate\":", "\"predicates\":") == "svr: no 'predicate'");
  CHECK(refusal("urn:sluice", "URN:sluice") == "svr: 'verifier.id' is no URI");
  CHECK(refusal("\"verifier\"", "\"verifiers\"") == "svr: 'verifier.id' is no URI");
  CHECK(refusal("T09:30:00Z", "T09:30:00+02:00") == "svr: 'timeCreated' is no time in UTC");
  CHECK(refusal("T09:30:00Z", "T09:30:00.52Z").empty());
  CHECK(refusal("T09:30:00Z", " 09:30:00Z") == "svr: 'timeCreated' is no time in UTC");
  CHECK(refusal("\"properties\"", "\"property\"") == "svr: 'properties' is no list");
  CHECK(refusal("\"SLUICE_GATE_PASSED\"", "1") == "svr: 'properties' has what is no text");
}

TEST_CASE("verification_result: members that nobody named are ignored", "[attest][svr]") {
  CHECK(refusal("\"predicateType\"", "\"extra\": {}, \"predicateType\"").empty());
  CHECK(refusal("\"timeCreated\"", "\"acme_extra\": 1, \"timeCreated\"").empty());
}

TEST_CASE("verification_result: without a digest there is nothing to attest", "[attest][svr]") {
  Report report = passed_report();
  report.verdict.products.clear();
  report.verdict.deliveries[0].sha256.clear();
  CHECK_FALSE(render_verification_result(report, body));
}

TEST_CASE("verification_result: the digest of a folder is not called that of a file", "[attest][svr]") {
  Report report = passed_report();
  report.verdict.deliveries[0].format = "folder";
  CHECK(statement_of(report).subjects[0].algorithm == "sluice_folder_sha256");
}

TEST_CASE("verification_result: names of strangers come back as they were, and inject nothing", "[attest][svr]") {
  Report report = passed_report();
  report.verdict.deliveries[0].name = "a\"},{\x1b[31m\n\xff.zip";
  CHECK(statement_of(report).subjects[0].name == report.verdict.deliveries[0].name);
}
