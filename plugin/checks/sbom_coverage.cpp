// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/packages.hpp"
#include "checks/sbom_knowledge.hpp"
#include "checks/sbom_places.hpp"
#include "checks/selector.hpp"
#include "model/file_role.hpp"
#include "model/file_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"files", ParamType::choice_list, false, "binaries, archives", Stricter::more_items, "binaries, archives, all",
     "what must be known to an SBOM, by content: executables and libraries, archives, or every file"},
    {"paths", ParamType::glob_list, false, "**", Stricter::more_items, "",
     "paths in their archive that count; the SBOMs, notices, license texts, signatures and lists of digests never do"},
    {"terms", ParamType::glob_list, false, "sbom.*", Stricter::more_items, "", "which of the terms are findings"},
}};
constexpr std::array<std::string_view, 2> facts = {"delivery.sboms", "delivery.entries"};
constexpr std::array<TermSpec, 3> terms = {{
    {"sbom.file-not-covered", "a delivered file is known to no SBOM of the delivery"},
    {"sbom.not-delivered", "an SBOM lists a file, or the file of a component, that was not delivered"},
    {"sbom.coverage-undecided", "the SBOMs list components without files, so nobody can tell what they cover"},
}};

constexpr std::size_t most_findings = 1000;  // of one term in one delivery

constexpr std::array<std::string_view, 6> signature_ends = {".asc", ".sig", ".minisig", ".p7s", ".sigstore.json", ".pem"};

class CoverageJudge {
 public:
  CoverageJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : inventory_(input.inventory),
        contents_(input.inventory.contents),
        paths_(rule.list("paths")),
        terms_(rule.list("terms")),
        unread_(input, rule),
        findings_(findings),
        deliveries_(deliveries_of_containers(inventory_)),
        documents_(contents_.entries.size()) {
    for (const std::string& word : rule.list("files")) {
      binaries_ = binaries_ || word == "binaries";
      archives_ = archives_ || word == "archives";
      all_ = all_ || word == "all";
    }
    for (const Document& document : inventory_.documents) {
      if (document.entry != no_index) documents_[document.entry] = true;
    }
    is_archive_ = archive_entries(contents_);
  }

  void judge(std::uint32_t delivery) {
    const std::vector<std::uint32_t> sboms = sboms_of(inventory_, delivery);
    if (sboms.empty()) return;
    delivery_ = delivery;
    is_good_ = true;
    const SbomKnowledge known(inventory_, sboms);
    judge_files(known);
    for (const std::uint32_t sbom : sboms) judge_elements(inventory_.sboms[sbom]);
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  Finding about(std::string_view term, std::string cause, std::string expected, Origin place) const {
    Finding finding;
    finding.subject = {SubjectKind::delivery, delivery_};
    finding.term = term;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = std::move(place);
    return finding;
  }

  void add(Finding finding) {
    if (!terms_.selects(finding.term)) return;
    is_good_ = false;
    findings_.add(std::move(finding));
  }

  bool counts(std::uint32_t index) const {
    const Entry& entry = contents_.entries[index];
    if (entry.kind != EntryKind::file || documents_[index] || deliveries_[entry.container] != delivery_) return false;
    const std::string_view path = entry.path;
    const bool is_binary = is_binary_type(entry.type);
    const bool is_asked = all_ || (binaries_ && is_binary) || (archives_ && is_archive_[index]);
    if (!is_asked || !paths_.selects(path)) return false;
    if (is_binary) return true;  // whatever its name says
    if (!license_document_role(path).empty()) return false;
    return std::ranges::none_of(signature_ends, [&](std::string_view end) { return path.ends_with(end); });
  }

  /// An archive that nobody knows is one finding: what lies in it is not listed again.
  void judge_files(const SbomKnowledge& known) {
    std::vector<bool> is_reported(contents_.containers.size());
    std::vector<std::uint32_t> opened(contents_.entries.size(), no_index);
    for (std::uint32_t i = 0; i < contents_.containers.size(); ++i) {
      if (contents_.containers[i].entry != no_index) opened[contents_.containers[i].entry] = i;
    }
    std::vector<std::uint32_t> open, undecided;
    for (std::uint32_t i = 0; i < contents_.entries.size(); ++i) {
      const std::uint32_t container = contents_.entries[i].container;
      const std::uint32_t inner = opened[i];
      if (inner != no_index && is_reported[container]) is_reported[inner] = true;
      if (is_reported[container] || known.lists(i) || !counts(i)) continue;
      const SbomKnowledge::Answer answer = known.ask(i);
      if (answer == SbomKnowledge::Answer::known) continue;
      (answer == SbomKnowledge::Answer::unknown ? open : undecided).push_back(i);
      if (inner != no_index) is_reported[inner] = true;
    }
    report_open(open);
    if (!undecided.empty()) report_undecided(undecided);
  }

  void report_open(const std::vector<std::uint32_t>& open) {
    for (std::size_t i = 0; i < std::min(open.size(), most_findings); ++i) {
      const std::uint32_t container = contents_.entries[open[i]].container;
      const bool is_last = i + 1 == most_findings && open.size() > most_findings;
      const std::string more = is_last ? fmt::format(", nor {} others", open.size() - most_findings) : "";
      add(about("sbom.file-not-covered", fmt::format("no SBOM of the delivery knows this file{}", more),
                "a component or file entry for it", {contents_.full_path(container, open[i]), 0, 0, "", "intake"}));
    }
  }

  void report_undecided(const std::vector<std::uint32_t>& files) {
    Finding finding = about("sbom.coverage-undecided",
                            fmt::format("the SBOMs list no files, so whether they cover {} {} is not known", files.size(),
                                        files.size() == 1 ? "file" : "files"),
                            "components with digests or names of the delivered files",
                            {inventory_.deliveries[delivery_].name, 0, 0, "", "intake"});
    finding.outcome = Outcome::unknown;
    constexpr std::size_t most_shown = 10;
    for (std::size_t i = 0; i < std::min(files.size(), most_shown); ++i) {
      finding.related.push_back(
          {contents_.full_path(contents_.entries[files[i]].container, files[i]), 0, 0, "", "intake"});
    }
    add(std::move(finding));
  }

  void judge_elements(const SbomDocument& document) {
    const NamedSbom in = named_sbom(inventory_, document);
    const std::vector<bool> is_excused = elements_of_others(document.sbom);
    std::size_t left = most_findings;
    for (const SbomMatch& match : document.matches) {
      if (match.found != SbomFound::missing || is_excused[match.element] || left == 0) continue;
      --left;
      const SbomElement& element = document.sbom.elements[match.element];
      const std::string_view path = document.sbom.text(document.sbom.fields[match.field].value);
      const bool is_file = element.kind == SbomElementKind::file;
      const std::string what =
          is_file ? fmt::format("'{}'", path)
                  : fmt::format("'{}', the file of {},", path, element_title(document.sbom, match.element));
      Finding finding = about("sbom.not-delivered", what + " is listed and was not delivered",
                              "every listed file, or an SBOM without it", sbom_place(in, match.element, match.field));
      unread_.doubt(delivery_, finding);
      add(std::move(finding));
    }
  }

  const Inventory& inventory_;
  const Contents& contents_;
  Selection paths_, terms_;
  Unread unread_;
  Findings& findings_;
  std::vector<std::uint32_t> deliveries_;  ///< by container
  std::vector<bool> documents_;            ///< entries that readers took for documents
  std::vector<bool> is_archive_;           ///< by entry
  bool binaries_ = false, archives_ = false, all_ = false;
  std::uint32_t delivery_ = 0;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  CoverageJudge judge(input, rule, findings);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (selector.selects({SubjectKind::delivery, i})) judge.judge(i);
  }
}

}  // namespace

extern const Kind kind_sbom_coverage;
const Kind kind_sbom_coverage = {
    {.name = "sbom.coverage",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "that the SBOMs of a delivery and the delivered files are of the same set",
     .explanation = "A file is known if an SBOM lists it, or the archive that it lies in, by path or digest, or\n"
                    "has a component of its name. An archive is known too if the SBOM lists what lies in it.\n"
                    "A listed file must be delivered, and so must the file that a component names, unless the\n"
                    "component is external, optional, or provided by others. Where the SBOMs list components\n"
                    "without files, what they cover is not known.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "make the SBOM from what you pack: {expected}",
     .fix_integrator = "ask the supplier what {subject} is made of"},
    judge};

}  // namespace sluice
