// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/verdict_file.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "reports/facts_json.hpp"

namespace sluice {
namespace {

constexpr std::uint64_t most_report_bytes = 1ull << 30;
constexpr const char* report_help = "name a report that `sluice check … --out json=PATH` or the build hook wrote";

}  // namespace

Result<VerdictFile> load_verdict(const std::string& path) {
  const Result<std::string> text = read_file(path, most_report_bytes);
  if (!text) return refuse(text.error().message, report_help);
  Limits limits;
  limits.document_bytes = most_report_bytes;
  Result<Report> report = parse_report_json(*text, path, limits);
  if (!report) return refuse(report.error().message, report_help);
  TRY_ASSIGN(const std::string_view body, find_report_body(*text, path));
  return VerdictFile{std::move(*report), to_hex(sha256(body))};
}

std::string body_digest(const Verdict& verdict) { return to_hex(sha256(render_report_body(verdict))); }

}  // namespace sluice
