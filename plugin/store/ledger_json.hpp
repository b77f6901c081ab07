// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "model/ledger.hpp"
#include "model/quarter_report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// The quarterly report as JSON, sluice.ledger-report/1, and back.
std::string render_quarter_json(const QuarterReport& report);
Result<QuarterReport> parse_quarter_json(std::string_view text, std::string_view file, const Limits& limits = {});
/// Its JSON Schema (2020-12), generated from the same tables as reader and writer.
std::string quarter_schema();

/// The lines of an export, sluice.ledger/1, each with its line end: the head, a run, a pruned quarter's report.
std::string ledger_head_line();
std::string ledger_run_line(const LedgerRun& run);
std::string ledger_quarter_line(const QuarterReport& report);

/// What a line of an export says: one of the two.
struct LedgerLine {
  std::optional<LedgerRun> run;
  std::optional<QuarterReport> quarter;
};
/// The first line must be the head of a schema that is known.
Result<void> check_ledger_head(std::string_view line, std::string_view file);
Result<LedgerLine> parse_ledger_line(std::string_view line, std::string_view file);

}  // namespace sluice
