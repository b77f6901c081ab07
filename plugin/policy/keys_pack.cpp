// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/policy.hpp"
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;
constexpr std::int64_t most_days = 3650;

std::span<const std::string_view> stops_words() {
  static constexpr std::string_view words[] = {"danger", "failures"};
  return words;
}
std::span<const std::string_view> stricter_words() {
  static constexpr std::string_view words[] = {"more-items", "fewer-items", "higher", "lower", "fixed"};
  return words;
}
std::span<const std::string_view> param_type_words() {
  static constexpr std::string_view words[] = {"text", "list", "integer", "percent", "boolean", "day", "choice"};
  return words;
}
std::span<const std::string_view> due_words() {
  static constexpr std::string_view words[] = {"delivery", "integration", "release"};
  return words;
}
std::span<const std::string_view> waiver_field_words() {
  static constexpr std::string_view words[] = {"owner",    "approved-by", "reason",        "ticket",
                                               "category", "pin",         "justification", "created"};
  return words;
}

constexpr Key requires_keys[] = {{"engine", of(Form::engine), false, "the least version of sluice"}};
constexpr Table requires_table{"requires", requires_keys};
constexpr Key pack_keys[] = {{"id", of(Form::identifier), required, "company/name"},
                             {"version", of(Form::semver), required, "three numbers"},
                             {"title", of(Form::text), required, "what the pack is for"},
                             {"maintainers", of(Form::texts), false, "who answers for it"},
                             {"requires", mapping(requires_table), false, "what it needs"},
                             {"review-by", of(Form::day), false, "the day by which its maintainers look at it again"}};
constexpr Table pack_table{"pack", pack_keys};

constexpr Key extends_keys[] = {
    {"use", of(Form::text), required, "builtin:NAME@MAJOR, a path relative to this file (in an archive: NAME.tar.gz!/pack.yaml), or an https address"},
    {"sha256", of(Form::sha256), false, "of the file behind an address, or of an archive"},
    {"without", of(Form::texts), false, "rules that are not taken over"}};
constexpr Table extends_table{"extends entry", extends_keys};
constexpr Shape extends_shape = mapping(extends_table);

constexpr Key param_keys[] = {{"type", word(param_type_words), required, "the parameter's type"},
                              {"default", of(Form::value), required, "its value until somebody sets it"},
                              {"description", of(Form::text), false, "what it means"},
                              {"choices", of(Form::texts), false, "of type choice"},
                              {"stricter", word(stricter_words), false, "the direction in which a project may move it"},
                              {"overridable", of(Form::boolean), false, "may a project move it in any direction"}};
constexpr Shape param_shape = setting(param_table);
constexpr Shape texts_shape = of(Form::texts);
constexpr Key edit_keys[] = {{"add", of(Form::texts), false, "items that join the list"},
                             {"remove", of(Form::texts), false, "items that leave it"}};
constexpr Table edit_table{"lists-edit entry", edit_keys};
constexpr Shape edit_shape = mapping(edit_table);

constexpr Shape change_shape = mapping(change_table);
constexpr Key rung_keys[] = {
    {"critical", word(action_words), required},
    {"high", word(action_words), required},
    {"medium", word(action_words), required},
    {"low", word(action_words), required},
    {"stops", word(stops_words), false, "'danger': only danger rules stop a build at this rung"}};
constexpr Table rung_table{"rung", rung_keys};
constexpr Shape rung_shape = mapping(rung_table);

constexpr Key route_keys[] = {
    {"to", of(Form::text), required, "the role or team; 'supplier' is the supplier's own contact"},
    {"contact", of(Form::text), false, "its address"},
    {"ticket", of(Form::text), false, "where it takes tickets"},
    {"match", mapping(route_match_table), false, "the findings it takes; the last route has none"},
    {"due-days", count(0, most_days), false, "days until it has to act"}};
constexpr Table route_table{"route", route_keys};
constexpr Shape route_shape = mapping(route_table);

constexpr Key waiver_policy_keys[] = {
    {"require", words(waiver_field_words), false, "fields that every waiver has, besides 'expires'"},
    {"max-days", mapping(severity_days_table), false, "the longest term of a waiver, by severity"},
    {"warn-days", count(0, most_days), false, "days before its end on which a waiver is shown as expiring"},
    {"approvers", map_of(texts_shape), false, "who may approve, by rule tag; '*' for the rest"}};
constexpr Table waiver_policy_table{"waiver-policy", waiver_policy_keys};

constexpr Key evidence_keys[] = {{"file", of(Form::globs), false, "a glob of delivered files"},
                                 {"sbom", of(Form::text), false, "a field of the SBOM"},
                                 {"attestation", of(Form::text), false, "the name of an attestation"}};
constexpr Table evidence_table{"evidence", evidence_keys};
constexpr Shape evidence_shape = mapping(evidence_table);
constexpr Key evidence_set_keys[] = {{"any", list_of(evidence_shape), false, "one of these is enough"},
                                     {"all", list_of(evidence_shape), false, "each of these is needed"}};
constexpr Table evidence_set_table{"evidence set", evidence_set_keys};
constexpr Key obligation_keys[] = {{"text", of(Form::text), required, "the duty"},
                                   {"evidence", mapping(evidence_set_table), required, "what shows that it is done"},
                                   {"due", word(due_words), required, "by which stage"}};
constexpr Table obligation_table{"obligation", obligation_keys};
constexpr Shape obligation_shape = mapping(obligation_table);

constexpr Shape ort_category_shape = of(Form::text);
constexpr Key ort_keys[] = {
    {"file", of(Form::text), required, "ORT's license-classifications.yml, relative to this file"},
    {"categories", map_of(ort_category_shape), required,
     "our category for each of its categories that counts; the first one of a license holds"}};
constexpr Table ort_table{"ort-classifications", ort_keys};

constexpr Key limits_keys[] = {
    {"total-bytes", of(Form::size), false, "bytes that decoders may produce"},
    {"entry-bytes", of(Form::size), false, "bytes of one entry"},
    {"entries", of(Form::size), false, "entries of one delivery"},
    {"nesting", of(Form::size), false, "containers inside containers"},
    {"filters", of(Form::size), false, "compression layers of one container"},
    {"path-bytes", of(Form::size), false, "bytes of one entry's path"},
    {"path-depth", of(Form::size), false, "parts of one entry's path"},
    {"component-bytes", of(Form::size), false, "bytes of one part of a path"},
    {"ratio", of(Form::size), false, "produced over consumed bytes"},
    {"ratio-after", of(Form::size), false, "bytes after which the ratio is judged"},
    {"decoder-memory", of(Form::size), false, "memory of one decoder"},
    {"nested-buffer", of(Form::size), false, "memory for one nested container that needs seeking"},
    {"document-bytes", of(Form::size), false, "bytes of one document"},
    {"sbom-bytes", of(Form::size), false, "bytes of one SBOM, which is read as it comes"},
    {"document-depth", of(Form::size), false, "nesting of one document"},
    {"memory", of(Form::size), false, "budget for buffers held at one time"}};

constexpr Shape case_shape = mapping(case_table);
constexpr Shape category_shape = setting(license_category_table);
constexpr Key pack_file_keys[] = {
    {"sluice", count(1, 1), required, "the format's version"},
    {"pack", mapping(pack_table), required, "who the pack is"},
    {"extends", list_of(extends_shape), false, "packs that it builds on, in order"},
    {"rule-files", of(Form::globs), false, "rule files of its own, relative to this file"},
    {"use", of(Form::globs), false, "rule ids and globs that it selects; '!' removes"},
    {"params", map_of(param_shape), false, "parameters for rules; a plain value sets an inherited one"},
    {"lists", map_of(texts_shape), false, "named lists for rules"},
    {"lists-edit", map_of(edit_shape), false, "changes of inherited lists"},
    {"raise", map_of(change_shape), false, "changes of selected rules, by id or glob"},
    {"rungs", map_of(rung_shape), false, "the maturity ladder, gentlest first"},
    {"default-rung", of(Form::text), false, "the rung of a project that names none"},
    {"routes", list_of(route_shape), false, "who acts on a finding; the first match wins, the last has none"},
    {"waiver-policy", mapping(waiver_policy_table), false, "what a waiver needs"},
    {"obligations", map_of(obligation_shape), false, "named duties and their evidence"},
    {"limits", mapping(limits_table), false, "bounds on what a delivery may cost"},
    {"license-categories", map_of(category_shape), false, "licenses by category, in place of the shipped sorting"},
    {"ort-classifications", mapping(ort_table), false, "licenses by the categories of a file of ORT"},
    {"license-duties", of(Form::globs), false, "files with duties of licenses, relative to this file"},
    {"sbom-profiles", of(Form::globs), false, "files with SBOM profiles, relative to this file"},
    {"decisions", of(Form::texts), false, "files with standing decisions, relative to this file"},
    {"cases", list_of(case_shape), false, "facts and what must come of them"}};

}  // namespace

constinit const Table pack_file_table{"pack file", pack_file_keys};
constinit const Table param_table{"parameter", param_keys};
constinit const Table limits_table{"limits", limits_keys};

}  // namespace sluice::policy
