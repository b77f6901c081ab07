// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/waiver_entry.hpp"

#include "base/json_writer.hpp"
#include "exports/kit_rules.hpp"

#include <fmt/format.h>

#include <string_view>

namespace sluice {
namespace {

/// A word stands as it is; anything else could be more than one value.
std::string yaml_word(const std::string& text) {
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos ? text : yaml_text(text);
}

}  // namespace

std::string render_waiver_entry(const Waiver& waiver) {
  constexpr std::string_view indent;
  std::string text = yaml_line(indent, "id", yaml_text(waiver.id));
  text += yaml_line(indent, "rules", yaml_texts(waiver.rules));
  json::Writer match(false);
  write_match(match, waiver.match);
  if (const std::string written = match.take(); written != "{}") text += yaml_line(indent, "match", written);
  if (!waiver.pin_sha256.empty()) text += yaml_line(indent, "pin", fmt::format("{{sha256: {}}}", waiver.pin_sha256));
  if (!waiver.category.empty()) text += yaml_line(indent, "category", yaml_word(waiver.category));
  text += yaml_line(indent, "reason", yaml_text(waiver.reason));
  text += yaml_line(indent, "owner", yaml_text(waiver.owner)) + yaml_line(indent, "approved-by", yaml_text(waiver.approved_by));
  if (!waiver.ticket.empty()) text += yaml_line(indent, "ticket", yaml_text(waiver.ticket));
  if (waiver.created) text += yaml_line(indent, "created", to_string(*waiver.created));
  if (waiver.expires) text += yaml_line(indent, "expires", to_string(*waiver.expires));
  return text;
}

}  // namespace sluice
