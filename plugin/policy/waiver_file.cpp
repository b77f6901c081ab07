// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/waiver_file.hpp"

#include "base/json.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/matches.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice::policy {
namespace {

void check_required(const yaml::Node& node, const WaiverPolicy& policy, Reading& reading) {
  for (const std::string& field : policy.require) {
    if (node.find(field) != nullptr) continue;
    reading
        .error("waiver-field", fmt::format("waiver '{}' has no '{}'", text_at(node, "id"), field), node.span,
               fmt::format("'{}' is missing", field))
        .help = fmt::format("the waiver policy requires '{}'", field);
  }
}

void check_days(const yaml::Node& node, const Waiver& waiver, Reading& reading) {
  if (!waiver.expires) return;
  for (const auto& [key, day] : {std::pair("starts", waiver.starts), std::pair("created", waiver.created)}) {
    if (!day || *day <= *waiver.expires) continue;
    Diagnostic& problem =
        reading.error("day-order", fmt::format("waiver '{}' ends before its '{}' day", waiver.id, key),
                      span_at(node, "expires"), fmt::format("ends on {}", to_string(*waiver.expires)));
    problem.secondary.push_back(reading.label(span_at(node, key), to_string(*day)));
  }
}

Waiver read_fields(const yaml::Node& node) {
  Waiver waiver;
  waiver.id = text_at(node, "id");
  waiver.span = span_at(node, "id");
  waiver.rules = texts_at(node, "rules");
  if (const yaml::Node* match = node.find("match")) waiver.match = read_match(*match);
  if (const yaml::Node* pin = node.find("pin")) waiver.pin_sha256 = text_at(*pin, "sha256");
  waiver.category = text_at(node, "category");
  waiver.justification = text_at(node, "justification");
  waiver.reason = text_at(node, "reason");
  waiver.owner = text_at(node, "owner");
  waiver.approved_by = text_at(node, "approved-by");
  waiver.ticket = text_at(node, "ticket");
  waiver.created = day_at(node, "created");
  waiver.starts = day_at(node, "starts");
  waiver.expires = day_at(node, "expires");
  waiver.until_fixed = flag_at(node, "until-fixed").value_or(false);
  return waiver;
}

void check_second_use(Waiver& waiver, const std::vector<Waiver>& known, Reading& reading) {
  const auto twin = std::ranges::find(known, waiver.id, &Waiver::id);
  if (twin == known.end() || waiver.id.empty()) return;
  const std::size_t before = reading.problems().size();
  reading
      .error("duplicate-waiver", fmt::format("two waivers have the id '{}'", waiver.id), waiver.span, "used again here")
      .secondary.push_back(reading.label(twin->span, "first used here"));
  std::ranges::move(reading.take_problems_from(before), std::back_inserter(waiver.defects));
}

}  // namespace

Waiver read_waiver(const yaml::Node& node, const WaiverPolicy& policy, Reading& reading) {
  const std::size_t before = reading.problems().size();
  Waiver waiver;
  if (node.kind != yaml::Node::Kind::mapping) {
    waiver.span = node.span;
    reading.error("wrong-value", "a waiver must be a mapping", node.span, "expected a mapping");
  } else {
    check_table(node, waiver_table, reading);
    waiver = read_fields(node);
    check_required(node, policy, reading);
    check_days(node, waiver, reading);
  }
  waiver.defects = reading.take_problems_from(before);
  return waiver;
}

void read_waivers(const yaml::Document& document, const WaiverPolicy& policy, std::vector<Waiver>& known,
                  Reading& reading) {
  check_table(document.root, waivers_file_table, reading);
  for (const yaml::Node& node : items_at(document.root, "waivers")) {
    Waiver waiver = read_waiver(node, policy, reading);
    check_second_use(waiver, known, reading);
    known.push_back(std::move(waiver));
  }
}

Baseline read_baseline(const std::string& text, const std::string& shown, Reading& reading) {
  Baseline baseline;
  Result<json::Value> parsed = json::parse(text, shown);
  if (!parsed) {
    reading.error("baseline-syntax", parsed.error().message, Span{.file = shown});
    return baseline;
  }
  const auto refuse = [&](std::string message, const json::Value& at) {
    reading.error("bad-baseline", std::move(message), Span{.file = shown, .line = at.line, .column = at.column}).help =
        "a baseline reads {\"sluice\": 1, \"fingerprints\": [...]}; 'sluice baseline' writes it";
  };
  if (parsed->integer_or("sluice", 0) != 1) refuse("this sluice reads format 1", *parsed);
  const json::Value* list = parsed->find("fingerprints");
  if (list == nullptr || list->kind != json::Value::Kind::array)
    refuse("the baseline has no list 'fingerprints'", *parsed);
  for (const json::Member& member : parsed->members) {
    if (member.key != "sluice" && member.key != "fingerprints")
      refuse(fmt::format("unknown key '{}' in the baseline", member.key), member.value);
  }
  for (const json::Value& item : parsed->items_of("fingerprints")) {
    if (item.kind != json::Value::Kind::string) refuse("a fingerprint must be a text", item);
    baseline.fingerprints.push_back(item.string);
  }
  std::ranges::sort(baseline.fingerprints);
  return baseline;
}

}  // namespace sluice::policy
