// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// in-toto attestation framework, spec/v1/statement.md, resource_descriptor.md and field_types.md.
#include "attest/statement.hpp"

#include "base/digest.hpp"
#include "base/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::string_view statement_type = "https://in-toto.io/Statement/v1";
constexpr std::string_view file_digest = "sha256";
constexpr std::string_view folder_digest = "sluice_folder_sha256";
constexpr std::size_t most_subjects = 100'000;

tl::unexpected<Error> no_statement(std::string_view where, std::string_view found) {
  return refuse(fmt::format("{}: {}", to_visible(where), found), "an in-toto Statement v1 is expected");
}

Result<StatementSubject> read_subject(const json::Value& from, std::string_view where) {
  const json::Value* digests = from.find("digest");
  if (digests != nullptr) {
    for (const std::string_view algorithm : {file_digest, folder_digest}) {
      if (const auto digest = parse_digest(digests->text_or(algorithm, ""))) {
        return StatementSubject{from_visible(from.text_or("name", "")), std::string(algorithm), to_hex(*digest)};
      }
    }
  }
  return no_statement(where, "a subject without a SHA-256 digest");
}

}  // namespace

StatementSubject make_subject(std::string_view name, std::string_view sha256, bool is_folder) {
  constexpr std::string_view prefix = "sha256:";
  if (sha256.starts_with(prefix)) sha256.remove_prefix(prefix.size());
  const auto digest = parse_digest(sha256);
  return {std::string(name), std::string(is_folder ? folder_digest : file_digest), digest ? to_hex(*digest) : ""};
}

std::string render_statement(const std::vector<StatementSubject>& subjects, std::string_view predicate_type,
                             const std::function<void(json::Writer&)>& write_predicate) {
  json::Writer out(true);
  out.open_object();
  out.key("_type");
  out.string(statement_type);
  out.key("subject");
  out.open_array();
  for (const StatementSubject& subject : subjects) {
    out.open_object();
    out.key("name");
    out.string(to_visible(subject.name));
    out.key("digest");
    out.open_object();
    out.key(subject.algorithm);
    out.string(subject.digest);
    out.close_object();
    out.close_object();
  }
  out.close_array();
  out.key("predicateType");
  out.string(predicate_type);
  out.key("predicate");
  write_predicate(out);
  out.close_object();
  return out.take() + "\n";
}

Result<Statement> parse_statement(std::string_view text, std::string_view where) {
  Result<json::Value> root = json::parse(text, where);
  if (!root) return refuse(root.error().message);
  if (root->text_or("_type", "") != statement_type) return no_statement(where, "no in-toto statement");
  Statement statement;
  statement.predicate_type = root->text_or("predicateType", "");
  if (statement.predicate_type.empty()) return no_statement(where, "no 'predicateType'");
  const std::vector<json::Value>& subjects = root->items_of("subject");
  if (subjects.empty() || subjects.size() > most_subjects) {
    return no_statement(where, fmt::format("{} subjects, expected 1 to {}", subjects.size(), most_subjects));
  }
  for (const json::Value& one : subjects) {
    TRY_ASSIGN(StatementSubject subject, read_subject(one, where));
    statement.subjects.push_back(std::move(subject));
  }
  if (const json::Value* predicate = root->find("predicate")) statement.predicate = *predicate;
  if (statement.predicate.kind != json::Value::Kind::object) return no_statement(where, "no 'predicate'");
  return statement;
}

}  // namespace sluice
