// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/reference_page.hpp"

#include "base/text.hpp"
#include "policy/tighten.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 4> rungs = {"observe", "onboarding", "managed", "assured"};

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string code_list(const std::vector<std::string>& words) {
  std::vector<std::string> quoted;
  for (const std::string& word : words) quoted.push_back(fmt::format("`{}`", word));
  return join(quoted, ", ");
}

/// "note/warn/fail/fail" by rung; a severity's own where the rule states none, which the pack decides.
std::string actions_of(const Rule& rule) {
  if (rule.danger) return "fails everywhere";
  std::vector<std::string> words;
  for (const std::string_view rung : rungs) {
    const auto found = rule.actions.find(rung);
    words.emplace_back(found == rule.actions.end() ? "-" : to_string(found->second));
  }
  const bool states_none = std::ranges::all_of(words, [](const std::string& word) { return word == "-"; });
  return states_none ? "by severity" : join(words, " / ");
}

std::string clauses_of(const std::vector<Rule::Clause>& clauses) {
  std::vector<std::string> texts;
  for (const Rule::Clause& one : clauses) texts.push_back(fmt::format("{} {}", one.standard, one.clause));
  return join(texts, "; ");
}

std::string packs_of(const std::vector<std::string>& rules, const std::vector<ShippedPack>& packs) {
  std::vector<std::string> names;
  for (const ShippedPack& pack : packs) {
    const auto brings = [&](const std::string& rule) { return std::ranges::binary_search(pack.rules, rule); };
    if (std::ranges::any_of(rules, brings)) names.push_back(pack.name);
  }
  return join(names, ", ");
}

std::string packs_table(const std::vector<ShippedPack>& packs) {
  std::string out = "## Packs\n\n| pack | version | rules | what for |\n|---|---|---|---|\n";
  for (const ShippedPack& pack : packs) {
    out += fmt::format("| `builtin:{}` | {} | {} | {} |\n", pack.name, pack.ref.version, pack.rules.size(),
                       cell(pack.ref.title));
  }
  return out;
}

std::string rules_table(const Coverage& coverage, const std::vector<ShippedPack>& packs) {
  std::string out =
      "\n## Rules\n\nActions are those at observe / onboarding / managed / assured; `-` and \"by severity\" leave it "
      "to the pack's table.\n\n"
      "| rule | is broken when | severity | action | basis, scope | packs | clauses |\n|---|---|---|---|---|---|---|\n";
  for (const Rule& rule : coverage.rules) {
    out += fmt::format("| `{}` | {} | {} | {} | {}, {} | {} | {} |\n", rule.id, cell(rule.title),
                       to_string(rule.severity), actions_of(rule), to_string(rule.basis), to_string(rule.scope),
                       packs_of({rule.id}, packs), cell(clauses_of(rule.clauses)));
  }
  return out;
}

struct Answer {
  std::string_view state;
  std::string by;
};

Answer answer_of(const CataloguedObligation& one) {
  if (!one.rules.empty()) return {"rule", code_list(one.rules)};
  if (!one.planned.empty()) return {"planned", fmt::format("needs the kind `{}`", one.planned)};
  if (!one.enforced.empty()) return {"always", one.enforced};
  return {"not visible", one.unseen};
}

std::string coverage_table(const Coverage& coverage, const std::vector<ShippedPack>& packs) {
  std::map<std::string_view, std::size_t> counts;
  std::string rows;
  for (const CataloguedObligation& one : coverage.obligations) {
    const Answer answer = answer_of(one);
    ++counts[answer.state];
    rows += fmt::format("| `{}` | {} | {} | {} | {} |\n", one.id, cell(one.asks), answer.state, cell(answer.by),
                        packs_of(one.rules, packs));
  }
  return fmt::format(
             "\n## What is asked of suppliers, and what decides it\n\nOf {} obligations {} are decided by rules, {} "
             "always hold without a rule, {} are planned, and {} no gate can "
             "see.\nPlanned means that the rule kind is not built; there is no rule of that name that could pass.\n\n"
             "| obligation | asks that | state | by | packs |\n|---|---|---|---|---|\n",
             coverage.obligations.size(), counts["rule"], counts["always"], counts["planned"], counts["not visible"]) +
         rows;
}

std::string standards_table(const Coverage& coverage) {
  std::string out =
      "\n## Standards\n\n`sluice matrix --standard ID` shows each clause, the rules that look at it, and what no gate "
      "can see of it.\n\n"
      "| standard | clauses | pack | title |\n|---|---|---|---|\n";
  for (const Standard& standard : coverage.standards)
    out += fmt::format("| `{}` | {} | `builtin:{}` | {} |\n", standard.id, standard.clauses.size(), standard.pack,
                       cell(standard.title));
  return out;
}

std::string kind_section(const KindSpec& kind) {
  std::string out = fmt::format("\n### {}\n\n{}; judged on: {}.\n\n{}\n", kind.name, kind.summary,
                                to_string(kind.subject), kind.explanation);
  if (!kind.params.empty())
    out += "\n| parameter | type | if not stated | stricter | meaning |\n|---|---|---|---|---|\n";
  for (const ParamSpec& param : kind.params) {
    const std::string otherwise = param.required            ? "required"
                                  : param.otherwise.empty() ? "-"
                                                            : fmt::format("`{}`", param.otherwise);
    const std::string words = param.choices.empty() ? std::string() : fmt::format(": {}", param.choices);
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", param.name, to_string(param.type), cell(otherwise),
                       policy::direction_word(param.stricter), cell(fmt::format("{}{}", param.meaning, words)));
  }
  if (!kind.terms.empty()) out += "\n| finds | when |\n|---|---|\n";
  for (const TermSpec& term : kind.terms) out += fmt::format("| `{}` | {} |\n", cell(term.name), cell(term.meaning));
  return out;
}

}  // namespace

std::string render_reference(const Coverage& coverage, const std::vector<ShippedPack>& packs,
                             std::span<const KindSpec> kinds) {
  std::string out =
      "<!-- SPDX-License-Identifier: Apache-2.0 -->\n<!-- SPDX-FileCopyrightText: 2026 The Sluice Authors -->\n"
      "# Reference of packs, rules, obligations and kinds\n\n"
      "Generated by `sluice policy reference`; the tests fail when it is stale. `policy/README.md` explains the files, "
      "`sluice explain RULE` each rule.\n\n";
  out += packs_table(packs);
  out += rules_table(coverage, packs);
  out += coverage_table(coverage, packs);
  out += standards_table(coverage);
  out += "\n## Kinds\n";
  for (const KindSpec& kind : kinds) out += kind_section(kind);
  return out;
}

}  // namespace sluice
