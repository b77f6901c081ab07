// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The page of a comparison, and the section of a report that tells one. Both in the templates of the report's page.
#include "base/text.hpp"
#include "model/untold_change.hpp"
#include "reports/change_parts.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace html_report {
namespace {

constexpr std::size_t most_rows = 1000;  ///< of a table that no search narrows

Markup render_row(Templates& templates, const DeliveryDifference& one, bool is_against) {
  const auto place = [](const Origin& origin) { return origin.path.empty() ? std::string() : place_of(origin); };
  Fields fields;
  fields.text("kind", change_spec(one.kind).title).flag("counts", is_against).text("subject", one.subject);
  fields.text("before", one.before).text("before_place", place(one.before_place));
  fields.text("after", one.after).text("after_place", place(one.after_place));
  return templates.fill("change", fields);
}

Markup render_table(Templates& templates, const std::vector<const DeliveryDifference*>& rows, std::string_view label,
                    const ChangeReport* counting) {
  Markup filled;
  for (std::size_t i = 0; i < std::min(most_rows, rows.size()); ++i) {
    const bool is_against = counting != nullptr && counts_against(*counting, rows[i]->kind);
    filled += render_row(templates, *rows[i], is_against);
  }
  Fields fields;
  fields.markup("rows", filled).text("label", label);
  if (rows.size() > most_rows) fields.text("left_out", grouped_digits(rows.size() - most_rows));
  return rows.empty() ? Markup() : templates.fill("changes", fields);
}

Markup render_untold(Templates& templates, const DeliveryChange& change) {
  Markup items;
  for (const UntoldChange& one : change.untold) {
    Fields fields;
    items += templates.fill("item", fields.text("name", one.what).text("value", one.why));
  }
  return items;
}

Markup render_files(Templates& templates, const DeliveryChange& change) {
  Markup rows;
  for (std::size_t i = 0; i < std::min(most_rows, change.files.size()); ++i) {
    const FileDifference& file = change.files[i];
    Fields fields;
    fields.text("fate", to_string(file.fate)).text("path", file.after.empty() ? file.before : file.after);
    if (file.fate == FileFate::moved) fields.text("from", file.before);
    rows += templates.fill("change_file", fields.text("before", file.before_sha256).text("after", file.after_sha256));
  }
  Fields fields;
  fields.text("counts", text_of(change.file_counts)).markup("rows", rows);
  if (change.files.size() > most_rows) fields.text("left_out", grouped_digits(change.files.size() - most_rows));
  return templates.fill("change_files", fields);
}

Markup render_tile(Templates& templates, std::string_view name, const std::string& value, std::string_view more = {}) {
  Fields fields;
  return templates.fill("tile", fields.text("name", name).text("value", value).text("more", more));
}

std::string side_of(const std::vector<ComparedDelivery>& deliveries) {
  const bool has_version = deliveries.size() == 1 && !deliveries.front().version.empty();
  return names_of(deliveries) + (has_version ? " (version " + deliveries.front().version + ")" : "");
}

std::string digest_of(const std::vector<ComparedDelivery>& deliveries) {
  return deliveries.size() == 1 ? deliveries.front().sha256 : std::string();
}

Markup render_head(Templates& templates, const ChangeReport& report) {
  const DeliveryChange& change = report.change;
  Markup tiles = render_tile(templates, "From", side_of(change.older), digest_of(change.older));
  tiles += render_tile(templates, "To", side_of(change.newer), digest_of(change.newer));
  if (untold::are_files_told(change)) tiles += render_tile(templates, "Files", text_of(change.file_counts));
  Fields fields;
  fields.text("heading", is_unchanged(change) ? "Nothing changed" : "What changed");
  return templates.fill("change_head", fields.text("sum", sum_of(report)).markup("tiles", tiles));
}

/// Sections and the list of them, one after the other.
class Sections {
 public:
  explicit Sections(Templates& templates) : templates_(templates) {}

  void add(const std::string& id, std::string_view title, const Markup& body, std::size_t count = 0) {
    Fields fields;
    fields.markup("body", body).text("id", id).text("name", title).text("title", title);
    if (count != 0) fields.text("count", grouped_digits(count));
    nav += templates_.fill("nav_link", fields);
    sections += templates_.fill("section", fields);
  }

  Markup nav, sections;

 private:
  Templates& templates_;
};

}  // namespace

Markup render_changes(Page& page) {
  if (!page.report.changes) return {};
  const DeliveryChange& change = *page.report.changes;
  std::vector<const DeliveryDifference*> rows;
  for (const DeliveryDifference& one : change.differences) rows.push_back(&one);
  Fields fields;
  fields.text("older", side_of(change.older)).text("files", untold::are_files_told(change) ? text_of(change.file_counts) : "files are not told");
  fields.markup("table", render_table(page.templates, rows, "Changes since the last accepted delivery", nullptr));
  return page.templates.fill("changes_since", fields.markup("untold", render_untold(page.templates, change)));
}

}  // namespace html_report

std::string render_change_html(const ChangeReport& report, const ReportStyle&) {
  using namespace html_report;
  const DeliveryChange& change = report.change;
  Templates templates;
  Sections sections(templates);
  for (const ChangeGroup& group : group_changes(change)) {
    const std::string_view title = title_of(group.family);
    const std::string id = fmt::format("changes-{}", static_cast<int>(group.family));
    sections.add(id, title, render_table(templates, group.differences, title, &report), group.differences.size());
  }
  if (untold::are_files_told(change)) sections.add("files", "Files", render_files(templates, change), change.files.size());
  if (!change.untold.empty()) {
    Fields fields;
    fields.markup("items", render_untold(templates, change));
    sections.add("untold", "What cannot be told", templates.fill("change_untold", fields), change.untold.size());
  }
  const std::string subject = fmt::format("{} to {}", names_of(change.older), names_of(change.newer));
  Fields fields;
  fields.text("title", "Changes: " + subject).text("subject", subject).text("skip", "Skip to the changes");
  fields.text("tool", report.tool).text("version", report.version).markup("nav", sections.nav);
  fields.markup("decision", render_head(templates, report)).markup("sections", sections.sections);
  return render_page(templates, fields);
}

}  // namespace sluice
