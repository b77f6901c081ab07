// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Format sluice.facts/1: {"schema": "sluice.facts/1", "body": {...}}. Its members are the field tables and nothing
// else.
#include "reports/facts_json.hpp"

#include "base/fields_read.hpp"
#include "base/fields_schema.hpp"
#include "base/fields_write.hpp"
#include "reports/inventory_fields.hpp"

namespace sluice {

std::string render_facts(const Inventory& inventory) {
  json::Writer out(true);
  out.open_object();
  out.key("schema");
  out.string("sluice.facts/1");
  out.key("body");
  fields::write(out, inventory);
  out.close_object();
  return out.take() + "\n";
}

Result<Inventory> parse_facts(std::string_view text, std::string_view file, const Limits& limits) {
  TRY_ASSIGN(const json::Value document, fields::parse_format(text, file, limits, "sluice.facts", 1));
  Inventory inventory;
  TRY(fields::Reader(file).read_member(document, "body", inventory));
  return inventory;
}

std::string facts_schema() {
  fields::Schema schema;
  json::Value body = schema.of_type<Inventory>();
  return json::to_text(
      schema.document("sluice.facts/1", "what Sluice saw in deliveries and in the build", {{"body", body}}));
}

}  // namespace sluice
