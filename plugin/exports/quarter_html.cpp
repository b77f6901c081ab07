// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "base/html_text.hpp"
#include "exports/quarter_charts.hpp"
#include "exports/quarter_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view head =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";

constexpr std::string_view style = R"(</title>
<style>
:root { --ground: #fff; --text: #1a1d21; --soft: #565d66; --line: #c9ced6; --card: #f4f6f8; --bar: #2a5bb8; --track: #e3e7ec; --failed: #a3262f; --pale: #f3c6c9; --odd: #8a6d1a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --text: #e8eaed; --soft: #a6aeb8; --line: #3c434c; --card: #1e2227; --bar: #8ab4f8; --track: #2b3138; --failed: #ff8f96; --pale: #5c2a2f; --odd: #d9bb62; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; }
p { margin: .25rem 0 .75rem; color: var(--soft); max-width: 46rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.cards li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.cards b { display: block; font-size: 1.6rem; line-height: 1.2; }
.cards span { display: block; color: var(--soft); font-size: .9rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-top: .5rem; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); min-width: 4.5rem; }
th[scope=row] { font-weight: 600; min-width: 9rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
svg.chart { display: block; width: 100%; max-width: 45rem; height: auto; margin: .75rem 0; }
svg text { font: 14px system-ui, sans-serif; fill: var(--text); }
.bar, .passed { fill: var(--bar); }
.track { fill: var(--track); }
.failed { fill: url(#hatch); stroke: var(--failed); }
.failed-ground { fill: var(--pale); }
.failed-line { fill: var(--failed); }
.not-judged { fill: none; stroke: var(--odd); stroke-width: 2; stroke-dasharray: 4 3; }
.line { fill: var(--soft); }
.key { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; font-size: .9rem; }
.key svg { width: 1.2rem; height: .8rem; margin-right: .4rem; vertical-align: baseline; }
@media print {
  :root { --ground: #fff; --text: #000; --soft: #333; --line: #999; --card: #fff; --bar: #2a5bb8; --track: #eee; --failed: #a3262f; --pale: #f3c6c9; --odd: #6b5310; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  tr, svg.chart, .cards li { break-inside: avoid; }
  h2 { break-after: avoid; }
  .wide { overflow: visible; }
  .bar, .passed, .track, .failed { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
<main>
)";

std::string card(std::string_view value, std::string_view what, std::string_view more) {
  return fmt::format("<li><b>{}</b>{}<span>{}</span></li>\n", escape_html(value), escape_html(what), escape_html(more));
}

std::string before_text(const QuarterReport& report, std::string_view value) {
  return report.before ? fmt::format("{} in {}", value, report.before->quarter) : "no quarter before";
}

std::string render_cards(const QuarterReport& report) {
  const QuarterFigures& now = report.figures;
  const QuarterFigures before = report.before.value_or(QuarterFigures{});
  const auto green = [](const TimeToGreen& one) {
    return one.deliveries == 0 ? std::string("-") : duration_text(one.median_seconds);
  };
  const auto digits = [](std::uint64_t value) { return fmt::format("{}", value); };
  std::string out = "<ul class=\"cards\">\n";
  out += card(digits(now.deliveries), "deliveries", before_text(report, digits(before.deliveries)));
  out += card(share_text(now.deliveries_passed, now.deliveries), "passed",
              before_text(report, share_text(before.deliveries_passed, before.deliveries)));
  out += card(green(now.time_to_green), "to green, median", before_text(report, green(before.time_to_green)));
  out += card(share_text(now.suppliers_with_sbom, now.suppliers), "of suppliers with an SBOM",
              before_text(report, share_text(before.suppliers_with_sbom, before.suppliers)));
  out += card(digits(now.waivers_open), "waivers open", before_text(report, digits(before.waivers_open)));
  out += card(digits(now.obligations_outstanding), "obligations outstanding",
              before_text(report, digits(before.obligations_outstanding)));
  return out + "</ul>\n";
}

std::string weeks_chart(const QuarterReport& report) {
  std::vector<ChartColumn> columns;
  for (const WeekFigures& week : report.weeks) {
    columns.push_back({to_string(week.first).substr(5), week.passed, week.failed, week.not_judged});
  }
  const auto key = [](std::string_view kind, std::string_view what) {
    return fmt::format(
        "<li><svg viewBox=\"0 0 18 12\" aria-hidden=\"true\"><rect class=\"{}\" x=\"1\" y=\"1\" "
        "width=\"16\" height=\"10\"/></svg>{}</li>\n",
        kind, what);
  };
  return render_columns(
             "weeks-chart", "Runs by week",
             fmt::format("{} runs: {} passed, {} failed, {} not judged.", report.figures.runs,
                         report.figures.runs_passed, report.figures.runs_failed, report.figures.runs_not_judged),
             columns) +
         "<ul class=\"key\">\n" + key("passed", "passed") + key("failed", "failed (hatched)") +
         key("not-judged", "not judged (dashed)") + "</ul>\n";
}

std::string shares_chart(const QuarterReport& report) {
  std::vector<ChartBar> bars;
  const auto add = [&](std::string_view what, std::uint64_t QuarterFigures::*part,
                       std::uint64_t QuarterFigures::*whole) {
    const auto bar = [&](const QuarterFigures& one) {
      const std::uint64_t all = one.*whole;
      bars.push_back({fmt::format("{}, {}", what, one.quarter), all == 0 ? 0 : one.*part * 1000 / all,
                      share_text(one.*part, all)});
    };
    bar(report.figures);
    if (report.before) bar(*report.before);
  };
  add("Pass rate", &QuarterFigures::deliveries_passed, &QuarterFigures::deliveries);
  add("Passed at once", &QuarterFigures::deliveries_passed_at_once, &QuarterFigures::deliveries);
  add("Suppliers with an SBOM", &QuarterFigures::suppliers_with_sbom, &QuarterFigures::suppliers);
  return render_bars("figures-chart", "Shares compared with the quarter before", "The table below has the figures.",
                     bars, 1000);
}

std::string rules_chart(const QuarterReport& report) {
  std::vector<ChartBar> bars;
  for (const RuleFigures& rule : report.rules) {
    if (bars.size() < 10)
      bars.push_back({to_visible_short(rule.rule, 60), rule.findings, fmt::format("{}", rule.findings)});
  }
  return render_bars("rules-chart", "Rules with most findings",
                     "The first ten; the table below has their runs and suppliers.", bars,
                     std::max<std::uint64_t>(1, bars.empty() ? 0 : bars.front().value));
}

std::string owners_chart(const QuarterReport& report) {
  OwnerWaivers all;
  for (const OwnerWaivers& one : report.waiver_owners) {
    all.to_30 += one.to_30;
    all.to_90 += one.to_90;
    all.to_180 += one.to_180;
    all.older += one.older;
  }
  const std::uint64_t most = std::max({std::uint64_t{1}, all.to_30, all.to_90, all.to_180, all.older});
  const auto bar = [](std::string label, std::uint64_t value) {
    return ChartBar{std::move(label), value, fmt::format("{}", value)};
  };
  return render_bars("owners-chart", "Open waivers by age", "Of all owners together.",
                     {bar("To 30 days", all.to_30), bar("31 to 90 days", all.to_90), bar("91 to 180 days", all.to_180),
                      bar("Older", all.older)},
                     most);
}

std::string render_chart(const QuarterTable& table, const QuarterReport& report) {
  if (table.rows.empty()) return "";
  if (table.id == "figures") return shares_chart(report);
  if (table.id == "weeks") return weeks_chart(report);
  if (table.id == "rules") return rules_chart(report);
  return table.id == "owners" ? owners_chart(report) : "";
}

std::string render_rows(const QuarterTable& table) {
  const auto kind = [&](std::size_t i) { return table.columns[i].is_number ? " class=\"number\"" : ""; };
  std::string out = "<div class=\"wide\">\n<table>\n<thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out += fmt::format("<th scope=\"col\"{}>{}</th>", kind(i), escape_html(table.columns[i].title));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += fmt::format("<tr><th scope=\"row\">{}</th>", escape_html(row.front()));
    for (std::size_t i = 1; i < row.size(); ++i) out += fmt::format("<td{}>{}</td>", kind(i), escape_html(row[i]));
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</div>\n";
}

}  // namespace

std::string render_quarter_html(const QuarterReport& report) {
  const std::string heading = escape_html(quarter_heading(report));
  std::string out =
      fmt::format("{}{}{}<h1>{}</h1>\n<p>{}</p>\n", head, heading, style, heading, escape_html(quarter_period(report)));
  out += render_cards(report);
  for (const QuarterTable& table : quarter_tables(report)) {
    out += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n<p>{2}</p>\n", table.id,
                       escape_html(table.title), escape_html(table.note));
    out += render_chart(table, report);
    out += table.rows.empty() ? "<p>None.</p>\n" : render_rows(table);
    if (table.left_out > 0) out += fmt::format("<p>And {} more; the JSON report has them all.</p>\n", table.left_out);
    out += "</section>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace sluice
