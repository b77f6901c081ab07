// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/swhid.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

const std::string digest = "94a9ed024d3859793618152ea559a168bbcbb5e2";
const std::string core = "swh:1:cnt:" + digest;

}  // namespace

TEST_CASE("swhid: identifiers and their qualifiers", "[model][swhid]") {
  const std::string tail = GENERATE_COPY(
      values<std::string>({"", ";origin=https://git.example/a.git", ";visit=swh:1:snp:" + digest,
                           ";anchor=swh:1:rev:" + digest, ";path=/Examples/a%3Bb%25c.ml", ";lines=9-15", ";bytes=7",
                           ";origin=https://git.example/a.git;visit=swh:1:snp:" + digest +
                               ";anchor=swh:1:dir:" + digest + ";path=/x;lines=1"}));
  CAPTURE(tail);
  const auto swhid = parse_swhid(core + tail);
  REQUIRE(swhid);
  CHECK(swhid->digest == digest);
  CHECK(render_swhid(*swhid) == core + tail);
}

TEST_CASE("swhid: qualifiers are written in the standard's order", "[model][swhid]") {
  const auto swhid = parse_swhid(core + ";lines=9;path=/x;origin=https://a.example");
  REQUIRE(swhid);
  CHECK(render_swhid(*swhid) == core + ";origin=https://a.example;path=/x;lines=9");
  CHECK(parse_swhid("swh:1:snp:" + digest)->type == SwhidType::snapshot);
}

TEST_CASE("swhid: what is none", "[model][swhid]") {
  const std::string text = GENERATE_COPY(values<std::string>(
      {"", "swh", "swh:1:cnt:", "swh:2:cnt:" + digest, "swh:1:blob:" + digest, "SWH:1:cnt:" + digest, core + "0",
       "swh:1:cnt:94A9ED024D3859793618152EA559A168BBCBB5E2", core + ";", core + ";origin",
       core + ";origin=", core + ";colour=red", core + ";lines=a", core + ";lines=1-", core + ";lines=1;lines=2",
       core + ";path=%zz", core + ";visit=swh:1:rev:" + digest, core + ";anchor=" + core}));
  CAPTURE(text);
  CHECK_FALSE(parse_swhid(text));
}

TEST_CASE("swhid: the identifier of a file's bytes", "[model][swhid]") {
  CHECK(render_swhid(make_content_swhid("")) == "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  CHECK(render_swhid(make_content_swhid("hello\n")) == "swh:1:cnt:ce013625030ba8dba906f756967f9e9ca394464a");
}

}  // namespace sluice
