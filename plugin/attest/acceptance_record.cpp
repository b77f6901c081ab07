// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/acceptance_record.hpp"

#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/fields_read.hpp"
#include "base/fields_schema.hpp"
#include "base/fields_write.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::fields {

template <>
struct Spelling<AcceptanceDecision> {
  static constexpr AcceptanceDecision last = AcceptanceDecision::reject;
  static std::string_view text(AcceptanceDecision value) { return to_string(value); }
  static std::optional<AcceptanceDecision> parse(std::string_view word) { return parse_acceptance_decision(word); }
};

template <>
struct Table<AcceptedDelivery> {
  static constexpr std::string_view name = "accepted-delivery";
  static constexpr std::string_view meaning = "a delivery as it was when it was decided about";
  static constexpr auto fields = std::tuple{
      always("name", &AcceptedDelivery::name, "file or folder name"),
      maybe("supplier", &AcceptedDelivery::supplier, "id in the register"),
      maybe("component", &AcceptedDelivery::component, "what it delivers"),
      maybe("version", &AcceptedDelivery::version, "of the component"),
      always("sha256", &AcceptedDelivery::sha256, "of the bytes as delivered; of the content list for a folder"),
      maybe("sboms", &AcceptedDelivery::sboms, "SHA-256 of the SBOMs in it"),
  };
};

template <>
struct Table<Acceptance> {
  static constexpr std::string_view name = "acceptance";
  static constexpr std::string_view meaning = "somebody decided about deliveries, on a verdict";
  static constexpr auto fields = std::tuple{
      always("decision", &Acceptance::decision, ""),
      always("verdict", &Acceptance::verdict, "SHA-256 of the body of the report that it rests on"),
      always("gate", &Acceptance::gate, "what the gate said there"),
      maybe("rung", &Acceptance::rung, "of that run"),
      always("deliveries", &Acceptance::deliveries, ""),
      always("by", &Acceptance::by, "who decided"),
      always("role", &Acceptance::role, "as what"),
      maybe("conditions", &Acceptance::conditions, "under which it holds"),
      maybe("until", &Acceptance::until, "its last day"),
      maybe("max_deliveries", &Acceptance::max_deliveries,
            "deliveries of the component that it covers, the accepted one included; any number if absent"),
      always("day", &Acceptance::day, "of the decision"),
  };
};

}  // namespace sluice::fields

namespace sluice {
namespace {

std::vector<StatementSubject> subjects_of(const Acceptance& record) {
  std::vector<StatementSubject> subjects;
  for (const AcceptedDelivery& one : record.deliveries) subjects.push_back(make_subject(one.name, one.sha256, false));
  return subjects;
}

}  // namespace

std::string render_acceptance(const Acceptance& record) {
  return render_statement(subjects_of(record), acceptance_type,
                          [&](json::Writer& out) { fields::write(out, record); });
}

Result<Acceptance> parse_acceptance(const Statement& statement, std::string_view where) {
  if (statement.predicate_type != acceptance_type) {
    return refuse(fmt::format("{}: a predicate of type '{}', expected '{}'", to_visible(where),
                              to_visible_short(statement.predicate_type, 80), acceptance_type));
  }
  Acceptance record;
  fields::Reader reader(where);
  if (const Result<void> read = reader.read(statement.predicate, record); !read) return refuse(read.error().message);
  if (record.deliveries.empty() || !parse_digest(record.verdict)) {
    return refuse(fmt::format("{}: a record without deliveries, or without the digest of its verdict",
                              to_visible(where)));
  }
  if (statement.subjects != subjects_of(record)) {
    return refuse(fmt::format("{}: the subjects are not the deliveries of the record", to_visible(where)));
  }
  record.file = where;
  return record;
}

std::string acceptance_schema() {
  fields::Schema schema;
  const json::Value predicate = schema.of_type<Acceptance>();
  const json::Value whole = schema.document("", "", {{"predicate", predicate}});
  json::Value document = json::Value::object();
  document.set("$schema", *whole.find("$schema"));
  document.set("title", json::Value::of(std::string(acceptance_type)));
  document.set("description", json::Value::of(std::string("the predicate of an acceptance or rejection")));
  document.set("$ref", *predicate.find("$ref"));
  document.set("$defs", *whole.find("$defs"));
  return json::to_text(document);
}

}  // namespace sluice
