// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/acceptance.hpp"
#include "model/policy.hpp"
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;

constexpr WordList entry_kind_words = words_up_to<EntryKind::other>;
constexpr WordList weight_words = words_up_to<Weight::error>;
constexpr WordList completeness_words = words_up_to<Completeness::refused>;
constexpr WordList provenance_words = words_up_to<Provenance::first_party>;
constexpr WordList linkage_words = words_up_to<Linkage::unknown>;
constexpr WordList file_use_words = words_up_to<FileUse::included>;
constexpr WordList use_evidence_words = words_up_to<UseEvidence::unused>;
constexpr WordList custody_words = words_up_to<Custody::none>;
constexpr WordList scope_words = words_up_to<Scope::dev>;

std::span<const std::string_view> expected_outcome_words() {
  static constexpr std::string_view words[] = {"pass", "fail", "unknown", "not-applicable", "error", "waived"};
  return words;
}

constexpr WordList evidence_words = words_up_to<LicenseEvidence::unmatched>;

constexpr Shape text_shape = of(Form::text);
constexpr Shape texts_shape = of(Form::texts);

constexpr Key statement_keys[] = {{"license", of(Form::text), false, "SPDX license expression; none if not stated"},
                                  {"by", word(evidence_words), false, "how it is stated; tag if not stated"},
                                  {"difference", of(Form::text), false, "how the text differs from the license's"},
                                  {"restricts", of(Form::boolean), false, "the difference restricts"}};
constexpr Table statement_table{"license-statement", statement_keys};
constexpr Shape statement_shape = mapping(statement_table);
constexpr Key declaration_keys[] = {
    {"path", of(Form::text), required, "the document's entry, which is made if not listed"},
    {"format", of(Form::text), false, "the path's last part if not stated"},
    {"license", of(Form::text), false, "SPDX license expression"},
    {"unknown", of(Form::texts), false, "names that no list knows"},
    {"files", of(Form::texts), false, "what it speaks for; all if not stated"},
    {"name", of(Form::text), false, "of the package"},
    {"version", of(Form::text), false, "of the package"}};
constexpr Table declaration_table{"license-declaration", declaration_keys};
constexpr Shape declaration_shape = mapping(declaration_table);

constexpr Key entry_keys[] = {{"path", of(Form::text), required, "as written in the archive"},
                              {"kind", word(entry_kind_words), false, "a file if not stated"},
                              {"type", of(Form::text), false, "content type by magic bytes"},
                              {"size", of(Form::size), false, "bytes"},
                              {"mode", of(Form::text), false, "permission bits in octal"},
                              {"sha256", of(Form::sha256), false, "of its bytes"},
                              {"link", of(Form::text), false, "where a link leads"},
                              {"encrypted", of(Form::boolean), false, "its bytes could not be read"},
                              {"licenses", list_of(statement_shape), false, "what its bytes state of licenses"},
                              {"copyrights", of(Form::texts), false, "holders that its bytes name"}};
constexpr Table entry_table{"entry", entry_keys};
constexpr Shape entry_shape = mapping(entry_table);

constexpr Key hazard_keys[] = {{"term", of(Form::text), required, "the hazard"},
                               {"weight", word(weight_words), false, "error if not stated"},
                               {"path", of(Form::text), false, "the entry; the archive itself if not stated"},
                               {"detail", of(Form::text), false, "what was seen"}};
constexpr Table hazard_table{"hazard", hazard_keys};
constexpr Shape hazard_shape = mapping(hazard_table);

extern const Table nested_table;
constexpr Shape nested_shape = mapping(nested_table);

// clang-format off
#define SLUICE_ARCHIVE_KEYS                                                                        \
  {"format", of(Form::text), false, "by the name's ending if not stated"},                         \
  {"filters", of(Form::texts), false, "compression layers, outermost first"},                      \
  {"size", of(Form::size), false, "bytes as delivered"},                                           \
  {"sha256", of(Form::sha256), false, "of the bytes as delivered"},                                \
  {"completeness", word(completeness_words), false, "complete if not stated"},                     \
  {"reason", of(Form::text), false, "why it is not complete"},                                     \
  {"entries", list_of(entry_shape), false, "what it holds"},                                       \
  {"hazards", list_of(hazard_shape), false, "what intake states about it"},                        \
  {"nested", list_of(nested_shape), false, "archives in it; their entries are made if not listed"}
// clang-format on
constexpr Key nested_keys[] = {{"path", of(Form::text), required, "the entry that it is"}, SLUICE_ARCHIVE_KEYS};

constexpr Key defect_keys[] = {{"term", of(Form::text), required, "the defect"},
                               {"detail", of(Form::text), false, "what was seen"},
                               {"help", of(Form::text), false, "the remedy"}};
constexpr Table defect_table{"defect", defect_keys};
constexpr Shape defect_shape = mapping(defect_table);
constexpr Key document_keys[] = {{"role", of(Form::text), required, "manifest, checksums, notice, ..."},
                                 {"path", of(Form::text), required, "an entry, or a file beside the delivery"}};
constexpr Table document_table{"document", document_keys};
constexpr Shape document_shape = mapping(document_table);
constexpr Key checksum_keys[] = {{"algorithm", of(Form::text), required, "sha256, ..."},
                                 {"path", of(Form::text), required, "as written in the list"},
                                 {"expected", of(Form::text), required, "hex digits as listed"},
                                 {"actual", of(Form::text), false, "hex digits of the delivered bytes"},
                                 {"list", of(Form::text), false, "the list's path; SHA256SUMS if not stated"}};
constexpr Table checksum_table{"checksum", checksum_keys};
constexpr Shape checksum_shape = mapping(checksum_table);

constexpr Shape sbom_shape = mapping(sbom_table);

constexpr Key delivery_keys[] = {{"name", of(Form::text), required, "file or folder name"},
                                 SLUICE_ARCHIVE_KEYS,
                                 {"supplier", of(Form::text), false, "id in the register"},
                                 {"manifest", map_of(text_shape), false, "statements of delivery.yaml by field path"},
                                 {"defects", list_of(defect_shape), false, "defects of delivery.yaml"},
                                 {"documents", list_of(document_shape), false, "documents that were recognized"},
                                 {"checksums", list_of(checksum_shape), false, "lines of checksum lists"},
                                 {"declares", list_of(declaration_shape), false, "licenses that documents declare"},
                                 {"sboms", list_of(sbom_shape), false, "SBOMs that were read"}};
#undef SLUICE_ARCHIVE_KEYS
constexpr Table delivery_table{"delivery", delivery_keys};
constexpr Shape delivery_shape = mapping(delivery_table);

constexpr Key component_keys[] = {{"purl", of(Form::text), false, "Package URL"},
                                  {"name", of(Form::text), false, "name"},
                                  {"version", of(Form::text), false, "version"},
                                  {"supplier", of(Form::text), false, "id in the register"},
                                  {"origin", word(provenance_words), false, "resolved if not stated"},
                                  {"via", of(Form::text), false, "find_package, FetchContent, ..."},
                                  {"source", of(Form::text), false, "URL or path it was taken from"},
                                  {"digest", of(Form::text), false, "as pinned by the build"},
                                  {"location", of(Form::text), false, "library file or package folder"},
                                  {"owner", of(Form::text), false, "what owns its files: dpkg, rpm, conan, ..."},
                                  {"publisher", of(Form::text), false, "maintainer, vendor or author by its records"},
                                  {"license", of(Form::text), false, "as its records declare it"}};
constexpr Table component_table{"component", component_keys};
constexpr Shape component_shape = mapping(component_table);
constexpr Key use_keys[] = {{"consumer", of(Form::text), required, "a target's name"},
                            {"purl", of(Form::text), required, "of one of the components"},
                            {"config", of(Form::text), false, "Release, ..."},
                            {"linkage", word(linkage_words), false, "unknown if not stated"},
                            {"scope", word(scope_words), false, "runtime if not stated"},
                            {"direct", of(Form::boolean), false, "true if not stated"},
                            {"declared", of(Form::boolean), false, "true if not stated"},
                            {"evidence", word(use_evidence_words), false, "unknown if not stated"}};
constexpr Table use_table{"use", use_keys};
constexpr Shape use_shape = mapping(use_table);

constexpr Key target_keys[] = {{"name", of(Form::text), required, "its name"},
                               {"type", of(Form::text), false, "EXECUTABLE if not stated"},
                               {"ships", of(Form::boolean), false, "true if not stated"},
                               {"sources", of(Form::texts), false, "compiled files below a component's location"}};
constexpr Table target_table{"target", target_keys};
constexpr Shape target_shape = mapping(target_table);
constexpr Key taken_file_keys[] = {{"path", of(Form::text), required, "the file, or a folder"},
                                   {"use", word(file_use_words), false, "linked if not stated"},
                                   {"custody", word(custody_words), false, "none if not stated"},
                                   {"nearest", of(Form::text), false, "what it should have been"},
                                   {"files", of(Form::size), false, "1 if not stated"},
                                   {"targets", of(Form::texts), false, "that took it"}};
constexpr Table taken_file_table{"taken-file", taken_file_keys};
constexpr Shape taken_file_shape = mapping(taken_file_table);
constexpr Key evidence_keys[] = {{"linked", of(Form::size), false, "files that linkers opened"},
                                 {"included", of(Form::size), false, "files that compilers included"},
                                 {"files", list_of(taken_file_shape), false, "those for which nobody answers"}};
constexpr Table evidence_table{"build-evidence", evidence_keys};
constexpr Key build_keys[] = {{"project", of(Form::text), false, "its name"},
                              {"generator", of(Form::text), false, "Ninja if not stated"},
                              {"cmake-version", of(Form::text), false, "of CMake"},
                              {"configs", of(Form::texts), false, "Release, ..."},
                              {"targets", list_of(target_shape), false, "its targets"},
                              {"link-inputs", of(Form::size), false, "libraries on link lines that are not built here"},
                              {"link-inputs-owned", of(Form::size), false, "of these, with a known component"},
                              {"link-inputs-versioned", of(Form::size), false, "of these, with a version"},
                              {"link-inputs-linkage", of(Form::size), false, "of these, with a known linkage"},
                              {"evidence", mapping(evidence_table), false, "what the finished build took"}};
constexpr Table build_table{"build", build_keys};
constexpr WordList decision_words = words_up_to<AcceptanceDecision::reject>;
constexpr Key acceptance_keys[] = {{"decision", word(decision_words), false, "accept if not stated"},
                                   {"day", of(Form::day), required, "of the decision"},
                                   {"by", of(Form::text), false, "who decided"},
                                   {"role", of(Form::text), false, "as what"},
                                   {"conditions", of(Form::text), false, "under which it holds"},
                                   {"until", of(Form::day), false, "its last day"},
                                   {"max-deliveries", count(1, 1'000'000), false, "that it covers"},
                                   {"supplier", of(Form::text), false, "id in the register"},
                                   {"component", of(Form::text), required, "that was delivered"},
                                   {"version", of(Form::text), false, "of the component"},
                                   {"sha256", of(Form::sha256), required, "of the delivery"},
                                   {"sboms", of(Form::texts), false, "SHA-256 of its SBOMs"}};
constexpr Table acceptance_table{"earlier-acceptance", acceptance_keys};
constexpr Shape acceptance_shape = mapping(acceptance_table);
constexpr Key unknown_keys[] = {{"fact", of(Form::text), required, "what is missing"},
                                {"reason", of(Form::text), required, "why"}};
constexpr Table unknown_table{"unknown", unknown_keys};
constexpr Shape unknown_shape = mapping(unknown_table);

constexpr Shape waiver_shape = {.form = Form::mapping, .table = &waiver_table, .is_deferred = true};
constexpr Shape supplier_shape = mapping(supplier_table);
constexpr Key given_keys[] = {{"deliveries", list_of(delivery_shape), false, "what suppliers handed over"},
                              {"components", list_of(component_shape), false, "what the build resolved"},
                              {"uses", list_of(use_shape), false, "which target uses which component, and how"},
                              {"build", mapping(build_table), false, "the build"},
                              {"sboms", list_of(sbom_shape), false, "SBOMs of the project itself"},
                              {"unknowns", list_of(unknown_shape), false, "what could not be read"},
                              {"acceptances", list_of(acceptance_shape), false,
                               "the store of earlier acceptances, in order; no store if not stated"},
                              {"waivers", list_of(waiver_shape), false, "waivers in force"},
                              {"suppliers", map_of(supplier_shape), false, "the register; the policy's if not stated"}};
constexpr Table given_table{"given", given_keys};

constexpr Key at_keys[] = {{"day", of(Form::day), required, "the day of the judgement"},
                           {"rung", of(Form::text), required, "the rung of the judgement"}};
constexpr Table at_table{"at", at_keys};
constexpr Key becomes_keys[] = {{"action", word(action_words), required, "the action to come"},
                                {"from", of(Form::day), required, "its first day"}};
constexpr Table becomes_table{"becomes", becomes_keys};
constexpr Key expect_keys[] = {{"rule", of(Form::rule_id), required, "the rule"},
                               {"outcome", word(expected_outcome_words), required, "what comes of it"},
                               {"action", word(action_words), false, "what happens"},
                               {"term", of(Form::text), false, "what is found"},
                               {"count", of(Form::size), false, "how many findings of that outcome"},
                               {"obligations", of(Form::texts), false, "duties that come about"},
                               {"becomes", mapping(becomes_table), false, "what will happen later"}};
constexpr Table expect_table{"expectation", expect_keys};
constexpr Shape expect_shape = mapping(expect_table);
constexpr Key case_keys[] = {{"name", of(Form::text), required, "what it shows"},
                             {"given", mapping(given_table), required, "the facts"},
                             {"with", map_of(texts_shape), false, "lists of its rules' parameters, in place of the packs'"},
                             {"at", mapping(at_table), required, "day and rung"},
                             {"expect", list_of(expect_shape), required, "what must come of them"}};

constinit const Table nested_table{"nested archive", nested_keys};

}  // namespace

constinit const Table case_table{"case", case_keys};

}  // namespace sluice::policy
