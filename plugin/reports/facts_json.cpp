// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Format sluice.facts/1: {"schema": "sluice.facts/1", "envelope": {...}, "body": {...}}. Its members are the field
// tables and nothing else.
#include "reports/facts_json.hpp"

#include "base/fields_schema.hpp"
#include "base/fields_stream.hpp"
#include "base/fields_write.hpp"
#include "reports/facts_fields.hpp"

namespace sluice {

std::string render_facts(const StoredFacts& facts) {
  json::Writer out(true);
  out.open_object();
  out.key("schema");
  out.string("sluice.facts/1");
  out.key("envelope");
  fields::write(out, facts.envelope);
  out.key("body");
  fields::write(out, facts.inventory);
  out.close_object();
  return out.take() + "\n";
}

Result<StoredFacts> parse_facts(std::string_view text, std::string_view file, std::uint64_t most_bytes) {
  StoredFacts facts;
  json::StreamLimits limits;
  limits.document_bytes = most_bytes;
  TRY(fields::read_stream(text, file, {"sluice.facts", 1}, limits, fields::slot_of(facts)));
  return facts;
}

std::string facts_schema() {
  fields::Schema schema;
  json::Value envelope = schema.of_type<FactsEnvelope>();
  json::Value body = schema.of_type<Inventory>();
  return json::to_text(schema.document("sluice.facts/1", "what Sluice saw in deliveries and in the build",
                                       {{"envelope", std::move(envelope)}, {"body", std::move(body)}}));
}

}  // namespace sluice
