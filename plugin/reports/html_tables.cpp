// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The sections that are tables: waivers, remarks, unknowns, obligations, areas, provenance.
#include "base/text.hpp"
#include "reports/html_parts.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice::html_report {
namespace {

constexpr std::size_t most_rows = 1000;  ///< of a table that no search narrows
constexpr std::size_t most_documents = 200;
constexpr std::size_t most_links = 10;

/// Rows of the first items, and how many there are more.
template <class Items, class Row>
Fields table_of(const Items& items, std::size_t most, Row row) {
  Markup rows;
  for (std::size_t i = 0; i < std::min(most, items.size()); ++i) rows += row(items[i]);
  Fields fields;
  fields.markup("rows", rows);
  if (items.size() > most) fields.text("left_out", grouped_digits(items.size() - most));
  return fields;
}

std::string_view class_of_state(std::string_view state) {
  if (state == "active" || state == "fixed") return "ok";
  if (state == "expiring" || state == "pending" || state == "unused") return "warning";
  return "error";
}

Markup render_waiver(Page& page, const WaiverStanding& waiver) {
  Fields fields;
  fields.text("id", waiver.id).text("place", place_of(waiver.place)).text("state", waiver.state);
  fields.text("state_class", class_of_state(waiver.state)).text("owner", waiver.owner).text("reason", waiver.reason);
  fields.text("approved_by", waiver.approved_by).text("ticket", waiver.ticket).text("why", waiver.why);
  fields.text("findings", grouped_digits(waiver.findings));
  if (waiver.expires) {
    fields.text("expires", sluice::to_string(*waiver.expires)).text("days", std::to_string(waiver.days_left));
  }
  return page.templates.fill("waiver", fields);
}

struct Open {
  std::vector<std::size_t> findings;
  Level worst = Level::known;
};

/// Findings that say that evidence for an obligation is missing.
Open find_open(const Page& page, std::string_view obligation) {
  Open open;
  for (const Group& group : page.groups) {
    for (const std::size_t i : group.findings) {
      const std::vector<std::string>& named = page.report.verdict.findings[i].obligations;
      if (std::ranges::find(named, obligation) == named.end()) continue;
      open.findings.push_back(i);
      open.worst = std::min(open.worst, group.level);
    }
  }
  return open;
}

Markup render_obligation(Page& page, const std::string& line) {
  const std::size_t colon = line.find(": ");
  const std::string id = line.substr(0, colon);
  const Open open = find_open(page, id);
  Markup links;
  for (std::size_t i = 0; i < std::min(most_links, open.findings.size()); ++i) {
    Fields link;
    link.text("id", finding_id(open.findings[i])).text("text", page.report.verdict.findings[open.findings[i]].rule);
    links += page.templates.fill("link", link);
  }
  if (open.findings.size() > most_links)
    links += Markup::text(fmt::format("and {} more", open.findings.size() - most_links));
  Fields fields;
  fields.text("id", id).text("text", colon == std::string::npos ? "" : line.substr(colon + 2)).markup("links", links);
  fields.flag("open", !open.findings.empty()).text("level", to_string(open.worst));
  return page.templates.fill("obligation", fields);
}

Markup render_document(Page& page, const Document& document) {
  Fields fields;
  fields.text("role", document.role).text("place", place_of(document.origin));
  return page.templates.fill("document", fields);
}

struct Column {
  std::string_view title;
  std::uint64_t AreaCounts::*count;
};
constexpr Column columns[] = {{"rules", &AreaCounts::rules},     {"checks", &AreaCounts::checks},
                              {"pass", &AreaCounts::pass},       {"fail", &AreaCounts::fail},
                              {"unknown", &AreaCounts::unknown}, {"warn", &AreaCounts::warn},
                              {"note", &AreaCounts::note},       {"waived", &AreaCounts::waived},
                              {"known", &AreaCounts::known},     {"n/a", &AreaCounts::not_applicable}};

Markup render_area(Page& page, const AreaCounts& area) {
  Markup cells;
  for (const Column& column : columns) {
    Fields cell;
    cell.text("title", column.title).text("count", grouped_digits(area.*column.count));
    cells += page.templates.fill("area_cell", cell);
  }
  Fields fields;
  fields.text("area", area.area + ".*").markup("cells", cells);
  return page.templates.fill("area", fields);
}

Markup render_delivery(Page& page, const JudgedDelivery& delivery) {
  Fields fields;
  fields.text("name", delivery.name).text("supplier", delivery.supplier).text("rung", delivery.rung);
  fields.text("format", delivery.format).text("bytes", grouped_digits(delivery.bytes)).text("sha256", delivery.sha256);
  fields.text("completeness", delivery.completeness).text("reason", delivery.reason);
  return page.templates.fill("delivery", fields);
}

Markup render_pack(Page& page, const PackUsed& pack) {
  Fields fields;
  fields.text("id", pack.id).text("version", pack.version).text("file", pack.file).flag("locked", pack.locked);
  return page.templates.fill("pack", fields.text("sha256", pack.sha256));
}

}  // namespace

Markup render_waivers(Page& page) {
  if (page.report.verdict.waivers.empty()) return {};
  std::vector<WaiverStanding> waivers = page.report.verdict.waivers;
  std::ranges::stable_sort(waivers, {}, &WaiverStanding::days_left);
  const auto row = [&](const WaiverStanding& waiver) { return render_waiver(page, waiver); };
  return page.templates.fill("waivers", table_of(waivers, most_rows, row));
}

Markup render_remarks(Page& page) {
  if (page.report.verdict.remarks.empty()) return {};
  return page.templates.fill("remarks", table_of(page.report.verdict.remarks, most_rows, [&](const Remark& remark) {
                               Fields fields;
                               fields.text("level", text_report::level_word(remark.action))
                                   .text("message", remark.message)
                                   .text("code", remark.code);
                               return page.templates.fill(
                                   "remark", fields.text("place", place_of(remark.place)).text("help", remark.help));
                             }));
}

Markup render_unknowns(Page& page) {
  if (page.report.verdict.unknowns.empty()) return {};
  return page.templates.fill(
      "unknowns", table_of(page.report.verdict.unknowns, most_rows, [&](const Unknown& unknown) {
        Fields fields;
        fields.text("fact", unknown.fact).text("reason", unknown.reason).text("place", place_of(unknown.origin));
        return page.templates.fill("unknown", fields);
      }));
}

Markup render_obligations(Page& page) {
  const std::vector<Document> none;
  const std::vector<Document>& documents = page.report.facts ? page.report.facts->documents : none;
  const std::vector<std::string>& obligations = page.report.verdict.obligations;
  if (obligations.empty() && documents.empty()) return {};
  Markup rows, evidence;
  for (const std::string& line : obligations) rows += render_obligation(page, line);
  for (std::size_t i = 0; i < std::min(most_documents, documents.size()); ++i)
    evidence += render_document(page, documents[i]);
  Fields fields;
  fields.markup("rows", rows).markup("documents", evidence);
  if (documents.size() > most_documents) fields.text("left_out", grouped_digits(documents.size() - most_documents));
  return page.templates.fill("obligations", fields);
}

Markup render_areas(Page& page) {
  if (page.report.verdict.areas.empty()) return {};
  Markup heads;
  for (const Column& column : columns) {
    Fields head;
    heads += page.templates.fill("area_head", head.text("title", column.title));
  }
  const auto row = [&](const AreaCounts& area) { return render_area(page, area); };
  Fields fields = table_of(page.report.verdict.areas, most_rows, row);
  return page.templates.fill("areas", fields.markup("heads", heads));
}

Markup render_provenance(Page& page) {
  const Report& report = page.report;
  Markup facts, deliveries, packs;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    Fields fields;
    facts += page.templates.fill("item", fields.text("name", name).text("value", value));
  };
  add("Engine", report.envelope.tool + " " + report.envelope.version);
  add("Judged as of", report.envelope.as_of);
  add("Holds until", report.envelope.valid_until);
  add("Rung", report.verdict.rung + (report.verdict.rung_place.empty() ? "" : " (" + report.verdict.rung_place + ")"));
  if (report.verdict.is_fallback) add("Policy", "no sluice.yaml was found: the internal baseline");
  for (const DataUsed& data : report.data) add(data.name, data.state);
  for (const JudgedDelivery& delivery : report.verdict.deliveries) deliveries += render_delivery(page, delivery);
  for (const PackUsed& pack : report.verdict.packs) packs += render_pack(page, pack);
  Fields fields;
  fields.markup("facts", facts).markup("deliveries", deliveries).markup("packs", packs);
  return page.templates.fill("provenance", fields);
}

}  // namespace sluice::html_report
