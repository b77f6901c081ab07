// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// in-toto attestation framework, spec/predicates/svr.md, version 0.1: properties are what was verified and passed, and
// a reader must never need one to deny (the monotonic principle). So a gate that did not pass states none.
#include "attest/verification_result.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "base/digest.hpp"
#include "base/escape.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view verifier_start = "urn:sluice:gate:";
constexpr std::string_view extension = "sluice_verdict";

/// "acme/supplier-intake" as the part of a property: "ACME_SUPPLIER_INTAKE".
std::string upper_word(std::string_view text) {
  std::string word;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    word += is_letter ? static_cast<char>(c & ~0x20) : is_digit(c) ? c : '_';
  }
  return word;
}

std::vector<std::string> properties_of(const Report& report) {
  const Verdict& verdict = report.verdict;
  if (verdict.gate != GateOutcome::passed) return {};
  if (verdict.overridden) return {"SLUICE_GATE_PASSED_BY_OVERRIDE"};
  std::vector<std::string> properties = {"SLUICE_GATE_PASSED", "SLUICE_RUNG_" + upper_word(verdict.rung)};
  for (const PackUsed& pack : verdict.packs) {
    properties.push_back(
        fmt::format("SLUICE_PACK_{}_{}_SHA256_{}", upper_word(pack.id), upper_word(pack.version), pack.sha256));
  }
  properties.push_back("SLUICE_ENGINE_" + upper_word(report.envelope.version));
  return properties;
}

void write_text(json::Writer& out, std::string_view key, std::string_view text) {
  out.key(key);
  out.string(to_visible(text));
}

void write_packs(json::Writer& out, const std::vector<PackUsed>& packs) {
  out.key("packs");
  out.open_array();
  for (const PackUsed& pack : packs) {
    out.open_object();
    write_text(out, "id", pack.id);
    write_text(out, "version", pack.version);
    write_text(out, "sha256", pack.sha256);
    out.close_object();
  }
  out.close_array();
}

void write_verdict(json::Writer& out, const Report& report, std::string_view body_sha256) {
  out.key(extension);
  out.open_object();
  out.key("report_body");
  out.open_object();
  write_text(out, "sha256", body_sha256);
  out.close_object();
  write_text(out, "gate", to_string(report.verdict.gate));
  write_text(out, "rung", report.verdict.rung);
  write_text(out, "engine", report.envelope.version);
  write_packs(out, report.verdict.packs);
  if (!report.envelope.valid_until.empty()) write_text(out, "valid_until", report.envelope.valid_until);
  out.close_object();
}

/// RFC 3339 in UTC, with "T" and "Z".
bool is_timestamp(std::string_view text) {
  if (text.size() < 20 || !parse_day(text.substr(0, 10)) || text[10] != 'T' || text.back() != 'Z') return false;
  const std::string_view shape = "00:00:00";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = text[11 + i];
    if (shape[i] == ':' ? c != ':' : !is_digit(c)) return false;
  }
  const std::string_view fraction = text.substr(19, text.size() - 20);
  const bool is_plain = fraction.empty();
  return is_plain || (fraction.size() > 1 && fraction[0] == '.' && std::ranges::all_of(fraction.substr(1), is_digit));
}

/// A URI with a scheme in lower case (RFC 3986 section 6.2.2.1).
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size()) return false;
  return std::ranges::all_of(text.substr(0, colon), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

tl::unexpected<Error> against_rules(std::string_view where, std::string_view found) {
  return refuse(fmt::format("{}: {}", to_visible(where), found),
                "the rules of https://in-toto.io/attestation/svr/v0.1 ask for it");
}

Result<std::vector<std::string>> read_properties(const json::Value& predicate, std::string_view where) {
  const json::Value* list = predicate.find("properties");
  if (list == nullptr || list->kind != json::Value::Kind::array) return against_rules(where, "'properties' is no list");
  std::vector<std::string> properties;
  for (const json::Value& one : list->items) {
    if (one.kind != json::Value::Kind::string) return against_rules(where, "'properties' has what is no text");
    properties.push_back(one.string);
  }
  return properties;
}

void read_extension(const json::Value& predicate, VerificationResult& result) {
  const json::Value* ours = predicate.find(extension);
  if (ours == nullptr) return;
  if (const json::Value* body = ours->find("report_body")) result.report_body = body->text_or("sha256", "");
  result.gate = ours->text_or("gate", "");
  result.rung = from_visible(ours->text_or("rung", ""));
  result.engine = ours->text_or("engine", "");
  result.valid_until = ours->text_or("valid_until", "");
}

}  // namespace

std::vector<StatementSubject> subjects_of(const Verdict& verdict) {
  std::vector<StatementSubject> subjects;
  const auto add = [&](StatementSubject subject) {
    const bool is_known = std::ranges::find(subjects, subject) != subjects.end();
    if (!subject.digest.empty() && !is_known) subjects.push_back(std::move(subject));
  };
  for (const JudgedDelivery& one : verdict.deliveries) add(make_subject(one.name, one.sha256, one.format == "folder"));
  for (const Product& one : verdict.products) add(make_subject(one.name, one.sha256, false));
  return subjects;
}

Result<std::string> render_verification_result(const Report& report, std::string_view body_sha256) {
  const std::vector<StatementSubject> subjects = subjects_of(report.verdict);
  if (subjects.empty()) {
    return fail("the verdict names no delivery or product with a digest, so there is nothing to attest",
                "judge a delivery, or a build whose results are there");
  }
  return render_statement(subjects, verification_result_type, [&](json::Writer& out) {
    out.open_object();
    out.key("verifier");
    out.open_object();
    write_text(out, "id", std::string(verifier_start) + report.envelope.version);
    out.close_object();
    write_text(out, "timeCreated", report.envelope.started);
    out.key("properties");
    out.open_array();
    for (const std::string& property : properties_of(report)) out.string(property);
    out.close_array();
    write_verdict(out, report, body_sha256);
    out.close_object();
  });
}

Result<VerificationResult> parse_verification_result(const Statement& statement, std::string_view where) {
  if (statement.predicate_type != verification_result_type) {
    return refuse(fmt::format("{}: a predicate of type '{}', expected '{}'", to_visible(where),
                              to_visible_short(statement.predicate_type, 80), verification_result_type));
  }
  VerificationResult result;
  result.subjects = statement.subjects;
  const json::Value* verifier = statement.predicate.find("verifier");
  if (verifier != nullptr) result.verifier = verifier->text_or("id", "");
  if (!is_uri(result.verifier)) return against_rules(where, "'verifier.id' is no URI");
  result.time_created = statement.predicate.text_or("timeCreated", "");
  if (!is_timestamp(result.time_created)) return against_rules(where, "'timeCreated' is no time in UTC");
  TRY_ASSIGN(result.properties, read_properties(statement.predicate, where));
  read_extension(statement.predicate, result);
  return result;
}

}  // namespace sluice
