// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The examples of NISTIR 7695 (naming) and the table of NISTIR 7696 (matching), and rows of our own.
#include "model/cpe.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

namespace sluice {
namespace {

struct Binding {
  const char* text;
  const char* wfn;
  const char* string;
  const char* uri;
};

struct Row {
  const char* source;
  const char* target;
  CpeRelation relation;
};

/// A name whose version is this value of a formatted string.
Cpe with_version(std::string_view version) {
  const auto cpe = parse_cpe(fmt::format("cpe:2.3:a:v:p:{}:*:*:*:*:*:*:*", version));
  REQUIRE(cpe);
  return *cpe;
}

}  // namespace

TEST_CASE("cpe: binding and unbinding", "[model][cpe]") {
  const Binding row = GENERATE(values<Binding>({
      {"cpe:/a:microsoft:internet_explorer:8.0.6001:beta",
       R"(wfn:[part="a",vendor="microsoft",product="internet_explorer",version="8\.0\.6001",update="beta"])",
       "cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*",
       "cpe:/a:microsoft:internet_explorer:8.0.6001:beta"},
      {"cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*",
       R"(wfn:[part="a",vendor="microsoft",product="internet_explorer",version="8\.*",update="sp?"])",
       "cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*", "cpe:/a:microsoft:internet_explorer:8.%02:sp%01"},
      {"cpe:/a:microsoft:internet_explorer:8.%02:sp%01",
       R"(wfn:[part="a",vendor="microsoft",product="internet_explorer",version="8\.*",update="sp?"])",
       "cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*", "cpe:/a:microsoft:internet_explorer:8.%02:sp%01"},
      {"cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~",
       R"(wfn:[part="a",vendor="hp",product="insight_diagnostics",version="7\.4\.0\.1570",update=NA,sw_edition="online",target_sw="win2003",target_hw="x64"])",
       "cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*",
       "cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~"},
      {"cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*",
       R"(wfn:[part="a",vendor="hp",product="openview_network_manager",version="7\.51",target_sw="linux"])",
       "cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*",
       "cpe:/a:hp:openview_network_manager:7.51::~~~linux~~"},
      {R"(cpe:2.3:a:foo\\bar:big\$money_2010:*:*:*:*:special:ipod_touch:80gb:*)",
       R"(wfn:[part="a",vendor="foo\\bar",product="big\$money_2010",sw_edition="special",target_sw="ipod_touch",target_hw="80gb"])",
       R"(cpe:2.3:a:foo\\bar:big\$money_2010:*:*:*:*:special:ipod_touch:80gb:*)",
       "cpe:/a:foo%5cbar:big%24money_2010:::~~special~ipod_touch~80gb~"},
      {"cpe:/a:foo~bar:big%7emoney_2010", R"(wfn:[part="a",vendor="foo\~bar",product="big\~money_2010"])",
       R"(cpe:2.3:a:foo\~bar:big\~money_2010:*:*:*:*:*:*:*:*)", "cpe:/a:foo%7ebar:big%7emoney_2010"},
      {"cpe:/a:microsoft:internet_explorer%01%01%01%01:8.0",
       R"(wfn:[part="a",vendor="microsoft",product="internet_explorer????",version="8\.0"])",
       "cpe:2.3:a:microsoft:internet_explorer????:8.0:*:*:*:*:*:*:*",
       "cpe:/a:microsoft:internet_explorer%01%01%01%01:8.0"},
      {"CPE:/O:Acme:OS:::fr-CA:EN", R"(wfn:[part="o",vendor="acme",product="os",edition="fr\-ca",language="en"])",
       "cpe:2.3:o:acme:os:*:*:fr-ca:en:*:*:*:*", "cpe:/o:acme:os:::fr-ca:en"},
      {"cpe:/", "wfn:[]", "cpe:2.3:*:*:*:*:*:*:*:*:*:*:*", "cpe:/"},
      {R"(cpe:2.3:a:a\:b:\-:-:*:*:*:*:*:*:*)", R"(wfn:[part="a",vendor="a\:b",product="\-",version=NA])",
       R"(cpe:2.3:a:a\:b:\-:-:*:*:*:*:*:*:*)", "cpe:/a:a%3ab:%2d:-"},
  }));
  CAPTURE(row.text);
  const auto cpe = parse_cpe(row.text);
  REQUIRE(cpe);
  CHECK(render_cpe_wfn(*cpe) == row.wfn);
  CHECK(render_cpe_string(*cpe) == row.string);
  CHECK(render_cpe_uri(*cpe) == row.uri);
  CHECK(parse_cpe(row.string).value() == *cpe);
  CHECK(parse_cpe(row.uri).value() == *cpe);
}

TEST_CASE("cpe: what is none", "[model][cpe]") {
  const auto text = GENERATE(values<const char*>({
      "",
      "cpe",
      "cpe:2.3:",
      "cpe:2.3:a:b:c",
      "cpe:2.3:a:b:c:1:*:*:*:*:*:*:*:*",
      "cpe:2.3:a:hp:insight_diagnostics:7.4.*.1570:*:*:*:*:*:*:*",
      "cpe:2.3:a:b:c:**:*:*:*:*:*:*:*",
      "cpe:2.3:a:b:c:?*x:*:*:*:*:*:*:*",
      "cpe:2.3:a:b:c::*:*:*:*:*:*:*",
      "cpe:2.3:x:b:c:1:*:*:*:*:*:*:*",
      "cpe:2.3:a:b c:c:1:*:*:*:*:*:*:*",
      R"(cpe:2.3:a:b:c:1:*:*:*:*:*:*:\)",
      "cpe:/a:foo:bar:12.%02.1234",
      "cpe:/a:foo:bar:1%0",
      "cpe:/a:foo:bar:1%zz",
      "cpe:/a:foo:bar:1%03",
      "cpe:/a:foo:bar:1:2:~3~4",
      "cpe:/a:b:c:d:e:f:g:h",
  }));
  CAPTURE(text);
  CHECK_FALSE(parse_cpe(text));
}

// NISTIR 7696, table 6-2, in the order of its rows.
TEST_CASE("cpe: comparison of two values", "[model][cpe]") {
  const Row row = GENERATE(values<Row>({
      {"*", "*", CpeRelation::equal},
      {"*", "-", CpeRelation::superset},
      {"*", "1.0", CpeRelation::superset},
      {"*", "1.*", CpeRelation::undefined},
      {"-", "*", CpeRelation::subset},
      {"-", "-", CpeRelation::equal},
      {"-", "1.0", CpeRelation::disjoint},
      {"-", "1.*", CpeRelation::undefined},
      {"1.0", "1.0", CpeRelation::equal},
      {"1.0", "1.1", CpeRelation::disjoint},
      {"1.0", "1.*", CpeRelation::undefined},
      {"1.0", "-", CpeRelation::disjoint},
      {"1.0", "*", CpeRelation::subset},
      {"1.*", "1.0", CpeRelation::superset},
      {"1.*", "2.0", CpeRelation::disjoint},
      {"1.*", "*", CpeRelation::subset},
      {"1.*", "-", CpeRelation::disjoint},
      {"1.*", "1.*", CpeRelation::undefined},
      {"*8*", "1.8.3", CpeRelation::superset},
      {"?.0", "1.0", CpeRelation::superset},
      {"?.0", ".0", CpeRelation::superset},
      {"?.0", "11.0", CpeRelation::disjoint},
      {"1.??", "1.12", CpeRelation::superset},
      {"1.??", "1.123", CpeRelation::disjoint},
      {"*1.1", "1.1.1.1", CpeRelation::superset},
      {"1.0", R"(1\.0)", CpeRelation::equal},
      {"ABC", "abc", CpeRelation::equal},
  }));
  CAPTURE(row.source, row.target);
  const Cpe source = with_version(row.source), target = with_version(row.target);
  CHECK(compare_cpe_values(source.at(CpeAttribute::version), target.at(CpeAttribute::version)) == row.relation);
  CHECK(compare_cpe(source, target) == row.relation);
}

// NISTIR 7696, table 6-4: what all attributes say together.
TEST_CASE("cpe: comparison of two names", "[model][cpe]") {
  const Row row = GENERATE(values<Row>({
      {"cpe:/a:acme:radar", "cpe:/a:acme:radar:1.0", CpeRelation::superset},
      {"cpe:/a:acme:radar:1.0", "cpe:/a:acme:radar", CpeRelation::subset},
      {"cpe:/a:acme:radar:1.0", "cpe:/a:acme:radar:2.0", CpeRelation::disjoint},
      {"cpe:/a:acme:radar:1.0:sp1", "cpe:/a:acme:radar::sp2", CpeRelation::disjoint},
      {"cpe:/a:acme:radar:1.0", "cpe:/a:acme:radar::sp2", CpeRelation::undefined},
      {"cpe:/a:acme::1.0:sp2", "cpe:/a:acme:radar:1.0", CpeRelation::undefined},
      {"cpe:/", "cpe:/o:acme:os:-", CpeRelation::superset},
      {"cpe:/a:acme:radar:1.0", "cpe:2.3:a:acme:radar:1.0:*:*:*:*:*:*:*", CpeRelation::equal},
  }));
  CAPTURE(row.source, row.target);
  CHECK(compare_cpe(parse_cpe(row.source).value(), parse_cpe(row.target).value()) == row.relation);
}

}  // namespace sluice
