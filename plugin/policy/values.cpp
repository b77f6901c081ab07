// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Values of rule parameters. Whatever a value is written as (plain, a reference, a list with references among its
// items) becomes one flat list of texts first, each with the node to point at; the parameter's type then judges these.
#include "policy/values.hpp"

#include "base/glob.hpp"
#include "base/text.hpp"
#include "model/contents.hpp"
#include "policy/fields.hpp"
#include "policy/reading.hpp"
#include "policy/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

struct Item {
  std::string text;
  bool quoted = false;
  const yaml::Node* node = nullptr;
};
struct Raw {
  bool is_list = false;
  std::vector<Item> items;
};

const yaml::Member* find_reference(const yaml::Node& node) {
  if (node.kind != Kind::mapping || node.members.size() != 1) return nullptr;
  const yaml::Member& member = node.members.front();
  const bool names_one = (member.key == "param" || member.key == "list") && member.value.kind == Kind::scalar;
  return names_one ? &member : nullptr;
}

const Definition* find_definition(const yaml::Member& reference, const Vocabulary& vocabulary) {
  const auto& names = reference.key == "param" ? vocabulary.params : vocabulary.lists;
  const auto found = names.find(reference.value.text);
  return found == names.end() ? nullptr : &found->second;
}

Raw to_raw(const ParamValue& value, const yaml::Node& node) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    Raw raw{.is_list = true, .items = {}};
    for (const std::string& text : *list) raw.items.push_back({text, true, &node});
    return raw;
  }
  if (const auto* text = std::get_if<std::string>(&value)) return {.is_list = false, .items = {{*text, true, &node}}};
  return {.is_list = false, .items = {{one_line(value), false, &node}}};
}

class ValueReader {
 public:
  ValueReader(const ValueSpec& spec, const Vocabulary& vocabulary, Reading& reading)
      : spec_(spec), vocabulary_(vocabulary), reading_(reading) {}

  std::optional<ParamValue> read(const yaml::Node& node) {
    const std::size_t before = reading_.problems().size();
    const Raw raw = resolve(node);
    if (reading_.problems().size() != before) return std::nullopt;
    ParamValue value = is_list(spec_.type) ? read_list(raw) : read_scalar(raw, node);
    if (reading_.problems().size() != before) return std::nullopt;
    return value;
  }

 private:
  void wrong(const Item& item, const std::string& expected, std::string help = {}) {
    const std::string found = item.quoted && item.node->quoted ? "the quoted text " : "";
    reading_
        .error("wrong-value",
               fmt::format("parameter '{}' must be {}, found {}'{}'", spec_.name, expected, found, item.text),
               item.node->span, fmt::format("expected {}", expected))
        .help = std::move(help);
  }

  Raw resolve(const yaml::Node& node) {
    if (node.kind == Kind::scalar) return {.is_list = false, .items = {{node.text, node.quoted, &node}}};
    if (node.kind == Kind::mapping) return resolve_reference(node);
    Raw raw{.is_list = true, .items = {}};
    for (const yaml::Node& item : node.items) {
      if (item.kind == Kind::sequence) {
        reading_.error("wrong-value",
                       fmt::format("parameter '{}' must be a list of texts, found a list in it", spec_.name),
                       item.span);
        continue;
      }
      std::ranges::move(resolve(item).items, std::back_inserter(raw.items));
    }
    return raw;
  }

  Raw resolve_reference(const yaml::Node& node) {
    const yaml::Member* reference = find_reference(node);
    if (reference == nullptr) {
      reading_.error("wrong-value", fmt::format("parameter '{}' must be a value, found a mapping", spec_.name),
                     node.span, "expected a value, {param: NAME} or {list: NAME}");
      return {};
    }
    if (const Definition* definition = find_definition(*reference, vocabulary_)) return to_raw(definition->value, node);
    const auto& names = reference->key == "param" ? vocabulary_.params : vocabulary_.lists;
    std::vector<std::string_view> known;
    for (const auto& [name, definition] : names) known.emplace_back(name);
    reading_
        .error("unknown-name", fmt::format("there is no {} '{}'", reference->key, reference->value.text),
               reference->value.span, "not defined by any pack")
        .help = nearest_help(reference->key, reference->value.text, known);
    return {};
  }

  ParamValue read_list(const Raw& raw) {
    std::vector<std::string> values;
    for (const Item& item : raw.items) {
      check_item(item);
      values.push_back(item.text);
    }
    return values;
  }

  void check_item(const Item& item) {
    if (item.text.empty()) return wrong(item, "a list of texts");
    if (spec_.type == ParamType::choice_list) return check_choice(item);
    if (spec_.type == ParamType::glob_list || spec_.type == ParamType::term_list) {
      const std::string fault = glob_fault(item.text);
      if (!fault.empty()) return wrong(item, "a list of globs", fault);
    }
    if (spec_.type == ParamType::term_list) check_term(item);
  }

  void check_choice(const Item& item) {
    const std::vector<std::string> choices = split_choices(spec_.choices);
    if (std::ranges::find(choices, item.text) != choices.end()) return;
    const std::vector<std::string_view> words(choices.begin(), choices.end());
    wrong(item, one_of(words), nearest_help("word", item.text, words));
  }

  /// A term must be one that the kind emits, or a glob that matches one.
  void check_term(const Item& item) {
    if (spec_.kind == nullptr) return;
    std::vector<std::string_view> terms;
    for (const TermSpec& term : spec_.kind->terms) terms.push_back(term.name);
    for (const HazardSpec& hazard : hazard_specs()) {
      if (hazard.kind == spec_.kind->name) terms.push_back(hazard.term);
    }
    const Glob glob(item.text);
    const bool is_known = std::ranges::any_of(terms, [&](std::string_view term) {
      const std::size_t variable = term.find('<');
      return glob.matches(term) ||
             (variable != std::string_view::npos && item.text.starts_with(term.substr(0, variable)));
    });
    if (is_known || terms.empty()) return;
    wrong(item, fmt::format("a term of the kind '{}'", spec_.kind->name), nearest_help("term", item.text, terms));
  }

  ParamValue read_scalar(const Raw& raw, const yaml::Node& node) {
    if (raw.is_list || raw.items.size() != 1) {
      reading_.error("wrong-value",
                     fmt::format("parameter '{}' must be {}, found a list", spec_.name, to_string(spec_.type)),
                     node.span);
      return false;
    }
    const Item& item = raw.items.front();
    switch (spec_.type) {
      case ParamType::boolean:
        return read_boolean(item);
      case ParamType::integer:
        return read_number(item, std::numeric_limits<std::int64_t>::max());
      case ParamType::percent:
        return read_number(item, 100);
      case ParamType::day:
        if (!parse_day(item.text)) wrong(item, "a day that exists, such as 2026-10-01");
        return item.text;
      case ParamType::choice:
        check_choice(item);
        return item.text;
      default:
        if (item.text.empty()) wrong(item, "a text");
        return item.text;
    }
  }

  ParamValue read_boolean(const Item& item) {
    const bool is_word = item.text == "true" || item.text == "false";
    if (!is_word || item.quoted) wrong(item, "true or false", is_word ? "write it without quotes" : "");
    return item.text == "true";
  }

  ParamValue read_number(const Item& item, std::int64_t most) {
    const auto number = parse_uint(item.text);
    const bool fits = number && *number <= static_cast<std::uint64_t>(most);
    const std::string expected = spec_.type == ParamType::percent ? "a number from 0 to 100" : "a number";
    if (!fits || item.quoted) wrong(item, expected, fits ? "write it without quotes" : "");
    return fits ? static_cast<std::int64_t>(*number) : std::int64_t{0};
  }

  const ValueSpec& spec_;
  const Vocabulary& vocabulary_;
  Reading& reading_;
};

void collect_definitions(const yaml::Node& node, const Vocabulary& vocabulary, std::vector<const Definition*>& found) {
  if (const yaml::Member* reference = find_reference(node)) {
    if (const Definition* definition = find_definition(*reference, vocabulary)) found.push_back(definition);
  }
  for (const yaml::Node& item : node.items) collect_definitions(item, vocabulary, found);
}

}  // namespace

std::optional<ParamValue> read_value(const yaml::Node& node, const ValueSpec& spec, const Vocabulary& vocabulary,
                                     Reading& reading) {
  return ValueReader(spec, vocabulary, reading).read(node);
}

std::optional<ParamValue> default_value(const ParamSpec& spec) {
  if (is_list(spec.type)) return split_choices(spec.otherwise);
  if (spec.otherwise.empty()) return std::nullopt;
  if (spec.type == ParamType::boolean) return spec.otherwise == "true";
  if (spec.type == ParamType::integer || spec.type == ParamType::percent) {
    return static_cast<std::int64_t>(parse_uint(spec.otherwise).value_or(0));
  }
  return std::string(spec.otherwise);
}

std::vector<const Definition*> definitions_in(const yaml::Node& node, const Vocabulary& vocabulary) {
  std::vector<const Definition*> found;
  collect_definitions(node, vocabulary, found);
  return found;
}

std::string one_line(const ParamValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return one_line(std::get<std::vector<std::string>>(value));
}

bool is_list(ParamType type) {
  return type == ParamType::list || type == ParamType::glob_list || type == ParamType::term_list ||
         type == ParamType::choice_list;
}

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(choices, ',')) {
    if (!is_blank(part)) parts.emplace_back(trim(part));
  }
  return parts;
}

}  // namespace sluice::policy
