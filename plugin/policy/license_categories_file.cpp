// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/license_categories_file.hpp"

#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/license_ids.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;
using Sorted = std::map<std::string, CategorizedLicense, std::less<>>;

constexpr std::string_view category_mark = "category:";

/// A list's items that are licenses or known categories; others are recorded as problems.
std::vector<std::string> read_items(const yaml::Node& conflict, std::string_view key, const LicenseNames* names,
                                    const LicenseCategories& categories, Reading& reading) {
  std::vector<std::string> items;
  const yaml::Node* list = conflict.find(key);
  if (list == nullptr) return items;
  for (const yaml::Node* node : scalars_of(*list)) {
    const bool is_category = node->text.starts_with(category_mark);
    if (is_category && categories.find(std::string_view(node->text).substr(category_mark.size())) == nullptr) {
      reading.error("unknown-category", fmt::format("there is no license category for '{}'", node->text), node->span,
                    "no such category");
    } else if (is_category || read_license_expression(*node, names, reading)) {
      items.push_back(node->text);
    }
  }
  return items;
}

class CategoryReader {
 public:
  CategoryReader(LicenseCategories& categories, std::string by, const LicenseNames* names, Reading& reading)
      : categories_(categories), by_(std::move(by)), names_(names), reading_(reading) {}

  void read(const yaml::Member& member) {
    if (!define(member)) return;
    const bool is_table = member.value.kind == Kind::mapping;
    const yaml::Node* licenses = is_table ? member.value.find("licenses") : &member.value;
    if (licenses != nullptr) {
      for (const yaml::Node* id : scalars_of(*licenses)) {
        if (const auto operand = read_license_id(*id, names_, reading_))
          sort(*id, license_key(*operand).license, member.key, categories_.licenses);
      }
    }
    const yaml::Node* exceptions = is_table ? member.value.find("exceptions") : nullptr;
    if (exceptions == nullptr) return;
    for (const yaml::Node* id : scalars_of(*exceptions)) {
      if (const auto operand = read_exception_id(*id, names_, reading_))
        sort(*id, license_key(*operand).addition, member.key, categories_.exceptions);
    }
  }

 private:
  /// True if the category is known or becomes so.
  bool define(const yaml::Member& member) {
    const std::string meaning = text_at(member.value, "means");
    const LicenseCategory* known = categories_.find(member.key);
    if (known == nullptr && !meaning.empty() && member.key != uncategorized) {
      categories_.categories.push_back({member.key, meaning, member.key_span});
      return true;
    }
    if (known != nullptr && meaning.empty()) return true;
    if (known != nullptr) {
      reading_
          .error("duplicate-name", fmt::format("license category '{}' is defined twice", member.key), member.key_span,
                 "defined again here")
          .secondary.push_back(reading_.label(known->span, "first defined here"));
      return false;
    }
    std::vector<std::string_view> names;
    for (const LicenseCategory& category : categories_.categories) names.push_back(category.id);
    Diagnostic& problem =
        reading_.error("unknown-category", fmt::format("there is no license category '{}'", member.key),
                       member.key_span, "no such category");
    problem.help = nearest_help("category", member.key, names);
    if (problem.help.empty()) problem.help = "a new category says what it means: 'means: ...'";
    return false;
  }

  void sort(const yaml::Node& id, const std::string& key, const std::string& category, Sorted& sorted) {
    const auto [found, is_new] = sorted.try_emplace(key, CategorizedLicense{category, by_, id.span});
    if (is_new) return;
    if (found->second.by == by_) {
      reading_
          .error("duplicate-license", fmt::format("'{}' is sorted twice by the {}", id.text, by_), id.span,
                 fmt::format("'{}' here", category))
          .secondary.push_back(reading_.label(found->second.span, fmt::format("'{}' here", found->second.category)));
      return;
    }
    found->second = {category, by_, id.span};
  }

  LicenseCategories& categories_;
  std::string by_;
  const LicenseNames* names_;
  Reading& reading_;
};

}  // namespace

void read_license_categories(const yaml::Document& document, const LicenseNames* names, LicenseCategories& categories,
                             Reading& reading) {
  check_table(document.root, license_categories_table, reading);
  CategoryReader reader(categories, "shipped categories", names, reading);
  for (const yaml::Member& member : members_at(document.root, "categories")) reader.read(member);
  for (const yaml::Node& node : items_at(document.root, "incompatible")) {
    categories.conflicts.push_back({read_items(node, "licenses", names, categories, reading),
                                    read_items(node, "with", names, categories, reading), text_at(node, "why"),
                                    node.span});
  }
}

void add_license_categories(const yaml::Node& pack, const std::string& by, const LicenseNames* names,
                            LicenseCategories& categories, Reading& reading) {
  CategoryReader reader(categories, by, names, reading);
  for (const yaml::Member& member : members_at(pack, "license-categories")) reader.read(member);
}

}  // namespace sluice::policy
