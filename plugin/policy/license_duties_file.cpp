// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/license_duties_file.hpp"

#include "model/license_policy.hpp"
#include "policy/duty_parts.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/license_ids.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

class DutySetReader {
 public:
  DutySetReader(LicenseDuties& duties, std::string by, const LicenseNames* names, Reading& reading)
      : duties_(duties), by_(std::move(by)), names_(names), reading_(reading) {}

  void read(const yaml::Node& root) {
    LicenseDutySet set;
    set.title = text_at(root, "title");
    set.by = by_;
    set.span = span_at(root, "title");
    const yaml::Node* licenses = root.find("licenses");
    const yaml::Node* exceptions = root.find("exceptions");
    set.is_exception = exceptions != nullptr;
    for (const yaml::Node& node : items_at(root, "duties")) add_duty(node, set);
    for (const yaml::Node& node : items_at(root, "lifts")) add_lift(node, set);
    if ((licenses == nullptr) == (exceptions == nullptr)) {
      reading_.error("bad-duties", "a duty file is about licenses or about exceptions", root.span,
                     "expected one of 'licenses' and 'exceptions'");
      return;
    }
    if (!set.is_exception && !set.lifts.empty()) {
      reading_.error("bad-duties", "only an exception takes duties back", span_at(root, "lifts"), "of no exception");
    }
    const std::size_t number = duties_.sets.size();
    duties_.sets.push_back(std::move(set));
    if (licenses != nullptr) {
      for (const yaml::Node* id : scalars_of(*licenses)) add_license(*id, number);
    } else {
      for (const yaml::Node* id : scalars_of(*exceptions)) add_exception(*id, number);
    }
  }

 private:
  void add_license(const yaml::Node& id, std::size_t set) {
    const auto operand = read_license_id(id, names_, reading_);
    if (operand) add(id, license_key(*operand).license, set, duties_.licenses);
  }

  void add_exception(const yaml::Node& id, std::size_t set) {
    const auto operand = read_exception_id(id, names_, reading_);
    if (operand) add(id, license_key(*operand).addition, set, duties_.exceptions);
  }

  void add(const yaml::Node& id, const std::string& key, std::size_t set,
           std::map<std::string, std::size_t, std::less<>>& numbers) {
    const auto [found, is_new] = numbers.try_emplace(key, set);
    if (is_new) return;
    const LicenseDutySet& earlier = duties_.sets[found->second];
    if (earlier.by != by_) {
      found->second = set;
      return;
    }
    reading_
        .error("duplicate-license", fmt::format("the duties of '{}' are stated twice", id.text), id.span,
               "stated again here")
        .secondary.push_back(reading_.label(earlier.span, "first stated here"));
  }

  void add_duty(const yaml::Node& node, LicenseDutySet& set) {
    if (node.kind != Kind::mapping) return;
    LicenseDuty duty;
    duty.id = text_at(node, "id");
    duty.clause = text_at(node, "clause");
    duty.span = span_at(node, "id");
    duty.provable = word_at(node, "provable", parse_provable).value_or(Provable::none);
    duty.is_prohibition = node.find("must-not") != nullptr;
    duty.text = text_at(node, duty.is_prohibition ? "must-not" : "must");
    if ((node.find("must") != nullptr) == duty.is_prohibition) {
      reading_.error("bad-duty", fmt::format("duty '{}' needs one of 'must' and 'must-not'", duty.id), node.span,
                     "expected exactly one");
    }
    if (const yaml::Node* when = node.find("when")) duty.when = read_duty_condition(*when, reading_);
    const yaml::Node* evidence = node.find("evidence");
    if (evidence != nullptr) duty.evidence = read_duty_evidence(*evidence, names_, reading_);
    if (node.find("provable") != nullptr && (evidence == nullptr) != (duty.provable == Provable::none)) {
      reading_.error("bad-duty", fmt::format("duty '{}' is provable and without evidence, or the reverse", duty.id),
                     span_at(node, "provable"), evidence == nullptr ? "what shows it?" : "the evidence shows it");
    }
    const auto twin = std::ranges::find(set.duties, duty.id, &LicenseDuty::id);
    if (twin != set.duties.end()) {
      reading_
          .error("duplicate-duty", fmt::format("two duties of one file have the id '{}'", duty.id), duty.span,
                 "used again here")
          .secondary.push_back(reading_.label(twin->span, "first used here"));
    }
    set.duties.push_back(std::move(duty));
  }

  void add_lift(const yaml::Node& node, LicenseDutySet& set) {
    if (node.kind != Kind::mapping) return;
    DutyLift lift;
    lift.duties = texts_at(node, "duties");
    lift.clause = text_at(node, "clause");
    lift.span = span_at(node, "duties");
    if (const yaml::Node* when = node.find("when")) lift.when = read_duty_condition(*when, reading_);
    set.lifts.push_back(std::move(lift));
  }

  LicenseDuties& duties_;
  std::string by_;
  const LicenseNames* names_;
  Reading& reading_;
};

}  // namespace

void read_license_duties(const yaml::Document& document, const std::string& by, const LicenseNames* names,
                         LicenseDuties& duties, Reading& reading) {
  check_table(document.root, license_duties_table, reading);
  DutySetReader(duties, by, names, reading).read(document.root);
}

void check_lifts(const LicenseDuties& duties, Reading& reading) {
  std::set<std::string_view> ids = {"all"};
  for (const LicenseDutySet& set : duties.sets) {
    for (const LicenseDuty& duty : set.duties) ids.insert(duty.id);
  }
  for (const LicenseDutySet& set : duties.sets) {
    for (const DutyLift& lift : set.lifts) {
      for (const std::string& id : lift.duties) {
        if (ids.contains(id)) continue;
        reading
            .error("unknown-duty", fmt::format("no license has a duty '{}' to take back", id), lift.span,
                   "no such duty")
            .help = nearest_help("duty", id, {ids.begin(), ids.end()});
      }
    }
  }
}

}  // namespace sluice::policy
