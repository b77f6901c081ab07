// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/digest_causes.hpp"
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/sbom_contradictions.hpp"
#include "checks/sbom_places.hpp"
#include "checks/selector.hpp"
#include "checks/verification_code.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"terms", ParamType::glob_list, false, "sbom.*", Stricter::more_items, "",
     "which of the terms are findings, so that other bytes and a wrong path can be two rules"},
}};
constexpr std::array<std::string_view, 2> facts = {"delivery.sboms", "delivery.entries"};
constexpr std::array<TermSpec, 6> terms = {{
    {"sbom.file-changed", "a file's bytes are not those that the SBOM states"},
    {"sbom.package-changed", "the file that a package was delivered as has other bytes than the SBOM states"},
    {"sbom.file-moved", "a file's bytes were delivered, under another path than the SBOM states"},
    {"sbom.code-mismatch", "a package verification code is not that of the delivered files"},
    {"sbom.contradiction", "two SBOMs of the delivery state different things of one component"},
    {"sbom.not-compared", "a digest or code that the SBOM states could not be held against bytes"},
}};

constexpr std::string_view no_known_cause = "no known cause fits: the file was changed after the SBOM was made";

class TruthJudge {
 public:
  TruthJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : inventory_(input.inventory),
        terms_(rule.list("terms")),
        unread_(input, rule),
        causes_(input.inventory.contents),
        findings_(findings) {}

  void judge(std::uint32_t delivery) {
    const std::vector<std::uint32_t> sboms = sboms_of(inventory_, delivery);
    if (sboms.empty()) return;
    delivery_ = delivery;
    is_good_ = true;
    for (const std::uint32_t sbom : sboms) judge_sbom(inventory_.sboms[sbom]);
    if (terms_.selects("sbom.contradiction")) judge_contradictions(sboms);
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  void add(std::string_view term, std::string cause, std::string expected, Origin place, Outcome outcome,
           std::string needs = {}, std::vector<Origin> related = {}) {
    if (!terms_.selects(term)) return;
    is_good_ = false;
    Finding finding;
    finding.related = std::move(related);
    finding.subject = {SubjectKind::delivery, delivery_};
    finding.term = term;
    finding.outcome = outcome;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = std::move(place);
    finding.needs = std::move(needs);
    findings_.add(std::move(finding));
  }

  void judge_sbom(const SbomDocument& document) {
    const NamedSbom in = named_sbom(inventory_, document);
    for (const SbomMatch& match : document.matches) {
      switch (match.found) {
        case SbomFound::changed: judge_changed(in, match); break;
        case SbomFound::moved: judge_moved(in, match); break;
        case SbomFound::undecided: judge_undecided(in, match); break;
        default: break;
      }
    }
    for (const SbomPackageCode& code : package_codes(document.sbom)) judge_package(document, in, code);
  }

  std::string name_of(const NamedSbom& in, const SbomMatch& match) const {
    return inventory_.contents.full_path(match.container, match.entry) == in.path
               ? "the SBOM itself"
               : fmt::format("'{}'", element_path(in, match));
  }

  std::string element_path(const NamedSbom& in, const SbomMatch& match) const {
    if (match.field == no_index) return element_title(*in.sbom, match.element);
    return std::string(in.sbom->text(in.sbom->fields[match.field].value));
  }

  /// One finding for the first digest that differs; what the others say belongs to its cause.
  void judge_changed(const NamedSbom& in, const SbomMatch& match) {
    const Sbom& sbom = *in.sbom;
    const SbomDigest* wrong = nullptr;
    std::string actual, agreeing;
    const std::vector<SbomDigest> digests = digests_of(sbom, match);
    for (const SbomDigest& digest : digests) {
      if (digest.algorithm.empty()) continue;
      const std::string bytes = inventory_.contents.find_digest(match.container, match.entry, digest.algorithm);
      const bool is_same = bytes == to_lower_ascii(trim(sbom.text(sbom.fields[digest.field].value)));
      if (is_same) agreeing = digest.algorithm;
      if (is_same || bytes.empty() || wrong != nullptr) continue;
      wrong = &digest;
      actual = bytes;
    }
    if (wrong == nullptr) return;
    const std::string_view stated = sbom.text(sbom.fields[wrong->field].value);
    std::string cause = causes_.find(match.container, match.entry, wrong->algorithm, stated);
    if (cause.empty() && !agreeing.empty()) cause = fmt::format("its {} agrees, so this one is written wrong", agreeing);
    if (cause.empty()) cause = no_known_cause;
    const bool is_file = sbom.elements[match.element].kind == SbomElementKind::file;
    add(is_file ? "sbom.file-changed" : "sbom.package-changed",
        fmt::format("{} has {} {}, and the SBOM states {}: {}", name_of(in, match), wrong->algorithm, short_hex(actual),
                    short_hex(stated), cause),
        fmt::format("{} {}", wrong->algorithm, actual), sbom_place(in, match.element, wrong->field), Outcome::fail);
  }

  void judge_moved(const NamedSbom& in, const SbomMatch& match) {
    const std::string where = inventory_.contents.full_path(match.container, match.entry);
    add("sbom.file-moved", fmt::format("'{}' was delivered as '{}'", element_path(in, match), where),
        "the path under which it is delivered", sbom_place(in, match.element, match.field), Outcome::fail);
  }

  /// A file that was found without a digest to compare: only what states one claims anything.
  void judge_undecided(const NamedSbom& in, const SbomMatch& match) {
    const std::vector<SbomDigest> digests = digests_of(*in.sbom, match);
    if (digests.empty()) return;
    const bool is_found = match.container != no_index;
    const SbomElement& element = in.sbom->elements[match.element];
    const bool is_here = element.is_subject || element.kind == SbomElementKind::file;
    if (!is_found && !is_here) return;  // of a component that lies elsewhere: nothing here is meant
    std::string needs;
    if (is_found && match.entry != no_index && !inventory_.contents.entries[match.entry].sha256)
      needs = unread_.rule_for(match.container);
    const bool is_computed =
        std::ranges::any_of(digests, [](const SbomDigest& one) { return !one.algorithm.empty(); });
    const std::string_view why = !is_found      ? "nobody says which delivered file is meant, and none has that digest"
                                 : !is_computed ? "no digest of these algorithms is computed here"
                                                : "its bytes were not read";
    add("sbom.not-compared", fmt::format("the digest of '{}' was not compared: {}", element_path(in, match), why),
        "a SHA-256 of a delivered file", sbom_place(in, match.element, digests.front().field), Outcome::unknown,
        std::move(needs));
  }

  void judge_package(const SbomDocument& document, const NamedSbom& in, const SbomPackageCode& code) {
    const CodeVerdict verdict = judge_code(inventory_, document, code);
    if (verdict.standing == CodeVerdict::Standing::match) return;
    const std::string title = element_title(*in.sbom, code.package);
    const std::string_view stated = in.sbom->text(in.sbom->fields[code.field].value);
    const Origin place = sbom_place(in, code.package, code.field);
    if (verdict.standing == CodeVerdict::Standing::undecided) {
      add("sbom.not-compared", fmt::format("the verification code of {} was not compared: {}", title, verdict.cause),
          "files whose bytes can be read", place, Outcome::unknown);
      return;
    }
    const std::string is = verdict.actual.empty() ? "" : fmt::format(", and it is {}", short_hex(verdict.actual));
    add("sbom.code-mismatch",
        fmt::format("the SBOM states the verification code {} of {}{}: {}", short_hex(stated), title, is,
                    verdict.cause.empty() ? no_known_cause : std::string_view(verdict.cause)),
        verdict.actual.empty() ? "the code of the delivered files" : verdict.actual, place, Outcome::fail);
  }

  void judge_contradictions(const std::vector<std::uint32_t>& sboms) {
    for (Contradiction& one : find_contradictions(inventory_, sboms)) {
      add("sbom.contradiction", std::move(one.cause), "one statement in all SBOMs of a delivery", std::move(one.place),
          Outcome::fail, {}, {std::move(one.other)});
    }
  }

  const Inventory& inventory_;
  Selection terms_;
  Unread unread_;
  DigestCauses causes_;
  Findings& findings_;
  std::uint32_t delivery_ = 0;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  TruthJudge judge(input, rule, findings);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (selector.selects({SubjectKind::delivery, i})) judge.judge(i);
  }
}

}  // namespace

extern const Kind kind_sbom_matches_content;
const Kind kind_sbom_matches_content = {
    {.name = "sbom.matches-content",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "what a delivery's SBOMs state of bytes, recomputed from the delivered bytes, and that they agree",
     .explanation = "Every digest of a file or package and every SPDX package verification code is recomputed.\n"
                    "Paths count from whichever folder of the delivery most of them fit; a file that is not where\n"
                    "it should be is looked for by its digest. A difference is explained where a known cause fits:\n"
                    "other line ends, another file's digest, another algorithm's, hex in upper case or joined by\n"
                    "line feeds, a stale SBOM. Several SBOMs of one delivery must agree on version, license,\n"
                    "supplier and digests of each component. A digest that cannot be computed here is unknown.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "make the SBOM anew from the files that you pack, after the last change: {expected}",
     .fix_integrator = "do not rely on the SBOM of {delivery} before the supplier mends it"},
    judge};

}  // namespace sluice
