// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"required", ParamType::boolean, false, "true", Stricter::when_true, "",
     "a delivery without a checksum list is a finding"},
    {"algorithms", ParamType::list, false, "sha256, sha384, sha512", Stricter::fewer_items, "",
     "algorithms that count; a line of another one is a finding. Empty: any counts"},
    {"cover", ParamType::glob_list, false, "", Stricter::more_items, "",
     "paths in the delivery of which each file must be listed"},
    {"terms", ParamType::glob_list, false, "checksum*", Stricter::more_items, "",
     "which of the terms are findings, so that a wrong digest and a weak one can be two rules"},
}};
constexpr std::array<std::string_view, 2> facts = {"delivery.checksums", "delivery.entries"};
constexpr std::array<TermSpec, 6> terms = {{
    {"checksums.missing", "there is no checksum list, inside or beside the delivery"},
    {"checksum.mismatch", "a file's bytes are not those that the list names"},
    {"checksum.weak", "the list uses an algorithm that does not count"},
    {"checksum.absent", "the list names a file that was not delivered"},
    {"checksum.not-computed", "no digest of this algorithm was computed, so the line was not compared"},
    {"checksum.uncovered", "a file that must be listed is not"},
}};

/// A rule's parameters, prepared once, and the lines of each delivery.
class ChecksumJudge {
 public:
  ChecksumJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : inventory_(input.inventory),
        rule_(rule),
        terms_(rule.list("terms")),
        cover_(rule.list("cover")),
        unread_(input, rule),
        findings_(findings),
        lines_(inventory_.deliveries.size()),
        has_list_(inventory_.deliveries.size()) {
    for (const Document& document : inventory_.documents) {
      if (document.role == "checksums") has_list_[document.delivery] = true;
    }
    for (const ChecksumLine& line : inventory_.checksums) {
      lines_[inventory_.documents[line.document].delivery].push_back(&line);
    }
  }

  void judge(std::uint32_t delivery) {
    if (lines_[delivery].empty() && !has_list_[delivery]) return judge_missing(delivery);
    is_good_ = true;
    if (!rule_.list("cover").empty()) judge_cover(delivery);
    for (const ChecksumLine* line : lines_[delivery]) {
      judge_algorithm(delivery, *line);
      judge_digest(delivery, *line);
    }
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  static Finding about(std::uint32_t delivery, std::string_view term, std::string cause, std::string expected,
                       Origin place) {
    Finding finding;
    finding.subject = {SubjectKind::delivery, delivery};
    finding.term = term;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = std::move(place);
    return finding;
  }

  bool is_asked(std::string_view term) const { return terms_.selects(term); }

  void add(Finding finding) {
    is_good_ = false;
    findings_.add(std::move(finding));
  }

  void judge_missing(std::uint32_t index) {
    if (!rule_.flag("required") || !is_asked("checksums.missing")) return;
    const Delivery& delivery = inventory_.deliveries[index];
    Finding finding = about(index, "checksums.missing", "there is no checksum list, inside or beside the delivery",
                            "a list such as SHA256SUMS", {delivery.name, 0, 0, "", ""});
    finding.values.emplace_back("missing", "SHA256SUMS");
    if (!lists_every_entry(inventory_.contents, delivery.container)) {
      finding.outcome = Outcome::unknown;
      finding.cause = "no checksum list was seen, but the delivery was not read whole";
      finding.needs = unread_.rule_for(delivery.container);
    }
    findings_.judged();
    findings_.add(std::move(finding));
  }

  bool counts(const ChecksumLine& line) const {
    const std::vector<std::string>& algorithms = rule_.list("algorithms");
    return algorithms.empty() || std::ranges::find(algorithms, line.algorithm) != algorithms.end();
  }

  void judge_algorithm(std::uint32_t delivery, const ChecksumLine& line) {
    if (counts(line) || !is_asked("checksum.weak")) return;
    add(about(delivery, "checksum.weak", fmt::format("{} of '{}'", line.algorithm, line.path),
              join(rule_.list("algorithms"), " or "), line.origin));
  }

  /// The digest is compared whatever the algorithm: a weak one that differs still proves other bytes.
  void judge_digest(std::uint32_t delivery, const ChecksumLine& line) {
    const bool is_delivered = line.entry != no_index || !line.actual.empty();
    if (!is_delivered) return judge_absent(delivery, line);
    if (line.actual.empty()) return judge_not_computed(delivery, line);
    if (line.actual == line.expected || !is_asked("checksum.mismatch")) return;
    add(about(delivery, "checksum.mismatch", fmt::format("'{}' has {} {}", line.path, line.algorithm, line.actual),
              line.expected, line.origin));
  }

  void judge_absent(std::uint32_t index, const ChecksumLine& line) {
    if (!is_asked("checksum.absent")) return;
    Finding finding = about(index, "checksum.absent", fmt::format("'{}' is listed but was not delivered", line.path),
                            "every listed file, or a list without it", line.origin);
    const std::uint32_t container = container_of(index, line);
    if (!lists_every_entry(inventory_.contents, container)) {
      finding.outcome = Outcome::unknown;
      finding.cause = fmt::format("'{}' is listed and was not seen, but the archive was not read whole", line.path);
      finding.needs = unread_.rule_for(container);
    }
    add(std::move(finding));
  }

  void judge_not_computed(std::uint32_t index, const ChecksumLine& line) {
    if (!counts(line) || !is_asked("checksum.not-computed")) return;  // a weak one would prove nothing
    Finding finding =
        about(index, "checksum.not-computed", fmt::format("{} of '{}' was not compared", line.algorithm, line.path),
              "a digest that is computed here, such as sha256", line.origin);
    finding.outcome = Outcome::unknown;
    if (line.entry != no_index) {
      const Entry& entry = inventory_.contents.entries[line.entry];
      const bool is_unread =
          !entry.sha256 && inventory_.contents.containers[entry.container].completeness != Completeness::complete;
      if (is_unread) finding.needs = unread_.rule_for(entry.container);
    }
    add(std::move(finding));
  }

  /// The container that a list speaks of: the one it lies in, or the delivery itself for a list beside it.
  std::uint32_t container_of(std::uint32_t delivery, const ChecksumLine& line) const {
    const std::uint32_t list = inventory_.documents[line.document].entry;
    return list == no_index ? inventory_.deliveries[delivery].container : inventory_.contents.entries[list].container;
  }

  /// The list cannot list itself; a list beside the delivery that names the delivery covers all of it.
  std::vector<bool> listed_entries(std::uint32_t delivery) const {
    std::vector<bool> listed(inventory_.contents.entries.size());
    for (const ChecksumLine* line : lines_[delivery]) {
      const bool is_delivery = line->entry == no_index && !line->actual.empty();
      if (is_delivery) listed.assign(listed.size(), true);
      if (line->entry != no_index) listed[line->entry] = true;
    }
    for (const Document& document : inventory_.documents) {
      if (document.role == "checksums" && document.entry != no_index) listed[document.entry] = true;
    }
    return listed;
  }

  void judge_cover(std::uint32_t delivery) {
    if (!is_asked("checksum.uncovered")) return;
    const Contents& contents = inventory_.contents;
    const std::uint32_t container = inventory_.deliveries[delivery].container;
    const std::vector<bool> listed = listed_entries(delivery);
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      const Entry& entry = contents.entries[i];
      if (listed[i] || entry.container != container || entry.kind != EntryKind::file || !cover_.selects(entry.path))
        continue;
      add(about(delivery, "checksum.uncovered", "no checksum list names this file",
                "a line for every file of the delivery", {contents.full_path(container, i), 0, 0, "", "intake"}));
    }
  }

  const Inventory& inventory_;
  const Rule& rule_;
  Selection terms_, cover_;
  Unread unread_;
  Findings& findings_;
  std::vector<std::vector<const ChecksumLine*>> lines_;  ///< by delivery
  std::vector<bool> has_list_;                           ///< by delivery
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  ChecksumJudge judge(input, rule, findings);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (selector.selects({SubjectKind::delivery, i})) judge.judge(i);
  }
}

}  // namespace

extern const Kind kind_delivery_checksums;
const Kind kind_delivery_checksums = {
    {.name = "delivery.checksums",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "checksum lists in or beside a delivery, recomputed from the delivered bytes",
     .explanation = "Lists in the style of sha256sum, of BSD and of SFV are read, and each line is held against\n"
                    "the digest that was computed while the delivery was read. A file with other bytes, a file\n"
                    "listed but not delivered, a weak algorithm, and a file that must be listed but is not, are\n"
                    "findings. A list beside the delivery that names the delivery itself covers every file in it.\n"
                    "A digest of an algorithm that is not computed here is unknown.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "make the list anew after packing, with sha256sum over every file: {expected}",
     .fix_integrator = "do not use {delivery} before the supplier explains its list"},
    judge};

}  // namespace sluice
