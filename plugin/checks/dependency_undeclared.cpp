// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "checks/build_dependencies.hpp"
#include "checks/declared_components.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/sbom_knowledge.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"linkage", ParamType::choice_list, false, "static, dynamic, header-only, bundled, build-only, unknown",
     Stricter::more_items, "static, dynamic, header-only, bundled, process, build-only, unknown",
     "ways of use that an SBOM must know"},
    {"ignore", ParamType::glob_list, false, "c-library, gcc-runtime, compiler-runtime", Stricter::fewer_items, "",
     "names or purls of components that no SBOM need know"},
    {"terms", ParamType::glob_list, false, "dependency.*", Stricter::more_items, "", "which of the terms are findings"},
}};
constexpr std::array<std::string_view, 4> facts = {"component.purl", "component.version", "use.linkage",
                                                   "delivery.sboms"};
constexpr std::array<TermSpec, 4> terms = {{
    {"dependency.undeclared", "the build takes in a component that no SBOM knows"},
    {"dependency.version-differs", "the build takes in another version than the SBOMs state"},
    {"dependency.not-linked:<component>", "the project's SBOM lists a component as required that no target links"},
    {"dependency.no-sbom", "no SBOM speaks for the build"},
}};

/// Types of components that nobody links.
constexpr std::array<std::string_view, 11> never_linked = {
    "application", "operating-system", "operatingsystem", "device", "device-driver", "firmware",
    "file",        "container",        "data",            "platform", "machine-learning-model"};

/// A build may fetch at a commit: that is no version to compare.
bool is_other_version(std::string_view a, std::string_view b) {
  const bool are_releases = a.find('.') != std::string_view::npos && b.find('.') != std::string_view::npos;
  return are_releases && are_versions_apart(a, b);
}

class DeclarationJudge {
 public:
  DeclarationJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : inventory_(input.inventory),
        selector_(rule.match, input),
        ignore_(make_globs(rule.list("ignore"))),
        terms_(rule.list("terms")),
        declared_(input.inventory),
        dependencies_(build_dependencies(input.inventory, rule.list("linkage"))),
        findings_(findings) {}

  void judge() {
    if (declared_.sboms().empty()) return judge_without();
    for (const BuildDependency& one : dependencies_) {
      if (counts(one)) judge_component(one);
    }
    if (terms_.selects("dependency.not-linked")) judge_own();
  }

 private:
  bool counts(const BuildDependency& one) const {
    const Component& component = inventory_.components[one.component];
    return !one.uses.empty() && selector_.selects({SubjectKind::component, one.component}) &&
           !matches_any(ignore_, component.name) && !matches_any(ignore_, component.purl);
  }

  Finding about(std::uint32_t component, std::string_view term, std::string cause, std::string expected) const {
    Finding finding;
    finding.subject = {SubjectKind::component, component};
    finding.term = term;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = subject_place(inventory_, finding.subject);
    return finding;
  }

  /// The calls by which targets use it, and then the SBOMs that should know it.
  std::vector<Origin> places_of(const BuildDependency& one) const {
    constexpr std::size_t most = 8;
    std::vector<Origin> places;
    for (const std::uint32_t use : one.uses) {
      const Origin& place = inventory_.uses[use].origin;
      if (places.size() < most && std::ranges::find(places, place) == places.end()) places.push_back(place);
    }
    return places;
  }

  std::string users_of(const BuildDependency& one) const {
    const Use& first = inventory_.uses[one.uses.front()];
    return one.uses.size() == 1
               ? first.consumer
               : fmt::format("{} and {} more", first.consumer, one.uses.size() - 1);
  }

  void judge_without() {
    const auto counted = std::ranges::count_if(dependencies_, [&](const BuildDependency& one) { return counts(one); });
    if (counted == 0 || !terms_.selects("dependency.no-sbom")) return;
    Finding finding;
    finding.subject = {SubjectKind::build, 0};
    finding.term = "dependency.no-sbom";
    finding.outcome = Outcome::unknown;
    finding.cause = fmt::format("no SBOM speaks for the build, so {} of its components were not looked up", counted);
    finding.expected = "an SBOM of the project, named under `sboms` in sluice.yaml";
    finding.place = build_place();
    findings_.judged();
    findings_.add(std::move(finding));
  }

  /// The first target of the project itself that ships.
  Origin build_place() const {
    for (const BuildTarget& one : inventory_.build->targets) {
      if (one.ships && !one.origin.path.empty() && !one.origin.path.starts_with('/')) return one.origin;
    }
    return {"CMakeLists.txt", 0, 0, "", ""};
  }

  void judge_component(const BuildDependency& one) {
    const std::vector<std::uint32_t> known = declared_.find(one.identity);
    const auto fits = [&](std::uint32_t index) {
      return !is_other_version(one.identity.version, declared_.all()[index].identity.version);
    };
    const bool is_unknown = known.empty();
    if (!is_unknown && std::ranges::any_of(known, fits)) return findings_.pass();
    const std::string_view term = is_unknown ? "dependency.undeclared" : "dependency.version-differs";
    if (!terms_.selects(term)) return findings_.pass();
    findings_.judged();
    const Component& component = inventory_.components[one.component];
    const std::string title = component.version.empty() ? component.name : component.name + " " + component.version;
    if (is_unknown) {
      Finding finding = about(one.component, term, fmt::format("{} uses {}, and no SBOM knows it", users_of(one), title),
                              "a component in the SBOM, with its purl");
      finding.related = places_of(one);
      const auto sboms = std::min<std::size_t>(declared_.sboms().size(), 3);
      finding.related.insert(finding.related.end(), declared_.sboms().begin(),
                             declared_.sboms().begin() + static_cast<std::ptrdiff_t>(sboms));
      return findings_.add(std::move(finding));
    }
    const DeclaredComponent& nearest = declared_.all()[known.front()];
    Finding finding = about(one.component, term,
                            fmt::format("{} uses {}, and the SBOM states {}", users_of(one), title,
                                        nearest.identity.version),
                            "the version that the build takes in");
    finding.related = places_of(one);
    finding.related.push_back(sbom_place(nearest.in, nearest.element));
    findings_.add(std::move(finding));
  }

  /// Elements that another one needs: what a library is made of is not seen on a link line.
  static std::vector<bool> elements_behind(const Sbom& sbom) {
    std::vector<bool> behind(sbom.elements.size());
    for (std::uint32_t i = 0; i < behind.size(); ++i) {
      const std::uint32_t parent = sbom.elements[i].parent;
      behind[i] = parent < behind.size() && sbom.elements[parent].kind == SbomElementKind::component &&
                  !sbom.elements[parent].is_subject;
    }
    for (const SbomRelation& one : sbom.relations) {
      if (one.to >= behind.size() || one.from >= behind.size()) continue;
      const SbomElement& from = sbom.elements[one.from];
      if (from.kind != SbomElementKind::document && !from.is_subject) behind[one.to] = true;
    }
    return behind;
  }

  void judge_own() {
    const Sbom* sbom = nullptr;
    std::vector<bool> others, behind;
    for (const DeclaredComponent& one : declared_.all()) {
      if (!one.is_own) continue;
      if (one.in.sbom != sbom) {
        sbom = one.in.sbom;
        others = elements_of_others(*sbom);
        behind = elements_behind(*sbom);
      }
      const SbomElement& element = sbom->elements[one.element];
      const bool is_linkable = std::ranges::find(never_linked, sbom->value(element, "type")) == never_linked.end();
      if (element.is_subject || others[one.element] || behind[one.element] || !is_linkable) continue;
      judge_declared(one);
    }
  }

  void judge_declared(const DeclaredComponent& one) {
    const BuildDependency* found = nullptr;
    for (const std::vector<std::string>* keys : {&one.identity.packages, &one.identity.names}) {
      for (const std::string& key : *keys) {
        const auto [first, last] = by_key().equal_range(key);
        for (auto at = first; at != last; ++at) {
          if (found == nullptr || found->uses.empty()) found = at->second;
        }
      }
    }
    if (found != nullptr && !found->uses.empty()) return findings_.pass();
    Finding finding;
    finding.subject = {SubjectKind::build, 0};
    finding.term = "dependency.not-linked:" + (one.identity.names.empty() ? "?" : one.identity.names.front());
    finding.cause = fmt::format("the SBOM lists {} as required, and no target {}", element_title(*one.in.sbom, one.element),
                                found == nullptr ? "links it" : "that ships links what the build found");
    finding.expected = "an SBOM of what the build takes in";
    finding.place = sbom_place(one.in, one.element);
    finding.related = {found == nullptr ? build_place()
                                        : subject_place(inventory_, {SubjectKind::component, found->component})};
    findings_.judged();
    findings_.add(std::move(finding));
  }

  const std::multimap<std::string, const BuildDependency*>& by_key() {
    if (!by_key_.empty()) return by_key_;
    for (const BuildDependency& one : dependencies_) {
      for (const std::string& key : one.identity.packages) by_key_.emplace(key, &one);
      for (const std::string& key : one.identity.names) by_key_.emplace(key, &one);
    }
    return by_key_;
  }

  const Inventory& inventory_;
  Selector selector_;
  std::vector<Glob> ignore_;
  Selection terms_;
  DeclaredComponents declared_;
  std::vector<BuildDependency> dependencies_;
  std::multimap<std::string, const BuildDependency*> by_key_;
  Findings& findings_;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  if (!input.inventory.build) return;
  DeclarationJudge(input, rule, findings).judge();
}

}  // namespace

extern const Kind kind_dependency_undeclared;
const Kind kind_dependency_undeclared = {
    {.name = "dependency.undeclared",
     .subject = SubjectKind::component,
     .scope = RuleScope::build,
     .summary = "that SBOMs know what a build takes in, and the project's own lists nothing that it does not",
     .explanation = "Every component that a target which ships links or includes is looked up in the project's\n"
                    "SBOMs (`sboms` in sluice.yaml) and in those of deliveries: by purl without version, else by\n"
                    "name, without regard to case, a \"lib\" before it and a \"-dev\" behind it; then the versions are\n"
                    "compared. The other way, what the project's own SBOM lists as required must be linked by a\n"
                    "target. What a listed component needs itself is not looked for on the link line.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "add {subject} to your SBOM",
     .fix_integrator = "mend the project's SBOM, or the build: {expected}"},
    judge};

}  // namespace sluice
