// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"use", ParamType::choice_list, false, "linked, included", Stricter::more_items, "linked, included",
     "which files: those that a linker opened, those that a compiler included"},
    {"ignore", ParamType::glob_list, false, "", Stricter::fewer_items, "",
     "files that need nobody, as the finding names them"},
    {"terms", ParamType::glob_list, false, "dependency.*", Stricter::more_items, "", "which of the terms are findings"},
}};
constexpr std::array<std::string_view, 3> facts = {"build.files-linked", "build.files-included",
                                                   "build.files-unaccounted"};
constexpr std::array<TermSpec, 3> terms = {{
    {"dependency.unaccounted:<file>", "no delivery, package, source of the project or toolchain has the file"},
    {"dependency.changed:<file>", "the file is not what the delivery or the package holds"},
    {"dependency.unchecked:<folder>", "the files there came without anything that they could be compared with"},
}};

std::string_view term_of(Custody custody) {
  if (custody == Custody::changed) return "dependency.changed";
  return custody == Custody::unchecked ? "dependency.unchecked" : "dependency.unaccounted";
}

/// "app opened it" or "app and 2 others included it".
std::string taken_by(const TakenFile& file) {
  const char* const verb = file.use == FileUse::linked ? "linked" : "included";
  if (file.targets.empty()) return fmt::format("the build {}", verb);
  const std::size_t others = file.targets.size() - 1;
  const std::string more = others == 0 ? "" : " and " + count_of(others, "other", "others");
  return fmt::format("{}{} {}", file.targets.front(), more, verb);
}

std::string cause_of(const TakenFile& file) {
  const std::string taken = taken_by(file);
  switch (file.custody) {
    case Custody::changed:
      return fmt::format("{} {}, which differs from {}", taken, file.path, file.nearest);
    case Custody::unchecked:
      return fmt::format("{} {} of {}, and nothing was admitted to compare with", taken,
                         count_of(file.files, "file", "files"), file.path);
    default:
      return fmt::format("{} {}, which belongs to no delivery, package or toolchain{}", taken, file.path,
                         file.nearest.empty() ? "" : "; " + file.nearest + " does not have it");
  }
}

Finding make_finding(const TakenFile& file) {
  Finding finding;
  finding.subject = {SubjectKind::build, 0};
  finding.term = fmt::format("{}:{}", term_of(file.custody), file.path);
  finding.outcome = file.custody == Custody::unchecked ? Outcome::unknown : Outcome::fail;
  finding.cause = cause_of(file);
  finding.expected = file.custody == Custody::changed ? "the bytes of " + file.nearest
                                                      : "a file of an admitted delivery, a package or the toolchain";
  finding.place = file.origin;
  finding.related = {{file.path, 0, 0, "", "evidence"}};
  return finding;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  if (!input.inventory.build || !input.inventory.build->evidence) return;
  if (!selects(rule.match, input, {SubjectKind::build, 0})) return;
  const BuildEvidence& evidence = *input.inventory.build->evidence;
  const std::vector<std::string>& uses = rule.list("use");
  const std::vector<Glob> ignored = make_globs(rule.list("ignore"));
  const Selection asked(rule.list("terms"));
  const auto counts = [&](FileUse use) { return std::ranges::find(uses, to_string(use)) != uses.end(); };
  std::uint64_t passed =
      (counts(FileUse::linked) ? evidence.linked : 0) + (counts(FileUse::included) ? evidence.included : 0);
  for (const TakenFile& file : evidence.files) {
    if (!counts(file.use) || matches_any(ignored, file.path) || !asked.selects(term_of(file.custody))) continue;
    passed -= std::min(passed, file.files);
    findings.judged();
    findings.add(make_finding(file));
  }
  findings.pass(passed);
}

}  // namespace

extern const Kind kind_dependency_unaccounted;
const Kind kind_dependency_unaccounted = {
    {.name = "dependency.unaccounted",
     .subject = SubjectKind::build,
     .scope = RuleScope::build,
     .summary = "that each file which a linker opened or a compiler included is traced to somebody who answers for it",
     .explanation = "The chain of custody, judged when the build is done: the files that linkers and compilers say\n"
                    "they read are compared by digest with the entries of admitted deliveries and with what\n"
                    "packages of the machine state. Sources of the project, what the build made, and the\n"
                    "toolchain answer for themselves; an object or a library that lies among the sources does\n"
                    "not. Before the build is done nothing is judged.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "deliver {term} with the archive that it belongs to",
     .fix_integrator =
         "take the file out of the build, or name the delivery that holds it (`deliveries` in sluice.yaml)"},
    judge};

}  // namespace sluice
