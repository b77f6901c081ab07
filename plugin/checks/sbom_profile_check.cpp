// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One walk over the elements: each field is looked up by the number of its name, and told to the checks that ask for
// it.
#include "checks/sbom_profile_check.hpp"

#include "base/glob.hpp"
#include "checks/sbom_graph_check.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

using Options = std::set<std::string, std::less<>>;

/// Where in its check a wanted value stands.
enum class Part : std::uint8_t { any, all, only_if, unless };

struct Asked {
  std::uint32_t tally = 0;
  Part part = Part::any;
  std::uint32_t item = 0;
  const SbomWanted* wanted = nullptr;
};

/// What one element answers to one check.
struct Tally {
  SbomCheckResult* result = nullptr;
  std::array<std::uint32_t, 5> any{};              ///< values by SbomAnswer
  std::array<SbomAnswer, most_sbom_values> all{};  ///< best answer by value
  std::uint32_t wrong_field = no_index;
  bool is_asked = false;  ///< by its scope
  bool is_chosen = false;
  bool is_excused = false;

  const SbomCheck& check() const { return *result->check; }
  std::uint32_t count(SbomAnswer answer) const { return any[static_cast<std::size_t>(answer)]; }

  void begin(bool asked) {
    is_asked = asked;
    is_chosen = check().only_if.empty();
    is_excused = false;
    wrong_field = no_index;
    any.fill(0);
    all.fill(SbomAnswer::missing);
  }
};

class FieldWalk {
 public:
  FieldWalk(std::vector<SbomCheckResult>& results, const Options& options, const Sbom& sbom)
      : sbom_(sbom), options_(options), values_(sbom) {
    for (SbomCheckResult& result : results) {
      if (!result.check->any.empty() || !result.check->all.empty()) tallies_.push_back({.result = &result});
    }
  }

  void walk() {
    for (std::uint32_t i = 0; i < sbom_.elements.size(); ++i) {
      const SbomElement& element = sbom_.elements[i];
      bool is_any_asked = false;
      for (Tally& tally : tallies_) {
        tally.begin(is_in_scope(element, tally.check().scope));
        is_any_asked = is_any_asked || tally.is_asked;
      }
      if (!is_any_asked) continue;
      for (std::uint32_t f = 0; f < element.fields; ++f) tell(element.first_field + f);
      for (Tally& tally : tallies_) {
        if (tally.is_asked && tally.is_chosen && !tally.is_excused) settle(tally, i);
      }
    }
  }

 private:
  bool is_named(const SbomWanted& wanted, std::string_view name) const {
    return (wanted.option.empty() || options_.contains(wanted.option)) && is_asked_by(wanted, name);
  }

  /// Who asks for fields of that name; looked up once for each name of the document.
  const std::vector<Asked>& askers_of(std::uint32_t name) {
    const auto [known, is_new] = askers_.try_emplace(name);
    std::vector<Asked>& askers = known->second;
    if (!is_new) return askers;
    const std::string_view text = sbom_.text(name);
    for (std::uint32_t t = 0; t < tallies_.size(); ++t) {
      const SbomCheck& check = tallies_[t].check();
      const auto add = [&](Part part, const std::vector<SbomWanted>& list) {
        for (std::uint32_t i = 0; i < list.size(); ++i) {
          if (is_named(list[i], text)) askers.push_back({t, part, i, &list[i]});
        }
      };
      add(Part::any, check.any);
      add(Part::all, check.all);
      add(Part::only_if, check.only_if);
      add(Part::unless, check.unless);
    }
    return askers;
  }

  void tell(std::uint32_t field) {
    for (const Asked& asked : askers_of(sbom_.fields[field].name)) {
      Tally& tally = tallies_[asked.tally];
      if (!tally.is_asked) continue;
      const SbomAnswer answer = values_.judge(*asked.wanted, sbom_.fields[field]);
      if (asked.part == Part::only_if) tally.is_chosen = tally.is_chosen || answer == SbomAnswer::stated;
      if (asked.part == Part::unless) tally.is_excused = tally.is_excused || answer == SbomAnswer::stated;
      if (asked.part == Part::only_if || asked.part == Part::unless) continue;
      if (answer == SbomAnswer::malformed && tally.wrong_field == no_index) tally.wrong_field = field;
      if (asked.part == Part::any) ++tally.any[static_cast<std::size_t>(answer)];
      if (asked.part == Part::all && asked.item < tally.all.size()) {
        tally.all[asked.item] = std::max(tally.all[asked.item], answer);
      }
    }
  }

  void settle(Tally& tally, std::uint32_t element) {
    const SbomCheck& check = tally.check();
    SbomCheckResult& result = *tally.result;
    ++result.looked_at;
    const SbomMiss miss{element, tally.wrong_field, no_index};
    if (check.level == SbomLevel::must_not) {
      if (is_there(tally)) result.forbidden.push_back(miss);
      return;
    }
    const SbomAnswer answer = check.all.empty() ? answer_of_any(tally) : answer_of_all(tally);
    const bool may_lack = check.level == SbomLevel::must_if_exists;
    if (answer == SbomAnswer::missing && !may_lack) result.missing.push_back({element, no_index, no_index});
    if (answer == SbomAnswer::malformed) result.malformed.push_back(miss);
    if (answer == SbomAnswer::unknown) result.unknown.push_back({element, no_index, no_index});
  }

  static bool is_there(const Tally& tally) {
    const auto is_said = [](SbomAnswer answer) {
      return answer == SbomAnswer::stated || answer == SbomAnswer::malformed;
    };
    return tally.count(SbomAnswer::stated) + tally.count(SbomAnswer::malformed) > 0 ||
           std::ranges::any_of(tally.all, is_said);
  }

  /// An answer after the check said what a declared unknown and a NONE count as.
  static SbomAnswer taken(const SbomCheck& check, SbomAnswer answer) {
    const bool is_declared = answer == SbomAnswer::unknown || answer == SbomAnswer::none;
    if (!is_declared) return answer;
    const SbomTaken as = answer == SbomAnswer::unknown ? check.unknown : check.none;
    return as == SbomTaken::stated     ? SbomAnswer::stated
           : as == SbomTaken::reported ? SbomAnswer::unknown
                                       : SbomAnswer::missing;
  }

  static SbomAnswer answer_of_any(const Tally& tally) {
    const SbomCheck& check = tally.check();
    std::uint32_t good = tally.count(SbomAnswer::stated);
    std::uint32_t unknown = 0;
    for (const SbomAnswer declared : {SbomAnswer::unknown, SbomAnswer::none}) {
      if (taken(check, declared) == SbomAnswer::stated) good += tally.count(declared);
      if (taken(check, declared) == SbomAnswer::unknown) unknown += tally.count(declared);
    }
    const bool is_too_much = check.count.most && good > *check.count.most;
    const bool is_spoilt = check.every && tally.count(SbomAnswer::malformed) > 0;
    if (good >= check.count.least && !is_too_much && !is_spoilt) return SbomAnswer::stated;
    if (is_too_much || tally.count(SbomAnswer::malformed) > 0) return SbomAnswer::malformed;
    return unknown > 0 ? SbomAnswer::unknown : SbomAnswer::missing;
  }

  static SbomAnswer answer_of_all(const Tally& tally) {
    const SbomCheck& check = tally.check();
    SbomAnswer worst = SbomAnswer::stated;
    const auto rank = [](SbomAnswer answer) {
      return answer == SbomAnswer::missing     ? 0
             : answer == SbomAnswer::malformed ? 1
             : answer == SbomAnswer::unknown   ? 2
                                               : 3;
    };
    for (std::size_t i = 0; i < check.all.size() && i < tally.all.size(); ++i) {
      const SbomAnswer answer = taken(check, tally.all[i]);
      if (answer == SbomAnswer::missing) tally.result->missing_values |= 1u << i;
      if (rank(answer) < rank(worst)) worst = answer;
    }
    return worst;
  }

  const Sbom& sbom_;
  const Options& options_;
  SbomValueJudge values_;
  std::vector<Tally> tallies_;
  std::unordered_map<std::uint32_t, std::vector<Asked>> askers_;  ///< by the name's number
};

void check_format(const Sbom& sbom, SbomCheckResult& result) {
  const std::string_view version =
      std::string_view(sbom.version).substr(sbom.version.starts_with("SPDX-") ? std::string_view("SPDX-").size() : 0);
  const bool is_accepted = std::ranges::any_of(result.check->accepts, [&](const SbomAccepted& one) {
    return one.format == sbom.format && std::ranges::find(one.versions, version) != one.versions.end();
  });
  ++result.looked_at;
  if (!is_accepted || (result.check->valid && !sbom.is_valid)) result.malformed.push_back({0, no_index, no_index});
}

void check_number(const Sbom& sbom, SbomCheckResult& result) {
  const SbomCount& wanted = *result.check->elements;
  const auto number = static_cast<std::uint64_t>(std::ranges::count_if(
      sbom.elements, [&](const SbomElement& element) { return is_in_scope(element, result.check->scope); }));
  ++result.looked_at;
  if (number < wanted.least) result.missing.push_back({no_index, no_index, no_index});
  if (!wanted.most || number <= *wanted.most) return;
  for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
    if (is_in_scope(sbom.elements[i], result.check->scope)) result.malformed.push_back({i, no_index, no_index});
  }
}

void check_delivered(const SbomSurroundings& around, SbomCheckResult& result) {
  const SbomDelivered& wanted = *result.check->delivered;
  ++result.looked_at;
  const bool is_in_place =
      wanted.place == SbomPlace::anywhere || (wanted.place == SbomPlace::inside) == around.is_inside;
  const bool is_named = wanted.names.empty() || selects(wanted.names, around.file_name);
  if (!is_in_place || !is_named) result.malformed.push_back({0, no_index, no_index});
  const auto is_beside = [&](const std::string& ending) { return around.has_companion(ending); };
  if (!wanted.companions.empty() && std::ranges::none_of(wanted.companions, is_beside)) {
    result.missing.push_back({0, no_index, no_index});
  }
}

/// A document without components must not meet every check on components in silence.
void note_emptiness(const SbomProfile& profile, SbomCheckResult& result) {
  const SbomScope scope = result.check->scope;
  if (result.looked_at > 0 || (scope != SbomScope::component && scope != SbomScope::subject)) return;
  const bool is_conditional = !result.check->only_if.empty() || !result.check->unless.empty();
  const bool may_lack = result.check->level == SbomLevel::must_if_exists || result.check->level == SbomLevel::must_not;
  const bool is_said_elsewhere = std::ranges::any_of(
      profile.checks, [&](const SbomCheck& check) { return check.elements && check.scope == scope; });
  if (!is_conditional && !may_lack && !is_said_elsewhere) result.missing.push_back({no_index, no_index, no_index});
}

}  // namespace

bool is_in_scope(const SbomElement& element, SbomScope scope) {
  switch (scope) {
    case SbomScope::document:
      return element.kind == SbomElementKind::document;
    case SbomScope::subject:
      return element.is_subject && element.kind != SbomElementKind::document;
    case SbomScope::component:
      return element.kind == SbomElementKind::component;
    case SbomScope::file:
      return element.kind == SbomElementKind::file;
    case SbomScope::license:
      return element.kind == SbomElementKind::license;
    case SbomScope::delivery:
      return false;
  }
  return false;
}

Options options_of(const SbomProfile& profile, const std::vector<std::string>& accepted,
                   const std::vector<std::string>& refused) {
  Options on;
  for (const auto& [name, option] : profile.options) {
    const bool is_accepted = std::ranges::find(accepted, name) != accepted.end();
    const bool is_refused = std::ranges::find(refused, name) != refused.end();
    if ((option.is_on || is_accepted) && !is_refused) on.insert(name);
  }
  return on;
}

std::vector<SbomCheckResult> check_sbom(const SbomProfile& profile, const Options& options, const Sbom& sbom,
                                        const SbomSurroundings& around) {
  const SbomFamily family = sbom_family(sbom.format);
  std::vector<SbomCheckResult> results;
  for (const SbomCheck& check : profile.checks) {
    const bool holds = check.families.empty() || std::ranges::find(check.families, family) != check.families.end();
    if (!holds || !check.judged_by.empty()) continue;
    SbomCheckResult& result = results.emplace_back();
    result.check = &check;
    for (std::size_t i = 0; i < check.any.size() && i < 64; ++i) {
      const std::string& option = check.any[i].option;
      if (!option.empty() && !options.contains(option)) result.off_values |= std::uint64_t{1} << i;
    }
  }
  FieldWalk(results, options, sbom).walk();
  for (SbomCheckResult& result : results) {
    if (!result.check->accepts.empty()) check_format(sbom, result);
    if (result.check->elements) check_number(sbom, result);
    if (result.check->graph) check_relations(sbom, result);
    if (result.check->delivered) check_delivered(around, result);
    note_emptiness(profile, result);
  }
  return results;
}

}  // namespace sluice
