// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What changed between two deliveries, as bytes.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "model/delivery_change.hpp"
#include "reports/report_format.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A comparison to be told.
struct ChangeReport {
  std::string tool = "sluice";
  std::string version;
  std::vector<ChangeKind> counting;  ///< kinds that count against the newer delivery
  DeliveryChange change;
};

/// How many differences are of a kind that counts.
std::size_t count_against(const ChangeReport& report);

/// A format of a comparison; pure.
struct ChangeFormat {
  std::string_view name;  ///< "text", "json", "markdown", "html"
  std::string (*render)(const ChangeReport& report, const ReportStyle& style);
};
std::span<const ChangeFormat> change_formats();
const ChangeFormat* find_change_format(std::string_view name);

std::string render_change_text(const ChangeReport& report, const ReportStyle& style);
std::string render_change_markdown(const ChangeReport& report, const ReportStyle& style);
std::string render_change_html(const ChangeReport& report, const ReportStyle& style);

/// Format sluice.diff/1: {"schema": "sluice.diff/1", "body": {...}}; and back.
std::string render_change_json(const ChangeReport& report, const ReportStyle& style);
Result<DeliveryChange> parse_change_json(std::string_view text, std::string_view file, const Limits& limits = {});
/// Its JSON Schema (2020-12), generated from the same field tables as writer and reader.
std::string change_schema();

}  // namespace sluice
