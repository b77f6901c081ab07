// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/own_waivers.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "exports/waiver_entry.hpp"
#include "policy/entries.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

Result<OwnWaivers> load_own_waivers(const std::string& place, const Policy& policy) {
  const std::string path = absolute_path(place);
  OwnWaivers own{.place = place, .text = {}, .waivers = {}, .is_named = false};
  own.is_named = std::ranges::any_of(policy.files, [&](const std::string& file) { return absolute_path(file) == path; });
  if (!is_file(place)) return own;
  TRY_ASSIGN(own.text, read_file(place, Limits{}.document_bytes));
  if (own.is_named || is_blank(own.text)) return own;
  TRY_ASSIGN(own.waivers, parse_waivers(own.text, place, policy.waiver_policy));
  return own;
}

Result<std::string> with_waivers(const OwnWaivers& own, const std::vector<Waiver>& added, const Policy& policy) {
  std::vector<std::string> entries;
  for (const Waiver& waiver : added) {
    const bool is_used = std::ranges::find(policy.waivers, waiver.id, &Waiver::id) != policy.waivers.end() ||
                         std::ranges::find(own.waivers, waiver.id, &Waiver::id) != own.waivers.end();
    if (is_used) return refuse(fmt::format("there is a waiver '{}' already", waiver.id), "give it another id");
    entries.push_back(render_waiver_entry(waiver));
  }
  TRY_ASSIGN(const std::string text, append_entries(own.text, "waivers", entries, own.place));
  TRY(parse_waivers(text, own.place, policy.waiver_policy));
  return text;
}

std::string naming_hint(const OwnWaivers& own, const std::string& project_file) {
  if (own.is_named) return {};
  const std::string folder = parent_of(absolute_path(project_file.empty() ? "sluice.yaml" : project_file)) + "/";
  const std::string path = absolute_path(own.place);
  return fmt::format("sluice: nothing in {} applies yet; name it in sluice.yaml: waivers: [{}]\n", own.place, path.starts_with(folder) ? path.substr(folder.size()) : own.place);
}

}  // namespace sluice
