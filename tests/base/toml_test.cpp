// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/toml.hpp"

#include "support/repeated.hpp"

#include <catch2/catch.hpp>

using sluice::Limits;
using sluice::parse_toml;
using sluice::json::Value;
using sluice::test::repeated;

namespace {

std::string message_of(const std::string& text, const Limits& limits = {}) {
  const auto root = parse_toml(text, "a.toml", limits);
  return root ? "" : root.error().message;
}

}  // namespace

TEST_CASE("toml: tables, arrays and scalars become a tree with lines", "[base][toml]") {
  const auto root = parse_toml(
      "# head\n[package]\nname = 'a'\nlicense.workspace = true\nn = 3\nf = 1.5\nd = 2026-11-21\n"
      "t = 07:32:00\nm = 2026-11-21T07:32:00Z\nl = [\"x\",\n  \"y\"]\n[[bin]]\nname = \"b\"\n",
      "a.toml");
  REQUIRE(root);
  const Value* package = root->find("package");
  REQUIRE(package != nullptr);
  CHECK(package->text_or("name", "") == "a");
  CHECK(package->find("name")->line == 3);
  CHECK(package->find("license")->boolean_or("workspace", false));
  CHECK(package->integer_or("n", 0) == 3);
  CHECK(package->find("f")->number == 1.5);
  CHECK(package->text_or("d", "") == "2026-11-21");
  CHECK(package->text_or("t", "") == "07:32:00");
  CHECK(package->text_or("m", "") == "2026-11-21T07:32:00Z");
  REQUIRE(package->items_of("l").size() == 2);
  CHECK(package->items_of("l")[1].line == 11);
  REQUIRE(root->items_of("bin").size() == 1);
  CHECK(root->items_of("bin")[0].text_or("name", "") == "b");
}

TEST_CASE("toml: what TOML does not allow is refused with its place", "[base][toml]") {
  const auto text = GENERATE(as<std::string>(), "a = 1\na = 2", "[a]\n[a]", "a = ", "a", "= 1", "a = 'x", "[a",
                             "a = \"\\q\"", "a = \xff", "a = 1979-13-01");
  CAPTURE(text);
  CHECK(message_of(text).starts_with("a.toml:"));
  CHECK(message_of("a = 1\na = 2").starts_with("a.toml:2:"));
  CHECK(message_of("").empty());
}

TEST_CASE("toml: depth and size are bounded", "[base][toml][hostile]") {
  CHECK_FALSE(message_of("a = " + repeated("[", 100'000)).empty());
  CHECK_FALSE(message_of("a = " + repeated("{a=", 100'000)).empty());
  CHECK(message_of(repeated("a.", 300'000) + "a = 1") == "a.toml:1: more than 256 dots on a line");
  CHECK_FALSE(message_of("[" + repeated("a.", 300'000) + "a]").empty());
  CHECK(message_of("a.b.c = 1", {.document_depth = 3}) == "a.toml: nested deeper than 3");
  CHECK(message_of("a.b.c = 1", {.document_depth = 4}).empty());
  CHECK(message_of("a = 1", {.document_bytes = 4}) == "a.toml: longer than 4 bytes");
}

TEST_CASE("toml: only strings and comments have letters beyond ASCII", "[base][toml][hostile]") {
  const auto root = parse_toml(
      "# \xc3\xa9 ...\na = '\xc3\xa9'\nb = \"\\\"\xc3\xa9\"\nc = \"\"\"\n\xc3\xa9\\\"\"\"\"\"\nd = '''\n\xc3\xa9''''\n",
      "a.toml");
  REQUIRE(root);
  CHECK(root->text_or("a", "") == "\xc3\xa9");
  CHECK(root->text_or("b", "") == "\"\xc3\xa9");
  CHECK(root->text_or("c", "") == "\xc3\xa9\"\"");
  CHECK(root->text_or("d", "") == "\xc3\xa9'");
  const auto text =
      GENERATE(as<std::string>(), "\xcd\x95 = 1", "x = \xcd\x95", "x\xc2\xa0= 1", "[\xc3\xa9]", "[\x01", "x = 1\x7f",
               "x = 1 \xcd\x95", "x = ''\xcd\x95", "x = ''''''\xcd\x95", "x = \"x\ny\" \xcd\x95 \"");
  CAPTURE(text);
  CHECK_FALSE(message_of(text).empty());
  CHECK(message_of("x = '" + repeated(".", 300) + "' # " + repeated(".", 300)).empty());
}

TEST_CASE("toml: dotted keys in nested values do not exhaust the stack", "[base][toml][hostile]") {
  std::string text = "a = ";
  for (std::size_t i = 0; i < 60; ++i) text += "[\n{" + repeated("a.", 250) + "a = ";
  CHECK_FALSE(message_of(text).empty());
  text = "a = ";
  for (std::size_t i = 0; i < 31; ++i) text += "[\n{" + repeated("a.", 250) + "a = ";
  text += "1";
  for (std::size_t i = 0; i < 31; ++i) text += "}\n]";
  CHECK(message_of(text) == "a.toml: nested deeper than 128");
}
