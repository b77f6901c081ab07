// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/entries.hpp"

#include "base/text.hpp"
#include "policy/decisions_file.hpp"
#include "policy/reading.hpp"
#include "policy/waiver_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice {
namespace {

constexpr std::string_view by_hand = "write the list as the last key of the file, each entry on a line of its own that begins with '- '";

/// Blanks before the dash of the list's first entry, found at its line; npos if that line begins otherwise.
std::size_t indent_of(std::string_view text, std::uint32_t line) {
  for (; line > 1; --line) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  const std::size_t dash = text.find_first_not_of(' ');
  return dash != std::string_view::npos && text.substr(dash).starts_with("- ") ? dash : std::string_view::npos;
}

Result<void> check_count(const std::string& text, std::string_view key, std::size_t count, const std::string& place) {
  TRY_ASSIGN(const yaml::Document document, yaml::parse(text, place));
  const yaml::Node* list = document.root.find(key);
  if (list != nullptr && list->items.size() == count) return {};
  return refuse(fmt::format("{}: cannot be added to at its end", place), std::string(by_hand));
}

}  // namespace

std::string render_entry(std::string_view entry, std::size_t indent) {
  std::string text;
  for (const std::string_view line : split(trim(entry), '\n'))
    text += fmt::format("{:{}}{}{}\n", "", indent, text.empty() ? "- " : "  ", line);
  return text;
}

Result<std::string> append_entries(std::string_view text, std::string_view key, const std::vector<std::string>& entries,
                                   const std::string& place) {
  std::string out(text);
  std::size_t indent = 2, known = 0;
  if (is_blank(text)) {
    out = fmt::format("sluice: 1\n{}:\n", key);
  } else {
    TRY_ASSIGN(const yaml::Document document, yaml::parse(out, place));
    const bool is_last = document.root.kind == yaml::Node::Kind::mapping && !document.root.members.empty() &&
                         document.root.members.back().key == key;
    if (!is_last) return refuse(fmt::format("{}: does not end with '{}'", place, key), std::string(by_hand));
    const yaml::Node& list = document.root.members.back().value;
    known = list.items.size();
    const std::string empty = fmt::format("{}: []", key);
    if (known == 0 && trim(text).ends_with(empty)) {
      out.resize(out.rfind(empty));
      out += fmt::format("{}:\n", key);
    } else {
      indent = list.items.empty() ? std::string::npos : indent_of(text, list.items.front().span.line);
      if (indent == std::string::npos) return refuse(fmt::format("{}: its list '{}' is not written line by line", place, key), std::string(by_hand));
    }
  }
  if (!out.ends_with('\n')) out += '\n';
  for (const std::string& entry : entries) out += render_entry(entry, indent);
  TRY(check_count(out, key, known + entries.size(), place));
  return out;
}

Result<std::vector<Waiver>> parse_waivers(std::string text, const std::string& place, const WaiverPolicy& policy) {
  policy::Reading reading;
  std::vector<Waiver> waivers;
  const yaml::Document* document = reading.add(std::move(text), place);
  if (document != nullptr) policy::read_waivers(*document, policy, waivers, reading);
  std::vector<Diagnostic> problems = reading.take_problems_from(0);
  for (Waiver& waiver : waivers) std::ranges::move(waiver.defects, std::back_inserter(problems));
  if (!problems.empty()) return refuse(fmt::format("{}: would hold what no waiver may be", place), std::move(problems));
  return waivers;
}

Result<std::vector<StandingDecision>> parse_decisions(std::string text, const std::string& place, const LicenseNames* names) {
  policy::Reading reading;
  std::vector<StandingDecision> decisions;
  const yaml::Document* document = reading.add(std::move(text), place);
  if (document != nullptr) policy::read_decisions(*document, names, decisions, reading);
  std::vector<Diagnostic> problems = reading.take_problems_from(0);
  if (!problems.empty()) return refuse(fmt::format("{}: would hold what no decision may be", place), std::move(problems));
  return decisions;
}

}  // namespace sluice
