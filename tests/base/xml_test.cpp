// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/xml.hpp"

#include "support/repeated.hpp"

#include <catch2/catch.hpp>

using sluice::Limits;
using sluice::test::repeated;
using sluice::xml::Element;
using sluice::xml::parse;

namespace {

std::string message_of(const std::string& text, const Limits& limits = {}) {
  const auto root = parse(text, "a.xml", limits);
  return root ? "" : root.error().message;
}

}  // namespace

TEST_CASE("xml: elements keep text, attributes, order and lines", "[base][xml]") {
  const auto root = parse(
      "<?xml version='1.0'?>\n<!-- x -->\n<p:a xmlns:p='u' k='1&amp;2'>\n <b> one </b>\n"
      "<b>two</b><c><![CDATA[<&]]>!</c></p:a>\n",
      "a.xml");
  REQUIRE(root);
  CHECK(root->name == "a");
  CHECK(root->line == 3);
  CHECK(root->attribute("k") == "1&2");
  CHECK(root->attribute("none").empty());
  REQUIRE(root->children.size() == 3);
  CHECK(root->text_of("b") == "one");
  CHECK(root->children[0].line == 4);
  CHECK(root->children[1].text == "two");
  CHECK(root->text_of("c") == "<&!");
  CHECK(root->find("d") == nullptr);
  CHECK(root->text_of("d").empty());
}

TEST_CASE("xml: encodings become UTF-8", "[base][xml]") {
  const auto latin = parse("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "a.xml");
  REQUIRE(latin);
  CHECK(latin->text == "\xc3\xa9");
  CHECK_FALSE(message_of("<a>\xe9</a>").empty());
}

TEST_CASE("xml: a document type is refused before its entities are read", "[base][xml][hostile]") {
  const std::string laughs =
      "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\"><!ENTITY z SYSTEM \"file:///etc/passwd\">]>\n<a>&y;&z;</a>";
  CHECK(message_of(laughs) == "a.xml:1: a document type declaration is not allowed");
  CHECK(message_of("<!-- <!DOCTYPE a> --><a/>").empty());
}

TEST_CASE("xml: entities that are not XML's are not looked up", "[base][xml]") {
  const auto root = parse("<a k='&x;1'>Laugst&oslash;l &lt;&#65;&gt;</a>", "a.xml");
  REQUIRE(root);
  CHECK(root->text == "Laugst?l <A>");
  CHECK(root->attribute("k") == "?1");
}

TEST_CASE("xml: prefixes need no namespace", "[base][xml]") {
  const auto root = parse("<p:a x:k='1' xmlns=''><y:b>2</y:b></p:a>", "a.xml");
  REQUIRE(root);
  CHECK(root->name == "a");
  CHECK(root->text_of("b") == "2");
}

TEST_CASE("xml: what is not well-formed is refused with its line", "[base][xml]") {
  const auto text = GENERATE(as<std::string>(), "", " ", "text", "<a>", "<a></b>", "<a/><b/>", "<a k=1/>",
                             "<a k='1' k='2'/>", "<a>&#0;</a>", "<a><![CDATA[</a>", "<");
  CAPTURE(text);
  CHECK_FALSE(message_of(text).empty());
  CHECK(message_of("<a>\n\n<b></c></a>").starts_with("a.xml:3: "));
}

TEST_CASE("xml: depth, size and number are bounded", "[base][xml][hostile]") {
  CHECK(message_of(repeated("<a>", 128) + repeated("</a>", 128)).empty());
  CHECK(message_of(repeated("<a>", 129) + repeated("</a>", 129)) == "a.xml:1: elements are nested too deep");
  CHECK_FALSE(message_of(repeated("<a>", 100'000)).empty());
  CHECK(message_of("<a>" + repeated("<b/>", 200'000) + "</a>") == "a.xml:1: too many elements");
  CHECK(message_of("<a>1</a>", {.document_bytes = 7}) == "a.xml: longer than 7 bytes");
  CHECK(message_of("<a>1</a>", {.document_bytes = 8}).empty());
}
