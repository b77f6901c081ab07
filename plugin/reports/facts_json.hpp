// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "model/report.hpp"
#include "model/stored_facts.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Format sluice.facts/1: what was seen. Its body has no host path and no day. Strings are escaped (base/escape.hpp).
std::string render_facts(const StoredFacts& facts);
/// Refuses what is cut, of another version, or has a member that this program does not know, with file, line and column.
/// Indices may lead anywhere: find_broken_index() tells.
Result<StoredFacts> parse_facts(std::string_view text, std::string_view file, std::uint64_t most_bytes = std::uint64_t{1} << 30);

/// Format sluice.report/1: {"schema": "sluice.report/1", "envelope": {...}, "body": {...}}.
std::string render_report_json(const Report& report);
/// The body alone, as it stands in the report; equal inputs give equal bytes.
std::string render_report_body(const Verdict& verdict);
/// The bytes of the body of a report that render_report_json() wrote: what an attestation is bound to. A report that was
/// formatted anew, or cut, is refused. Call parse_report_json() too, which refuses what is no report.
Result<std::string_view> find_report_body(std::string_view text, std::string_view file);
Result<Report> parse_report_json(std::string_view text, std::string_view file, const Limits& limits = {});

/// The published JSON Schemas (2020-12) of both formats, generated from the same field tables as reader and writer.
std::string facts_schema();
std::string report_schema();

}  // namespace sluice
