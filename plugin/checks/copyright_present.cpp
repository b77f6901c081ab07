// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/needs.hpp"
#include "checks/packages.hpp"
#include "checks/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"min-share", ParamType::percent, false, "0", Stricter::higher, "",
     "of the source files that count, how many must state license and copyright themselves; 0 asks for one notice in "
     "the package"},
}};
constexpr std::array<std::string_view, 2> facts = {"copyright.holders", "license.statements"};
constexpr std::array<TermSpec, 2> terms = {{
    {"copyright.missing", "no file of the package says who holds the copyright"},
    {"copyright.share", "too few source files state license and copyright"},
}};

struct Counts {
  std::uint64_t notices = 0;   ///< files with a copyright notice, and declarations that name holders
  std::uint64_t sources = 0;   ///< source files that count
  std::uint64_t complete = 0;  ///< of these, with license and copyright
  Origin first_bare;           ///< the first source file without
};

/// Contents that people write: they can carry a header.
bool is_source_text(const Entry& entry) {
  constexpr std::array<std::string_view, 5> types = {"text", "script", "xml", "html", "json"};
  const bool is_file = entry.kind == EntryKind::file && entry.size > 0;
  return is_file && std::ranges::find(types, entry.type.view()) != types.end();
}

bool has_extension_of_code(std::string_view path) {
  constexpr std::array<std::string_view, 17> ends = {".c",  ".h",  ".cc", ".cpp",  ".hpp", ".cxx", ".hxx", ".py", ".js",
                                                     ".ts", ".go", ".rs", ".java", ".cs",  ".rb",  ".pl",  ".sh"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return path.ends_with(end); });
}

std::vector<Counts> count(const Inventory& inventory, const Packages& packages, const Reach& reach,
                          bool counts_sources) {
  std::vector<Counts> counts(packages.all().size());
  std::vector<const FileLicensing*> stated(inventory.contents.entries.size());
  for (const FileLicensing& file : inventory.licensing) {
    stated[file.entry] = &file;
    const std::uint32_t package = packages.of_entry(file.entry);
    if (package != no_index && !file.copyrights.empty()) ++counts[package].notices;
  }
  for (const LicenseDeclaration& declaration : inventory.declarations) {
    const std::uint32_t package = declaration.entry == no_index ? no_index : packages.of_entry(declaration.entry);
    if (package != no_index && !declaration.copyrights.empty()) ++counts[package].notices;
  }
  for (std::uint32_t i = 0; counts_sources && i < stated.size(); ++i) {
    const Entry& entry = inventory.contents.entries[i];
    if (!is_source_text(entry) || !has_extension_of_code(entry.path) || !reach.counts(i)) continue;
    Counts& own = counts[packages.of_entry(i)];
    ++own.sources;
    const bool is_complete = stated[i] != nullptr && !stated[i]->copyrights.empty() && !stated[i]->statements.empty();
    if (is_complete) ++own.complete;
    if (!is_complete && own.first_bare.path.empty())
      own.first_bare = {inventory.contents.full_path(entry.container, i), 0, 0, "", "license"};
  }
  return counts;
}

/// The package that a conclusion was made for.
std::uint32_t find_package(const Packages& packages, const LicenseConclusion& conclusion) {
  const auto& all = packages.all();
  const auto found = std::ranges::find_if(all, [&](const Package& one) {
    return one.container == conclusion.container && one.manifest == conclusion.manifest;
  });
  return found == all.end() ? no_index : static_cast<std::uint32_t>(found - all.begin());
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Packages packages(input.inventory);
  const Reach reach(input.inventory, packages);
  const std::int64_t share = rule.number("min-share");
  const std::vector<Counts> all = count(input.inventory, packages, reach, share > 0);
  Unread unread(input, rule);
  std::uint32_t last = no_index;
  for (const LicensedUse& use : licensed_uses(input, rule)) {
    const LicenseConclusion& conclusion = input.inventory.conclusions[use.conclusion];
    const std::uint32_t package = find_package(packages, conclusion);
    if (package == no_index || use.conclusion == last) continue;
    last = use.conclusion;
    const Counts& own = all[package];
    Finding finding;
    finding.subject = use.subject;
    finding.place = {conclusion.root, 0, 0, "", ""};
    if (share == 0 && own.notices == 0) {
      finding.term = "copyright.missing";
      finding.cause = fmt::format("no file of {} says who holds its copyright", package_title(conclusion));
      finding.expected = "a copyright notice in the sources, the license file or a declaration";
      unread.doubt(conclusion.delivery, finding);
    } else if (share > 0 && own.complete * 100 < own.sources * static_cast<std::uint64_t>(share)) {
      finding.term = "copyright.share";
      finding.cause = fmt::format("{} of {} state license and copyright", own.complete,
                                  count_of(own.sources, "source file", "source files"));
      finding.expected = fmt::format("{} % of them", share);
      finding.place = own.first_bare;
    } else {
      findings.pass();
      continue;
    }
    findings.judged();
    findings.add(std::move(finding));
  }
}

}  // namespace

extern const Kind kind_copyright_present;
const Kind kind_copyright_present = {
    {.name = "copyright.present",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "packages say who holds their copyright; if asked, each source file does",
     .explanation = "A notice in any file of the package counts, and the holders that a declaration names. With\n"
                    "'min-share' the source files that end in a product must carry license and copyright themselves.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "add {expected} to {subject}",
     .fix_integrator = "ask the supplier who holds the copyright of {subject}"},
    judge};

}  // namespace sluice
