// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/sbom_findings.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 6> params = {{
    {"scope", ParamType::choice, false, "component", Stricter::fixed, "document, subject, component, file, license",
     "which elements of the SBOM must state them"},
    {"fields", ParamType::list, true, "", Stricter::more_items, "",
     "fields that each element must state; 'a|b' is one of both, 'hash.*' any of a family"},
    {"form", ParamType::choice, false, "text", Stricter::fixed,
     "text, purl, cpe, swhid, date-time, url, uri, email, uuid-urn, license-expression, digest, file-name",
     "what the values must look like"},
    {"if-stated", ParamType::boolean, false, "false", Stricter::when_false, "",
     "only values that are there are judged: a field may be missing"},
    {"terms", ParamType::glob_list, false, "missing:*, malformed:*, not-a-field:*", Stricter::more_items, "",
     "which of the terms are findings, so that what is missing and what is declared unknown can be two rules"},
    {"none", ParamType::choice, false, "stated", Stricter::fixed, "stated, reported, missing",
     "what NONE counts as; 'reported' is as a declared unknown"},
}};
constexpr std::array<std::string_view, 1> facts = {"delivery.sboms"};
constexpr std::array<TermSpec, 5> terms = {{
    {"missing:<field>", "an element does not state the field"},
    {"malformed:<field>", "it states it in a form that does not count"},
    {"unknown:<field>", "it declares it unknown: NOASSERTION, or the word unknown"},
    {"not-a-field:<field>", "the rule asks for a field that SBOMs do not have"},
    {"unread", "the SBOM was not read to its end, so it was not judged"},
}};

/// The rule's parameters as a profile of its own. What is no field is left out and listed.
struct AskedFields {
  SbomProfile profile;
  std::vector<std::string> no_fields;
};

AskedFields read_fields(const Rule& rule) {
  AskedFields asked;
  for (const std::string& item : rule.list("fields")) {
    SbomCheck check;
    check.id = item;
    check.title = item;
    check.scope = parse_sbom_scope(rule.text("scope")).value_or(SbomScope::component);
    check.level = rule.flag("if-stated") ? SbomLevel::must_if_exists : SbomLevel::must;
    check.none = parse_sbom_taken(rule.text("none")).value_or(SbomTaken::stated);
    check.every = rule.text("form") != "text";
    for (const std::string_view part : split(item, '|')) {
      SbomWanted wanted;
      wanted.field = trim(part);
      wanted.form = parse_sbom_form(rule.text("form")).value_or(SbomForm::text);
      if (wanted.field.ends_with(".*")) wanted.field.pop_back();
      wanted.is_family = is_sbom_family(wanted.field);
      if (wanted.is_family || is_sbom_field(wanted.field)) {
        check.any.push_back(std::move(wanted));
      } else {
        asked.no_fields.push_back(wanted.field);
      }
    }
    if (!check.any.empty()) asked.profile.checks.push_back(std::move(check));
  }
  return asked;
}

Finding make_no_field(const SbomDocument& document, const Inventory& inventory, const std::string& field) {
  Finding finding;
  finding.subject = {SubjectKind::document, document.document};
  finding.term = "not-a-field:" + field;
  finding.outcome = Outcome::unknown;
  finding.cause = fmt::format("not judged: SBOMs have no field '{}'", field);
  finding.expected = "a rule that names fields which SBOMs have";
  finding.place = inventory.documents[document.document].origin;
  finding.values.emplace_back("missing", field);
  return finding;
}

std::vector<Finding> judge_sbom(const CheckInput& input, const Rule& rule, const AskedFields& asked,
                                const SbomDocument& document) {
  if (!document.sbom.is_complete) return {make_unread_sbom(input, rule, document)};
  const JudgedSbom judged{input.inventory, document, ""};
  std::vector<Finding> findings;
  for (const SbomCheckResult& result : check_sbom(asked.profile, {}, document.sbom, {})) {
    for (Finding& finding : make_sbom_findings(judged, result)) findings.push_back(std::move(finding));
  }
  for (const std::string& field : asked.no_fields) findings.push_back(make_no_field(document, input.inventory, field));
  return findings;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  const Selection wanted(rule.list("terms"));
  const AskedFields asked = read_fields(rule);
  for (const SbomDocument& document : input.inventory.sboms) {
    if (!selector.selects({SubjectKind::document, document.document})) continue;
    bool is_good = true;
    for (Finding& finding : judge_sbom(input, rule, asked, document)) {
      if (finding.term != "unread" && !wanted.selects(finding.term)) continue;
      is_good = false;
      findings.add(std::move(finding));
    }
    is_good ? findings.pass() : findings.judged();
  }
}

}  // namespace

extern const Kind kind_sbom_fields;
const Kind kind_sbom_fields = {
    {.name = "sbom.fields",
     .subject = SubjectKind::document,
     .scope = RuleScope::delivery,
     .summary = "single fields that elements of an SBOM must state, in a form that counts",
     .explanation = "For policies that ask for single fields rather than for a whole profile. Names of fields are the\n"
                    "same for every format; the finding says where the SBOM's own format has them. Each field has\n"
                    "three answers: stated, declared unknown, missing. An SBOM without any element of the scope\n"
                    "misses all of its fields. An SBOM that was not read to its end is not judged.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "write {expected}, and make the SBOM again",
     .fix_integrator = "ask the supplier for an SBOM that states {missing}"},
    judge};

}  // namespace sluice
