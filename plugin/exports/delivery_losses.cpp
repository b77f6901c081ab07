// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/compared_facts.hpp"
#include "model/license_expression.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sluice::exports {
namespace {

constexpr std::string_view license_text_role = "license-text";
constexpr std::string_view notice_role = "notice";
using LastName = DeliveryPaths::LastName;

bool is_whole_text(const LicenseStatement& statement) {
  return statement.kind == LicenseEvidence::text_exact || statement.kind == LicenseEvidence::text_varied;
}

/// Licenses whose whole text lies in a file, and where first.
std::map<std::string, Origin> whole_texts(const Inventory& inventory) {
  std::map<std::string, Origin> texts;
  for (const FileLicensing& file : inventory.licensing) {
    for (const LicenseStatement& statement : file.statements) {
      if (!is_whole_text(statement) || statement.expression.empty()) continue;
      const Contents& contents = inventory.contents;
      std::string path = contents.full_path(contents.entries[file.entry].container, file.entry);
      texts.try_emplace(statement.expression, Origin{std::move(path), statement.first_line, 0, {}, {}});
    }
  }
  return texts;
}

/// One text serves "-only", "-or-later" and '+'.
std::string text_name(std::string_view license) {
  for (const std::string_view end : {"-only", "-or-later", "+"}) {
    if (license.ends_with(end)) license.remove_suffix(end.size());
  }
  return to_lower_ascii(license);
}

bool mentions(const std::string& expression, const std::string& license) {
  const auto parsed = parse_license_expression(expression, nullptr);
  return parsed && std::ranges::any_of(parsed->operands, [&](const LicenseOperand& operand) {
           return text_name(operand.license) == text_name(license) ||
                  (!operand.addition.empty() && text_name(operand.addition) == text_name(license));
         });
}

bool mentions(const LicenseWord& word, const std::string& license) {
  return mentions(word.declared, license) || mentions(word.detected, license) || mentions(word.concluded, license);
}

bool is_silent(const LicenseWord& word) {
  return word.declared.empty() && word.detected.empty() && word.concluded.empty();
}

/// Does anything that was under the license and is still there need its text? True too if nothing ever was.
bool is_text_needed(const ComparedFacts& facts, const std::string& license) {
  bool was_asked = false;
  for (const auto& [key, before] : facts.older_components) {
    for (const auto& [source, word] : before.licenses) {
      if (!mentions(word, license)) continue;
      was_asked = true;
      const auto after = facts.newer_components.find(key);
      if (after == facts.newer_components.end()) continue;
      const auto now = after->second.licenses.find(source);
      if (now == after->second.licenses.end()) continue;
      if (is_silent(now->second) || mentions(now->second, license)) return true;
    }
  }
  return !was_asked;
}

/// A document by what it is and where, so that a new version in its name makes no other one.
using DocumentKey = std::pair<std::string, std::string>;

std::map<DocumentKey, const Document*> documents_of(const Inventory& inventory, DeliveryPaths& paths) {
  std::map<DocumentKey, const Document*> documents;
  for (const Document& document : inventory.documents) {
    documents.try_emplace({document.role, paths.plain(document.origin.path, LastName::without_version)}, &document);
  }
  return documents;
}

bool has_whole_text(const Inventory& inventory, std::uint32_t entry) {
  const auto found = std::ranges::find(inventory.licensing, entry, &FileLicensing::entry);
  return found != inventory.licensing.end() && std::ranges::any_of(found->statements, is_whole_text);
}

bool has_counterpart(const ComparedFacts& facts, const Document& document) {
  return document.entry != no_index && facts.files.newer[document.entry] != no_index;
}

ChangeKind kind_of_loss(const Document& document) {
  if (document.role == license_text_role) return ChangeKind::license_text_lost;
  return document.role == notice_role ? ChangeKind::notice_lost : ChangeKind::document_lost;
}

bool does_mention(const NoticeText& notice, const std::string& words) {
  return notice.delivery != no_index && notice.words.find(words) != std::string::npos;
}

/// Was it named in a document that is still there, and is it in none now? A lost document tells for itself.
bool has_lost_mention(const ComparedFacts& facts, const std::string& name) {
  const std::string words = to_search_words(name);
  return std::ranges::any_of(facts.older.notices,
                             [&](const NoticeText& notice) {
                               return does_mention(notice, words) && notice.entry != no_index &&
                                      facts.files.newer[notice.entry] != no_index;
                             }) &&
         std::ranges::none_of(facts.newer.notices,
                              [&](const NoticeText& notice) { return does_mention(notice, words); });
}

bool has_cut_notice(const Inventory& inventory) {
  return std::ranges::any_of(inventory.notices, [](const NoticeText& notice) { return notice.is_cut; });
}

std::map<std::string, const CopyrightNotice*> holders_of(const FileLicensing& file) {
  std::map<std::string, const CopyrightNotice*> holders;
  for (const CopyrightNotice& notice : file.copyrights) holders.try_emplace(to_lower_ascii(notice.holder), &notice);
  return holders;
}

}  // namespace

bool has_licenses(const Inventory& inventory) { return !inventory.conclusions.empty(); }

void add_lost_texts(ComparedFacts& facts, DeliveryChange& change) {
  const std::map<std::string, Origin> after = whole_texts(facts.newer);
  for (const auto& [license, place] : whole_texts(facts.older)) {
    if (after.contains(license) || !is_text_needed(facts, license)) continue;
    change.differences.push_back(
        {ChangeKind::license_text_lost, license, facts.older_paths.inside(place.path), "", place, {}});
  }
}

void add_lost_notices(ComparedFacts& facts, DeliveryChange& change) {
  const std::map<DocumentKey, const Document*> after = documents_of(facts.newer, facts.newer_paths);
  for (const auto& [key, document] : documents_of(facts.older, facts.older_paths)) {
    if (after.contains(key) || has_counterpart(facts, *document)) continue;
    const bool is_text = document->role == license_text_role && document->entry != no_index;
    if (is_text && has_whole_text(facts.older, document->entry)) continue;  // told by the license
    change.differences.push_back({kind_of_loss(*document), facts.older_paths.inside(document->origin.path),
                                  document->role, "", document->origin, {}});
  }
  const bool can_tell = !facts.newer.notices.empty() && !has_cut_notice(facts.newer);
  for (const auto& [key, component] : facts.newer_components) {
    if (!can_tell || component.name.empty() || !facts.older_components.contains(key)) continue;
    if (!has_lost_mention(facts, component.name)) continue;
    change.differences.push_back({ChangeKind::notice_lost, component.title, "named in the notices", "", {}, {}});
  }
  std::map<std::uint32_t, const FileLicensing*> now;
  for (const FileLicensing& file : facts.newer.licensing) now.emplace(file.entry, &file);
  for (const FileLicensing& file : facts.older.licensing) {
    const std::uint32_t entry = facts.files.newer[file.entry];
    if (entry == no_index || file.copyrights.empty()) continue;
    const auto found = now.find(entry);
    const auto left = found == now.end() ? std::map<std::string, const CopyrightNotice*>() : holders_of(*found->second);
    for (const auto& [holder, notice] : holders_of(file)) {
      if (left.contains(holder)) continue;
      const Contents &older = facts.older.contents, &newer = facts.newer.contents;
      const Origin was{older.full_path(older.entries[file.entry].container, file.entry), notice->line, 0, {}, {}};
      const Origin is{newer.full_path(newer.entries[entry].container, entry), 0, 0, {}, {}};
      change.differences.push_back(
          {ChangeKind::copyright_lost, facts.newer_paths.inside(is.path), notice->holder, "", was, is});
    }
  }
}

}  // namespace sluice::exports
