// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Rules written back as YAML. Every value is written as JSON, which is YAML in flow style (YAML 1.2 section 1.2), so
// that no text can be taken for anything else.
#include "exports/kit_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

using Op = Condition::Op;
using Test = Condition::Test;

constexpr std::array<std::pair<Test, const char*>, 9> test_words{{{Test::is, "is"},
                                                                  {Test::in, "in"},
                                                                  {Test::glob, "glob"},
                                                                  {Test::regex, "regex"},
                                                                  {Test::min, "min"},
                                                                  {Test::max, "max"},
                                                                  {Test::present, "present"},
                                                                  {Test::version, "version"},
                                                                  {Test::equals_fact, "equals-fact"}}};

void write_texts(json::Writer& out, const std::vector<std::string>& texts) {
  out.open_array();
  for (const std::string& text : texts) out.string(text);
  out.close_array();
}

void write_member(json::Writer& out, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  out.key(key);
  write_texts(out, texts);
}

std::vector<std::string> patterns_of(const std::vector<Glob>& globs) {
  std::vector<std::string> patterns;
  for (const Glob& glob : globs) patterns.push_back(glob.pattern());
  return patterns;
}

template <class Word>
std::vector<std::string> spelled(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word word : words) texts.emplace_back(to_string(word));
  return texts;
}

void write_leaf(json::Writer& out, const Condition& condition) {
  out.key("fact");
  out.string(condition.fact);
  const auto* const word = std::ranges::find(test_words, condition.test, &std::pair<Test, const char*>::first);
  out.key(word->second);
  if (condition.test == Test::in || condition.test == Test::glob) return write_texts(out, condition.values);
  if (condition.test == Test::present) return out.boolean(condition.values.front() == "true");
  out.string(condition.values.front());
}

void write_condition(json::Writer& out, const Condition& condition) {
  out.open_object();
  switch (condition.op) {
    case Op::all:
    case Op::any:
      out.key(condition.op == Op::all ? "all" : "any");
      out.open_array();
      for (const Condition& part : condition.parts) write_condition(out, part);
      out.close_array();
      break;
    case Op::none:
      out.key("not");
      write_condition(out, condition.parts.front());
      break;
    case Op::each:
    case Op::some:
      out.key(condition.op == Op::each ? "each" : "some");
      out.string(condition.fact);
      out.key("that");
      write_condition(out, condition.parts.front());
      break;
    case Op::leaf:
      write_leaf(out, condition);
      break;
  }
  out.close_object();
}

/// A text that nobody stated is left out; it has no spelling.
void write_param(json::Writer& out, const std::string& name, const ParamValue& value) {
  const auto* const text = std::get_if<std::string>(&value);
  if (text != nullptr && text->empty()) return;
  out.key(name);
  if (text != nullptr) out.string(*text);
  if (const auto* flag = std::get_if<bool>(&value)) out.boolean(*flag);
  if (const auto* number = std::get_if<std::int64_t>(&value)) out.integer(*number);
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) write_texts(out, *list);
}

template <class Write>
std::string flow(Write write) {
  json::Writer out(false);
  write(out);
  return out.take();
}

std::string flow_match(const Match& match) {
  return flow([&](json::Writer& out) { write_match(out, match); });
}

std::string flow_params(const Rule& rule) {
  return flow([&](json::Writer& out) {
    out.open_object();
    for (const auto& [name, value] : rule.params) write_param(out, name, value);
    out.close_object();
  });
}

std::string flow_actions(const Rule& rule) {
  return flow([&](json::Writer& out) {
    out.open_object();
    for (const auto& [rung, action] : rule.actions) {
      out.key(rung);
      out.string(to_string(action));
    }
    out.close_object();
  });
}

std::string flow_effective(const Rule& rule) {
  return flow([&](json::Writer& out) {
    out.open_object();
    for (const auto& [key, day] : {std::pair("warn", rule.warns_from), std::pair("enforce", rule.fails_from)}) {
      if (!day) continue;
      out.key(key);
      out.string(to_string(*day));
    }
    out.close_object();
  });
}

std::string flow_leeway(const Rule& rule) {
  return flow([&](json::Writer& out) {
    out.open_object();
    for (std::size_t i = 0; i < rule.leeway.size(); ++i) {
      if (!rule.leeway[i]) continue;
      out.key(to_string(static_cast<Severity>(i)));
      out.integer(*rule.leeway[i]);
    }
    out.key("from");
    out.string(rule.leeway_from);
    out.close_object();
  });
}

std::string flow_clauses(const Rule& rule) {
  return flow([&](json::Writer& out) {
    out.open_array();
    for (const Rule::Clause& clause : rule.clauses) {
      out.open_object();
      out.key("standard");
      out.string(clause.standard);
      out.key("clause");
      out.string(clause.clause);
      out.close_object();
    }
    out.close_array();
  });
}

class RuleText {
 public:
  std::string render(const Rule& rule) {
    text_ = fmt::format("  - id: {}\n", rule.id);
    add("kind", yaml_text(rule.kind));
    add("title", yaml_text(rule.title));
    add("severity", to_string(rule.severity));
    if (rule.danger) add("danger", "true");
    add("basis", to_string(rule.basis));
    add("scope", to_string(rule.scope));
    if (!rule.tags.empty()) add("tags", yaml_texts(rule.tags));
    if (!rule.actions.empty()) add("action", flow_actions(rule));
    if (const std::string match = flow_match(rule.match); match != "{}") add("match", match);
    if (!rule.params.empty()) add("with", flow_params(rule));
    if (rule.condition) add("assert", flow([&](json::Writer& out) { write_condition(out, *rule.condition); }));
    add_dates(rule);
    if (rule.on_unknown) add("on-unknown", to_string(*rule.on_unknown));
    if (!rule.waivable) add("waivable", "false");
    if (!rule.baseline_allowed) add("baseline", "never");
    if (!rule.obligations.empty()) add("obligations", yaml_texts(rule.obligations));
    if (!rule.fix_supplier.empty())
      text_ += "    fix:\n" + yaml_line("      ", "supplier", yaml_text(rule.fix_supplier));
    if (!rule.clauses.empty()) add("clauses", flow_clauses(rule));
    return std::move(text_);
  }

 private:
  void add(std::string_view key, std::string_view value) { text_ += yaml_line("    ", key, std::string(value)); }

  void add_dates(const Rule& rule) {
    const bool has_leeway = std::ranges::any_of(rule.leeway, [](const auto& days) { return days.has_value(); });
    if (rule.warns_from || rule.fails_from) add("effective", flow_effective(rule));
    if (has_leeway) add("leeway-days", flow_leeway(rule));
  }

  std::string text_;
};

void write_match_keys(json::Writer& out, const Match& match) {
  write_member(out, "supplier", match.suppliers);
  write_member(out, "origin", spelled(match.origins));
  write_member(out, "purl", patterns_of(match.purls));
  write_member(out, "path", patterns_of(match.paths));
  write_member(out, "scope", spelled(match.scopes));
  write_member(out, "linkage", spelled(match.linkages));
  if (match.direct) {
    out.key("relation");
    out.string(*match.direct ? "direct" : "transitive");
  }
  write_member(out, "business-unit", match.business_units);
  write_member(out, "distribution", match.distributions);
  write_member(out, "stage", match.stages);
  write_member(out, "consumer", patterns_of(match.consumers));
  write_member(out, "tags", match.tags);
  write_member(out, "severity", spelled(match.severities));
  write_member(out, "term", patterns_of(match.terms));
}

}  // namespace

void write_match(json::Writer& out, const Match& match) {
  out.open_object();
  write_match_keys(out, match);
  if (match.exclude) {
    out.key("exclude");
    write_match(out, *match.exclude);
  }
  out.close_object();
}

std::string yaml_line(std::string_view indent, std::string_view key, const std::string& value) {
  return fmt::format("{}{}: {}\n", indent, key, value);
}

std::string yaml_text(std::string_view text) {
  return flow([&](json::Writer& out) { out.string(text); });
}

std::string yaml_texts(const std::vector<std::string>& texts) {
  return flow([&](json::Writer& out) { write_texts(out, texts); });
}

std::string render_kit_rules(const std::vector<const Rule*>& rules) {
  std::string text = "sluice: 1\nrules:\n";
  RuleText writer;
  for (const Rule* rule : rules) text += writer.render(*rule);
  return text;
}

}  // namespace sluice
