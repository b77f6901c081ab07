// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/diagnostic.hpp"
#include "model/report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// Choices that change how a report is drawn, never what it says.
struct ReportStyle {
  TextStyle text;
  bool show_all = false;        ///< no grouping after five
  std::string link_folder;      ///< absolute; places below it become links that a terminal shows (OSC 8); empty: none
  std::uint32_t wrap = 0;       ///< columns after which a line of text goes on in the next; 0: never
  std::string audience;         ///< "supplier", "integrator", or empty for both
};

/// A report format: verdict to bytes, pure. Registered in reports/registry.def as `const ReportFormat report_<stem>`.
struct ReportFormat {
  std::string_view name;        ///< "text", "json"
  std::string_view summary;
  std::string (*render)(const Report& report, const ReportStyle& style);
};

/// Every format, sorted by name.
std::span<const ReportFormat* const> report_formats();
const ReportFormat* find_report_format(std::string_view name);

}  // namespace sluice
