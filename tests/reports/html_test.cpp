// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markup.hpp"
#include "reports/html_graph_layout.hpp"
#include "reports/html_parts.hpp"
#include "reports/page_body.hpp"
#include "reports/report_format.hpp"
#include "reports/sample_facts.hpp"
#include "reports_html.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice::test;
using sluice::find_report_format;
using sluice::Inventory;
using sluice::Linkage;
using sluice::Report;
using sluice::ReportStyle;
using sluice::html_report::Graph;
using sluice::html_report::lay_out_graph;

namespace {

std::string render(const Report& report, const ReportStyle& style = {}) {
  return find_report_format("html")->render(report, style);
}

std::string body_of(const Report& report, const ReportStyle& style = {}) {
  return without_assets(render(report, style));
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

}  // namespace

TEST_CASE("html: golden files of an empty, a rejected and a waived verdict", "[reports][golden]") {
  CHECK(golden_difference("reports/html/empty.html", body_of(empty_report())) == "");
  CHECK(golden_difference("reports/html/rejected.html", body_of(with_facts(rejected_report(), sample_facts()))) == "");
  CHECK(golden_difference("reports/html/waived.html", body_of(waived_report())) == "");
}

TEST_CASE("html: the first screen says how the gate stands, why, and who must act by when", "[reports][html]") {
  const std::string page = body_of(rejected_report());
  const std::string first = page.substr(0, page.find("</section>"));
  CHECK(has(first, "<h1 id=\"verdict\">The gate failed</h1>"));
  CHECK(has(first, "2 errors, 3 unknown, 8 warnings, 0 notes, 0 waived"));
  CHECK(has(first, "archive entry leaves the folder it is unpacked into"));
  CHECK(has(first, "fossteam@zeta.example"));
  CHECK(has(first, "<time datetime=\"2026-10-07\">2026-10-07</time> <span class=\"left\">in 5 days</span>"));
  CHECK_FALSE(has(first, "delivery.no-version"));
  CHECK(has(body_of(empty_report()), "Nothing was found against it."));
  CHECK(has(body_of(waived_report()), "What was found is waived or known already."));
}

TEST_CASE("html: what is late says so, and what passed by override too", "[reports][html]") {
  Report report = rejected_report();
  report.envelope.as_of = "2026-10-09";
  CHECK(has(body_of(report), "<span class=\"left late\">2 days ago</span>"));
  report.verdict.gate = sluice::GateOutcome::passed;
  report.verdict.overridden = true;
  report.verdict.override_note = "ticket FOSS-3";
  CHECK(has(body_of(report), "The gate passed by override"));
  CHECK(has(body_of(report), "ticket FOSS-3"));
  report.verdict.gate = sluice::GateOutcome::not_judged;
  CHECK(has(body_of(report), "no reason is known"));
}

TEST_CASE("html: every finding is there with its place and both fix texts", "[reports][html]") {
  const std::string page = body_of(rejected_report());
  CHECK(count(page, "<li class=\"finding\"") == rejected_report().verdict.findings.size());
  CHECK(has(page, "clear the bit on bin/tool7"));
  CHECK(has(page, "refuse the delivery; do not unpack it"));
  CHECK(has(page, "zeta-2.4.0.zip!/bin/tool7"));
  ReportStyle style;
  style.audience = "supplier";
  CHECK_FALSE(has(body_of(rejected_report(), style), "refuse the delivery; do not unpack it"));
}

TEST_CASE("html: sections of what is not known are left out", "[reports][html]") {
  const std::string page = body_of(empty_report());
  for (const std::string_view id : {"changes", "findings", "waivers", "unknowns", "components", "graph", "contents"}) {
    CAPTURE(id);
    CHECK_FALSE(has(page, "<section id=\"" + std::string(id) + "\""));
    CHECK(has(body_of(with_facts(rejected_report(), sample_facts())), "<section id=\"" + std::string(id) + "\""));
  }
}

TEST_CASE("html: build, files and SBOMs speak of one component in one row", "[reports][html]") {
  const std::string page = body_of(with_facts(rejected_report(), sample_facts()));
  CHECK(count(page, "<th role=\"rowheader\" scope=\"row\">zeta-core") == 1);
  CHECK(has(page, "SBOM bom.cdx.json, build, files"));
  CHECK(has(page, "MIT AND LGPL-2.1-only"));
  CHECK(has(page, "disagreement; declared MIT"));
  CHECK(count(page, "<th role=\"rowheader\" scope=\"row\">zeta-tables") == 1);
}

TEST_CASE("html: the graph puts a consumer before what it uses, and a circle ends", "[reports][html_graph]") {
  Inventory facts = sample_facts();
  facts.uses.push_back(use("zeta-core", 0, Linkage::bundled));
  facts.components[1].version.clear();
  const Graph graph = lay_out_graph(facts);
  CHECK(graph.columns <= 6);
  for (const auto& edge : graph.edges) {
    CAPTURE(graph.nodes[edge.from].name, graph.nodes[edge.to].name);
    CHECK((graph.nodes[edge.from].column < graph.nodes[edge.to].column || edge.linkage == Linkage::bundled ||
           graph.columns == 6));
  }
  std::ranges::reverse(facts.uses);
  const Graph reversed = lay_out_graph(facts);
  REQUIRE(reversed.nodes.size() == graph.nodes.size());
  CHECK(std::ranges::equal(reversed.edges, graph.edges));
}

TEST_CASE("html: a large graph shows direct uses and says what it leaves out", "[reports][html_graph]") {
  const Report report = large_report(30'000, 0);
  const Graph graph = lay_out_graph(*report.facts);
  CHECK(graph.edges.size() <= sluice::html_report::most_graph_edges);
  CHECK(graph.transitive_left_out > 100);
  CHECK(graph.edges.size() + graph.transitive_left_out + graph.uses_left_out == report.facts->uses.size());
  CHECK(has(render(report), "indirect uses are left out, because there are many"));
}

TEST_CASE("html: the same report gives the same bytes", "[reports][html]") {
  Report report = with_facts(rejected_report(), sample_facts());
  const std::string page = render(report);
  CHECK(render(report) == page);
  report.envelope.started = "2026-10-02T10:00:00Z";
  report.envelope.seconds = 7;
  report.envelope.folder = "/somewhere/else";
  report.envelope.argv.clear();
  CHECK(render(report) == page);
}

TEST_CASE("html: a large report has every component and finding, in few bytes each", "[reports][html]") {
  const std::string page = render(large_report(1'000, 500));
  CHECK(count(page, "<tr role=\"row\" id=\"c") == 1'006);
  CHECK(count(page, "<li class=\"finding\"") == 512);
  CHECK(page.size() < 900'000);
}

TEST_CASE("html: templates are sound, and put values into text or quoted attributes only", "[reports][injection]") {
  std::size_t seen = 0;
  for (const sluice::reports_html_file& file : sluice::reports_html_files) {
    if (!file.name.ends_with(".mustache")) continue;
    ++seen;
    CAPTURE(file.name);
    CHECK(sluice::Template(file.text).defect().empty());
    const std::string_view text = file.text.substr(file.text.find("}}") + 2);
    for (const std::string_view word : {"{{{", "{{&", " style=", " onclick", "href=\"{{", "='", "={{"}) {
      CAPTURE(word);
      CHECK_FALSE(has(text, word));
    }
  }
  CHECK(seen > 30);
}

TEST_CASE("html: a stranger's text adds nothing to the page but text", "[reports][injection]") {
  const std::string text =
      GENERATE(as<std::string>{}, "<script>alert(1)</script>", "</script><script>alert(1)</script>",
               "</style><style>*{}</style>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
               "\"><img src=x onerror=alert(1)>", "</title><h1>x", "--><b>x</b><!--", "<!--", "]]><b>x</b>",
               "{{style}}", "{{{script}}}", "javascript:alert(1)", "&lt;b&gt;", "<svg/onload=alert(1)>",
               "</details></section><b>x</b>", "a\x1b[31mb",
               "a\xe2\x80\xae"
               "b",
               "a\xff\xfe<b>", "a\r\n<b>b", "<plaintext>", "</main><textarea>");
  CAPTURE(text);
  Report report = with_facts(report_named(text), facts_named(text));
  report.changes = change_named(text);
  report.data = {{text, text}};
  const std::string page = body_of(report);
  const std::string plain = body_of([] {
    Report same = with_facts(report_named("plain"), facts_named("plain"));
    same.changes = change_named("plain");
    same.data = {{"plain", "plain"}};
    return same;
  }());
  CHECK(count(page, "<") == count(plain, "<"));
  CHECK(count(page, ">") == count(plain, ">"));
  CHECK(count(page, "\"") == count(plain, "\""));
  CHECK(count(page, "'") == count(plain, "'"));
  for (const std::string_view raw : {"\x1b", "\r", "\xff", "\xe2\x80\xae"}) CHECK_FALSE(has(page, raw));
}
