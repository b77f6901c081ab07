// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A small catalogue and a folder of policy files for the tests of this layer.
#pragma once

#include "policy/load.hpp"
#include "support/tree.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

inline constexpr std::array<ParamSpec, 2> entries_params = {
    {{"terms", ParamType::term_list, true, "", Stricter::more_items, "", "terms that are findings"},
     {"weights", ParamType::choice_list, false, "error, warning", Stricter::more_items, "error, warning, note",
      "weights that count"}}};
inline constexpr std::array<ParamSpec, 3> nested_params = {
    {{"max-depth", ParamType::integer, false, "3", Stricter::lower, "", "containers in containers"},
     {"allow-formats", ParamType::list, false, "", Stricter::fewer_items, "",
      "formats of nested containers; empty is any"},
     {"require-inspected", ParamType::boolean, false, "false", Stricter::when_true, "",
      "nested ones must be complete"}}};
inline constexpr std::array<ParamSpec, 6> fields_params = {
    {{"fields", ParamType::list, true, "", Stricter::more_items, "", "fields that every component states"},
     {"min-coverage", ParamType::percent, false, "90", Stricter::higher, "", "share of components"},
     {"lenient", ParamType::boolean, false, "false", Stricter::when_false, "", "take near misses"},
     {"since", ParamType::day, false, "", Stricter::fixed, "", "for components made since"},
     {"profile", ParamType::choice, false, "plain", Stricter::fixed, "plain, full", "the SBOM profile"},
     {"note", ParamType::text, false, "", Stricter::fixed, "", "a remark"}}};
inline constexpr std::array<ParamSpec, 2> allow_params = {
    {{"allow", ParamType::glob_list, false, "", Stricter::fewer_items, "", "purls that may be used; empty is any"},
     {"deny", ParamType::glob_list, false, "", Stricter::more_items, "", "purls that may not"}}};
inline constexpr std::array<ParamSpec, 1> assert_params = {
    {{"subject", ParamType::choice, false, "delivery", Stricter::fixed, "delivery, file", "what it is judged on"}}};
inline constexpr std::array<std::string_view, 5> assert_facts = {
    {"delivery.note.present", "delivery.note.release", "delivery.version", "delivery.files", "file.path"}};

inline const Catalogue& fake_catalogue() {
  static const std::array<KindSpec, 5> kinds = {
      {{"archive.entries",
        SubjectKind::archive,
        RuleScope::delivery,
        "entries",
        "",
        entries_params,
        {},
        {},
        "pack it again",
        "send it back"},
       {"archive.nested", SubjectKind::archive, RuleScope::delivery, "nesting", "", nested_params, {}, {}, "", ""},
       {"assert", SubjectKind::delivery, RuleScope::delivery, "condition", "", assert_params, assert_facts, {}, "", ""},
       {"dependency.allow", SubjectKind::use, RuleScope::build, "uses", "", allow_params, {}, {}, "", ""},
       {"sbom.fields", SubjectKind::component, RuleScope::delivery, "fields", "", fields_params, {}, {}, "", ""}}};
  static const Catalogue catalogue(kinds);
  return catalogue;
}

/// A folder with policy files, loaded as a user would.
class PolicyFolder {
 public:
  void write(std::string_view name, std::string_view content) const { folder_.write(name, content); }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }

  PolicySources sources() const {
    PolicySources found;
    found.project_file = path("sluice.yaml");
    found.builtin_folder = path("shipped");
    return found;
  }
  Result<Policy> load() const { return load_policy(sources(), fake_catalogue()); }
  Result<Policy> load(const PolicySources& sources) const { return load_policy(sources, fake_catalogue()); }

  /// "code file:line:column" of each problem, without the folder.
  std::vector<std::string> problems(const Error& error) const {
    std::vector<std::string> texts;
    for (const Diagnostic& problem : error.diagnostics)
      texts.push_back(problem.code + " " + without_folder(to_string(problem.primary.span)));
    return texts;
  }
  std::vector<std::string> problems() const {
    const auto loaded = load();
    return loaded ? std::vector<std::string>() : problems(loaded.error());
  }

  std::string without_folder(std::string text) const {
    for (std::size_t at = text.find(folder_.path()); at != std::string::npos; at = text.find(folder_.path()))
      text.erase(at, folder_.path().size() + 1);
    return text;
  }

 private:
  TemporaryFolder folder_;
};

/// Two rules of a company, one pack that uses both, and a project at `managed`.
inline constexpr std::string_view usual_rules = R"(sluice: 1
rules:
  - id: acme/archive.escapes
    kind: archive.entries
    title: an entry leaves the folder
    severity: high
    tags: [archive]
    with: {terms: [archive.path.traversal]}
  - id: acme/archive.deep
    kind: archive.nested
    title: archives lie too deep
    severity: medium
    with: {max-depth: 3, allow-formats: [tar, zip]}
)";
inline constexpr std::string_view usual_pack = R"(sluice: 1
pack: {id: acme/intake, version: 1.2.0, title: Intake}
rule-files: [rules/*.yaml]
use: [acme/*]
)";
inline constexpr std::string_view usual_project = R"(sluice: 1
extends: [{use: ./pack.yaml}]
rung: managed
)";

inline void write_usual(const PolicyFolder& folder) {
  folder.write("rules/own.yaml", usual_rules);
  folder.write("pack.yaml", usual_pack);
  folder.write("sluice.yaml", usual_project);
}

inline std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  const std::size_t at = result.find(from);
  return at == std::string::npos ? std::string("nothing to replace") : result.replace(at, from.size(), to);
}

inline std::vector<std::string> setters_of(const Rule& rule, std::string_view field) {
  std::vector<std::string> texts;
  for (const Setter& setter : rule.setters) {
    if (setter.field == field) texts.push_back(setter.by + ": " + setter.value);
  }
  return texts;
}

}  // namespace sluice::test
