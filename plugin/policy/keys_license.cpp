// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/policy.hpp"
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;

std::span<const std::string_view> form_words() {
  static constexpr std::string_view words[] = {"source", "binary"};
  return words;
}
std::span<const std::string_view> component_words() {
  static constexpr std::string_view words[] = {"component"};
  return words;
}
std::span<const std::string_view> same_version_words() {
  static constexpr std::string_view words[] = {"same-version"};
  return words;
}
std::span<const std::string_view> ruling_words() {
  static constexpr std::string_view words[] = {"allowed", "denied"};
  return words;
}
constexpr WordList linkage_words = words_up_to<Linkage::build_only>;
constexpr WordList provable_words = words_up_to<Provable::none>;
constexpr WordList decision_kind_words = words_up_to<DecisionKind::corrected_fact>;
constexpr WordList decision_body_words = words_up_to<DecisionBody::security>;

constexpr Key category_keys[] = {{"means", of(Form::text), false, "what the category is; only where it is defined"},
                                 {"licenses", of(Form::texts), false, "ids of the SPDX License List, or LicenseRef-"},
                                 {"exceptions", of(Form::texts), false, "whatever has one of these falls here"}};
constexpr Shape category_shape = mapping(license_category_table);
constexpr Key conflict_keys[] = {{"licenses", of(Form::texts), required, "licenses, or category:NAME"},
                                 {"with", of(Form::texts), required, "what none of them can be combined with"},
                                 {"why", of(Form::text), required, "the reason, for people"}};
constexpr Table conflict_table{"license conflict", conflict_keys};
constexpr Shape conflict_shape = mapping(conflict_table);
constexpr Key categories_file_keys[] = {
    {"sluice", count(1, 1), required, "the format's version"},
    {"categories", map_of(category_shape), required, "the categories of licenses"},
    {"incompatible", list_of(conflict_shape), false, "licenses that cannot hold for one work together"}};

constexpr Shape condition_shape = mapping(duty_condition_table);
constexpr Key condition_keys[] = {
    {"distributed", of(Form::boolean), false, "it leaves the organization"},
    {"form", words(form_words), false, "the component is passed on in one of these forms"},
    {"linkage", words(linkage_words), false, "the consumer uses it in one of these ways"},
    {"modified", of(Form::boolean), false, "it is not what its authors published"},
    {"user-product", of(Form::boolean), false, "it reaches consumers as a product"},
    {"signed-boot", of(Form::boolean), false, "the device runs only what is signed"},
    {"network-service", of(Form::boolean), false, "users reach it over a network"},
    {"all", list_of(condition_shape), false, "all of these hold"},
    {"any", list_of(condition_shape), false, "one of these holds"},
    {"not", mapping(duty_condition_table), false, "this does not hold"}};

constexpr Shape evidence_shape = setting(duty_evidence_table);
constexpr Key evidence_keys[] = {
    {"all", list_of(evidence_shape), false, "each of these is needed"},
    {"any", list_of(evidence_shape), false, "one of these is enough"},
    {"license-text", of(Form::text), false, "the text of this license; 'this' is the one that asks"},
    {"exception-text", of(Form::text), false, "the text of this exception; 'this' is the one that asks"},
    {"notice-entry", word(component_words), false, "an entry in the notices"},
    {"source-archive", word(same_version_words), false, "the source of the version delivered"},
    {"sentence", of(Form::text), false, "words that stand in the notices"},
    {"linkage", words(linkage_words), false, "it is used in one of these ways"},
    {"declared", of(Form::text), false, "what somebody answers for"}};

constexpr Key duty_keys[] = {{"id", of(Form::identifier), required, "its name, the same wherever it is the same duty"},
                             {"must", of(Form::text), false, "what has to be done"},
                             {"must-not", of(Form::text), false, "what may not be done"},
                             {"clause", of(Form::text), required, "where the license says so"},
                             {"when", mapping(duty_condition_table), false, "where it is owed; always if absent"},
                             {"evidence", setting(duty_evidence_table), false, "what shows that it is done"},
                             {"provable", word(provable_words), required, "who can say that it is done"}};
constexpr Key lift_keys[] = {{"duties", of(Form::texts), required, "ids of duties, or 'all'"},
                             {"clause", of(Form::text), required, "where the exception says so"},
                             {"when", mapping(duty_condition_table), false, "where it takes them back"}};
constexpr Table lift_table{"lift", lift_keys};
constexpr Shape duty_shape = mapping(duty_table);
constexpr Shape lift_shape = mapping(lift_table);
constexpr Key duties_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                    {"title", of(Form::text), required, "the license or exception in words"},
                                    {"licenses", of(Form::texts), false, "the licenses that ask for these duties"},
                                    {"exceptions", of(Form::texts), false, "or the exceptions that change a license"},
                                    {"duties", list_of(duty_shape), required, "what is asked for"},
                                    {"lifts", list_of(lift_shape), false, "what an exception takes back"}};

constexpr Key subject_keys[] = {{"sha256", of(Form::sha256), false, "of the file or archive"},
                                {"purl", of(Form::globs), false, "or a glob of the component's Package URL"},
                                {"path", of(Form::globs), false, "with purl: a glob of files of the component"}};
constexpr Table subject_table{"subject", subject_keys};
constexpr Key pin_keys[] = {{"sha256", of(Form::sha256), required, "of the bytes that the decision was given for"}};
constexpr Table pin_table{"pin", pin_keys};
constexpr Key decision_keys[] = {
    {"id", of(Form::text), required, "its name in reports"},
    {"kind", word(decision_kind_words), required, "what was decided"},
    {"subject", mapping(subject_table), false, "what it was decided for"},
    {"pin", mapping(pin_table), false, "makes it void when the bytes change"},
    {"license", of(Form::text), false, "what was concluded or bought, or the LicenseRef of a ruling"},
    {"of", of(Form::text), false, "choice: the expression with the OR"},
    {"choose", of(Form::text), false, "choice: what is used of it"},
    {"instead-of", of(Form::text), false, "bought-license: the license that it stands for"},
    {"text-sha256", of(Form::sha256), false, "ruling: of the license's text"},
    {"ruling", word(ruling_words), false, "ruling: may it be used"},
    {"fact", of(Form::text), false, "corrected-fact: the fact's name"},
    {"value", of(Form::text), false, "corrected-fact: what holds"},
    {"body", word(decision_body_words), required, "who decides such things"},
    {"by", of(Form::text), required, "the person who answers for it"},
    {"date", of(Form::day), required, "the day of the decision"},
    {"reason", of(Form::text), required, "the reason, for people"},
    {"ticket", of(Form::text), false, "where it was decided"}};
constexpr Shape decision_shape = mapping(decision_table);
constexpr Key decisions_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                       {"decisions", list_of(decision_shape), required, "the standing answers"}};

}  // namespace

constinit const Table license_categories_table{"category file", categories_file_keys};
constinit const Table license_category_table{"license category", category_keys};
constinit const Table license_duties_table{"duty file", duties_file_keys};
constinit const Table duty_table{"duty", duty_keys};
constinit const Table duty_condition_table{"duty's condition", condition_keys};
constinit const Table duty_evidence_table{"duty's evidence", evidence_keys};
constinit const Table decisions_file_table{"decision file", decisions_file_keys};
constinit const Table decision_table{"decision", decision_keys};

}  // namespace sluice::policy
