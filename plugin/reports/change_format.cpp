// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/change_format.hpp"

#include "base/text.hpp"
#include "reports/change_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice {
namespace {

constexpr ChangeFormat formats[] = {{"html", render_change_html},
                                    {"json", render_change_json},
                                    {"markdown", render_change_markdown},
                                    {"text", render_change_text}};

}  // namespace

std::span<const ChangeFormat> change_formats() { return formats; }

const ChangeFormat* find_change_format(std::string_view name) {
  const auto found = std::ranges::find(formats, name, &ChangeFormat::name);
  return found == std::end(formats) ? nullptr : &*found;
}

bool counts_against(const ChangeReport& report, ChangeKind kind) {
  return std::ranges::find(report.counting, kind) != report.counting.end();
}

std::size_t count_against(const ChangeReport& report) {
  return static_cast<std::size_t>(std::ranges::count_if(
      report.change.differences, [&](const DeliveryDifference& one) { return counts_against(report, one.kind); }));
}

std::vector<ChangeGroup> group_changes(const DeliveryChange& change) {
  std::vector<ChangeGroup> groups;
  for (const DeliveryDifference& one : change.differences) {
    const ChangeFamily family = change_spec(one.kind).family;
    auto found = std::ranges::find(groups, family, &ChangeGroup::family);
    if (found == groups.end()) found = groups.insert(groups.end(), ChangeGroup{family, {}});
    found->differences.push_back(&one);
  }
  std::ranges::stable_sort(groups, {}, &ChangeGroup::family);
  return groups;
}

std::string names_of(const std::vector<ComparedDelivery>& deliveries) {
  if (deliveries.empty()) return "nothing";
  if (deliveries.size() == 1) return deliveries.front().name;
  return fmt::format("{} and {} more", deliveries.front().name, deliveries.size() - 1);
}

std::string text_of(const FileCounts& counts) {
  return fmt::format("{} added, {} removed, {} changed, {} moved, {} the same",
                     count_of(counts.added, "file", "files"), counts.removed, counts.changed, counts.moved,
                     counts.same);
}

std::string sum_of(const ChangeReport& report) {
  if (is_unchanged(report.change))
    return report.change.untold.empty() ? "no change" : "no change, as far as can be told";
  const std::size_t changes = report.change.differences.size();
  const std::string all = count_of(changes, "change", "changes");
  if (report.counting.empty()) return all;
  const std::size_t against = count_against(report);
  return fmt::format("{}, {} of them {} against it", all, against, against == 1 ? "counts" : "count");
}

}  // namespace sluice
