// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/sbom_findings.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 6> params = {{
    {"profiles", ParamType::list, true, "", Stricter::more_items, "",
     "names of profiles, such as cisa-2026; the name of a series takes the version that was in force when the SBOM "
     "was made"},
    {"levels", ParamType::choice_list, false, "must, must-if-exists, must-not", Stricter::more_items,
     "must, must-if-exists, should, may, must-not", "how strictly a check must be asked for to be judged"},
    {"terms", ParamType::glob_list, false, "missing:*, malformed:*, forbidden:*", Stricter::more_items, "",
     "which of the terms are findings, so that what is missing and what is declared unknown can be two rules"},
    {"sboms", ParamType::choice, false, "each", Stricter::fixed, "each, one, claimed",
     "each SBOM must conform; or one of a delivery; or those for which the manifest says so"},
    {"accept", ParamType::list, false, "", Stricter::fewer_items, "", "options of the profile that are on"},
    {"refuse", ParamType::list, false, "", Stricter::more_items, "", "options of the profile that are off"},
}};
constexpr std::array<std::string_view, 2> facts = {"delivery.sboms", "delivery.manifest.<field>"};
constexpr std::array<TermSpec, 5> terms = {{
    {"missing:<profile>:<check>", "what the check asks for is not stated"},
    {"malformed:<profile>:<check>", "it is stated, but not in a form or number that counts"},
    {"unknown:<profile>:<check>", "it is declared unknown: NOASSERTION, or the word unknown"},
    {"forbidden:<profile>:<check>", "it is stated, and the profile says that it must not be"},
    {"unread", "the SBOM was not read to its end, so it was not judged"},
}};

/// The findings of one SBOM under one profile.
struct Conformance {
  std::vector<Finding> findings;
  std::uint64_t checks = 0;
};

class ProfileJudge {
 public:
  ProfileJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input), rule_(rule), terms_(rule.list("terms")), files_(input.inventory), findings_(findings) {}

  void judge_all() {
    if (input_.policy.sbom_profiles == nullptr) return;
    const Selector selector(rule_.match, input_);
    for (const std::string& name : rule_.list("profiles")) {
      const std::vector<const SbomProfile*> versions = input_.policy.sbom_profiles->find_all(name);
      if (versions.empty()) continue;
      std::vector<const SbomDocument*> documents;
      for (const SbomDocument& sbom : input_.inventory.sboms) {
        if (selector.selects({SubjectKind::document, sbom.document}) && is_wanted(sbom, versions)) {
          documents.push_back(&sbom);
        }
      }
      rule_.text("sboms") == "one" ? judge_one_of(documents, versions) : judge_each(documents, versions);
    }
  }

 private:
  using Claims = std::multimap<std::string, std::string>;  ///< profile by the SBOM's path

  std::uint32_t delivery_of(const SbomDocument& sbom) const {
    return input_.inventory.documents[sbom.document].delivery;
  }

  bool is_wanted(const SbomDocument& sbom, const std::vector<const SbomProfile*>& versions) {
    if (rule_.text("sboms") != "claimed") return true;
    return std::ranges::any_of(versions, [&](const SbomProfile* profile) { return claims(sbom, *profile); });
  }

  /// sboms[].conforms of the manifest: "bsi-tr-03183-2@2.1" is the profile bsi-tr-03183-2-2.1.
  bool claims(const SbomDocument& sbom, const SbomProfile& profile) {
    const Document& document = input_.inventory.documents[sbom.document];
    const Claims& claimed = claims_of(document.delivery);
    const std::string_view path = document.origin.path;
    for (std::size_t begin = 0; begin != std::string_view::npos;) {
      const auto [first, last] = claimed.equal_range(std::string(path.substr(begin)));
      for (auto claim = first; claim != last; ++claim) {
        if (claim->second == profile.id || (!profile.series.empty() && claim->second == profile.series)) return true;
      }
      const std::size_t slash = path.find('/', begin);
      begin = slash == std::string_view::npos ? slash : slash + 1;
    }
    return false;
  }

  /// What a manifest claims, by the paths of SBOMs as it writes them; sorted out once.
  const Claims& claims_of(std::uint32_t index) {
    const auto [known, is_new] = claims_.try_emplace(index);
    Claims& claims = known->second;
    if (!is_new) return claims;
    std::map<std::string_view, std::string_view> paths;  // by "sboms.0"
    const std::vector<ManifestField>& fields = input_.inventory.deliveries[index].fields;
    for (const ManifestField& field : fields) {
      const std::string_view name = field.path;
      if (name.starts_with("sboms.") && name.ends_with(".path")) paths[name.substr(0, name.rfind('.'))] = field.value;
    }
    for (const ManifestField& field : fields) {
      const auto path = paths.find(std::string_view(field.path).substr(0, field.path.find(".conforms")));
      if (path == paths.end() || field.path.find(".conforms") == std::string::npos) continue;
      std::string claim = field.value;
      std::ranges::replace(claim, '@', '-');
      claims.emplace(path->second, std::move(claim));
    }
    return claims;
  }

  void judge_each(const std::vector<const SbomDocument*>& documents, const std::vector<const SbomProfile*>& versions) {
    for (const SbomDocument* document : documents) push(judge_sbom(*document, versions));
  }

  /// Of several SBOMs of a delivery, the one with the fewest findings speaks for it.
  void judge_one_of(const std::vector<const SbomDocument*>& documents,
                    const std::vector<const SbomProfile*>& versions) {
    for (std::size_t i = 0; i < documents.size();) {
      Conformance best = judge_sbom(*documents[i], versions);
      const std::uint32_t delivery = delivery_of(*documents[i]);
      for (++i; i < documents.size() && delivery_of(*documents[i]) == delivery; ++i) {
        Conformance other = judge_sbom(*documents[i], versions);
        if (other.findings.size() < best.findings.size()) best = std::move(other);
      }
      push(std::move(best));
    }
  }

  void push(Conformance conformance) {
    if (conformance.findings.empty()) {
      if (conformance.checks > 0) findings_.pass();
      return;
    }
    findings_.judged();
    for (Finding& finding : conformance.findings) findings_.add(std::move(finding));
  }

  /// Of a series, the version in force when the SBOM was made; while two are, either is enough.
  Conformance judge_sbom(const SbomDocument& document, const std::vector<const SbomProfile*>& versions) {
    if (!document.sbom.is_complete) return {{make_unread_sbom(input_, rule_, document)}, 1};
    const std::string_view created = document.sbom.value(document.sbom.elements.front(), "created");
    const std::optional<Day> day = parse_day(created.substr(0, std::min<std::size_t>(created.size(), 10)));
    Conformance best = judge_by(document, *versions.back());
    for (std::size_t i = versions.size() - 1; i-- > 0 && day;) {
      const SbomProfile& profile = *versions[i];
      if ((profile.from && *day < *profile.from) || (profile.until && *profile.until < *day)) continue;
      const bool is_too_early = versions.back()->from && *day < *versions.back()->from;
      Conformance other = judge_by(document, profile);
      if (is_too_early || other.findings.size() < best.findings.size()) best = std::move(other);
      break;
    }
    return best;
  }

  Conformance judge_by(const SbomDocument& document, const SbomProfile& profile) {
    const std::vector<std::string>& levels = rule_.list("levels");
    const JudgedSbom judged{input_.inventory, document, profile.id};
    const auto options = options_of(profile, rule_.list("accept"), rule_.list("refuse"));
    const SbomSurroundings around = files_.around(input_.inventory.documents[document.document], profile);
    Conformance conformance;
    for (const SbomCheckResult& result : check_sbom(profile, options, document.sbom, around)) {
      if (std::ranges::find(levels, to_string(result.check->level)) == levels.end()) continue;
      ++conformance.checks;
      for (Finding& finding : make_sbom_findings(judged, result)) {
        if (terms_.selects(finding.term)) conformance.findings.push_back(std::move(finding));
      }
    }
    return conformance;
  }

  const CheckInput& input_;
  const Rule& rule_;
  Selection terms_;
  SbomSurroundingFiles files_;
  Findings& findings_;
  std::map<std::uint32_t, Claims> claims_;  ///< by delivery
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  ProfileJudge(input, rule, findings).judge_all();
}

}  // namespace

extern const Kind kind_sbom_profile;
const Kind kind_sbom_profile = {
    {.name = "sbom.profile",
     .subject = SubjectKind::document,
     .scope = RuleScope::delivery,
     .summary = "an SBOM states what a standard's profile asks for",
     .explanation = "Judges each SBOM of a delivery by the checks of a profile (policy/profiles). A check has three\n"
                    "answers: stated, declared unknown, missing; there is no score. One finding for each check and\n"
                    "document counts the components, names the first ones and keeps the place of each. Checks that\n"
                    "an SBOM alone cannot show name the kind that judges them. Options of a profile are points on\n"
                    "which texts and tools disagree, such as whether a tool can be an author. An SBOM that was not\n"
                    "read to its end is not judged.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "write {expected}, and make the SBOM again",
     .fix_integrator = "ask the supplier for an SBOM that states {missing}"},
    judge};

}  // namespace sluice
