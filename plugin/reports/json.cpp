// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Format sluice.report/1. Its members are the field tables and nothing else; every other report is a function of the
// same model.
#include "base/fields_read.hpp"
#include "base/fields_schema.hpp"
#include "base/fields_write.hpp"
#include "reports/facts_json.hpp"
#include "reports/report_format.hpp"
#include "reports/verdict_fields.hpp"

namespace sluice {
namespace {

std::string render_json(const Report& report, const ReportStyle&) { return render_report_json(report); }

}  // namespace

extern const ReportFormat report_json;
const ReportFormat report_json{
    "json", "everything that was decided, in the format sluice.report/1 (policy/schema/report-1.schema.json)",
    render_json};

std::string render_report_json(const Report& report) {
  json::Writer out(true);
  out.open_object();
  out.key("schema");
  out.string("sluice.report/1");
  out.key("envelope");
  fields::write(out, report.envelope);
  out.key("body");
  fields::write(out, report.verdict);
  out.close_object();
  return out.take() + "\n";
}

std::string render_report_body(const Verdict& verdict) {
  json::Writer out(true, 1);
  fields::write(out, verdict);
  return out.take();
}

Result<std::string_view> find_report_body(std::string_view text, std::string_view file) {
  // No text of JSON holds a line break, and members within others stand deeper: the first such line is the report's own.
  constexpr std::string_view start = "\n  \"body\": ";
  constexpr std::string_view end = "\n}\n";
  const std::size_t at = text.find(start);
  if (at == std::string_view::npos || !text.ends_with(end) || text.size() < at + start.size() + end.size()) {
    return refuse(fmt::format("{}: not as sluice wrote it", to_visible(file)),
                  "give the report as --out json=PATH wrote it, without formatting it anew");
  }
  return text.substr(at + start.size(), text.size() - end.size() - at - start.size());
}

Result<Report> parse_report_json(std::string_view text, std::string_view file, const Limits& limits) {
  TRY_ASSIGN(const json::Value document, fields::parse_format(text, file, limits, "sluice.report", 1));
  Report report;
  fields::Reader reader(file);
  TRY(reader.read_member(document, "envelope", report.envelope));
  TRY(reader.read_member(document, "body", report.verdict));
  return report;
}

std::string report_schema() {
  fields::Schema schema;
  json::Value envelope = schema.of_type<Envelope>();
  json::Value body = schema.of_type<Verdict>();
  return json::to_text(schema.document("sluice.report/1", "what Sluice decided",
                                       {{"envelope", std::move(envelope)}, {"body", std::move(body)}}));
}

}  // namespace sluice
