// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "attest/envelope.hpp"
#include "attest/statement.hpp"
#include "model/acceptance.hpp"

#include <map>
#include <string>
#include <vector>

namespace sluice {

inline constexpr std::string_view acceptance_type = "urn:sluice:acceptance:1";

/// A record as an in-toto statement about its deliveries; unsigned, which makes it a declaration.
std::string render_acceptance(const Acceptance& record);
/// Refuses a statement of another type, a record without deliveries, and one whose subjects are not its deliveries.
Result<Acceptance> parse_acceptance(const Statement& statement, std::string_view where);
/// The JSON Schema of the predicate.
std::string acceptance_schema();

/// Who may accept: the keys of each role. Empty: anybody, and what they say is a declaration.
struct Accepters {
  std::map<std::string, TrustedKeys, std::less<>> roles;
};

/// One record file: a DSSE envelope, or a bare statement. Where roles have keys, a signed one must hold by a key of
/// the role that it names, else the file is refused; without roles its signature is not asked.
Result<Acceptance> read_acceptance(std::string_view text, std::string_view where, const Accepters& accepters);

struct LoadedAcceptances {
  Acceptances acceptances;
  std::vector<std::string> left_out;  ///< a sentence for each record that does not count: unsigned, or of another role
};
/// Every *.json of the folder, in the order of day and name. A file that is no record, or was changed after it was
/// signed, is an error: a store is ours.
Result<LoadedAcceptances> load_acceptances(const std::string& folder, const Accepters& accepters);

}  // namespace sluice
