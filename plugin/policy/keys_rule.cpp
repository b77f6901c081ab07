// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/policy.hpp"
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;
constexpr std::int64_t most_days = 3650;

std::span<const std::string_view> relation_words() {
  static constexpr std::string_view words[] = {"direct", "transitive"};
  return words;
}
std::span<const std::string_view> baseline_words() {
  static constexpr std::string_view words[] = {"allowed", "never"};
  return words;
}
std::span<const std::string_view> leeway_words() {
  static constexpr std::string_view words[] = {"published", "fix-available", "first-seen"};
  return words;
}

constexpr WordList linkage_words = words_up_to<Linkage::unknown>;
constexpr WordList scope_words = words_up_to<Scope::dev>;
constexpr WordList provenance_words = words_up_to<Provenance::first_party>;
constexpr WordList rule_scope_words = words_up_to<RuleScope::history>;

// clang-format off
#define SLUICE_SUBJECT_KEYS                                                      \
  {"supplier", of(Form::texts), false, "ids of the register"},                   \
  {"origin", words(provenance_words), false, "who brought the component"},       \
  {"purl", of(Form::globs), false, "globs of Package URLs"},                     \
  {"path", of(Form::globs), false, "globs of paths inside the delivery"},        \
  {"scope", words(scope_words), false, "what the component is used for"},        \
  {"linkage", words(linkage_words), false, "how a consumer uses the component"}, \
  {"relation", word(relation_words), false, "direct or transitive use"},         \
  {"business-unit", of(Form::texts), false, "the project's business unit"},      \
  {"distribution", of(Form::texts), false, "how the product reaches others"},    \
  {"stage", of(Form::texts), false, "the project's stage"},                      \
  {"consumer", of(Form::globs), false, "globs of target names"}
// clang-format on

constexpr Key exclude_keys[] = {SLUICE_SUBJECT_KEYS};
constexpr Table exclude_table{"exclude", exclude_keys};
constexpr Key match_keys[] = {
    SLUICE_SUBJECT_KEYS, {"exclude", mapping(exclude_table), false, "subjects that are left out; wins over the rest"}};
constexpr Key route_match_keys[] = {
    SLUICE_SUBJECT_KEYS,
    {"tags", of(Form::texts), false, "tags of the rule"},
    {"severity", words(severity_words), false, "severities of the rule"},
    {"term", of(Form::globs), false, "globs of what was found"},
    {"exclude", mapping(exclude_table), false, "subjects that are left out; wins over the rest"}};
constexpr Key waiver_match_keys[] = {
    SLUICE_SUBJECT_KEYS,
    {"term", of(Form::globs), false, "globs of what was found"},
    {"exclude", mapping(exclude_table), false, "subjects that are left out; wins over the rest"}};
#undef SLUICE_SUBJECT_KEYS

constexpr Key effective_keys[] = {
    {"warn", of(Form::day), false, "the first day it warns; a note before"},
    {"enforce", of(Form::day), false, "the first day it fails; at most a warning before"}};

// clang-format off
#define SLUICE_SEVERITY_DAYS         \
  {"critical", count(0, most_days)}, \
  {"high", count(0, most_days)},     \
  {"medium", count(0, most_days)},   \
  {"low", count(0, most_days)}
// clang-format on
constexpr Key leeway_keys[] = {SLUICE_SEVERITY_DAYS,
                               {"from", word(leeway_words), required, "the event that the days count from"}};
constexpr Key severity_days_keys[] = {SLUICE_SEVERITY_DAYS};
#undef SLUICE_SEVERITY_DAYS

constexpr Key fix_keys[] = {{"supplier", of(Form::text), false, "what the supplier does"},
                            {"integrator", of(Form::text), false, "what the build engineer does"},
                            {"coordinator", of(Form::text), false, "what the coordinator decides"},
                            {"command", of(Form::text), false, "a command that helps"},
                            {"docs", of(Form::text), false, "a page that says more"}};
constexpr Table fix_table{"fix", fix_keys};

constexpr Key clause_keys[] = {{"standard", of(Form::identifier), required, "the standard's short name"},
                               {"clause", of(Form::text), required, "its clause"}};
constexpr Table clause_table{"clause", clause_keys};
constexpr Shape clause_shape = mapping(clause_table);

constexpr Shape condition_shape = mapping(condition_table);
constexpr Key condition_keys[] = {
    {"all", list_of(condition_shape), false, "every part holds"},
    {"any", list_of(condition_shape), false, "at least one part holds"},
    {"not", mapping(condition_table), false, "the part does not hold"},
    {"each", of(Form::text), false, "a list fact; `that` holds for every item, with the item's own facts"},
    {"some", of(Form::text), false, "a list fact; `that` holds for at least one item"},
    {"that", mapping(condition_table), false, "the condition on one item of `each` or `some`"},
    {"fact", of(Form::text), false, "the fact that is tested"},
    {"is", of(Form::text), false, "the fact is this value"},
    {"in", of(Form::texts), false, "the fact is one of these values"},
    {"glob", of(Form::globs), false, "one of these globs matches the fact"},
    {"regex", of(Form::text), false, "this regular expression (RE2) matches the whole fact"},
    {"min", of(Form::text), false, "the fact is a number and at least this"},
    {"max", of(Form::text), false, "the fact is a number and at most this"},
    {"present", of(Form::boolean), false, "the fact is stated, or is not"},
    {"version", of(Form::text), false, "the fact is a version in this range, such as '>=1.2'"},
    {"equals-fact", of(Form::text), false, "the fact is the same as this other fact"}};

constexpr Shape action_shape = word(action_words);
constexpr Shape case_shape = mapping(case_table);

// clang-format off
#define SLUICE_TIGHTENED_KEYS                                                                            \
  {"danger", of(Form::boolean), false, "endangers the reader's machine: stops a build at every rung"},   \
  {"action", map_of(action_shape), false, "what happens, by rung; absent rungs use the severity table"}, \
  {"with", of(Form::with), false, "the kind's parameters"},                                              \
  {"effective", mapping(effective_table), false, "days from which it warns and fails"},                  \
  {"leeway-days", mapping(leeway_table), false, "days of grace by severity"},                            \
  {"on-unknown", word(action_words), false, "what missing evidence means"},                              \
  {"waivable", of(Form::boolean), false, "may a waiver silence it"},                                     \
  {"baseline", word(baseline_words), false, "may the baseline hold it"},                                 \
  {"obligations", of(Form::texts), false, "duties that it brings about"}
// clang-format on

constexpr Key rule_keys[] = {{"id", of(Form::rule_id), required, "stable for ever; names the bad thing: area.problem"},
                             {"kind", of(Form::text), required, "the rule kind that judges it"},
                             {"title", of(Form::text), required, "the bad thing in one clause"},
                             {"severity", word(severity_words), required, "how bad it is"},
                             SLUICE_TIGHTENED_KEYS,
                             {"basis", word(basis_words), false, "what its verdict rests on"},
                             {"scope", word(rule_scope_words), false, "what it needs to be judged"},
                             {"tags", of(Form::texts), false, "for routes and approvers"},
                             {"match", mapping(match_table), false, "the subjects it is judged on"},
                             {"assert", mapping(condition_table), false, "the condition, of kind 'assert' only"},
                             {"overridable", of(Form::boolean), false, "may a project loosen it"},
                             {"replaces", of(Form::texts), false, "earlier ids; waivers written for them still work"},
                             {"rationale", of(Form::text), false, "why, in one or two sentences"},
                             {"fix", mapping(fix_table), false, "what to do, by reader"},
                             {"clauses", list_of(clause_shape), false, "what standards ask for it"},
                             {"cases", list_of(case_shape), false, "facts and what must come of them"}};

constexpr Key change_keys[] = {
    {"severity", word(severity_words), false, "how bad it is"},
    SLUICE_TIGHTENED_KEYS,
    {"match", mapping(match_table), false, "the subjects it is judged on, in place of the rule's"},
    {"overridable", of(Form::boolean), false, "may a project loosen it"},
    {"fix", mapping(fix_table), false, "what to do, by reader"}};

constexpr Key tighten_keys[] = {{"severity", word(severity_words), false, "how bad it is"}, SLUICE_TIGHTENED_KEYS};
#undef SLUICE_TIGHTENED_KEYS

constexpr Shape rule_shape = mapping(rule_table);
constexpr Key rules_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                   {"rules", list_of(rule_shape), required, "the rules of this file"}};

}  // namespace

constinit const Table rules_file_table{"rule file", rules_file_keys};
constinit const Table rule_table{"rule", rule_keys};
constinit const Table condition_table{"condition", condition_keys};
constinit const Table match_table{"match", match_keys};
constinit const Table route_match_table{"route's match", route_match_keys};
constinit const Table waiver_match_table{"waiver's match", waiver_match_keys};
constinit const Table change_table{"raise entry", change_keys};
constinit const Table tighten_table{"project's raise entry", tighten_keys};
constinit const Table effective_table{"effective", effective_keys};
constinit const Table leeway_table{"leeway-days", leeway_keys};
constinit const Table severity_days_table{"days by severity", severity_days_keys};

std::span<const std::string_view> severity_words() { return words_up_to<Severity::critical>(); }
std::span<const std::string_view> action_words() { return words_up_to<Action::fail>(); }
std::span<const std::string_view> basis_words() { return words_up_to<Basis::declaration>(); }

}  // namespace sluice::policy
