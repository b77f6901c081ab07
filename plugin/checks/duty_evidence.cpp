// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/duty_evidence.hpp"

#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/matching.hpp"
#include "model/file_role.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sluice {
namespace {

using Standing = EvidenceAnswer::Standing;

EvidenceAnswer missing(std::string what) { return {Standing::missing, {std::move(what)}, {}}; }
EvidenceAnswer unknown(std::string what) { return {Standing::unknown, {std::move(what)}, {}}; }
EvidenceAnswer found(Origin place) { return {Standing::found, {}, {std::move(place)}}; }

void append(EvidenceAnswer& all, const EvidenceAnswer& more) {
  all.lacking.insert(all.lacking.end(), more.lacking.begin(), more.lacking.end());
  all.places.insert(all.places.end(), more.places.begin(), more.places.end());
}

EvidenceAnswer to_answer(const SourceAnswer& source) {
  std::vector<std::string> lacking = source.looked_for;
  if (!source.detail.empty()) lacking.insert(lacking.begin(), source.detail);
  switch (source.standing) {
    case SourceAnswer::Standing::found:
      return found(source.place);
    case SourceAnswer::Standing::unknown:
      return {Standing::unknown, std::move(lacking), {}};
    default:
      return {Standing::missing, std::move(lacking), {}};
  }
}

}  // namespace

DutyEvidenceFinder::DutyEvidenceFinder(const CheckInput& input)
    : input_(input), texts_(input.inventory), sources_(input.inventory) {}

const LicenseConclusion& DutyEvidenceFinder::conclusion_of(const LicensedUse& use) const {
  return input_.inventory.conclusions[use.conclusion];
}

EvidenceAnswer DutyEvidenceFinder::find(const DutyEvidence& wanted, const LicensedUse& use) const {
  if (wanted.op == DutyEvidence::Op::item) return find_item(wanted, use);
  const bool is_any = wanted.op == DutyEvidence::Op::any;
  EvidenceAnswer answer;
  answer.standing = is_any ? Standing::missing : Standing::found;
  for (const DutyEvidence& part : wanted.parts) {
    EvidenceAnswer one = find(part, use);
    if (is_any && one.standing == Standing::found) return one;
    answer.standing = is_any ? std::max(answer.standing, one.standing) : std::min(answer.standing, one.standing);
    append(answer, one);
  }
  if (wanted.parts.empty()) return unknown("nothing that a machine could look for");
  return answer;
}

EvidenceAnswer DutyEvidenceFinder::find_item(const DutyEvidence& item, const LicensedUse& use) const {
  switch (item.kind) {
    case EvidenceKind::license_text:
    case EvidenceKind::exception_text:
      return find_text(item.value, use);
    case EvidenceKind::notice_entry: {
      const LicenseConclusion& conclusion = conclusion_of(use);
      if (conclusion.name.empty()) return unknown("the name of the component");
      return find_words(conclusion.name, fmt::format("an entry for {} in the notices", conclusion.name), use);
    }
    case EvidenceKind::copyright_notices:
      return find_holders(use);
    case EvidenceKind::notice_file:
      return find_notice_file(use);
    case EvidenceKind::source_archive:
      return to_answer(sources_.find_source(use));
    case EvidenceKind::written_offer:
      return to_answer(sources_.find_offer(use, input_.day));
    case EvidenceKind::relink_objects:
      return find_stated_file(use, "relink.objects", {"**/relink/**.{o,a,obj,lib}"},
                              "object files below relink/ (components[].relink.objects)");
    case EvidenceKind::relink_script:
      return find_stated_file(use, "relink.script", {"**/relink/**{.sh,.mk,.bat,.cmake,akefile,.txt}"},
                              "a script below relink/ (components[].relink.script)");
    case EvidenceKind::build_instructions:
      if (sources_.has_build_scripts(conclusion_of(use))) return found({conclusion_of(use).root, 0, 0, "", ""});
      return find_stated_file(use, "build",
                              {"**/BUILD{,.md,.txt,ING.md}", "**/{CMakeLists.txt,Makefile,configure,meson.build}"},
                              "build scripts, or how to build (BUILD.md)");
    case EvidenceKind::installation_information:
      return find_stated_file(use, "installation-information",
                              {"**/{INSTALLATION-INFORMATION,installation-information}*"},
                              "how a changed version gets onto the product (components[].installation-information)");
    case EvidenceKind::modification_notice:
      return find_stated_file(use, "source.patches", {"**/{MODIFICATIONS,CHANGES-BY-*,patches/series}*"},
                              "MODIFICATIONS, or patches/series (components[].source.patches)");
    case EvidenceKind::sentence:
      return find_words(item.value, fmt::format("the sentence '{}' in the notices", item.value), use);
    case EvidenceKind::linkage:
      return find_linkage(item, use);
    case EvidenceKind::declared:
      return find_declared(item.value, use);
  }
  return unknown("evidence of a kind that nobody looks for");
}

/// What a build ships carries its texts in the project's notices; what a supplier delivers, there or in the delivery.
EvidenceAnswer DutyEvidenceFinder::find_text(const std::string& license, const LicensedUse& use) const {
  const bool is_shipped = use.subject.kind == SubjectKind::use;
  const LicenseConclusion& conclusion = conclusion_of(use);
  if (is_shipped) {
    return texts_.is_in_notices(license) ? found({})
                                         : missing(fmt::format("the text of {} in the project's notices", license));
  }
  if (texts_.has(conclusion.delivery, license)) return found({conclusion.root, 0, 0, "", ""});
  return missing(fmt::format("the text of {}", license));
}

std::vector<const NoticeText*> DutyEvidenceFinder::notices_for(const LicensedUse& use) const {
  const bool is_shipped = use.subject.kind == SubjectKind::use;
  std::vector<const NoticeText*> notices;
  for (const NoticeText& one : input_.inventory.notices) {
    const bool is_own = one.delivery == no_index;
    if (is_own || (!is_shipped && one.delivery == conclusion_of(use).delivery)) notices.push_back(&one);
  }
  return notices;
}

EvidenceAnswer DutyEvidenceFinder::find_words(const std::string& words, std::string what,
                                              const LicensedUse& use) const {
  const std::string wanted = to_notice_words(words);
  bool is_cut = false;
  for (const NoticeText* notice : notices_for(use)) {
    if (notice->words.find(wanted) != std::string::npos) return found(notice->origin);
    is_cut = is_cut || notice->is_cut;
  }
  return is_cut ? unknown(std::move(what)) : missing(std::move(what));
}

/// Source carries its notices itself. Otherwise every holder named in the package's files is looked for in the notices.
EvidenceAnswer DutyEvidenceFinder::find_holders(const LicensedUse& use) const {
  const LicenseConclusion& conclusion = conclusion_of(use);
  if (use.subject.kind != SubjectKind::use && sources_.has_sources(conclusion))
    return found({conclusion.root, 0, 0, "", ""});
  if (conclusion.holders.empty()) return unknown(fmt::format("the copyright holders of {}", package_title(conclusion)));
  EvidenceAnswer answer{Standing::found, {}, {}};
  for (const std::string& holder : conclusion.holders) {
    const EvidenceAnswer one = find_words(holder, fmt::format("the copyright notice of {}", holder), use);
    answer.standing = std::min(answer.standing, one.standing);
    if (one.standing != Standing::found) append(answer, one);
  }
  return answer;
}

/// A package's own NOTICE file has to go on where the package goes (Apache-2.0 section 4(d)).
EvidenceAnswer DutyEvidenceFinder::find_notice_file(const LicensedUse& use) const {
  const LicenseConclusion& conclusion = conclusion_of(use);
  EvidenceAnswer answer{Standing::found, {}, {}};
  for (const NoticeText& notice : input_.inventory.notices) {
    if (!is_notice_file(notice, conclusion)) continue;
    if (use.subject.kind != SubjectKind::use) return found(notice.origin);
    const bool is_kept = std::ranges::any_of(
        notices_for(use), [&](const NoticeText* one) { return one->words.find(notice.words) != std::string::npos; });
    if (!is_kept) append(answer, missing(fmt::format("the words of {}", notice.origin.path)));
    if (!is_kept) answer.standing = Standing::missing;
  }
  return answer;
}

EvidenceAnswer DutyEvidenceFinder::find_stated_file(const LicensedUse& use, std::string_view field,
                                                    const std::vector<std::string>& globs, std::string what) const {
  const LicenseConclusion& conclusion = conclusion_of(use);
  const Delivery& delivery = input_.inventory.deliveries[conclusion.delivery];
  const std::string_view stated = component_field(delivery, use.entry, field);
  const std::vector<Glob> patterns = make_globs(globs);
  const std::vector<Entry>& entries = input_.inventory.contents.entries;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    if (entry.kind != EntryKind::file || find_delivery(input_.inventory, {SubjectKind::file, i}) != &delivery) continue;
    if (entry.path.view() != stated && !matches_any(patterns, entry.path)) continue;
    return found({input_.inventory.contents.full_path(entry.container, i), 0, 0, "", ""});
  }
  return missing(std::move(what));
}

EvidenceAnswer DutyEvidenceFinder::find_linkage(const DutyEvidence& item, const LicensedUse& use) const {
  std::string words;
  for (const Linkage linkage : item.linkages) words += (words.empty() ? "" : " or ") + std::string(to_string(linkage));
  if (use.usage.linkage == Linkage::unknown) return unknown(fmt::format("whether it is linked {}", words));
  const bool is_so = std::ranges::find(item.linkages, use.usage.linkage) != item.linkages.end();
  return is_so ? EvidenceAnswer{Standing::found, {}, {}}
               : missing(fmt::format("{} linkage (it is {})", words, to_string(use.usage.linkage)));
}

EvidenceAnswer DutyEvidenceFinder::find_declared(const std::string& value, const LicensedUse& use) const {
  const Delivery& delivery = input_.inventory.deliveries[conclusion_of(use).delivery];
  const ManifestField* field = delivery.find_field("declarations." + value);
  if (field != nullptr && field->value == "true") return found(field->origin);
  return missing(fmt::format("declarations.{} in delivery.yaml", value));
}

}  // namespace sluice
