// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/duty_parts.hpp"

#include "policy/fields.hpp"
#include "policy/license_ids.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

/// Evidence that is a word alone.
constexpr std::array<EvidenceKind, 8> plain_kinds = {
    EvidenceKind::copyright_notices,        EvidenceKind::notice_file,        EvidenceKind::written_offer,
    EvidenceKind::relink_objects,           EvidenceKind::relink_script,      EvidenceKind::build_instructions,
    EvidenceKind::installation_information, EvidenceKind::modification_notice};

DutyCondition leaf_of(DutyFact fact) {
  DutyCondition leaf;
  leaf.op = DutyCondition::Op::leaf;
  leaf.fact = fact;
  return leaf;
}

DutyCondition read_group(const yaml::Node& node, DutyCondition::Op op, Reading& reading) {
  DutyCondition group;
  group.op = op;
  for (const yaml::Node& item : node.items) group.parts.push_back(read_duty_condition(item, reading));
  if (group.parts.empty()) reading.error("bad-condition", "a condition has no parts", node.span, "nothing to hold");
  return group;
}

DutyCondition read_fact(const yaml::Member& member, DutyFact fact) {
  DutyCondition leaf = leaf_of(fact);
  const std::vector<std::string> words = texts_of(member.value);
  const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
  leaf.wanted = flag_of(member.value).value_or(true);
  if (fact == DutyFact::form) {
    leaf.source = has("source");
    leaf.binary = has("binary");
  }
  for (const std::string& word : words) {
    const auto linkage = parse_linkage(word);
    if (fact == DutyFact::linkage && linkage) leaf.linkages.push_back(*linkage);
  }
  return leaf;
}

class EvidenceReader {
 public:
  EvidenceReader(const LicenseNames* names, Reading& reading) : names_(names), reading_(reading) {}

  DutyEvidence read(const yaml::Node& node) {
    if (node.kind == Kind::scalar) return read_word(node);
    if (node.kind == Kind::mapping && node.members.size() == 1) return read_member(node.members.front());
    reading_.error("bad-evidence", "a piece of evidence is a word, or has exactly one key", node.span,
                   "expected exactly one");
    return {};
  }

 private:
  DutyEvidence read_word(const yaml::Node& node) {
    DutyEvidence item;
    item.op = DutyEvidence::Op::item;
    const auto kind = parse_evidence_kind(node.text);
    if (kind && std::ranges::find(plain_kinds, *kind) != plain_kinds.end()) {
      item.kind = *kind;
      return item;
    }
    std::vector<std::string_view> known;
    for (const EvidenceKind plain : plain_kinds) known.push_back(to_string(plain));
    Diagnostic& problem = reading_.error("bad-evidence", fmt::format("there is no evidence '{}'", node.text), node.span,
                                         kind ? "needs a value" : "no such evidence");
    problem.help = kind ? fmt::format("write '{{{}: ...}}'", node.text) : nearest_help("word", node.text, known);
    if (problem.help.empty()) problem.help = fmt::format("it may be {}", one_of(known));
    return item;
  }

  DutyEvidence read_member(const yaml::Member& member) {
    DutyEvidence evidence;
    if (member.key == "all" || member.key == "any") {
      evidence.op = member.key == "all" ? DutyEvidence::Op::all : DutyEvidence::Op::any;
      for (const yaml::Node& part : member.value.items) evidence.parts.push_back(read(part));
      if (evidence.parts.empty())
        reading_.error("bad-evidence", fmt::format("'{}' has no parts", member.key), member.key_span,
                       "nothing to show");
      return evidence;
    }
    evidence.op = DutyEvidence::Op::item;
    evidence.kind = parse_evidence_kind(member.key).value_or(EvidenceKind::declared);
    if (evidence.kind == EvidenceKind::linkage) {
      evidence.linkages = read_fact(member, DutyFact::linkage).linkages;
      return evidence;
    }
    if (member.value.kind == Kind::scalar) evidence.value = member.value.text;
    check_id(evidence, member.value);
    return evidence;
  }

  void check_id(const DutyEvidence& evidence, const yaml::Node& node) {
    if (evidence.value == "this" || evidence.value.empty()) return;
    if (evidence.kind == EvidenceKind::license_text) static_cast<void>(read_license_id(node, names_, reading_));
    if (evidence.kind == EvidenceKind::exception_text) static_cast<void>(read_exception_id(node, names_, reading_));
  }

  const LicenseNames* names_;
  Reading& reading_;
};

}  // namespace

DutyCondition read_duty_condition(const yaml::Node& node, Reading& reading) {
  DutyCondition whole;
  for (const yaml::Member& member : node.members) {
    if (member.key == "all" || member.key == "any") {
      const DutyCondition::Op op = member.key == "all" ? DutyCondition::Op::all : DutyCondition::Op::any;
      whole.parts.push_back(read_group(member.value, op, reading));
    } else if (member.key == "not") {
      DutyCondition none;
      none.op = DutyCondition::Op::none;
      none.parts.push_back(read_duty_condition(member.value, reading));
      whole.parts.push_back(std::move(none));
    } else if (const auto fact = parse_duty_fact(member.key)) {
      whole.parts.push_back(read_fact(member, *fact));
    }
  }
  return whole;
}

DutyEvidence read_duty_evidence(const yaml::Node& node, const LicenseNames* names, Reading& reading) {
  return EvidenceReader(names, reading).read(node);
}

}  // namespace sluice::policy
