// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/ledger_json.hpp"

#include "base/fields_read.hpp"
#include "base/fields_schema.hpp"
#include "base/fields_write.hpp"
#include "store/ledger_fields.hpp"
#include "store/quarter_fields.hpp"

namespace sluice {
namespace {

constexpr std::string_view report_family = "sluice.ledger-report";
constexpr std::string_view export_family = "sluice.ledger";

template <class T>
std::string line_of(std::string_view key, const T& value) {
  json::Writer out(false);
  out.open_object();
  out.key(key);
  fields::write(out, value);
  out.close_object();
  return out.take() + "\n";
}

}  // namespace

std::string render_quarter_json(const QuarterReport& report) {
  json::Writer out(true);
  out.open_object();
  out.key("schema");
  out.string(fmt::format("{}/1", report_family));
  out.key("report");
  fields::write(out, report);
  out.close_object();
  return out.take() + "\n";
}

Result<QuarterReport> parse_quarter_json(std::string_view text, std::string_view file, const Limits& limits) {
  TRY_ASSIGN(const json::Value document, fields::parse_format(text, file, limits, report_family, 1));
  QuarterReport report;
  fields::Reader reader(file);
  TRY(reader.read_member(document, "report", report));
  return report;
}

std::string quarter_schema() {
  fields::Schema schema;
  json::Value report = schema.of_type<QuarterReport>();
  return json::to_text(schema.document(fmt::format("{}/1", report_family), "the quarterly view of a ledger",
                                       {{"report", std::move(report)}}));
}

std::string ledger_head_line() { return line_of("schema", fmt::format("{}/1", export_family)); }
std::string ledger_run_line(const LedgerRun& run) { return line_of("run", run); }
std::string ledger_quarter_line(const QuarterReport& report) { return line_of("quarter", report); }

Result<void> check_ledger_head(std::string_view line, std::string_view file) {
  TRY(fields::parse_format(line, file, {}, export_family, 1));
  return {};
}

Result<LedgerLine> parse_ledger_line(std::string_view line, std::string_view file) {
  TRY_ASSIGN(const json::Value value, json::parse(line, file));
  LedgerLine read;
  fields::Reader reader(file);
  if (value.find("run") != nullptr) {
    TRY(reader.read_member(value, "run", read.run.emplace()));
  } else {
    TRY(reader.read_member(value, "quarter", read.quarter.emplace()));
  }
  return read;
}

}  // namespace sluice
