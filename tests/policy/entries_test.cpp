// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/entries.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

TEST_CASE("entries: are appended, and the rest of the file stays as it is", "[policy][entries]") {
  CHECK(*append_entries("", "waivers", {"{id: a}", "{id: b}"}, "w.yaml") == "sluice: 1\nwaivers:\n  - {id: a}\n  - {id: b}\n");
  CHECK(*append_entries("sluice: 1\nwaivers: []\n", "waivers", {"{id: a}"}, "w.yaml") == "sluice: 1\nwaivers:\n  - {id: a}\n");
  CHECK(*append_entries("# ours\nsluice: 1\nwaivers:\n# first\n- id: x\n  owner: y", "waivers", {"{id: a}"}, "w.yaml") ==
        "# ours\nsluice: 1\nwaivers:\n# first\n- id: x\n  owner: y\n- {id: a}\n");
  CHECK(*append_entries("sluice: 1\nwaivers:\n    - {id: x}\n", "waivers", {"{id: a}"}, "w.yaml") == "sluice: 1\nwaivers:\n    - {id: x}\n    - {id: a}\n");
}

TEST_CASE("entries: an entry of several lines is one item", "[policy][entries]") {
  CHECK(*append_entries("sluice: 1\nwaivers:\n- {id: x}\n", "waivers", {"id: a\nowner: b\n"}, "w.yaml") == "sluice: 1\nwaivers:\n- {id: x}\n- id: a\n  owner: b\n");
}

TEST_CASE("entries: a file that is written otherwise is left to a person", "[policy][entries]") {
  for (const char* text : {"sluice: 1\nwaivers: [{id: x}]\n", "waivers:\n  - {id: x}\nsluice: 1\n", "sluice: 1\n", "sluice: 1\nwaivers: {\n"})
    CHECK_FALSE(append_entries(text, "waivers", {"{id: a}"}, "w.yaml"));
}

TEST_CASE("entries: whole files are read as a policy would", "[policy][entries]") {
  const std::string start = "sluice: 1\nwaivers:\n  - {id: a, rules: [x], expires: 2026-12-31}\n";
  CHECK(parse_waivers(start, "w.yaml", {})->size() == 1);
  CHECK_FALSE(parse_waivers(start + "  - {id: a, rules: [x], expires: 2026-12-31}\n", "w.yaml", {}));
  CHECK_FALSE(parse_waivers(start + "  - {id: b, rules: [x]}\n", "w.yaml", {}));
  CHECK_FALSE(parse_decisions("sluice: 1\ndecisions:\n  - {id: D-1}\n", "d.yaml", nullptr));
}

}  // namespace
}  // namespace sluice::test
