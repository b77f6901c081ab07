// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "model/inventory.hpp"
#include "model/report.hpp"

#include <string>

namespace sluice {

/// Format sluice.facts/1: what was seen. No host path, no day. Strings are escaped (base/escape.hpp).
std::string render_facts(const Inventory& inventory);
Result<Inventory> parse_facts(std::string_view text, std::string_view file, const Limits& limits = {});

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
