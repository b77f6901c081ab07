// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/vocabulary.hpp"

#include "policy/fields.hpp"
#include "policy/reading.hpp"
#include "policy/tighten.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

constexpr std::array<std::pair<std::string_view, ParamType>, 7> types = {{{"text", ParamType::text},
                                                                          {"list", ParamType::list},
                                                                          {"integer", ParamType::integer},
                                                                          {"percent", ParamType::percent},
                                                                          {"boolean", ParamType::boolean},
                                                                          {"day", ParamType::day},
                                                                          {"choice", ParamType::choice}}};
constexpr std::array<std::pair<std::string_view, Stricter>, 5> directions = {{{"more-items", Stricter::more_items},
                                                                              {"fewer-items", Stricter::fewer_items},
                                                                              {"higher", Stricter::higher},
                                                                              {"lower", Stricter::lower},
                                                                              {"fixed", Stricter::fixed}}};

/// The direction of a parameter that states none.
Stricter usual_direction(ParamType type) {
  if (type == ParamType::percent || type == ParamType::integer) return Stricter::higher;
  return type == ParamType::list ? Stricter::more_items : Stricter::fixed;
}

template <class Value, std::size_t N>
Value find_word(const std::array<std::pair<std::string_view, Value>, N>& words, std::string_view word,
                Value otherwise) {
  for (const auto& [name, value] : words) {
    if (name == word) return value;
  }
  return otherwise;
}

std::string join_choices(const std::vector<std::string>& choices) {
  std::string text;
  for (const std::string& choice : choices) text += (text.empty() ? "" : ", ") + choice;
  return text;
}

class VocabularyReader {
 public:
  VocabularyReader(Vocabulary& vocabulary, std::string by, Reading& reading)
      : vocabulary_(vocabulary), by_(std::move(by)), is_overlay_(by_.starts_with("overlay")), reading_(reading) {}

  void define_param(const yaml::Member& member) {
    Definition definition;
    definition.type = find_word(types, text_at(member.value, "type"), ParamType::text);
    definition.stricter = find_word(directions, text_at(member.value, "stricter"), usual_direction(definition.type));
    definition.is_overridable = flag_at(member.value, "overridable").value_or(false);
    definition.choices = join_choices(texts_at(member.value, "choices"));
    const yaml::Node* otherwise = member.value.find("default");
    if (otherwise == nullptr ||
        is_second(vocabulary_.params, member, "param", "a plain value sets an inherited parameter"))
      return;
    const auto value = read_value(*otherwise, {member.key, definition.type, definition.choices, nullptr}, {}, reading_);
    if (!value) return;
    definition.value = *value;
    definition.setters.push_back({member.key, one_line(*value), by_, otherwise->span});
    vocabulary_.params.emplace(member.key, std::move(definition));
  }

  /// Gives an inherited parameter another value; null if there is none or the value does not fit.
  Definition* set_param(const yaml::Member& member) {
    const auto found = vocabulary_.params.find(member.key);
    if (found == vocabulary_.params.end()) {
      unknown("param", member, vocabulary_.params);
      return nullptr;
    }
    Definition& definition = found->second;
    const auto value =
        read_value(member.value, {member.key, definition.type, definition.choices, nullptr}, {}, reading_);
    if (!value) return nullptr;
    definition.value = *value;
    definition.setters.push_back({member.key, one_line(*value), by_, member.value.span});
    return &definition;
  }

  void define_list(const yaml::Member& member) {
    if (is_second(vocabulary_.lists, member, "list", "change an inherited list with 'lists-edit'")) return;
    Definition definition;
    definition.value = texts_of(member.value);
    definition.setters.push_back({member.key, one_line(definition.value), by_, member.value.span});
    vocabulary_.lists.emplace(member.key, std::move(definition));
  }

  void edit_list(const yaml::Member& member) {
    const auto found = vocabulary_.lists.find(member.key);
    if (found == vocabulary_.lists.end()) return unknown("list", member, vocabulary_.lists);
    auto& items = std::get<std::vector<std::string>>(found->second.value);
    if (const yaml::Node* removed = member.value.find("remove")) remove_items(member.key, *removed, items);
    if (const yaml::Node* added = member.value.find("add")) add_items(member.key, *added, items);
    found->second.setters.push_back({member.key, one_line(items), by_, member.value.span});
  }

 private:
  void remove_items(const std::string& list, const yaml::Node& removed, std::vector<std::string>& items) {
    for (const yaml::Node* item : scalars_of(removed)) {
      if (std::erase(items, item->text) > 0 || is_overlay_) continue;
      const std::vector<std::string_view> known(items.begin(), items.end());
      reading_
          .error("list-edit", fmt::format("list '{}' has no '{}' to remove", list, item->text), item->span,
                 "not in the list")
          .help = nearest_help("item", item->text, known);
    }
  }

  void add_items(const std::string& list, const yaml::Node& added, std::vector<std::string>& items) {
    for (const yaml::Node* item : scalars_of(added)) {
      const bool is_there = std::ranges::find(items, item->text) != items.end();
      if (is_there && is_overlay_) continue;
      if (is_there) {
        reading_.error("list-edit", fmt::format("list '{}' has '{}' already", list, item->text), item->span,
                       "in the list already");
      } else {
        items.push_back(item->text);
      }
    }
  }

  template <class Names>
  bool is_second(const Names& names, const yaml::Member& member, std::string_view what, std::string help) {
    const auto found = names.find(member.key);
    if (found == names.end()) return false;
    Diagnostic& problem = reading_.error("duplicate-name", fmt::format("{} '{}' is defined twice", what, member.key),
                                         member.key_span, "defined again here");
    problem.secondary.push_back(reading_.label(found->second.setters.front().span, "first defined here"));
    problem.help = std::move(help);
    return true;
  }

  template <class Names>
  void unknown(std::string_view what, const yaml::Member& member, const Names& names) {
    std::vector<std::string_view> known;
    for (const auto& [name, definition] : names) known.emplace_back(name);
    reading_
        .error("unknown-name", fmt::format("there is no {} '{}' to change", what, member.key), member.key_span,
               "not defined by any pack")
        .help = nearest_help(what, member.key, known);
  }

  Vocabulary& vocabulary_;
  std::string by_;
  bool is_overlay_;  ///< meets every project there is: what one of them has done already is no slip
  Reading& reading_;
};

}  // namespace

void add_vocabulary(const PackDraft& pack, Vocabulary& vocabulary, Reading& reading) {
  const yaml::Node& root = pack.document->root;
  VocabularyReader reader(vocabulary, pack.by, reading);
  for (const yaml::Member& member : members_at(root, "params")) {
    if (member.value.kind == Kind::mapping) {
      reader.define_param(member);
    } else {
      reader.set_param(member);
    }
  }
  for (const yaml::Member& member : members_at(root, "lists")) reader.define_list(member);
  for (const yaml::Member& member : members_at(root, "lists-edit")) reader.edit_list(member);
}

void tighten_params(const yaml::Node& project, Vocabulary& vocabulary, Reading& reading) {
  VocabularyReader reader(vocabulary, "project", reading);
  for (const yaml::Member& member : members_at(project, "params")) {
    const auto known = vocabulary.params.find(member.key);
    const std::optional<Definition> before =
        known == vocabulary.params.end() ? std::nullopt : std::optional(known->second);
    const Definition* after = reader.set_param(member);
    if (after == nullptr || !before || before->is_overridable) continue;
    const bool has_globs = false;
    if (!is_looser(before->stricter, has_globs, before->value, after->value)) continue;
    Diagnostic& problem =
        reading.error("project-loosens", fmt::format("the project loosens parameter '{}'", member.key),
                      member.value.span, fmt::format("the project sets {}", one_line(after->value)));
    problem.secondary.push_back(reading.label(
        before->setters.back().span, fmt::format("{} sets {}", before->setters.back().by, one_line(before->value))));
    problem.help = fmt::format("a project may only move it the stricter way ({})", direction_word(before->stricter));
  }
}

}  // namespace sluice::policy
