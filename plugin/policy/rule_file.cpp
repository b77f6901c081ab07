// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/rule_file.hpp"

#include "policy/condition.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

constexpr std::string_view condition_kind = "assert";

/// What holds where nobody says anything.
void record_defaults(Rule& rule) {
  record(rule, "danger", "false", "default", {});
  record(rule, "basis", std::string(to_string(rule.basis)), "default", {});
  record(rule, "scope", std::string(to_string(rule.scope)), "default", {});
  record(rule, "on-unknown", "as a failure", "default", {});
  record(rule, "waivable", "true", "default", {});
  record(rule, "baseline", "allowed", "default", {});
  record(rule, "overridable", "false", "default", {});
  if (!rule.fix_supplier.empty()) record(rule, "fix.supplier", rule.fix_supplier, "default", {});
  if (!rule.fix_integrator.empty()) record(rule, "fix.integrator", rule.fix_integrator, "default", {});
}

Rule start_rule(const yaml::Node& node, const KindSpec* kind) {
  Rule rule;
  rule.id = text_at(node, "id");
  rule.kind = text_at(node, "kind");
  rule.title = text_at(node, "title");
  rule.span = span_at(node, "id");
  rule.replaces = texts_at(node, "replaces");
  rule.rationale = text_at(node, "rationale");
  for (const yaml::Node& clause : items_at(node, "clauses")) {
    rule.clauses.push_back({text_at(clause, "standard"), text_at(clause, "clause")});
  }
  if (kind != nullptr) {
    rule.scope = kind->scope;
    rule.fix_supplier = std::string(kind->fix_supplier);
    rule.fix_integrator = std::string(kind->fix_integrator);
  }
  record_defaults(rule);
  return rule;
}

}  // namespace

void Library::add_file(const yaml::Document& document, bool is_shipped) {
  check_table(document.root, rules_file_table, reading_);
  for (const yaml::Node& node : items_at(document.root, "rules")) {
    if (node.kind == yaml::Node::Kind::mapping) add_rule(node, document, is_shipped);
  }
}

void Library::add_rule(const yaml::Node& node, const yaml::Document& document, bool is_shipped) {
  RuleDraft draft;
  draft.kind = catalogue_.find(text_at(node, "kind"));
  draft.rule = start_rule(node, draft.kind);
  draft.node = &node;
  draft.file = document.file;
  draft.is_shipped = is_shipped;
  if (draft.rule.id.empty()) return;
  check_id(draft);
  check_kind(draft, node);
  apply_fields(draft, node, "rule", reading_);
  const auto [known, is_new] = rules_.try_emplace(draft.rule.id, std::move(draft));
  if (is_new) return;
  Diagnostic& problem = reading_.error("duplicate-rule", fmt::format("rule '{}' is defined twice", known->first),
                                       span_at(node, "id"), "defined again here");
  problem.secondary.push_back(reading_.label(known->second.rule.span, "first defined here"));
  problem.help = "give one of them another id; a pack changes a rule with 'raise'";
}

void Library::check_id(const RuleDraft& draft) {
  const bool has_company = draft.rule.id.find('/') != std::string::npos;
  if (has_company != draft.is_shipped) return;
  reading_
      .error("rule-namespace",
             has_company ? fmt::format("shipped rule '{}' has a company in its id", draft.rule.id)
                         : fmt::format("rule '{}' has no company in its id", draft.rule.id),
             draft.rule.span, has_company ? "a company's id" : "an id of the shipped rules' kind")
      .help = has_company ? "drop what stands before the '/'" : fmt::format("name it 'company/{}'", draft.rule.id);
}

void Library::check_kind(RuleDraft& draft, const yaml::Node& node) {
  const std::string kind = text_at(node, "kind");
  if (kind.empty()) return;
  if (draft.kind == nullptr) {
    std::vector<std::string_view> known;
    for (const KindSpec& spec : catalogue_.kinds()) known.push_back(spec.name);
    reading_
        .error("unknown-kind", fmt::format("rule '{}' has the unknown kind '{}'", draft.rule.id, kind),
               span_at(node, "kind"), "no such kind")
        .help = nearest_help("kind", kind, known);
    return;
  }
  const yaml::Node* condition = node.find("assert");
  if ((condition != nullptr) != (kind == condition_kind)) {
    reading_.error("assert-kind",
                   condition == nullptr
                       ? fmt::format("rule '{}' of kind 'assert' has no 'assert'", draft.rule.id)
                       : fmt::format("rule '{}' has 'assert', but is of kind '{}'", draft.rule.id, kind),
                   condition == nullptr ? span_at(node, "kind") : condition->span);
  } else if (condition != nullptr && condition->kind == yaml::Node::Kind::mapping) {
    draft.rule.condition = read_condition(*condition, *draft.kind, reading_);
  }
  const yaml::Node* with = node.find("with");
  for (const ParamSpec& param : draft.kind->params) {
    if (!param.required || (with != nullptr && with->find(param.name) != nullptr)) continue;
    reading_
        .error("missing-param", fmt::format("rule '{}' has no parameter '{}'", draft.rule.id, param.name),
               with != nullptr ? with->span : span_at(node, "kind"),
               fmt::format("the kind '{}' needs '{}'", kind, param.name))
        .help = std::string(param.meaning);
  }
}

void Library::check_replaced() {
  std::map<std::string_view, const RuleDraft*> seen;
  for (const auto& [id, draft] : rules_) {
    for (const std::string& old : draft.rule.replaces) {
      const auto live = rules_.find(old);
      const auto [first, is_new] = seen.try_emplace(old, &draft);
      if (is_new && live == rules_.end()) continue;
      Diagnostic& problem = reading_.error("replaced-twice",
                                           fmt::format("rule '{}' replaces '{}', which {}", id, old,
                                                       is_new ? "still exists" : "another rule replaces already"),
                                           span_at(*draft.node, "replaces"), "stated here");
      problem.secondary.push_back(reading_.label(is_new ? live->second.rule.span : first->second->rule.span,
                                                 is_new ? "defined here" : "replaced here"));
    }
  }
}

}  // namespace sluice::policy
