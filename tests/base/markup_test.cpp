// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markup.hpp"
#include "base/html_text.hpp"

#include <catch2/catch.hpp>

using sluice::escape_html;
using sluice::Fields;
using sluice::Markup;
using sluice::Template;

namespace {

std::string fill(std::string_view source, const Fields& fields) { return Template(source).fill(fields).html(); }

}  // namespace

TEST_CASE("html_text: what means something in HTML becomes an entity", "[base][html_text]") {
  CHECK(escape_html("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c&#39;");
  CHECK(escape_html("\xc3\xa4\n") == "\xc3\xa4\n");
}

TEST_CASE("markup: text is harmless however a template uses it", "[base][markup]") {
  Fields fields;
  fields.text("x", "<b onclick='1'>\x1b{{y}}").text("y", "no");
  for (const char* const source : {"{{x}}", "{{{x}}}", "{{&x}}"}) {
    CHECK(fill(source, fields) == "&lt;b onclick=&#39;1&#39;&gt;\\u{1b}{{y}}");
  }
}

TEST_CASE("markup: HTML of templates stands as it is", "[base][markup]") {
  Fields inner, outer;
  inner.text("x", "<").number("n", 7);
  outer.markup("x", Template("<i>{{x}}{{n}}</i>").fill(inner));
  CHECK(fill("<b>{{x}}</b>", outer) == "<b><i>&lt;7</i></b>");
}

TEST_CASE("markup: what is empty is not set", "[base][markup]") {
  Fields fields;
  fields.text("a", "").text("b", "  ").markup("c", Markup()).flag("d", false).flag("e", true);
  CHECK(fill("{{#a}}a{{/a}}{{#b}}b{{/b}}{{#c}}c{{/c}}{{#d}}d{{/d}}{{#e}}e{{/e}}{{^a}}!{{/a}}", fields) == "e!");
  CHECK_FALSE(fields.has("a"));
  CHECK(fields.has("e"));
}

TEST_CASE("markup: a text without end is cut", "[base][markup]") {
  CHECK(Markup::text(std::string(5000, 'x')).html().size() < 1100);
  CHECK(Markup::text("abcdef", 3).html().starts_with("abc"));
}

TEST_CASE("markup: a template that is none says why", "[base][markup]") {
  CHECK(Template("{{#a}}").defect().find("Unclosed section") != std::string::npos);
  CHECK(Template("a{{b}}").defect().empty());
}
