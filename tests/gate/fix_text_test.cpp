// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/fix_text.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

struct Desk {
  Finding finding;
  JudgedFinding judged;

  Desk() {
    finding.values = {{"missing", "supplier.name"}, {"empty", ""}};
    judged.subject = "d.zip!/in.tar";
    judged.term = "it's";
    judged.expected = "a name";
    judged.route = "ospo";
  }
  std::string text(const std::string& given) { return fill_text(given, finding, judged); }
  std::string command(const std::string& given) { return fill_command(given, finding, judged); }
};

TEST_CASE("fix_text: placeholders", "[gate][fix_text]") {
  Desk desk;
  CHECK(desk.text("add {missing} to {subject} of {delivery}: {expected}, or ask {route}") ==
        "add supplier.name to d.zip!/in.tar of d.zip: a name, or ask ospo");
  CHECK(desk.text("{unknown} {empty} {open") == "{unknown} {empty} {open");
  desk.judged.term = "{subject}\n\xff";
  CHECK(desk.text("{term}") == "{subject}\n\xff");  // raw, and not filled twice
}

TEST_CASE("fix_text: a command holds what is filled in as one word", "[gate][fix_text]") {
  Desk desk;
  CHECK(desk.command("sluice explain {missing} {term}") == "sluice explain supplier.name 'it'\\''s'");
  const char* hostile = GENERATE("a\nrm -rf /", "\x1b[2J", "\xff", "--out=json=/etc/passwd", "a\\b");
  desk.judged.term = hostile;
  CHECK(desk.command("run {term}") == "run {term}");
  desk.judged.term = "$(reboot); `id` \"";
  CHECK(desk.command("run {term}") == "run '$(reboot); `id` \"'");
}

}  // namespace
}  // namespace sluice
