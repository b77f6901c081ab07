// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_list.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view category_mark = "category:";
constexpr std::string_view condition_mark = " if ";
constexpr std::string_view and_mark = " and ";

bool is_reference_glob(std::string_view item) {
  return item.starts_with("LicenseRef-") && item.find_first_of("*?[{") != std::string_view::npos;
}

std::vector<std::string_view> split_at(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + mark.size());
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

LicenseList::LicenseList(const std::vector<std::string>& items, const LicenseCategories& categories)
    : categories_(categories), is_empty_(items.empty()) {
  for (const std::string& item : items) {
    if (item.starts_with(category_mark)) {
      category_ids_.push_back(item.substr(category_mark.size()));
    } else if (is_reference_glob(item)) {
      references_.emplace_back(item);
    } else if (const auto parsed = parse_license_expression(item, nullptr); parsed && parsed->operands.size() == 1) {
      keys_.push_back(license_operand_key(parsed->operands[0]));
    }
  }
  std::ranges::sort(keys_);
}

bool LicenseList::has(const LicenseOperand& operand) const {
  if (std::ranges::binary_search(keys_, license_operand_key(operand))) return true;
  const auto matches = [&](const Glob& glob) { return glob.matches(operand.license); };
  if (operand.addition.empty() && std::ranges::any_of(references_, matches)) return true;
  return std::ranges::find(category_ids_, categories_.category_of(operand)) != category_ids_.end();
}

ConditionalLicenses::ConditionalLicenses(const std::vector<std::string>& items, const LicenseCategories& categories) {
  for (const std::string& text : items) {
    const std::size_t at = text.find(condition_mark);
    if (at == std::string::npos) continue;
    Item item{LicenseList({std::string(trim(std::string_view(text).substr(0, at)))}, categories), {}};
    bool is_good = true;
    for (const std::string_view part : split_at(std::string_view(text).substr(at + condition_mark.size()), and_mark)) {
      const std::optional<Condition> condition = parse(trim(part));
      if (condition) item.conditions.push_back(*condition);
      is_good = is_good && condition;
    }
    if (is_good) items_.push_back(std::move(item));
  }
}

std::optional<ConditionalLicenses::Condition> ConditionalLicenses::parse(std::string_view text) {
  if (text == "modified") return Condition{Condition::About::modified, {}, true};
  if (text == "not modified") return Condition{Condition::About::modified, {}, false};
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view word = text.substr(0, blank);
  Condition condition;
  if (word != "linkage" && word != "distribution") return std::nullopt;
  condition.about = word == "linkage" ? Condition::About::linkage : Condition::About::distribution;
  for (const std::string_view value : split(trim(text.substr(blank)), '|')) {
    if (word == "linkage" && !parse_linkage(value)) return std::nullopt;
    condition.values.emplace_back(value);
  }
  return condition;
}

ConditionalLicenses::Answer ConditionalLicenses::judge(const Condition& condition, const LicenseUsage& usage) {
  const auto is_listed = [&](std::string_view value) {
    return std::ranges::find(condition.values, value) != condition.values.end() ? Answer::yes : Answer::no;
  };
  switch (condition.about) {
    case Condition::About::linkage:
      return usage.linkage == Linkage::unknown ? Answer::unknown : is_listed(to_string(usage.linkage));
    case Condition::About::distribution:
      return usage.distribution.empty() ? Answer::unknown : is_listed(usage.distribution);
    case Condition::About::modified:
      if (!usage.modified) return Answer::unknown;
      return *usage.modified == condition.wanted ? Answer::yes : Answer::no;
  }
  return Answer::unknown;
}

ConditionalLicenses::Answer ConditionalLicenses::judge(const Item& item, const LicenseUsage& usage) {
  Answer worst = Answer::yes;
  for (const Condition& condition : item.conditions) worst = std::min(worst, judge(condition, usage));
  return worst;
}

ConditionalLicenses::Answer ConditionalLicenses::allows(const LicenseOperand& operand,
                                                        const LicenseUsage& usage) const {
  Answer best = Answer::not_listed;
  for (const Item& item : items_) {
    if (item.licenses.has(operand)) best = std::max(best, judge(item, usage));
  }
  return best;
}

}  // namespace sluice
