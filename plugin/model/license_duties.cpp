// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Kleene's three-valued logic over the conditions of duties: an unknown part matters only if the others leave it open.
#include "model/license_duties.hpp"

#include "model/license_policy.hpp"

#include <algorithm>
#include <set>

namespace sluice {
namespace {

/// An answer, and the facts that are missing for one.
struct Answer {
  std::optional<bool> holds;
  std::vector<DutyFact> missing;
};

Answer answer_of(std::optional<bool> value, bool wanted, DutyFact fact) {
  if (!value) return {std::nullopt, {fact}};
  return {*value == wanted, {}};
}

std::optional<bool> either(std::optional<bool> left, std::optional<bool> right) {
  if (left.value_or(false) || right.value_or(false)) return true;
  return left && right ? std::optional(false) : std::nullopt;
}

Answer ask_form(const DutyCondition& leaf, const UseCase& use) {
  const std::optional<bool> no = false;
  return answer_of(either(leaf.source ? use.in_source : no, leaf.binary ? use.in_binary : no), true, DutyFact::form);
}

Answer ask_linkage(const DutyCondition& leaf, const UseCase& use) {
  if (use.linkage == Linkage::unknown) return {std::nullopt, {DutyFact::linkage}};
  return {std::ranges::find(leaf.linkages, use.linkage) != leaf.linkages.end(), {}};
}

Answer ask(const DutyCondition& leaf, const UseCase& use) {
  switch (leaf.fact) {
    case DutyFact::distributed:
      return answer_of(use.distributed, leaf.wanted, leaf.fact);
    case DutyFact::form:
      return ask_form(leaf, use);
    case DutyFact::linkage:
      return ask_linkage(leaf, use);
    case DutyFact::modified:
      return answer_of(use.modified, leaf.wanted, leaf.fact);
    case DutyFact::user_product:
      return answer_of(use.user_product, leaf.wanted, leaf.fact);
    case DutyFact::signed_boot:
      return answer_of(use.signed_boot, leaf.wanted, leaf.fact);
    case DutyFact::network_service:
      return answer_of(use.network_service, leaf.wanted, leaf.fact);
  }
  return {};
}

/// Recursion is bounded by the depth that the YAML reader allows.
Answer evaluate(const DutyCondition& condition, const UseCase& use) {
  if (condition.op == DutyCondition::Op::leaf) return ask(condition, use);
  if (condition.op == DutyCondition::Op::none) {
    Answer answer = condition.parts.empty() ? Answer{true, {}} : evaluate(condition.parts.front(), use);
    if (answer.holds) answer.holds = !*answer.holds;
    return answer;
  }
  const bool decides = condition.op == DutyCondition::Op::any;  // one such part decides the whole
  Answer whole{!decides, {}};
  for (const DutyCondition& part : condition.parts) {
    const Answer answer = evaluate(part, use);
    if (answer.holds == decides) return {decides, {}};
    if (answer.holds) continue;
    whole.holds = std::nullopt;
    whole.missing.insert(whole.missing.end(), answer.missing.begin(), answer.missing.end());
  }
  return whole;
}

void put_in_order(std::vector<DutyFact>& facts) {
  std::ranges::sort(facts);
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

void name_license(DutyEvidence& evidence, const std::string& license, const std::string& exception) {
  if (evidence.kind == EvidenceKind::license_text && evidence.value == "this") evidence.value = license;
  if (evidence.kind == EvidenceKind::exception_text && evidence.value == "this") evidence.value = exception;
  for (DutyEvidence& part : evidence.parts) name_license(part, license, exception);
}

bool names_duty(const DutyLift& lift, const std::string& duty) {
  return std::ranges::any_of(lift.duties, [&](const std::string& name) { return name == "all" || name == duty; });
}

/// The duties of one operand, one after the other.
class OperandDuties {
 public:
  OperandDuties(const LicenseOperand& operand, const LicenseDuties& duties, const UseCase& use,
                std::vector<OwedDuty>& found)
      : operand_(operand),
        license_(duties.find_license(operand)),
        exception_(operand.addition.empty() ? nullptr : duties.find_exception(operand)),
        use_(use),
        found_(found) {}

  void add_all() {
    const std::string license = operand_.is_or_later ? operand_.license + '+' : operand_.license;
    add_set(license_, license);
    if (!operand_.addition.empty()) add_set(exception_, operand_.addition);
  }

 private:
  void add_set(const LicenseDutySet* set, const std::string& from) {
    if (set == nullptr) {
      OwedDuty unlisted = start(from);
      unlisted.standing = DutyStanding::unlisted;
      found_.push_back(std::move(unlisted));
      return;
    }
    for (const LicenseDuty& duty : set->duties) add(duty, from, !set->is_exception);
  }

  OwedDuty start(const std::string& from) const {
    OwedDuty owed;
    owed.operand = render_license_operand(operand_);
    owed.from = from;
    return owed;
  }

  void add(const LicenseDuty& duty, const std::string& from, bool can_be_lifted) {
    const Answer applies = evaluate(duty.when, use_);
    if (applies.holds == false) return;
    OwedDuty owed = start(from);
    owed.duty = &duty;
    owed.evidence = duty.evidence;
    name_license(owed.evidence, operand_.license, operand_.addition);
    owed.settled_by = applies.missing;
    if (can_be_lifted && exception_ != nullptr) apply_lifts(owed);
    owed.standing = owed.lift != nullptr      ? DutyStanding::lifted
                    : owed.settled_by.empty() ? DutyStanding::owed
                                              : DutyStanding::unsettled;
    if (owed.standing == DutyStanding::lifted) owed.settled_by.clear();
    put_in_order(owed.settled_by);
    found_.push_back(std::move(owed));
  }

  void apply_lifts(OwedDuty& owed) const {
    for (const DutyLift& lift : exception_->lifts) {
      if (!names_duty(lift, owed.duty->id)) continue;
      const Answer lifted = evaluate(lift.when, use_);
      if (lifted.holds == true) owed.lift = &lift;
      owed.settled_by.insert(owed.settled_by.end(), lifted.missing.begin(), lifted.missing.end());
    }
  }

  const LicenseOperand& operand_;
  const LicenseDutySet* license_;
  const LicenseDutySet* exception_;
  const UseCase& use_;
  std::vector<OwedDuty>& found_;
};

}  // namespace

const LicenseDutySet* LicenseDuties::find_license(const LicenseOperand& operand) const {
  const std::size_t* found = find_by_license(licenses, license_key(operand));
  return found == nullptr ? nullptr : &sets[*found];
}

const LicenseDutySet* LicenseDuties::find_exception(const LicenseOperand& operand) const {
  const auto found = exceptions.find(license_key(operand).addition);
  return found == exceptions.end() ? nullptr : &sets[found->second];
}

std::vector<OwedDuty> owed_duties(const LicenseDuties& duties, const LicenseExpression& concluded,
                                  const UseCase& use_case) {
  std::vector<OwedDuty> found;
  std::set<std::string> done;
  for (const LicenseOperand& operand : concluded.operands) {
    if (done.insert(license_operand_key(operand)).second) OperandDuties(operand, duties, use_case, found).add_all();
  }
  return found;
}

}  // namespace sluice
