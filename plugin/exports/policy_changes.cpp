// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/policy_changes.hpp"

#include "base/escape.hpp"
#include "base/json_writer.hpp"
#include "base/markdown_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ChangeDirection, 3> directions = {ChangeDirection::loosens, ChangeDirection::tightens,
                                                       ChangeDirection::neither};

std::string_view title_of(ChangeDirection direction) {
  switch (direction) {
    case ChangeDirection::loosens:
      return "Loosens, or may";
    case ChangeDirection::tightens:
      return "Tightens";
    case ChangeDirection::neither:
      return "Neither";
  }
  return "Neither";
}

std::uint64_t count(const PolicyChanges& all, ChangeDirection direction) {
  return static_cast<std::uint64_t>(std::ranges::count(all.changes, direction, &PolicyChange::direction));
}

std::string heading(const PolicyChanges& all) {
  return fmt::format("{} -> {}: {}, {} loosen or may, {} tighten", to_visible(all.before), to_visible(all.after),
                     count_of(all.changes.size(), "change", "changes"), count(all, ChangeDirection::loosens),
                     count(all, ChangeDirection::tightens));
}

/// "pack.yaml:12"; empty for nowhere.
std::string place_of(const Span& span) {
  if (span.file.empty()) return {};
  return span.line == 0 ? to_visible(span.file) : fmt::format("{}:{}", to_visible(span.file), span.line);
}

std::string places(const PolicyChange& change) {
  const std::string was = place_of(change.before), is = place_of(change.after);
  if (was.empty() && is.empty()) return {};
  return fmt::format("{} -> {}", was.empty() ? "nowhere" : was, is.empty() ? "nowhere" : is);
}

}  // namespace

std::string render_changes_text(const PolicyChanges& all) {
  std::string out = heading(all) + "\n";
  for (const ChangeDirection direction : directions) {
    if (count(all, direction) == 0) continue;
    out += fmt::format("\n{}:\n", title_of(direction));
    for (const PolicyChange& change : all.changes) {
      if (change.direction != direction) continue;
      out += fmt::format("  {}\n", to_visible(change.sentence));
      if (const std::string where = places(change); !where.empty()) out += fmt::format("    {}\n", where);
    }
  }
  return out;
}

std::string render_changes_markdown(const PolicyChanges& all) {
  std::string out = fmt::format("# Policy changes\n\n{}\n", escape_markdown(heading(all)));
  for (const ChangeDirection direction : directions) {
    if (count(all, direction) == 0) continue;
    out += fmt::format("\n## {}\n\n| what | was at | is at |\n|---|---|---|\n", title_of(direction));
    for (const PolicyChange& change : all.changes) {
      if (change.direction != direction) continue;
      out += fmt::format("| {} | {} | {} |\n", escape_markdown(to_visible(change.sentence)),
                         markdown_cell_code(place_of(change.before)), markdown_cell_code(place_of(change.after)));
    }
  }
  return out;
}

std::string render_changes_json(const PolicyChanges& all) {
  json::Writer out(true);
  const auto put = [&](std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out.key(key);
    out.string(text);
  };
  out.open_object();
  put("schema", "sluice.policy-diff/1");
  put("before", to_visible(all.before));
  put("after", to_visible(all.after));
  out.key("changes");
  out.open_array();
  for (const PolicyChange& change : all.changes) {
    out.open_object();
    put("direction", to_string(change.direction));
    put("about", to_visible(change.about));
    put("sentence", to_visible(change.sentence));
    put("was_at", place_of(change.before));
    put("is_at", place_of(change.after));
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

}  // namespace sluice
