// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/decision_record.hpp"

#include "base/csv_text.hpp"
#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : std::string(); }

struct RecordColumn {
  std::string_view name;
  std::string (*text)(const DecisionRecord& record);
};

constexpr RecordColumn record_columns[] = {
    {"kind", [](const DecisionRecord& one) { return one.kind; }},
    {"id", [](const DecisionRecord& one) { return to_visible(one.id); }},
    {"about", [](const DecisionRecord& one) { return to_visible(one.about); }},
    {"subject", [](const DecisionRecord& one) { return to_visible(one.subject); }},
    {"answer", [](const DecisionRecord& one) { return to_visible(one.answer); }},
    {"state", [](const DecisionRecord& one) { return one.state; }},
    {"why", [](const DecisionRecord& one) { return to_visible(one.why); }},
    {"reason", [](const DecisionRecord& one) { return to_visible(one.reason); }},
    {"owner", [](const DecisionRecord& one) { return to_visible(one.owner); }},
    {"by", [](const DecisionRecord& one) { return to_visible(one.by); }},
    {"body", [](const DecisionRecord& one) { return to_visible(one.body); }},
    {"date", [](const DecisionRecord& one) { return day_text(one.date); }},
    {"expires", [](const DecisionRecord& one) { return day_text(one.expires); }},
    {"ticket", [](const DecisionRecord& one) { return to_visible(one.ticket); }},
    {"approval", [](const DecisionRecord& one) { return to_visible(one.approval); }},
    {"place", [](const DecisionRecord& one) { return to_visible(one.place); }},
};

void write_text(json::Writer& out, std::string_view key, std::string_view text) {
  out.key(key);
  out.string(text);
}

void write_statement(json::Writer& out, const DecisionRecord& record, const std::string& vulnerability) {
  out.open_object();
  out.key("vulnerability");
  out.open_object();
  write_text(out, "name", to_visible(vulnerability));
  out.close_object();
  out.key("products");
  out.open_array();
  for (const std::string& product : record.products) {
    out.open_object();
    write_text(out, "@id", to_visible(product));
    out.close_object();
  }
  out.close_array();
  if (record.justification.empty()) {
    write_text(out, "status", "affected");
    write_text(out, "action_statement", fmt::format("accepted by waiver {} of {} until {}: {}", to_visible(record.id), to_visible(record.by),
                                                    day_text(record.expires), to_visible(record.reason)));
  } else {
    write_text(out, "status", "not_affected");
    write_text(out, "justification", record.justification);
    write_text(out, "impact_statement", to_visible(record.reason));
  }
  out.close_object();
}

std::string render_statements(const std::vector<DecisionRecord>& records) {
  json::Writer out(true, 1);
  out.open_array();
  for (const DecisionRecord& record : records) {
    if (!record.holds || record.products.empty()) continue;
    for (const std::string& vulnerability : record.vulnerabilities) write_statement(out, record, vulnerability);
  }
  out.close_array();
  return out.take();
}

}  // namespace

std::string render_decisions_json(const std::vector<DecisionRecord>& records, Day day) {
  json::Writer out(true);
  out.open_object();
  write_text(out, "schema", "sluice.decisions/1");
  write_text(out, "as_of", to_string(day));
  out.key("decisions");
  out.open_array();
  for (const DecisionRecord& record : records) {
    out.open_object();
    for (const RecordColumn& column : record_columns) {
      if (const std::string text = column.text(record); !text.empty()) write_text(out, column.name, text);
    }
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

std::string render_decisions_csv(const std::vector<DecisionRecord>& records) {
  std::string out;
  const auto cell = [&](std::string_view text) { out += (out.empty() || out.ends_with('\n') ? "" : ",") + escape_csv(text); };
  for (const RecordColumn& column : record_columns) cell(column.name);
  out += "\r\n";
  for (const DecisionRecord& record : records) {
    for (const RecordColumn& column : record_columns) cell(column.text(record));
    out += "\r\n";
  }
  return out;
}

std::string render_decisions_openvex(const std::vector<DecisionRecord>& records, Day day) {
  const std::string statements = render_statements(records);
  const std::string time = to_string(day) + "T00:00:00Z";
  json::Writer out(true);
  out.open_object();
  write_text(out, "@context", "https://openvex.dev/ns/v0.2.0");
  write_text(out, "@id", "https://openvex.dev/docs/public/vex-" + to_hex(sha256(time + statements)));
  write_text(out, "author", "sluice");
  write_text(out, "timestamp", time);
  out.key("version");
  out.integer(1);
  out.close_object();
  std::string text = out.take();
  text.resize(text.rfind('\n'));
  return text + ",\n  \"statements\": " + statements + "\n}\n";
}

}  // namespace sluice
