// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The table of components: in chunks, which a browser lays out only when they come into sight.
#include "base/text.hpp"
#include "reports/html_component_rows.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace sluice::html_report {
namespace {

constexpr std::size_t chunk_size = 100;
constexpr std::size_t most_components = 50'000;
constexpr std::size_t most_consumers = 3;

std::string some_of(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(most_consumers, names.size());
  std::string text = join(std::span(names).first(shown), ", ");
  if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

Markup render_row(Page& page, const ComponentRow& row, std::size_t index) {
  const std::vector<std::string> linkages(row.linkages.begin(), row.linkages.end());
  const std::vector<std::string> seen(row.seen.begin(), row.seen.end());
  Fields fields;
  fields.text("id", fmt::format("c{}", index + 1)).text("name", row.name).text("version", row.version);
  fields.text("purl", row.purl).text("license", row.license).text("note", row.license_note);
  fields.text("supplier", row.supplier).text("linkage", join(linkages, ", ")).text("used_by", some_of(row.consumers));
  fields.text("seen", join(seen, ", ")).text("place", row.place);
  fields.flag("more", !row.linkages.empty() || !row.findings.empty());  // else its last cells are empty and left out
  if (!row.findings.empty())
    fields.text("findings", grouped_digits(row.findings.size())).text("first", finding_id(row.findings[0]));
  return page.templates.fill("component", fields);
}

}  // namespace

Markup render_components(Page& page) {
  if (!page.report.facts) return {};
  const std::vector<ComponentRow> rows = component_rows(page.report);
  if (rows.empty()) return {};
  const std::size_t shown = std::min(most_components, rows.size());
  Markup chunks;
  for (std::size_t from = 0; from < shown; from += chunk_size) {
    Markup chunk;
    for (std::size_t i = from; i < std::min(from + chunk_size, shown); ++i) chunk += render_row(page, rows[i], i);
    Fields fields;
    chunks += page.templates.fill("component_chunk", fields.markup("rows", chunk));
  }
  Fields fields;
  fields.markup("chunks", chunks).text("total", grouped_digits(shown));
  if (rows.size() > shown) fields.text("left_out", grouped_digits(rows.size() - shown));
  return page.templates.fill("components", fields);
}

}  // namespace sluice::html_report
