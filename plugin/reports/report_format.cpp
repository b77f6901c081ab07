// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/report_format.hpp"

#include <algorithm>
#include <array>

namespace sluice {

#define SLUICE_REPORT(stem) extern const ReportFormat report_##stem;
#define SLUICE_PART(stem)
#include "reports/registry.def"
#undef SLUICE_REPORT

namespace {

constexpr const ReportFormat* formats[] = {
#define SLUICE_REPORT(stem) &report_##stem,
#include "reports/registry.def"
#undef SLUICE_REPORT
#undef SLUICE_PART
};

}  // namespace

std::span<const ReportFormat* const> report_formats() { return formats; }

const ReportFormat* find_report_format(std::string_view name) {
  const auto found = std::ranges::find(formats, name, &ReportFormat::name);
  return found == std::end(formats) ? nullptr : *found;
}

}  // namespace sluice
