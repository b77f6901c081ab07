// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/coverage.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/load.hpp"
#include "policy/pack_file.hpp"
#include "policy/reading.hpp"
#include "policy/sbom_profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice {
namespace policy {
namespace {

constexpr std::string_view ending = ".yaml";

std::vector<Rule::Clause> read_clauses(const yaml::Node& node) {
  std::vector<Rule::Clause> clauses;
  for (const yaml::Node& item : items_at(node, "clauses"))
    clauses.push_back({text_at(item, "standard"), text_at(item, "clause")});
  return clauses;
}

class CoverageReader {
 public:
  CoverageReader(const std::string& folder, const Catalogue& catalogue) : folder_(folder), catalogue_(catalogue) {}

  Coverage read() {
    read_rules();
    read_obligations();
    read_standards();
    coverage_.profiles = read_shipped_sbom_profiles(folder_, reading_);
    check_packs_and_profiles();
    check_clauses();
    return std::move(coverage_);
  }

  std::vector<Diagnostic> problems() { return reading_.take_problems_from(0); }

 private:
  const yaml::Document* open(const std::string& name, const Table& table) {
    const yaml::Document* document = reading_.open(join_path(folder_, name), "builtin:" + name, {});
    return document != nullptr && check_table(document->root, table, reading_) ? document : nullptr;
  }

  void read_rules() {
    Library library(catalogue_, reading_);
    PolicySources sources;
    sources.builtin_folder = folder_;
    PackFiles files(sources, library, reading_);
    files.add_shipped_rules();
    for (const auto& [id, draft] : library.rules()) coverage_.rules.push_back(draft.rule);
  }

  void read_obligations() {
    const yaml::Document* document = open("obligations.yaml", obligations_file_table);
    if (document == nullptr) return;
    std::set<std::string> known;
    for (const yaml::Node& node : items_at(document->root, "obligations")) {
      CataloguedObligation one{
          text_at(node, "id"),       text_at(node, "asks"),   texts_at(node, "rules"), text_at(node, "planned"),
          text_at(node, "enforced"), text_at(node, "unseen"), read_clauses(node),      node.span};
      if (!known.insert(one.id).second)
        reading_.error("duplicate-obligation", fmt::format("'{}' is listed twice", one.id), one.span);
      check(one);
      coverage_.obligations.push_back(std::move(one));
    }
  }

  void check(const CataloguedObligation& one) {
    const int answers =
        int{!one.rules.empty()} + int{!one.planned.empty()} + int{!one.enforced.empty()} + int{!one.unseen.empty()};
    if (answers != 1) {
      reading_
          .error("unclear-obligation", fmt::format("'{}' has {} answers", one.id, answers), one.span,
                 "needs one of rules, planned, enforced and unseen")
          .help = "an obligation is decided by rules, or it says why not";
    }
    for (const std::string& rule : one.rules) {
      if (coverage_.find_rule(rule) != nullptr) continue;
      reading_.error("unknown-rule", fmt::format("'{}' names the rule '{}', which is not shipped", one.id, rule),
                     one.span);
    }
    if (one.rules.empty() && coverage_.find_rule(one.id) != nullptr)
      reading_.error("rule-and-planned", fmt::format("'{}' is a rule, and not listed as one", one.id), one.span);
    if (catalogue_.find(one.planned) != nullptr)
      reading_.error("built-kind", fmt::format("the kind '{}' of '{}' is built", one.planned, one.id), one.span);
  }

  void read_standards() {
    for (const std::string& name : list_folder(join_path(folder_, "standards"))) {
      if (!name.ends_with(ending)) continue;
      const yaml::Document* document = open("standards/" + name, standard_file_table);
      if (document == nullptr) continue;
      const yaml::Node& root = document->root;
      Standard standard{text_at(root, "standard"), text_at(root, "title"),   text_at(root, "basis"),
                        text_at(root, "pack"),     text_at(root, "profile"), {}};
      for (const yaml::Node& node : items_at(root, "clauses"))
        standard.clauses.push_back({text_at(node, "id"), text_at(node, "asks"), text_at(node, "unseen")});
      if (standard.id + std::string(ending) != name)
        reading_.error("misnamed-standard", fmt::format("'{}' lies in {}", standard.id, name), root.span);
      coverage_.standards.push_back(std::move(standard));
    }
    std::ranges::sort(coverage_.standards, {}, &Standard::id);
  }

  void check_packs_and_profiles() {
    for (const Standard& standard : coverage_.standards) {
      if (!is_file(join_path(folder_, fmt::format("packs/{}{}", standard.pack, ending))))
        reading_.error("unknown-pack", fmt::format("'{}' names the pack '{}'", standard.id, standard.pack), {});
      if (!standard.profile.empty() && coverage_.profiles.find_all(standard.profile).empty())
        reading_.error("unknown-profile", fmt::format("'{}' names the profile '{}'", standard.id, standard.profile),
                       {});
    }
  }

  void check_clause(const Rule::Clause& clause, std::string_view id, const Span& span) {
    const Standard* standard = coverage_.find_standard(clause.standard);
    if (standard == nullptr ||
        std::ranges::find(standard->clauses, clause.clause, &StandardClause::id) != standard->clauses.end())
      return;
    reading_.error(
        "unknown-clause",
        fmt::format("'{}' names clause '{}' of {}, which has none of that name", id, clause.clause, clause.standard),
        span);
  }

  void check_clauses() {
    for (const Rule& rule : coverage_.rules)
      for (const Rule::Clause& clause : rule.clauses) check_clause(clause, rule.id, rule.span);
    for (const CataloguedObligation& one : coverage_.obligations)
      for (const Rule::Clause& clause : one.clauses) check_clause(clause, one.id, one.span);
  }

  const std::string& folder_;
  const Catalogue& catalogue_;
  Reading reading_;
  Coverage coverage_;
};

}  // namespace
}  // namespace policy

const Standard* Coverage::find_standard(std::string_view id) const {
  const auto found = std::ranges::find(standards, id, &Standard::id);
  return found == standards.end() ? nullptr : &*found;
}

const Rule* Coverage::find_rule(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules, id, {}, &Rule::id);
  return found == rules.end() || found->id != id ? nullptr : &*found;
}

Result<Coverage> load_coverage(const std::string& builtin_folder, const Catalogue& catalogue) {
  policy::CoverageReader reader(builtin_folder, catalogue);
  Coverage coverage = reader.read();
  std::vector<Diagnostic> problems = reader.problems();
  if (problems.empty()) return coverage;
  const std::string count = count_of(problems.size(), "problem", "problems");
  return tl::unexpected<Error>(
      Error{fmt::format("{} in the catalogue of obligations", count), {}, Failure::cannot_start, std::move(problems)});
}

Result<std::vector<ShippedPack>> load_shipped_packs(const std::string& builtin_folder, const Catalogue& catalogue) {
  std::vector<ShippedPack> packs;
  const std::string folder = join_path(builtin_folder, "packs");
  for (const std::string& file : list_folder(folder)) {
    if (!file.ends_with(policy::ending)) continue;
    PolicySources sources;
    sources.builtin_folder = builtin_folder;
    sources.packs = {join_path(folder, file)};
    TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue));
    ShippedPack pack{file.substr(0, file.size() - policy::ending.size()), policy.packs.back(), {}};
    for (const Rule& rule : policy.rules) pack.rules.push_back(rule.id);
    packs.push_back(std::move(pack));
  }
  std::ranges::sort(packs, {}, &ShippedPack::name);
  return packs;
}

}  // namespace sluice
