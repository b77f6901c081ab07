// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/waiver_entry.hpp"

#include "base/json_writer.hpp"
#include "base/yaml.hpp"
#include "exports/kit_rules.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

tl::unexpected<Error> cannot_append(const std::string& place, const Waiver& waiver) {
  return refuse(fmt::format("{}: its list of waivers does not end the file in block style", place),
                "write this into it yourself:\n" + render_waiver_entry(waiver, 3));
}

}  // namespace

std::string render_waiver_entry(const Waiver& waiver, std::uint32_t column) {
  const std::string before(column - 1, ' ');
  const std::string indent = before + "  ";
  std::string text = before + "- " + yaml_line("", "id", yaml_text(waiver.id));
  text += yaml_line(indent, "rules", yaml_texts(waiver.rules));
  json::Writer match(false);
  write_match(match, waiver.match);
  if (const std::string written = match.take(); written != "{}") text += yaml_line(indent, "match", written);
  if (!waiver.pin_sha256.empty()) text += yaml_line(indent, "pin", fmt::format("{{sha256: {}}}", waiver.pin_sha256));
  if (!waiver.category.empty()) text += yaml_line(indent, "category", waiver.category);
  text += yaml_line(indent, "reason", yaml_text(waiver.reason));
  text += yaml_line(indent, "owner", yaml_text(waiver.owner)) + yaml_line(indent, "approved-by", yaml_text(waiver.approved_by));
  if (!waiver.ticket.empty()) text += yaml_line(indent, "ticket", yaml_text(waiver.ticket));
  if (waiver.created) text += yaml_line(indent, "created", to_string(*waiver.created));
  if (waiver.expires) text += yaml_line(indent, "expires", to_string(*waiver.expires));
  return text;
}

Result<std::string> append_waiver(const std::string& text, const std::string& place, const Waiver& waiver) {
  if (text.empty()) return "sluice: 1\nwaivers:\n" + render_waiver_entry(waiver, 3);
  TRY_ASSIGN(const yaml::Document document, yaml::parse(text, place));
  const yaml::Member* list = document.root.find_member("waivers");
  const bool is_last = list != nullptr && list == &document.root.members.back();
  if (!is_last || list->value.items.empty()) return cannot_append(place, waiver);
  const std::uint32_t column = list->value.span.column;
  const std::string line = document.line(list->value.span.line);
  if (line.size() < column || line[column - 1] != '-') return cannot_append(place, waiver);
  std::string longer = text + (text.ends_with('\n') ? "" : "\n") + render_waiver_entry(waiver, column);
  TRY_ASSIGN(const yaml::Document checked, yaml::parse(longer, place));
  const yaml::Node* now = checked.root.find("waivers");
  if (now == nullptr || now->items.size() != list->value.items.size() + 1) return cannot_append(place, waiver);
  return longer;
}

}  // namespace sluice
