// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/statements.hpp"

#include "license/statement_groups.hpp"
#include "model/license_expression.hpp"

#include <algorithm>
#include <set>

namespace sluice::license {
namespace {

constexpr std::size_t fewest_of_list = 15;        // distinct names
constexpr std::uint32_t most_to_exception = 400;  // tokens between a license and its exception
constexpr std::uint32_t most_to_repeat = 600;
constexpr std::uint32_t most_to_alternative = 250;
constexpr std::uint32_t most_to_address = 16;
constexpr std::uint32_t least_of_exception = 5;  // tokens of one without its license: fewer are a name
constexpr std::size_t most_alternatives = 64;

/// A long list of names without statements: a table of licenses, not a grant.
bool is_list(const std::vector<FoundName>& names) {
  std::set<std::string> distinct;
  std::size_t granted = 0;
  for (const FoundName& name : names) {
    distinct.insert(std::to_string(name.family) + " " + name.version);
    granted += name.context == NameContext::granted ? 1u : 0u;
  }
  return distinct.size() >= fewest_of_list && granted * 5 < distinct.size();
}

bool may_have_exception(const StatementGroup::Item& item) {
  const std::string& id = item.license.expression;
  return id.find(" OR ") == std::string::npos &&
         (id.starts_with("GPL-") || id.starts_with("LGPL-") || id.starts_with("AGPL-") || id.starts_with("Apache-2.0"));
}

/// The nearest group before, or close behind, that an exception may belong to; within it, the last such license. False
/// if there is none.
bool join_exception(std::vector<StatementGroup>& groups, const FoundNotice& found, const std::string& id) {
  StatementGroup* best = nullptr;
  std::uint32_t best_distance = most_to_exception;
  const std::uint32_t first = found.begin > 2 * most_to_exception ? found.begin - 2 * most_to_exception : 0;
  auto at = std::ranges::lower_bound(groups, first, {}, &StatementGroup::begin);
  for (; at != groups.end() && at->begin < found.begin + most_to_exception; ++at) {
    StatementGroup& group = *at;
    if (group.context != NameContext::granted || std::ranges::none_of(group.items, may_have_exception)) continue;
    const bool is_before = group.begin <= found.begin;
    const std::uint32_t distance =
        is_before ? found.begin - std::min(group.end, found.begin) : (group.begin - found.begin) * 2;
    if (distance >= best_distance) continue;
    best = &group;
    best_distance = distance;
  }
  if (best == nullptr) return false;
  for (auto item = best->items.rbegin(); item != best->items.rend(); ++item) {
    if (!may_have_exception(*item)) continue;
    if (item->addition.empty()) item->addition = id;
    break;
  }
  return true;
}

class StatementFinder {
 public:
  StatementFinder(std::string_view text, const Tokens& tokens, const StatementRules& rules)
      : context_(text, tokens, rules), matches_(find_license_tags(text, tokens, rules.names())) {}

  std::vector<Match> find() {
    notices();
    names();
    std::ranges::stable_sort(matches_, {}, &Match::begin);
    return std::move(matches_);
  }

 private:
  const NoticeRule& rule_of(const FoundNotice& found) const { return context_.rules().notice(found.notice); }

  /// Of notices that overlap, the first and longest.
  void notices() {
    std::vector<FoundNotice> all = context_.notices();
    std::ranges::sort(all, [](const FoundNotice& left, const FoundNotice& right) {
      return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    for (const FoundNotice& found : all) {
      std::vector<FoundNotice>& kept = rule_of(found).is_exception ? exceptions_ : notices_;
      if (!kept.empty() && kept.back().end > found.begin) continue;
      kept.push_back(found);
    }
    for (const FoundNotice& found : notices_) {
      add(LicenseEvidence::notice, std::string(rule_of(found).expression), found.begin, found.end,
          std::string(rule_of(found).name));
    }
  }

  /// Names within tags and notices say nothing more. `names` and the matches are in order.
  void drop_taken(std::vector<FoundName>& names) {
    std::ranges::stable_sort(matches_, {}, &Match::begin);
    auto match = matches_.begin();
    std::uint32_t taken = 0;  // behind the last match that begins before the name's end
    std::erase_if(names, [&](const FoundName& name) {
      for (; match != matches_.end() && match->begin < name.end; ++match) taken = std::max(taken, match->end);
      return name.begin < taken;
    });
  }

  void names() {
    std::vector<FoundName> names = find_names(context_);
    drop_taken(names);
    judge_names(names, context_);
    if (is_list(names)) names.clear();
    std::vector<StatementGroup> groups = group_names(names, context_);
    complete_versions(groups);
    drop_repeats(groups);
    for (const FoundNotice& found : exceptions_) {
      const std::string id(rule_of(found).name);
      const bool is_named_only = found.end - found.begin < least_of_exception;
      if (!join_exception(groups, found, id) && !is_named_only) {
        add(LicenseEvidence::notice, {}, found.begin, found.end, std::string(lone_exception) + id);
      }
    }
    join_alternatives(groups);
    for (const StatementGroup& group : groups) report(group);
  }

  /// "the GPL" behind "the GPL, version 2" is the same license; so is "version 2" behind "version 2 or later".
  static bool repeats(const StatementGroup::Item& item, const StatementGroup::Item& earlier) {
    if (item.family != earlier.family || earlier.license.is_unversioned) {
      return item.license.expression == earlier.license.expression;
    }
    if (item.license.is_unversioned || item.license.expression == earlier.license.expression) return true;
    return !item.is_only && !item.version.empty() && item.version == earlier.version && earlier.is_later;
  }

  /// "the GPL, see /usr/share/common-licenses/GPL-2": the address tells the version.
  static void complete_versions(std::vector<StatementGroup>& groups) {
    for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
      const StatementGroup& next = groups[i + 1];
      if (groups[i].items.size() != 1 || next.items.size() != 1 || next.begin < groups[i].end) continue;
      const bool is_close = next.begin - groups[i].end <= most_to_address && next.strength == NameStrength::address;
      StatementGroup::Item& item = groups[i].items[0];
      if (!is_close || !item.license.is_unversioned || next.items[0].license.is_unversioned) continue;
      if (item.family == next.items[0].family) item = next.items[0];
    }
  }

  bool has_exception_between(std::uint32_t begin, std::uint32_t end) const {
    return std::ranges::any_of(exceptions_,
                               [&](const FoundNotice& found) { return found.begin >= begin && found.begin < end; });
  }

  /// Each of two notices may have an exception of its own.
  bool has_own_exception(const StatementGroup& group, const StatementGroup& earlier) const {
    return group.context == NameContext::granted && has_exception_between(earlier.end, group.begin) &&
           has_exception_between(group.end, group.end + most_to_exception);
  }

  void drop_repeats(std::vector<StatementGroup>& groups) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::vector<StatementGroup::Item> items = groups[i].items;
      std::erase_if(groups[i].items, [&](const StatementGroup::Item& item) {
        return item.license.is_unversioned && std::ranges::any_of(items, [&](const StatementGroup::Item& other) {
                 return other.family == item.family && !other.license.is_unversioned;
               });
      });
      for (std::size_t before = i; before-- > 0;) {
        if (groups[i].begin - groups[before].begin > most_to_repeat) break;
        if (groups[before].context != NameContext::granted) continue;
        std::erase_if(groups[i].items, [&](const StatementGroup::Item& item) {
          const bool is_own = !item.license.is_unversioned && has_own_exception(groups[i], groups[before]);
          return !is_own && std::ranges::any_of(groups[before].items, [&](const StatementGroup::Item& earlier) {
            return repeats(item, earlier);
          });
        });
      }
    }
    std::erase_if(groups, [](const StatementGroup& group) { return group.items.empty(); });
  }

  /// "Alternatively, ... under the terms of": a choice between two statements.
  void join_alternatives(std::vector<StatementGroup>& groups) const {
    std::vector<StatementGroup> joined;
    for (StatementGroup& group : groups) {
      if (joined.empty() || joined.back().items.size() > most_alternatives || !is_alternative(joined.back(), group)) {
        joined.push_back(std::move(group));
        continue;
      }
      StatementGroup& before = joined.back();
      for (StatementGroup::Item& item : group.items) item.is_or = true;
      before.items.insert(before.items.end(), group.items.begin(), group.items.end());
      before.end = group.end;
    }
    groups = std::move(joined);
  }

  bool is_alternative(const StatementGroup& before, const StatementGroup& group) const {
    if (before.context != NameContext::granted || group.context != NameContext::granted) return false;
    if (before.listing != 0 && before.listing == group.listing) return true;
    if (group.begin < before.end || group.begin - before.end > most_to_alternative) return false;
    const PhraseHit* const word = context_.hits(Phrase::alternative).last_until(group.begin);
    return word != nullptr && word->begin >= before.end && group.begin - word->begin < 40;
  }

  void report(const StatementGroup& group) {
    const bool is_notice = group.context == NameContext::granted;
    const bool is_said = group.strength != NameStrength::weak || group.is_glued;
    if (!is_notice && !is_said) return;
    std::string rule = is_notice ? "granted" : group.strength == NameStrength::address ? "address" : "name";
    const auto has = [&](auto member) {
      return std::ranges::any_of(group.items, [&](const StatementGroup::Item& item) { return item.license.*member; });
    };
    if (has(&NamedLicense::is_unversioned)) rule += ", unversioned";
    if (has(&NamedLicense::is_ambiguous)) rule += ", ambiguous";
    add(is_notice ? LicenseEvidence::notice : LicenseEvidence::mention, render_group(group), group.begin, group.end,
        std::move(rule));
  }

  void add(LicenseEvidence kind, std::string expression, std::uint32_t begin, std::uint32_t end, std::string rule) {
    Match& match = matches_.emplace_back();
    match.kind = kind;
    match.expression = std::move(expression);
    match.begin = begin;
    match.end = end;
    match.rule = std::move(rule);
  }

  StatementContext context_;
  std::vector<Match> matches_;
  std::vector<FoundNotice> notices_;
  std::vector<FoundNotice> exceptions_;
};

}  // namespace

std::vector<Match> find_statements(std::string_view text, const Tokens& tokens, const StatementRules& rules) {
  return StatementFinder(text, tokens, rules).find();
}

}  // namespace sluice::license
