// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The official tests of package-url/purl-spec: every case.
#include "model/purl.hpp"
#include "model/vectors.hpp"

namespace sluice {
namespace {

using test::Score;

Purl components_of(const json::Value& value) {
  Purl purl{std::string(value.text_or("type", "")),
            std::string(value.text_or("namespace", "")),
            std::string(value.text_or("name", "")),
            std::string(value.text_or("version", "")),
            {},
            std::string(value.text_or("subpath", ""))};
  const json::Value* qualifiers = value.find("qualifiers");
  if (qualifiers == nullptr) return purl;
  for (const json::Member& member : qualifiers->members) purl.qualifiers.push_back({member.key, member.value.string});
  std::sort(purl.qualifiers.begin(), purl.qualifiers.end());
  return purl;
}

void try_parse(Score& score, const json::Value& one) {
  const std::string& input = one.find("input")->string;
  const auto parsed = parse_purl(input);
  if (one.boolean_or("expected_failure", false)) return score.count(!parsed, input + " was taken");
  const Purl expected = components_of(*one.find("expected_output"));
  score.count(parsed && *parsed == expected,
              input + (parsed ? " became " + render_purl(*parsed) : ": " + parsed.error().message));
}

void try_build(Score& score, const json::Value& one) {
  Purl purl = components_of(*one.find("input"));
  const auto problem = normalize_purl(purl);
  if (one.boolean_or("expected_failure", false))
    return score.count(problem.has_value(), render_purl(purl) + " was taken");
  const std::string& expected = one.find("expected_output")->string;
  score.count(!problem && render_purl(purl) == expected,
              expected + (problem ? ": " + problem->message : " became " + render_purl(purl)));
}

/// The canonical form, also of what strict parsing refuses.
void try_validate(Score& score, const json::Value& one) {
  const std::string& input = one.find("input")->string;
  const auto parsed = parse_purl(input, PurlRules::syntax_only);
  const std::string& expected = one.find("expected_output")->string;
  score.count(parsed && render_purl(*parsed) == expected,
              input + (parsed ? " became " + render_purl(*parsed) : ": " + parsed.error().message));
}

void try_all(Score& score, const std::string& folder) {
  for (const std::string& file : test::vector_files(folder)) {
    for (const json::Value& one : test::vector_cases(file)) {
      const std::string_view kind = one.text_or("test_type", "");
      if (kind == "parse") try_parse(score, one);
      if (kind == "build") try_build(score, one);
      if (kind == "validate") try_validate(score, one);
    }
  }
}

}  // namespace

TEST_CASE("purl: the official tests hold", "[model][purl][vectors]") {
  if (test::lacks_vectors()) return;
  Score score("purl-spec");
  try_all(score, "purl-spec/tests/spec");
  try_all(score, "purl-spec/tests/types");
  score.report(586);
}

}  // namespace sluice
