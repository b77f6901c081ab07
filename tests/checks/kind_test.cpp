// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What holds for every kind that there is.
#include "checks/kind.hpp"

#include "checks/run_rule.hpp"

#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

const Texts known_placeholders = {"subject", "term", "expected", "missing", "route", "delivery", "entry"};

Texts placeholders_in(std::string_view text) {
  Texts found;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    REQUIRE(close != std::string_view::npos);
    found.emplace_back(text.substr(open + 1, close - open - 1));
  }
  return found;
}

bool is_list(ParamType type) {
  return type == ParamType::list || type == ParamType::glob_list || type == ParamType::term_list ||
         type == ParamType::choice_list;
}

bool allows_direction(const ParamSpec& param) {
  switch (param.stricter) {
    case Stricter::more_items:
    case Stricter::fewer_items:
      return is_list(param.type);
    case Stricter::higher:
    case Stricter::lower:
      return param.type == ParamType::integer || param.type == ParamType::percent;
    case Stricter::when_true:
    case Stricter::when_false:
      return param.type == ParamType::boolean;
    case Stricter::fixed:
      // an order of preference is a list that no longer or shorter one is stricter than
      return param.type == ParamType::text || param.type == ParamType::choice || param.type == ParamType::list;
  }
  return false;
}

}  // namespace

TEST_CASE("kind: the registry is sorted and found by name", "[checks][kind]") {
  REQUIRE(kinds().size() == 31);
  CHECK(std::ranges::is_sorted(kinds(), {}, [](const Kind* kind) { return kind->spec.name; }));
  for (const Kind* kind : kinds()) {
    CHECK(find_kind(kind->spec.name) == kind);
    CHECK(catalogue().find(kind->spec.name) != nullptr);
    CHECK(kind->run != nullptr);
  }
  CHECK(find_kind("archive.entry") == nullptr);
}

TEST_CASE("kind: every kind explains itself", "[checks][kind]") {
  for (const Kind* kind : kinds()) {
    const KindSpec& spec = kind->spec;
    CAPTURE(spec.name);
    CHECK_FALSE(spec.summary.empty());
    CHECK(spec.explanation.size() > spec.summary.size());
    CHECK_FALSE(spec.facts.empty());
    for (const std::string_view text : {spec.fix_supplier, spec.fix_integrator}) {
      CHECK_FALSE(text.empty());
      for (const std::string& name : placeholders_in(text)) {
        CAPTURE(text, name);
        CHECK(std::ranges::find(known_placeholders, name) != known_placeholders.end());
      }
    }
  }
}

TEST_CASE("kind: every parameter has a meaning, a default of its type and a direction", "[checks][kind]") {
  for (const Kind* kind : kinds()) {
    std::set<std::string_view> names;
    for (const ParamSpec& param : kind->spec.params) {
      CAPTURE(kind->spec.name, param.name);
      CHECK(names.insert(param.name).second);
      CHECK_FALSE(param.meaning.empty());
      CHECK(allows_direction(param));
      const bool has_choices = param.type == ParamType::choice || param.type == ParamType::choice_list;
      CHECK(has_choices != param.choices.empty());
      static_cast<void>(default_of(param));
      if (!has_choices) continue;
      const Texts choices = list_of(param.choices);
      for (const std::string& word : list_of(param.otherwise)) CHECK(std::ranges::find(choices, word) != choices.end());
    }
  }
}

TEST_CASE("kind: terms are stable words, each once", "[checks][kind]") {
  for (const Kind* kind : kinds()) {
    CHECK_FALSE(kind->spec.terms.empty());
    std::set<std::string_view> names;
    for (const TermSpec& term : kind->spec.terms) {
      CAPTURE(kind->spec.name, term.name);
      CHECK(names.insert(term.name).second);
      CHECK_FALSE(term.meaning.empty());
      CHECK(term.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.:-<>") == std::string_view::npos);
    }
  }
}

TEST_CASE("kind: every hazard is judged by a kind that publishes its term", "[checks][kind]") {
  for (const HazardSpec& hazard : hazard_specs()) {
    CAPTURE(hazard.term);
    const Kind* kind = find_kind(hazard.kind);
    REQUIRE(kind != nullptr);
    CHECK(std::ranges::find(kind->spec.terms, hazard.term, &TermSpec::name) != kind->spec.terms.end());
  }
}

TEST_CASE("kind: nothing at all is judged, and does not pass", "[checks][kind]") {
  for (const Kind* kind : kinds()) {
    CAPTURE(kind->spec.name);
    const RuleResult result = run_rule({}, make_rule(kind->spec.name));
    CHECK(result.judged == 0);
    CHECK(result.findings.empty());
  }
}
