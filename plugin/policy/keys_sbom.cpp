// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/sbom_profile.hpp"
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;

std::span<const std::string_view> standing_words() {
  static constexpr std::string_view words[] = {"accepted", "refused"};
  return words;
}
std::span<const std::string_view> format_words() {
  static constexpr std::string_view words[] = {"cyclonedx-json", "cyclonedx-xml", "spdx-json", "spdx-yaml",
                                               "spdx-tag-value", "spdx-rdf",      "spdx3-json"};
  return words;
}
constexpr WordList scope_words = words_up_to<SbomScope::delivery>;
constexpr WordList level_words = words_up_to<SbomLevel::must_not>;
constexpr WordList form_words = words_up_to<SbomForm::file_name>;
constexpr WordList family_words = words_up_to<SbomFamily::cyclonedx>;
constexpr WordList taken_words = words_up_to<SbomTaken::missing>;
constexpr WordList place_words = words_up_to<SbomPlace::beside>;
constexpr WordList test_words = words_up_to<SbomGraph::Test::exists>;
constexpr WordList relation_words = words_up_to<SbomRelationKind::other>;
constexpr WordList element_words = words_up_to<SbomElementKind::other>;
constexpr WordList completeness_words = words_up_to<SbomCompleteness::unknown>;
constexpr std::int64_t most_count = 1'000'000;

constexpr Key wanted_keys[] = {
    {"field", of(Form::text), required, "the field's name; PREFIX.* is any of a family, such as hash.*"},
    {"form", word(form_words), false, "what the value looks like; text if not stated"},
    {"words", of(Form::texts), false, "the value is one of these, in any case"},
    {"pattern", of(Form::text), false, "the whole value matches this regular expression (RE2)"},
    {"option", of(Form::text), false, "counts only where this option of the profile is on"}};
constexpr Shape wanted_shape = setting(sbom_wanted_table);
constexpr Key accepted_keys[] = {{"format", words(format_words), required, "formats of a document"},
                                 {"versions", of(Form::texts), required, "versions of the specification: 2.3, 1.6"}};
constexpr Table accepted_table{"accepted format", accepted_keys};
constexpr Shape accepted_shape = mapping(accepted_table);
constexpr Key count_keys[] = {{"at-least", count(0, most_count), false, "1 if not stated"},
                              {"at-most", count(0, most_count), false, "any number if not stated"}};
constexpr Table count_table{"count", count_keys};
constexpr Key graph_keys[] = {
    {"test", word(test_words), required, "a relation, what is said of their completeness, reach, or both ends known"},
    {"kinds", words(relation_words), false, "kinds of relations that count; each if not stated"}};
constexpr Table graph_table{"relations", graph_keys};
constexpr Key delivered_keys[] = {
    {"place", word(place_words), false, "inside or beside the delivery"},
    {"names", of(Form::globs), false, "how the SBOM's file is called"},
    {"companions", of(Form::texts), false, "endings: a file called as the SBOM with one of these lies beside it"}};
constexpr Table delivered_table{"delivered", delivered_keys};
constexpr Key write_keys[] = {{"spdx-2", of(Form::text), false, "SPDX 2.x"},
                              {"spdx-3", of(Form::text), false, "SPDX 3"},
                              {"cyclonedx", of(Form::text), false, "CycloneDX"}};
constexpr Table write_table{"write", write_keys};

constexpr Key check_keys[] = {
    {"id", of(Form::identifier), required, "its name, as it stands in findings"},
    {"title", of(Form::text), required, "what is asked for, in words"},
    {"scope", word(scope_words), required, "what it looks at"},
    {"level", word(level_words), required, "how strictly it is asked for"},
    {"clause", of(Form::text), false, "where the document says so"},
    {"formats", words(family_words), false, "where it holds for some formats only"},
    {"any", list_of(wanted_shape), false, "values of which one is enough, or at-least"},
    {"all", list_of(wanted_shape), false, "values of which each is needed"},
    {"at-least", count(1, most_count), false, "of 'any': so many values; 1 if not stated"},
    {"at-most", count(1, most_count), false, "of 'any': no more values than these"},
    {"every", of(Form::boolean), false, "each value that is there must be right, even if enough others are"},
    {"only-if", list_of(wanted_shape), false, "asked only of elements that state one of these"},
    {"unless", list_of(wanted_shape), false, "not asked of elements that state one of these"},
    {"unknown", word(taken_words), false, "what a declared unknown counts as; reported if not stated"},
    {"none", word(taken_words), false, "what NONE counts as; stated if not stated"},
    {"accepts", list_of(accepted_shape), false, "formats and versions that are accepted"},
    {"valid", of(Form::boolean), false, "with accepts: valid against the specification too"},
    {"elements", mapping(count_table), false, "how many elements of the scope there must be"},
    {"relations", mapping(graph_table), false, "what is asked of relations"},
    {"delivered", mapping(delivered_table), false, "how the SBOM itself is delivered"},
    {"judged-by", of(Form::text), false, "the kind that decides it, because the SBOM alone cannot"},
    {"write", mapping(write_table), false, "where to write it, if the places of its fields do not say"}};
constexpr Shape check_shape = mapping(sbom_check_table);
constexpr Key option_keys[] = {{"means", of(Form::text), required, "what it allows"},
                               {"otherwise", word(standing_words), required, "accepted or refused if no rule says"}};
constexpr Table option_table{"option", option_keys};
constexpr Shape option_shape = mapping(option_table);
constexpr Key force_keys[] = {{"from", of(Form::day), false, "first day"}, {"until", of(Form::day), false, "last day"}};
constexpr Table force_table{"in-force", force_keys};
constexpr Key profile_keys[] = {
    {"sluice", count(1, 1), required, "the format's version"},
    {"profile", of(Form::identifier), required, "its name in rules"},
    {"series", of(Form::identifier), false, "a name for all versions of the document: the one in force is taken"},
    {"title", of(Form::text), required, "the document in words"},
    {"basis", of(Form::text), required, "the document, its version, and how it was read"},
    {"in-force", mapping(force_table), false, "days on which SBOMs are made by this version"},
    {"options", map_of(option_shape), false, "points on which a rule may decide"},
    {"checks", list_of(check_shape), required, "what is asked for"}};

constexpr Shape value_shape = of(Form::texts);
constexpr Key problem_keys[] = {{"term", of(Form::text), required, "the defect"},
                                {"detail", of(Form::text), false, "what was seen"},
                                {"help", of(Form::text), false, "the remedy"},
                                {"place", of(Form::text), false, "JSON pointer"}};
constexpr Table problem_table{"SBOM problem", problem_keys};
constexpr Shape problem_shape = mapping(problem_table);
constexpr Key element_keys[] = {{"id", of(Form::text), false, "its id in the document"},
                                {"kind", word(element_words), false, "component if not stated"},
                                {"subject", of(Form::boolean), false, "the document describes it"},
                                {"completeness", word(completeness_words), false, "of the relations from it"},
                                {"fields", map_of(value_shape), false, "what it states, by the names of fields"}};
constexpr Table element_table{"SBOM element", element_keys};
constexpr Shape element_shape = mapping(element_table);
constexpr Key relation_keys[] = {{"kind", word(relation_words), required, "what it says"},
                                 {"from", of(Form::text), required, "id of an element"},
                                 {"to", of(Form::text), required, "id of an element, NONE or NOASSERTION"},
                                 {"completeness", word(completeness_words), false, "what it says of the others"}};
constexpr Table relation_table{"SBOM relation", relation_keys};
constexpr Shape relation_shape = mapping(relation_table);
constexpr Key sbom_keys[] = {{"path", of(Form::text), required, "its entry, or a file beside the delivery"},
                             {"format", word(format_words), false, "cyclonedx-json if not stated"},
                             {"version", of(Form::text), false, "of the specification, as written; 1.6 if not stated"},
                             {"complete", of(Form::boolean), false, "read to its end; true if not stated"},
                             {"problems", list_of(problem_shape), false, "defects; without any it is valid"},
                             {"document", map_of(value_shape), false, "what it states of itself"},
                             {"elements", list_of(element_shape), false, "what it lists"},
                             {"relations", list_of(relation_shape), false, "between elements"}};

}  // namespace

constinit const Table sbom_profile_table{"profile", profile_keys};
constinit const Table sbom_check_table{"check", check_keys};
constinit const Table sbom_wanted_table{"wanted value", wanted_keys};
constinit const Table sbom_table{"SBOM", sbom_keys};

}  // namespace sluice::policy
