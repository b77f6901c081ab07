// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"
#include "reports/report_format.hpp"

#include <cstddef>
#include <string>

namespace sluice {

/// The report in GitHub's Markdown: the result, what stands in the way, how to mend it, waivers, who has to act.
/// Whatever was read stands in code spans. Tables end, and say what they leave out, before there are more than `most`
/// bytes.
std::string render_markdown(const Report& report, const ReportStyle& style, std::size_t most);

}  // namespace sluice
