// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;

std::span<const std::string_view> category_words() {
  static constexpr std::string_view words[] = {"false-positive", "accepted-risk", "mitigated", "license-acquired",
                                               "fix-scheduled"};
  return words;
}

/// The justifications of OpenVEX and CSAF.
std::span<const std::string_view> justification_words() {
  static constexpr std::string_view words[] = {
      "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
      "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist"};
  return words;
}

constexpr Shape value_shape = of(Form::value);
constexpr Shape tighten_shape = mapping(tighten_table);

constexpr Key extends_keys[] = {
    {"use", of(Form::text), required, "builtin:NAME@MAJOR, a path relative to this file (in an archive: NAME.tar.gz!/pack.yaml), or an https address"},
    {"sha256", of(Form::sha256), false, "of the file behind an address, or of an archive"}};
constexpr Table extends_table{"project's extends entry", extends_keys};
constexpr Shape extends_shape = mapping(extends_table);

constexpr Key context_keys[] = {{"business-unit", of(Form::text), false, "who builds it"},
                                {"stage", of(Form::text), false, "how far the product is"},
                                {"distribution", of(Form::text), false, "how the product reaches others"}};
constexpr Table context_table{"context", context_keys};
constexpr Key target_keys[] = {{"distribution", of(Form::text), required, "how this target reaches others"}};
constexpr Table target_table{"target", target_keys};
constexpr Shape target_shape = mapping(target_table);

constexpr Key assign_keys[] = {{"match", mapping(route_match_table), required, "findings: by supplier, tags, path, ..."},
                               {"rung", of(Form::text), required, "their rung"},
                               {"until", of(Form::day), false, "its last day"},
                               {"owner", of(Form::text), false, "who answers for it"},
                               {"ticket", of(Form::text), false, "where it was decided"}};
constexpr Table assign_table{"assign entry", assign_keys};
constexpr Shape assign_shape = mapping(assign_table);

constexpr Shape role_keys_shape = of(Form::texts);
constexpr Key acceptance_keys[] = {
    {"folder", of(Form::text), false, "where `sluice accept` keeps its records, relative to this file"},
    {"roles", map_of(role_keys_shape), false,
     "who may accept: files with the public keys or certificates of each role; then only what they signed counts"}};
constexpr Table acceptance_table{"acceptance", acceptance_keys};

constexpr Key project_file_keys[] = {
    {"sluice", count(1, 1), required, "the format's version"},
    {"extends", list_of(extends_shape), false, "the packs that hold here, in order"},
    {"rung", of(Form::text), false, "the step of the maturity ladder"},
    {"context", mapping(context_table), false, "what the project is"},
    {"targets", map_of(target_shape), false, "what differs for single targets"},
    {"deliveries", of(Form::globs), false, "where deliveries lie, relative to this file"},
    {"notices", of(Form::texts), false, "files with the notices that the product shows, relative to this file"},
    {"sboms", of(Form::texts), false, "SBOMs of what is built here, relative to this file"},
    {"suppliers", of(Form::text), false, "the register's file"},
    {"waivers", of(Form::texts), false, "files with waivers"},
    {"decisions", of(Form::texts), false, "files with standing decisions; decisions.yaml if absent"},
    {"baseline", of(Form::text), false, "the file with the findings known at adoption"},
    {"params", map_of(value_shape), false, "stricter values for the packs' parameters"},
    {"raise", map_of(tighten_shape), false, "stricter fields of rules, by id or glob"},
    {"ledger", of(Form::text), false, "where verdicts are recorded: a file relative to this one, or a postgresql:// URL"},
    {"acceptance", mapping(acceptance_table), false, "who may accept deliveries, and where that is recorded"},
    {"limits", mapping(limits_table), false, "lower bounds on what a delivery may cost"},
    {"assign", list_of(assign_shape), false, "another rung for suppliers, rule families or folders"}};

constexpr Key pin_keys[] = {
    {"sha256", of(Form::sha256), required, "of the file or archive that the decision was about"}};
constexpr Table pin_table{"pin", pin_keys};
constexpr Key waiver_keys[] = {
    {"id", of(Form::text), required, "its name in reports"},
    {"rules", of(Form::globs), required, "rule ids or globs"},
    {"match", mapping(waiver_match_table), false, "the findings it silences"},
    {"pin", mapping(pin_table), false, "makes it void when the bytes change"},
    {"category", word(category_words), false, "why it may be silenced"},
    {"justification", word(justification_words), false, "the VEX justification"},
    {"reason", of(Form::text), false, "the reason, for people"},
    {"owner", of(Form::text), false, "who answers for it"},
    {"approved-by", of(Form::text), false, "who decided it"},
    {"ticket", of(Form::text), false, "where it was decided"},
    {"created", of(Form::day), false, "when it was written"},
    {"starts", of(Form::day), false, "its first day"},
    {"expires", of(Form::day), required, "its last day"},
    {"until-fixed", of(Form::boolean), false, "ends by itself once a fixed version is known"}};
constexpr Shape any_waiver_shape = {.form = Form::mapping, .table = &waiver_table, .is_deferred = true};
constexpr Key waivers_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                     {"waivers", list_of(any_waiver_shape), required, "the dated exceptions"}};

constexpr Key supplier_keys[] = {{"name", of(Form::text), required, "the supplier's name"},
                                 {"ids", of(Form::texts), false, "lei:, duns:, domain: or vendor: identifiers"},
                                 {"paths", of(Form::globs), false, "where its deliveries lie"},
                                 {"urls", of(Form::globs), false, "where its deliveries come from"},
                                 {"purls", of(Form::globs), false, "its packages"},
                                 {"contact", of(Form::text), false, "who answers at the supplier"},
                                 {"keys", of(Form::texts), false, "files with its keys"},
                                 {"rung", of(Form::text), false, "its rung, in place of the project's"},
                                 {"rung-until", of(Form::day), false, "the last day of that rung"},
                                 {"owner", of(Form::text), false, "who answers for it here"},
                                 {"ticket", of(Form::text), false, "where its rung was decided"}};
constexpr Shape supplier_shape = mapping(supplier_table);
constexpr Key suppliers_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                       {"suppliers", map_of(supplier_shape), required, "the suppliers by id"}};

constexpr Key locked_pack_keys[] = {{"version", of(Form::semver), required, "the pack's version"},
                                    {"file", of(Form::text), required, "its file"},
                                    {"sha256", of(Form::sha256), required, "of its file"}};
constexpr Table locked_pack_table{"locked pack", locked_pack_keys};
constexpr Shape locked_pack_shape = mapping(locked_pack_table);
constexpr Shape digest_shape = of(Form::sha256);
constexpr Shape rule_state_shape = of(Form::text);
constexpr Key lock_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                  {"packs", map_of(locked_pack_shape), required, "the packs by id"},
                                  {"rule-files", map_of(digest_shape), false, "SHA-256 by rule file"},
                                  {"data-files", map_of(digest_shape), false, "SHA-256 by file that rules refer to"},
                                  {"rules", map_of(rule_state_shape), false, "what packs make of each rule, for the next update to compare"}};

}  // namespace

constinit const Table project_file_table{"project file", project_file_keys};
constinit const Table waivers_file_table{"waiver file", waivers_file_keys};
constinit const Table suppliers_file_table{"register", suppliers_file_keys};
constinit const Table lock_file_table{"lock file", lock_file_keys};
constinit const Table waiver_table{"waiver", waiver_keys};
constinit const Table supplier_table{"supplier", supplier_keys};

}  // namespace sluice::policy
