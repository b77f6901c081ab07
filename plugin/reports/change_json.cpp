// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Format sluice.diff/1. Its members are the field tables and nothing else.
#include "base/fields_read.hpp"
#include "base/fields_schema.hpp"
#include "base/fields_write.hpp"
#include "reports/change_fields.hpp"
#include "reports/change_format.hpp"

namespace sluice {

std::string render_change_json(const ChangeReport& report, const ReportStyle&) {
  json::Writer out(true);
  out.open_object();
  out.key("schema");
  out.string("sluice.diff/1");
  out.key("body");
  fields::write(out, report.change);
  out.close_object();
  return out.take() + "\n";
}

Result<DeliveryChange> parse_change_json(std::string_view text, std::string_view file, const Limits& limits) {
  TRY_ASSIGN(const json::Value document, fields::parse_format(text, file, limits, "sluice.diff", 1));
  DeliveryChange change;
  TRY(fields::Reader(file).read_member(document, "body", change));
  return change;
}

std::string change_schema() {
  fields::Schema schema;
  json::Value body = schema.of_type<DeliveryChange>();
  return json::to_text(schema.document("sluice.diff/1", "what changed between two deliveries", {{"body", body}}));
}

}  // namespace sluice
