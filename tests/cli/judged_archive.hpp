// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/program.hpp"
#include "support/archive_table.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::test {

inline constexpr std::uint64_t most_report_bytes = 64u << 20;

/// The body of a sluice.report/1 file, or null.
inline json::Value report_body(const std::string& path) {
  Limits limits;
  limits.document_bytes = most_report_bytes;
  const Result<std::string> text = read_file(path, most_report_bytes);
  const Result<json::Value> report = text ? json::parse(*text, path, limits) : Result<json::Value>(json::Value());
  const json::Value* const body = report ? report->find("body") : nullptr;
  return body == nullptr ? json::Value() : *body;
}

/// The worst that a report's findings do: "pass", "warn" or "fail". The remark that no lock pins the pack is none of
/// them.
inline std::string verdict_of(const json::Value& body) {
  if (body.kind != json::Value::Kind::object) return "no report";
  if (body.text_or("gate", "") == "failed") return "fail";
  for (const json::Value& finding : body.items_of("findings")) {
    if (finding.text_or("action", "") == "warn") return "warn";
  }
  return "pass";
}

/// A project that judges by pack archive-safety at rung assured within these limits; its path.
inline std::string write_safety_project(const TemporaryFolder& folder, const Limits& limits) {
  return folder.write("sluice.yaml",
                      fmt::format("sluice: 1\nextends: [{{use: \"builtin:archive-safety@1\"}}]\nrung: assured\n"
                                  "limits: {{entries: {}, ratio-after: {}, total-bytes: {}}}\n",
                                  limits.entries, limits.ratio_after, limits.total_bytes));
}

/// How the program judged an archive.
struct Judged {
  std::string verdict;
  json::Value body;
  Ended ended;
};

/// `sluice check` of an archive under the limits; `more` are further arguments.
inline Judged judge_archive(const std::string& archive, const Limits& limits,
                            const std::vector<std::string>& more = {}) {
  const TemporaryFolder folder;
  const std::string report = folder.path() + "/report.json";
  std::vector<std::string> arguments = {"check",   archive, "--project",     write_safety_project(folder, limits),
                                        "--quiet", "--out", "json=" + report};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Ended ended = sluice_run(std::move(arguments), folder.path());
  json::Value body = report_body(report);
  std::string verdict = verdict_of(body);
  return {std::move(verdict), std::move(body), std::move(ended)};
}

}  // namespace sluice::test
