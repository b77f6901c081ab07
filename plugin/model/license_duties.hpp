// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a license asks for, as data, and which of it is owed in a use case. A condition has three answers: where a fact
// is not known, the duty is neither owed nor gone, and says which fact would settle it.
#pragma once

#include "base/diagnostic.hpp"
#include "model/inventory.hpp"
#include "model/license_expression.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Facts that conditions may ask for: a closed set.
enum class DutyFact : std::uint8_t {
  distributed,      ///< it, or something that contains part of it, leaves the organization
  form,             ///< it leaves in source form, in binary form, or both
  linkage,          ///< how the consumer uses it
  modified,         ///< the delivered version is not the one its authors published
  user_product,     ///< a consumer product, in the sense of GPL-3.0 section 6
  signed_boot,      ///< the device runs only what is signed with a key
  network_service,  ///< users reach it over a network
};

/// What is known of how a component is used.
struct UseCase {
  std::optional<bool> distributed;
  std::optional<bool> in_source;  ///< the component is passed on in source form
  std::optional<bool> in_binary;  ///< in binary form, alone or as part of something
  Linkage linkage = Linkage::unknown;
  std::optional<bool> modified;
  std::optional<bool> user_product;
  std::optional<bool> signed_boot;
  std::optional<bool> network_service;
};

/// Conditions are trees: all, any and none ("not") over leaves that each ask for one fact.
struct DutyCondition {
  enum class Op : std::uint8_t { all, any, none, leaf };
  Op op = Op::all;  ///< without parts: always true
  std::vector<DutyCondition> parts;
  DutyFact fact = DutyFact::distributed;
  bool wanted = true;             ///< of a leaf about a yes-or-no fact
  std::vector<Linkage> linkages;  ///< of linkage: one of these
  bool source = false;            ///< of form: source form satisfies it
  bool binary = false;            ///< of form: binary form satisfies it
};

enum class EvidenceKind : std::uint8_t {
  license_text,              ///< `value`: the license whose text is delivered
  exception_text,            ///< `value`: the exception whose text is delivered
  notice_entry,              ///< the component stands in the notices
  copyright_notices,         ///< its copyright notices are kept
  notice_file,               ///< the text of its NOTICE file is kept
  source_archive,            ///< its source, of the version of the binary
  written_offer,             ///< an offer of the source, for long enough
  relink_objects,            ///< object files or source of what it is linked into
  relink_script,             ///< how to link them again
  build_instructions,        ///< scripts that build and install it, or how to
  installation_information,  ///< how a changed version gets onto the product
  modification_notice,       ///< changed files say that they are, and when
  sentence,                  ///< `value`: words that stand in the notices
  linkage,                   ///< `linkages`: it is used in one of these ways
  declared,                  ///< `value`: somebody answers for it
};

/// What shows that a duty is done: all or any of the parts, or an item.
struct DutyEvidence {
  enum class Op : std::uint8_t { all, any, item };
  Op op = Op::all;  ///< without parts: nothing can show it
  std::vector<DutyEvidence> parts;
  EvidenceKind kind = EvidenceKind::license_text;
  std::string value;
  std::vector<Linkage> linkages;
};

/// Who can say that a duty is done. What no machine can prove is "evidence missing", never a violation.
enum class Provable : std::uint8_t { machine, declaration, none };

struct LicenseDuty {
  std::string id;    ///< "provide-license-text"
  std::string text;  ///< one sentence, for people
  bool is_prohibition = false;
  std::string clause;  ///< "GPL-2.0 section 3"
  DutyCondition when;
  DutyEvidence evidence;
  Provable provable = Provable::none;
  Span span;
};

/// What an exception takes back.
struct DutyLift {
  std::vector<std::string> duties;  ///< ids; "all"
  std::string clause;
  DutyCondition when;
  Span span;
};

/// The duties of one license, or what an exception changes.
struct LicenseDutySet {
  std::string title;
  bool is_exception = false;
  std::vector<LicenseDuty> duties;
  std::vector<DutyLift> lifts;
  std::string by;  ///< "shipped", "pack acme/intake"
  Span span;
};

struct LicenseDuties {
  std::vector<LicenseDutySet> sets;
  std::map<std::string, std::size_t, std::less<>> licenses;    ///< index into `sets`, by LicenseKey::license
  std::map<std::string, std::size_t, std::less<>> exceptions;  ///< the same, by LicenseKey::addition

  const LicenseDutySet* find_license(const LicenseOperand& operand) const;
  const LicenseDutySet* find_exception(const LicenseOperand& operand) const;
};

enum class DutyStanding : std::uint8_t {
  owed,
  unsettled,  ///< a fact is missing
  lifted,     ///< an exception takes it back
  unlisted,   ///< no duties of this license or exception are known: not the same as none
};

/// One duty of one operand. Points into the LicenseDuties that it came from.
struct OwedDuty {
  DutyStanding standing = DutyStanding::owed;
  std::string operand;                ///< "GPL-3.0-only WITH GCC-exception-3.1"
  std::string from;                   ///< the license or exception that brings it, or that has no duties listed
  const LicenseDuty* duty = nullptr;  ///< null if unlisted
  DutyEvidence evidence;              ///< the duty's, with "this" replaced by the license or exception
  std::vector<DutyFact> settled_by;   ///< of an unsettled one: the facts that are missing, each once, in order
  const DutyLift* lift = nullptr;     ///< of a lifted one
};

/// The duties of every operand of `concluded`, in the order written, each operand once. Of an expression whose choices
/// are made: an OR that is left counts as if all of its operands held. Duties whose condition does not hold are left
/// out. An exception that is not listed changes nothing and is reported besides.
std::vector<OwedDuty> owed_duties(const LicenseDuties& duties, const LicenseExpression& concluded,
                                  const UseCase& use_case);

std::string_view to_string(DutyFact fact);
std::string_view to_string(EvidenceKind kind);
std::string_view to_string(Provable provable);
std::string_view to_string(DutyStanding standing);
std::optional<DutyFact> parse_duty_fact(std::string_view text);
std::optional<EvidenceKind> parse_evidence_kind(std::string_view text);
std::optional<Provable> parse_provable(std::string_view text);

}  // namespace sluice
