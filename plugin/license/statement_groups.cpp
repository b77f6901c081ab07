// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/statement_groups.hpp"

#include "license/byte_class.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::uint32_t most_to_strong = 14;    // tokens between a grant and a full name
constexpr std::uint32_t most_to_weak = 8;       // and a short one: fillers alone
constexpr std::uint32_t most_of_listing = 100;  // tokens
constexpr std::uint32_t most_to_denied = 5;
constexpr std::uint32_t most_link = 12;
constexpr std::uint32_t most_to_dual = 16;
constexpr std::size_t most_of_list = 64;  // names of one group

/// Where the list begins that the token may be part of: "any of the following licenses", or 0.
std::uint32_t listing_of(std::uint32_t token, const StatementContext& context) {
  const PhraseHit* const listing = context.hits(Phrase::listing).last_until(token);
  return listing != nullptr && token - listing->end <= most_of_listing ? listing->end : 0;
}

/// Judges one name.
class NameJudge {
 public:
  NameJudge(const FoundName& name, const StatementContext& context) : name_(name), context_(context) {}

  NameContext judge() const {
    if (is_denied()) return NameContext::denied;
    if (is_field() || is_granted() || listing_of(name_.begin, context_) != 0) return NameContext::granted;
    return NameContext::none;
  }
  bool is_of_style() const {
    const std::uint32_t end = context_.is(name_.end, hash_word("license")) ? name_.end + 1 : name_.end;
    return context_.hits(Phrase::style).longest_at(name_.end) != 0 || context_.hits(Phrase::style).longest_at(end) != 0;
  }

 private:
  bool are_fillers(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i) {
      if (!context_.has_mark(i, Phrase::filler)) return false;
    }
    return true;
  }

  /// "not licensed under the GPL", "no GPL code", "the GPL was rejected".
  bool is_denied() const {
    for (std::uint32_t end = name_.begin + 1; end-- > 0 && name_.begin - end <= most_to_denied;) {
      const PhraseHit* const hit = context_.hits(Phrase::denied).ending_at(end);
      if (hit != nullptr && are_fillers(end, name_.begin) && context_.is_one_sentence(hit->begin, name_.begin) &&
          !is_compliance(*hit)) {
        return true;
      }
      if (end == 0 || (end < name_.begin && !context_.has_mark(end, Phrase::filler))) break;
    }
    const PhraseHit* const behind = context_.hits(Phrase::denied_behind).first_from(name_.end);
    if (behind != nullptr && behind->begin - name_.end <= most_to_denied &&
        context_.is_one_sentence(name_.end - 1, behind->begin)) {
      return true;
    }
    return context_.is_question(name_.end - 1);
  }

  /// "except in compliance with the License": a denial in form alone.
  bool is_compliance(const PhraseHit& hit) const {
    return context_.is(hit.begin, hash_word("except")) && context_.is(hit.begin + 1, hash_word("in"));
  }

  /// "License: MIT", "license = \"MIT\"", "MODULE_LICENSE(\"GPL\")", and a heading.
  bool is_field() const {
    std::uint32_t at = name_.begin;
    while (at > 0 && name_.begin - at < 3 && context_.hits(Phrase::field).ending_at(at) == nullptr &&
           context_.has_mark(at - 1, Phrase::filler)) {
      --at;
    }
    if (at == 0 || context_.hits(Phrase::field).ending_at(at) == nullptr) return false;
    const std::string_view gap = context_.gap_behind(at - 1);
    if (gap.size() > 80) return false;
    if (gap.find_first_of(":=(>") != std::string_view::npos) return gap.find(")") == std::string_view::npos;
    return false;
  }

  bool is_granted() const {
    const bool is_weak = name_.strength == NameStrength::weak && !name_.is_glued;
    const PhraseHit* const grant = context_.hits(Phrase::grant).last_until(name_.begin);
    if (grant == nullptr) return false;
    const std::uint32_t distance = name_.begin - grant->end;
    if (distance > (is_weak ? most_to_weak : most_to_strong)) return false;
    if (is_weak && !are_fillers(grant->end, name_.begin)) return false;
    return context_.is_one_sentence(grant->end - 1, name_.begin);
  }

  const FoundName& name_;
  const StatementContext& context_;
};

/// How two names of a list are joined.
enum class Link { none, comma, by_and, by_or };

Link link_of(const FoundName& left, const FoundName& right, const StatementContext& context) {
  if (right.begin < left.end || right.begin - left.end > most_link) return Link::none;
  bool has_and = false;
  bool has_or = false;
  for (std::uint32_t i = left.end; i < right.begin; ++i) {
    if (!context.has_mark(i, Phrase::link) && version_of_word(context.word(i)).empty()) return Link::none;
    has_or = has_or || context.has_mark(i, Phrase::joins_or);
    has_and = has_and || context.has_mark(i, Phrase::joins_and);
  }
  if (!context.is_one_sentence(left.end - 1, right.begin)) return Link::none;
  if (has_or) return Link::by_or;
  if (has_and) return Link::by_and;
  std::string gaps;
  for (std::uint32_t i = left.end - 1; i < right.begin; ++i) gaps += context.gap_behind(i);
  if (right.begin == left.end && gaps.find_first_of("/|") != std::string::npos) return Link::by_or;
  if (gaps.find('&') != std::string::npos) return Link::by_and;
  return gaps.find(',') != std::string::npos ? Link::comma : Link::none;
}

/// Is a choice what the list is? "Dual licensed under A and B", "A and B, at your option".
bool is_choice(const std::vector<FoundName>& names, std::size_t first, std::size_t last,
               const StatementContext& context) {
  const std::uint32_t begin = names[first].begin;
  const std::uint32_t end = names[last].end;
  const PhraseHit* const dual = context.hits(Phrase::dual).first_from(begin > most_to_dual ? begin - most_to_dual : 0);
  if (dual != nullptr && dual->begin < begin) return true;
  const PhraseHit* const choice = context.hits(Phrase::choice).first_from(end);
  return choice != nullptr && choice->begin <= end + most_to_dual && context.is_one_sentence(end - 1, choice->begin);
}

void add_item(StatementGroup& group, const FoundName& name, bool is_or, const StatementContext& context) {
  const NamedLicense license = to_license(name, context);
  group.end = name.end;
  if (license.expression.empty()) return;
  const auto is_same = [&](const StatementGroup::Item& item) { return item.license.expression == license.expression; };
  if (std::ranges::any_of(group.items, is_same)) return;
  group.items.push_back({license, name.family, {}, name.version, name.is_later, name.is_only, is_or});
  group.strength = std::max(group.strength, name.strength);
  group.is_glued = group.is_glued || name.is_glued;
}

}  // namespace

void judge_names(std::vector<FoundName>& names, const StatementContext& context) {
  for (FoundName& name : names) {
    const NameJudge judge(name, context);
    const PhraseHit* const address = context.hits(Phrase::address).ending_at(name.begin);
    if (address != nullptr) {
      name.begin = address->begin;
      name.strength = NameStrength::address;
    }
    name.context = judge.is_of_style() && name.strength == NameStrength::weak ? NameContext::denied : judge.judge();
  }
  std::erase_if(names, [](const FoundName& name) { return name.context == NameContext::denied; });
}

std::vector<StatementGroup> group_names(std::vector<FoundName>& names, const StatementContext& context) {
  std::vector<StatementGroup> groups;
  for (std::size_t first = 0; first < names.size();) {
    std::size_t last = first;
    std::vector<Link> links;
    for (; last + 1 < names.size() && last - first < most_of_list; ++last) {
      const Link link = link_of(names[last], names[last + 1], context);
      if (link == Link::none) break;
      links.push_back(link);
    }
    for (std::size_t i = links.size(); i-- > 1;) {
      if (links[i - 1] == Link::comma) links[i - 1] = links[i];
    }
    const bool is_or = is_choice(names, first, last, context);
    StatementGroup group;
    group.begin = names[first].begin;
    group.listing = listing_of(group.begin, context);
    for (std::size_t i = first; i <= last; ++i) {
      if (names[i].context == NameContext::granted) group.context = NameContext::granted;
      add_item(group, names[i], i > first && (is_or || links[i - 1 - first] == Link::by_or), context);
    }
    if (!group.items.empty()) groups.push_back(std::move(group));
    first = last + 1;
  }
  return groups;
}

std::string render_group(const StatementGroup& group) {
  std::string text;
  bool was_or = false;
  for (std::size_t i = 0; i < group.items.size(); ++i) {
    const StatementGroup::Item& item = group.items[i];
    std::string operand = item.license.expression;
    const bool is_several = operand.find(" OR ") != std::string::npos;
    if (!item.addition.empty()) operand += " WITH " + item.addition;
    if (i == 0) {
      text = operand;
      was_or = is_several;
      continue;
    }
    if (!item.is_or && was_or) text = "(" + text + ")";
    if (!item.is_or && is_several) operand = "(" + operand + ")";
    text += (item.is_or ? " OR " : " AND ") + operand;
    was_or = item.is_or;
  }
  return text;
}

}  // namespace sluice::license
