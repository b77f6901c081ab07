// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"
#include "base/escape.hpp"
#include "base/json_writer.hpp"
#include "base/markdown_text.hpp"
#include "base/text.hpp"
#include "exports/agenda.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace sluice {
namespace {

std::string day_or(const std::optional<Day>& day, std::string_view otherwise) {
  return day ? to_string(*day) : std::string(otherwise);
}

bool is_overdue(const AgendaItem& item, const Agenda& agenda) { return item.due && *item.due < agenda.day; }

/// Calls `tell` with each run of items of one role.
void by_role(const Agenda& agenda, const std::function<void(std::span<const AgendaItem>)>& tell) {
  const std::span<const AgendaItem> items = agenda.items;
  for (std::size_t start = 0; start < items.size();) {
    std::size_t end = start;
    while (end < items.size() && items[end].role == items[start].role) ++end;
    tell(items.subspan(start, end - start));
    start = end;
  }
}

std::string heading_of(const Agenda& agenda) {
  return fmt::format("{} out of {} on {}, until {}", count_of(agenda.items.size(), "matter", "matters"), count_of(agenda.verdicts, "verdict", "verdicts"),
                     to_string(agenda.day), to_string(agenda.until));
}

/// "license.unknown radar-1.0.zip", or what a waiver and a remark are about.
std::string about(const AgendaItem& item) {
  return item.kind == AgendaKind::finding || item.kind == AgendaKind::decision ? fmt::format("{} {}", item.rule, item.subject) : item.id;
}

/// The entry of decisions.yaml that only waits for an answer; empty where no bytes are named.
std::string request_of(const AgendaItem& item) {
  if (item.kind != AgendaKind::decision || item.sha256.empty()) return {};
  return fmt::format("{{kind: concluded-license, subject: {{sha256: {}}}, license: ?}}", item.sha256);
}

struct Column {
  std::string_view name;
  std::string (*text)(const AgendaItem& item);
};

constexpr Column columns[] = {
    {"id", [](const AgendaItem& item) { return to_visible(item.id); }},
    {"kind", [](const AgendaItem& item) { return std::string(to_string(item.kind)); }},
    {"for", [](const AgendaItem& item) { return to_visible(item.role); }},
    {"contact", [](const AgendaItem& item) { return to_visible(item.contact); }},
    {"supplier", [](const AgendaItem& item) { return to_visible(item.supplier); }},
    {"due", [](const AgendaItem& item) { return day_or(item.due, ""); }},
    {"action", [](const AgendaItem& item) { return std::string(to_string(item.action)); }},
    {"severity", [](const AgendaItem& item) { return item.severity; }},
    {"rule", [](const AgendaItem& item) { return to_visible(item.rule); }},
    {"subject", [](const AgendaItem& item) { return to_visible(item.subject); }},
    {"subject_kind", [](const AgendaItem& item) { return item.subject_kind; }},
    {"term", [](const AgendaItem& item) { return to_visible(item.term); }},
    {"place", [](const AgendaItem& item) { return to_visible(item.place); }},
    {"what", [](const AgendaItem& item) { return to_visible(item.what); }},
    {"next", [](const AgendaItem& item) { return to_visible(item.next); }},
    {"sha256", [](const AgendaItem& item) { return item.sha256; }},
    {"license", [](const AgendaItem& item) { return to_visible(item.license); }},
    {"verdicts", [](const AgendaItem& item) { return std::to_string(item.verdicts); }},
};

}  // namespace

std::string render_agenda_text(const Agenda& agenda) {
  std::string out = heading_of(agenda) + "\n";
  by_role(agenda, [&](std::span<const AgendaItem> items) {
    out += fmt::format("\n{}: {}\n", to_visible(items[0].role), items.size());
    for (const AgendaItem& item : items) {
      out += fmt::format("  {:<10} {:<8} {:<5} {}: {}\n", day_or(item.due, "no day"), is_overdue(item, agenda) ? "overdue" : to_string(item.kind),
                         to_string(item.action), to_visible(about(item)), to_visible(item.what));
      if (!item.contact.empty()) out += fmt::format("  {:10} who: {}\n", "", to_visible(item.contact));
      if (!item.next.empty()) out += fmt::format("  {:10} next: {}\n", "", to_visible(item.next));
      if (const std::string request = request_of(item); !request.empty()) out += fmt::format("  {:10} decisions.yaml: {}\n", "", request);
    }
  });
  return out;
}

std::string render_agenda_markdown(const Agenda& agenda) {
  std::string out = fmt::format("# Agenda: {}\n", heading_of(agenda));
  by_role(agenda, [&](std::span<const AgendaItem> items) {
    out += fmt::format("\n## {} ({})\n\n| due | what | about | who | next |\n|---|---|---|---|---|\n", escape_markdown(to_visible(items[0].role)),
                       items.size());
    for (const AgendaItem& item : items) {
      const std::string due = is_overdue(item, agenda) ? fmt::format("**{}**", day_or(item.due, "")) : day_or(item.due, "");
      const std::string request = request_of(item);
      out += fmt::format("| {} | {} {} | {} | {} | {}{} |\n", due, to_string(item.kind), markdown_cell_code(to_visible(item.what)),
                         markdown_cell_code(to_visible(about(item))), markdown_cell_code(to_visible(item.contact)),
                         markdown_cell_code(to_visible(item.next)), request.empty() ? "" : " " + markdown_cell_code(request));
    }
  });
  return out;
}

std::string render_agenda_json(const Agenda& agenda) {
  json::Writer out(true);
  const auto member = [&](std::string_view key, std::string_view text) {
    out.key(key);
    out.string(text);
  };
  out.open_object();
  member("schema", "sluice.agenda/1");
  member("day", to_string(agenda.day));
  member("until", to_string(agenda.until));
  out.key("verdicts");
  out.integer(static_cast<std::int64_t>(agenda.verdicts));
  out.key("items");
  out.open_array();
  for (const AgendaItem& item : agenda.items) {
    out.open_object();
    for (const Column& column : columns) {
      if (const std::string text = column.text(item); !text.empty() && column.name != "verdicts") member(column.name, text);
    }
    if (const std::string request = request_of(item); !request.empty()) member("request", request);
    out.key("overdue");
    out.boolean(is_overdue(item, agenda));
    out.key("verdicts");
    out.integer(static_cast<std::int64_t>(item.verdicts));
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

std::string render_agenda_csv(const Agenda& agenda) {
  std::string out;
  const auto cell = [&](std::string_view text) { out += (out.empty() || out.ends_with('\n') ? "" : ",") + escape_csv(text); };
  for (const Column& column : columns) cell(column.name);
  for (const std::string_view name : decision_columns) cell(name);
  out += "\r\n";
  for (const AgendaItem& item : agenda.items) {
    for (const Column& column : columns) cell(column.text(item));
    for (std::size_t i = 0; i < std::size(decision_columns); ++i) cell("");
    out += "\r\n";
  }
  return out;
}

}  // namespace sluice
