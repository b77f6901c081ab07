// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "base/json_writer.hpp"
#include "base/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

inline constexpr std::string_view statement_payload_type = "application/vnd.in-toto+json";

/// What a statement is about: told by its digest alone, whatever its name.
struct StatementSubject {
  std::string name;
  std::string algorithm;  ///< "sha256", or "sluice_folder_sha256" for the sorted list of a folder's content
  std::string digest;     ///< lower-case hex
  friend bool operator==(const StatementSubject&, const StatementSubject&) = default;
};

/// "sha256:..." of a delivery or product as a subject; the digest stays empty where it is none.
StatementSubject make_subject(std::string_view name, std::string_view sha256, bool is_folder);

/// An in-toto Statement (v1).
struct Statement {
  std::vector<StatementSubject> subjects;
  std::string predicate_type;
  json::Value predicate;
};

/// The statement as JSON with a final newline; `write_predicate` writes an object.
std::string render_statement(const std::vector<StatementSubject>& subjects, std::string_view predicate_type,
                             const std::function<void(json::Writer&)>& write_predicate);

/// Refuses what is no Statement v1: another type, no subject, a subject without a digest that we know. Members that the
/// specification does not name are ignored, as it asks.
Result<Statement> parse_statement(std::string_view text, std::string_view where);

}  // namespace sluice
