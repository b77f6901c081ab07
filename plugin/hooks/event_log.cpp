// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/event_log.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr const char* reader_name = "event_log";

std::string text_of(const json::Value& event, std::string_view key) { return std::string(event.text_or(key, "")); }

std::vector<std::string> texts_of(const json::Value& event, std::string_view key) {
  std::vector<std::string> texts;
  for (const json::Value& item : event.items_of(key)) texts.push_back(item.string);
  return texts;
}

TakenIn read_taken_in(const json::Value& event) {
  return {text_of(event, "name"), text_of(event, "hash"), text_of(event, "git_repository"), text_of(event, "git_tag"),
          text_of(event, "file"), text_of(event, "seen"), texts_of(event, "urls"), texts_of(event, "byproducts"),
          text_of(event, "folder"), text_of(event, "binary_folder"), text_of(event, "install_folder")};
}

void missing(EventLog& log, std::string fact, std::string reason) {
  log.unknowns.push_back({std::move(fact), "evidence incomplete: " + reason, {"", 0, 0, "", reader_name}});
}

void read_package(const json::Value& event, EventLog& log) {
  log.packages.push_back({text_of(event, "name"), text_of(event, "version"), text_of(event, "config"), text_of(event, "file"),
                          event.text_or("found", "") == "yes", texts_of(event, "libraries"), texts_of(event, "includes")});
}

void read_imported(const json::Value& event, EventLog& log) {
  log.imported.push_back({text_of(event, "name"), text_of(event, "type"), text_of(event, "package"), texts_of(event, "locations"),
                          texts_of(event, "links"), texts_of(event, "includes")});
}

void read_project(const json::Value& event, EventLog& log) {
  log.projects.push_back({text_of(event, "name"), text_of(event, "version"), text_of(event, "homepage"), text_of(event, "folder"),
                          text_of(event, "file")});
}

void read_replaced(const json::Value& event, EventLog& log) {
  const std::string other = text_of(event, "name");
  missing(log, "dependencies asked for after the gate's provider was replaced",
          "another dependency provider took its place" + (other.empty() ? "" : ": " + other) +
              "; list its file before SluiceGate.cmake in CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
}

void read_unknown_provider(const json::Value& event, EventLog& log) {
  missing(log, "dependencies that another dependency provider would have served",
          text_of(event, "path") + " sets one that the gate cannot name; name its command in SLUICE_CHAIN_PROVIDER");
}

void read_absent(const json::Value&, EventLog& log) {
  missing(log, "dependencies asked for before the gate was included",
          "find_package(Sluice) cannot record find_package() and FetchContent calls; enter by CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
}

using Read = void (*)(const json::Value&, EventLog&);
struct Event {
  std::string_view name;
  Read read;
};

/// The list of events; "end" is the mark that the log is whole.
constexpr std::array<Event, 16> events = {{
    {"start", [](const json::Value&, EventLog&) {}},
    {"end", [](const json::Value&, EventLog&) {}},
    {"admitted", [](const json::Value&, EventLog&) {}},
    {"linker", [](const json::Value&, EventLog&) {}},
    {"linker-replaced", [](const json::Value&, EventLog&) {}},
    {"provider-chained", [](const json::Value&, EventLog&) {}},
    {"provider-replaced", read_replaced},
    {"provider-unknown", read_unknown_provider},
    {"provider-absent", read_absent},
    {"find_package", read_package},
    {"imported", read_imported},
    {"project", read_project},
    {"fetch", [](const json::Value& event, EventLog& log) { log.fetches.push_back(read_taken_in(event)); }},
    {"external", [](const json::Value& event, EventLog& log) { log.externals.push_back(read_taken_in(event)); }},
    {"left-out", [](const json::Value& event, EventLog& log) { log.left_out.push_back(text_of(event, "name")); }},
    {"alias", [](const json::Value& event, EventLog& log) { log.aliases.emplace(text_of(event, "name"), text_of(event, "of")); }},
}};

bool read_line(std::string_view line, const Limits& limits, EventLog& log, std::string& name) {
  const Result<json::Value> event = json::parse(line, "events.jsonl", limits);
  if (!event) return false;
  name = text_of(*event, "event");
  const auto known = std::ranges::find(events, name, &Event::name);
  if (known == events.end()) return false;
  known->read(*event, log);
  return true;
}

}  // namespace

EventLog parse_event_log(std::string_view text, const Limits& limits) {
  EventLog log;
  std::string name;
  std::uint64_t number = 0, unread = 0, first_unread = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (is_blank(line) || read_line(line, limits, log, name)) continue;
    if (unread++ == 0) first_unread = number;
  }
  if (unread > 0) missing(log, "the hook's event log", fmt::format("{} cannot be read, the first is line {}", count_of(unread, "line", "lines"), first_unread));
  if (name != "end") missing(log, "the hook's event log", "it has no end; configure did not come to its end, or something wrote into the log");
  return log;
}

EdgeLists parse_edges(std::string_view text) {
  EdgeLists lists;
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> parts = split(line, '\t');
    if (parts.size() != 3) continue;
    auto& list = (parts[0] == "uses" ? lists.uses : lists.offers)[std::string(parts[1])];
    for (const std::string_view item : split(parts[2], '|')) {
      const std::string_view trimmed = trim(item);
      const bool is_mark = trimmed.starts_with("::@");  // target_link_libraries() from another folder: CMake marks the list
      if (!trimmed.empty() && !is_mark) list.emplace_back(trimmed);
    }
  }
  return lists;
}

}  // namespace sluice
