// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The break-glass record of a build folder.
#include "gate/override.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = 65536;
constexpr std::int64_t seconds_an_hour = 3600;

/// Times that lie before 1970 or far ahead are refused before they are subtracted.
constexpr std::int64_t most_seconds = std::int64_t{1} << 40;

bool has_sound_time(const Override& record) {
  const bool is_sane =
      record.from_unix >= 0 && record.until_unix > record.from_unix && record.until_unix < most_seconds;
  return is_sane && record.until_unix - record.from_unix <= most_override_hours * seconds_an_hour;
}

Result<Override> parse_override(const std::string& text, const std::string& path) {
  auto parsed = json::parse(text, path);
  if (!parsed) return refuse(parsed.error().message, "write it with `sluice override`, or delete the file");
  Override record;
  record.ticket = std::string(parsed->text_or("ticket", ""));
  record.by = std::string(parsed->text_or("by", ""));
  record.reason = std::string(parsed->text_or("reason", ""));
  record.from_unix = parsed->integer_or("from", 0);
  record.until_unix = parsed->integer_or("until", 0);
  const bool says_who_and_why = !is_blank(record.ticket) && !is_blank(record.by) && !is_blank(record.reason);
  if (parsed->integer_or("sluice", 0) != 1 || !says_who_and_why || !has_sound_time(record)) {
    return refuse(fmt::format("{}: an override of format 1 needs a ticket, a person, a reason and at most {} hours",
                              path, most_override_hours),
                  "write it with `sluice override`, or delete the file");
  }
  return record;
}

}  // namespace

bool is_live(const Override& record, std::int64_t now_unix) {
  return has_sound_time(record) && record.from_unix <= now_unix && now_unix < record.until_unix;
}

std::string render_override(const Override& record) {
  json::Value value = json::Value::object();
  value.set("sluice", json::Value::of(std::int64_t{1}));
  value.set("ticket", json::Value::of(record.ticket));
  value.set("by", json::Value::of(record.by));
  value.set("reason", json::Value::of(record.reason));
  value.set("from", json::Value::of(record.from_unix));
  value.set("until", json::Value::of(record.until_unix));
  return json::to_text(value);
}

Result<std::optional<Override>> find_override(const std::string& path, std::int64_t now_unix) {
  if (!is_file(path)) return std::optional<Override>{};
  TRY_ASSIGN(const std::string text, read_file(path, most_bytes));
  TRY_ASSIGN(const Override record, parse_override(text, path));
  return is_live(record, now_unix) ? std::optional<Override>(record) : std::nullopt;
}

}  // namespace sluice
