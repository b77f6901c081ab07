// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/draft_sbom.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

const std::string sha256_digits(64, 'a');
const std::string uuid = "3e671687-395b-41f5-a30f-a58921a69b79";

struct Row {
  SbomForm form;
  std::string text;
  bool holds;
};

TEST_CASE("sbom_values: each form takes what it should and nothing else", "[checks][sbom]") {
  const std::vector<Row> rows = {
      {SbomForm::text, "x", true},
      {SbomForm::text, "  ", false},
      {SbomForm::purl, "pkg:generic/zlib@1.2.13", true},
      {SbomForm::purl, "pkg:npm/%40angular/core@1?x=y#sub", true},
      {SbomForm::purl, "generic/zlib@1.2.13", false},
      {SbomForm::purl, "pkg:zlib", false},
      {SbomForm::cpe, "cpe:2.3:a:zlib:zlib:1.2.13:*:*:*:*:*:*:*", true},
      {SbomForm::cpe, "cpe:/a:zlib:zlib:1.2.13", true},
      {SbomForm::cpe, "cpe:2.3:a:zlib:zlib", false},
      {SbomForm::cpe, "zlib", false},
      {SbomForm::swhid, "swh:1:cnt:" + std::string(40, '0'), true},
      {SbomForm::swhid, "swh:2:cnt:" + std::string(40, '0'), false},
      {SbomForm::date_time, "2026-11-21T10:00:00Z", true},
      {SbomForm::date_time, "2026-11-21T10:00:00.5+01:00[Europe/Berlin]", true},
      {SbomForm::date_time, "2026-02-30T10:00:00Z", false},
      {SbomForm::date_time, "2026-11-21T25:00:00Z", false},
      {SbomForm::date_time, "2026-11-21 10:00", false},
      {SbomForm::date_time, "2026-11-21", false},
      {SbomForm::url, "https://acme.example", true},
      {SbomForm::url, "https://acme.example/a?b#c", true},
      {SbomForm::url, "git@acme.example:x", false},
      {SbomForm::url, "ftp://acme.example", false},
      {SbomForm::uri, "urn:uuid:" + uuid, true},
      {SbomForm::uri, "git+ssh://acme.example/x", true},
      {SbomForm::uri, "acme.example", false},
      {SbomForm::email, "foss@acme.example", true},
      {SbomForm::email, "foss@acme", false},
      {SbomForm::email, "foss at acme.example", false},
      {SbomForm::uuid_urn, "urn:uuid:" + uuid, true},
      {SbomForm::uuid_urn, uuid, false},
      {SbomForm::license_expression, "MIT AND (Apache-2.0 OR LicenseRef-acme)", true},
      {SbomForm::license_expression, "MIT AND", false},
      {SbomForm::license_expression, "the MIT license", false},
      {SbomForm::digest, sha256_digits, true},
      {SbomForm::digest, sha256_digits + "a", false},
      {SbomForm::digest, std::string(64, 'g'), false},
      {SbomForm::file_name, "libz.so.1", true},
      {SbomForm::file_name, "lib/libz.so.1", false},
      {SbomForm::file_name, "lib\\libz.dll", false},
  };
  std::set<SbomForm> seen;
  for (const Row& row : rows) {
    CAPTURE(to_string(row.form), row.text);
    CHECK(has_form(row.text, row.form, "hash.sha256") == row.holds);
    seen.insert(row.form);
  }
  CHECK(seen.size() == static_cast<std::size_t>(SbomForm::file_name) + 1);
}

TEST_CASE("sbom_values: a digest is as long as the algorithm in the field's name", "[checks][sbom]") {
  CHECK(has_form(std::string(40, '0'), SbomForm::digest, "hash.sha1"));
  CHECK_FALSE(has_form(std::string(40, '0'), SbomForm::digest, "hash.sha256"));
  CHECK(has_form(std::string(128, 'F'), SbomForm::digest, "reference-hash.distribution.sha512"));
  CHECK(has_form("00ff", SbomForm::digest, "hash.of-acme"));
}

TEST_CASE("sbom_values: values without a bound are not looked at", "[checks][sbom]") {
  const std::string huge(1 << 20, 'a');
  CHECK_FALSE(has_form("pkg:generic/" + huge, SbomForm::purl, "purl"));
  CHECK(has_form(huge, SbomForm::text, "comment"));
}

TEST_CASE("sbom_values: words and patterns are asked of what is stated", "[checks][sbom]") {
  DraftSbom built;
  built.component(
      {{"scope", "Required"}, {"scope", "needed"}, {"scope", "NOASSERTION"}, {"scope", "NONE"}, {"scope", " "}});
  SbomWanted by_word = wanted("scope");
  by_word.words = {"required"};
  SbomWanted by_pattern = wanted("scope");
  by_pattern.pattern = "[a-z]+";
  SbomValueJudge judge(built.sbom);
  const auto judged = [&](const SbomWanted& one) {
    std::vector<SbomAnswer> list;
    for (const SbomField& field : built.sbom.fields_of(built.sbom.elements[1])) list.push_back(judge.judge(one, field));
    return list;
  };
  using enum SbomAnswer;
  CHECK(judged(by_word) == std::vector{stated, malformed, unknown, none, missing});
  CHECK(judged(by_pattern) == std::vector{malformed, stated, unknown, none, missing});
  CHECK(judged(by_word) == std::vector{stated, malformed, unknown, none, missing});
}

}  // namespace
}  // namespace sluice::test
