// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/build_dependencies.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/sbom_places.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"ignore", ParamType::glob_list, false, "pkg:npm/**, pkg:cargo/**", Stricter::fewer_items, "",
     "purls, or names, of which there may be several: where the package manager keeps versions apart"},
    {"terms", ParamType::glob_list, false, "dependency.*", Stricter::more_items, "", "which of the terms are findings"},
}};
constexpr std::array<std::string_view, 3> facts = {"component.purl", "component.version", "delivery.sboms"};
constexpr std::array<TermSpec, 2> terms = {{
    {"dependency.several-versions", "one component is there in several versions"},
    {"dependency.several-sources", "one component is taken in from several places"},
}};

class DuplicateJudge {
 public:
  DuplicateJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : inventory_(input.inventory),
        selector_(rule.match, input),
        ignore_(make_globs(rule.list("ignore"))),
        terms_(rule.list("terms")),
        findings_(findings) {}

  void judge() {
    judge_build();
    for (std::uint32_t i = 0; i < inventory_.deliveries.size(); ++i) {
      if (!selector_.selects({SubjectKind::delivery, i})) continue;
      const std::vector<std::uint32_t> sboms = sboms_of(inventory_, i);
      if (sboms.empty()) continue;
      is_good_ = true;
      for (const std::uint32_t sbom : sboms) judge_sbom(i, inventory_.sboms[sbom]);
      is_good_ ? findings_.pass() : findings_.judged();
    }
  }

 private:
  void add(Subject subject, std::string_view term, std::string cause, std::string expected, Origin place, Origin other) {
    if (!terms_.selects(term)) return;
    is_good_ = false;
    Finding finding;
    finding.subject = subject;
    finding.term = term;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = std::move(place);
    finding.related = {std::move(other)};
    findings_.add(std::move(finding));
  }

  void judge_build() {
    std::map<std::string, std::uint32_t> known;
    for (const BuildDependency& one : build_dependencies(inventory_, {})) {
      const Component& component = inventory_.components[one.component];
      const bool is_asked = selector_.selects({SubjectKind::component, one.component});
      if (one.uses.empty() || !is_asked || matches_any(ignore_, component.purl) || matches_any(ignore_, component.name))
        continue;
      is_good_ = true;
      for (const std::vector<std::string>* keys : {&one.identity.packages, &one.identity.names}) {
        for (const std::string& key : *keys) {
          const auto [first, is_new] = known.try_emplace(key, one.component);
          if (!is_new && is_good_) compare(first->second, one.component);
        }
      }
      is_good_ ? findings_.pass() : findings_.judged();
    }
  }

  static std::string title(const Component& component) {
    return component.version.empty() ? component.name : component.name + " " + component.version;
  }
  static std::string_view source_of(const Component& component) {
    return component.source.empty() ? component.location : component.source;
  }

  void compare(std::uint32_t first, std::uint32_t second) {
    const Component& a = inventory_.components[first];
    const Component& b = inventory_.components[second];
    const Subject subject{SubjectKind::component, second};
    const Origin place = subject_place(inventory_, subject);
    const Origin other = subject_place(inventory_, {SubjectKind::component, first});
    if (are_versions_apart(a.version, b.version)) {
      add(subject, "dependency.several-versions",
          fmt::format("the build uses {} by {}, and {} by {}", title(b), b.via, title(a), a.via), "one version of it",
          place, other);
    } else if (source_of(a) != source_of(b)) {
      add(subject, "dependency.several-sources",
          fmt::format("the build takes {} from '{}', and from '{}'", title(b), source_of(b), source_of(a)),
          "one place that it comes from", place, other);
    }
  }

  void judge_sbom(std::uint32_t delivery, const SbomDocument& document) {
    const Sbom& sbom = document.sbom;
    std::map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
      const SbomElement& element = sbom.elements[i];
      if (element.kind != SbomElementKind::component || element.is_subject) continue;
      const ComponentIdentity identity = identity_of(sbom, i);
      const std::string_view purl = sbom.value(element, "purl");
      const std::string key = !identity.packages.empty()
                                  ? identity.packages.front()
                                  : to_lower_ascii(fmt::format("{}/{}", sbom.value(element, "group"), sbom.value(element, "name")));
      if (identity.version.empty() || matches_any(ignore_, purl) || matches_any(ignore_, sbom.value(element, "name")))
        continue;
      const auto [first, is_new] = known.try_emplace(key, i);
      const std::string before = identity_of(sbom, first->second).version;
      if (is_new || !are_versions_apart(before, identity.version)) continue;
      const NamedSbom in = named_sbom(inventory_, document);
      add({SubjectKind::delivery, delivery}, "dependency.several-versions",
          fmt::format("the SBOM lists {}, and {}", element_title(sbom, i), element_title(sbom, first->second)),
          "one version of it", sbom_place(in, i), sbom_place(in, first->second));
    }
  }

  const Inventory& inventory_;
  Selector selector_;
  std::vector<Glob> ignore_;
  Selection terms_;
  Findings& findings_;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  DuplicateJudge(input, rule, findings).judge();
}

}  // namespace

extern const Kind kind_dependency_duplicate;
const Kind kind_dependency_duplicate = {
    {.name = "dependency.duplicate",
     .subject = SubjectKind::component,
     .scope = RuleScope::build,
     .summary = "one component in several versions, or from several places, in one build or one SBOM",
     .explanation = "Two versions of a library in one program are two sets of defects, and often two definitions of\n"
                    "one symbol. Components of a build are one by purl without version, or by name, without\n"
                    "regard to case, a \"lib\" before it and a \"-dev\" behind it; those of a delivery's SBOM by purl\n"
                    "without version, or by group and name. Only what targets that ship use counts.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "agree on one version of {subject}",
     .fix_integrator = "let every target use one {subject}: {expected}"},
    judge};

}  // namespace sluice
