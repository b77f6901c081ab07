// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The parts of the SARIF 2.1.0 log (OASIS Standard, 27 March 2020); sections are those of the standard.
#pragma once

#include "base/json_writer.hpp"
#include "reports/annotation.hpp"

#include <map>
#include <string>
#include <string_view>

namespace sluice::sarif {

/// One row of the log: a finding, or a remark of the gate about its own files.
struct Row {
  const JudgedFinding* finding = nullptr;  ///< or
  const Remark* remark = nullptr;
  std::string rule = {};  ///< visible id of the rule, or code of the remark
};

/// The rules of the rows that are written, with the index of each (3.19.23).
using RuleIndex = std::map<std::string, std::size_t>;

/// Text of a message (3.11.5, 3.11.6): a brace stands for itself only if doubled; "](" would end the text of a link.
std::string escape_message(std::string_view text);
/// Visible text as a sentence of a message: what viewers show as a headline ends with its first full stop.
std::string sentence(std::string_view text);

void write_message(json::Writer& out, std::string_view key, std::string_view text);
/// artifactLocation and region (3.28): a path below the root of the repository, percent-encoded (RFC 3986).
void write_physical_location(json::Writer& out, const ci::Spot& spot);
/// The descriptor of a rule (3.49) by the first row that it has.
void write_rule(json::Writer& out, const Row& first);
/// A result (3.27).
void write_result(json::Writer& out, const Row& row, const Report& report, const ReportStyle& style,
                  const RuleIndex& rules, bool has_baseline, std::uint64_t repeated);

}  // namespace sluice::sarif
