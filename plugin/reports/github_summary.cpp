// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The summary of a step of GitHub Actions ($GITHUB_STEP_SUMMARY), which is dropped as a whole when it has more than 1
// MiB (docs.github.com, "Workflow commands").
#include "reports/markdown_parts.hpp"

namespace sluice {
namespace {

std::string render_github_summary(const Report& report, const ReportStyle& style) {
  constexpr std::size_t most = 1'000'000;
  return render_markdown(report, style, most);
}

}  // namespace

extern const ReportFormat report_github_summary;
const ReportFormat report_github_summary{"github-summary", "the summary of a GitHub step: Markdown of at most 1 MiB",
                                         render_github_summary};

}  // namespace sluice
