// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/notice_texts.hpp"

#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "model/file_role.hpp"
#include "model/license_expression.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sluice {
namespace {

bool is_license_document(const Inventory& inventory, const FileLicensing& file) {
  const std::string_view path = inventory.contents.entries[file.entry].path;
  const bool is_marked_up = path.ends_with(".html") || path.ends_with(".htm") || path.ends_with(".rtf");
  return !is_marked_up && license_document_role(path) == "license-text";
}

/// What a statement delivers the words of: its license if it is the whole text, and an exception that it states.
std::vector<std::string> delivered_names(const LicenseStatement& statement, bool is_document) {
  std::vector<std::string> names;
  const bool is_text = statement.kind == LicenseEvidence::text_exact;
  if (!is_text && statement.kind != LicenseEvidence::notice) return names;
  const auto parsed = parse_license_expression(statement.expression, nullptr);
  if (!parsed) return names;
  for (const LicenseOperand& operand : parsed->operands) {
    if (is_text && is_document) names.push_back(operand.license);
    if (!operand.addition.empty()) names.push_back(operand.addition);
  }
  return names;
}

/// Of a comment's line its words.
std::string_view without_comment(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t*/#;");
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin);
}

std::string without_blank_ends(std::string_view text) {
  const std::size_t begin = text.find_first_not_of('\n');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin));
}

}  // namespace

std::uint32_t delivery_of_entry(const Inventory& inventory, std::uint32_t entry) {
  const std::vector<Container>& containers = inventory.contents.containers;
  std::uint32_t container = inventory.contents.entries[entry].container;
  while (containers[container].parent != no_index) container = containers[container].parent;
  const auto found = std::ranges::find(inventory.deliveries, container, &Delivery::container);
  if (found == inventory.deliveries.end()) return no_index;
  return static_cast<std::uint32_t>(found - inventory.deliveries.begin());
}

std::vector<std::uint32_t> text_entries(const Inventory& inventory) {
  std::set<std::uint32_t> entries;
  std::set<std::pair<std::uint32_t, std::string>> seen;
  for (const FileLicensing& file : inventory.licensing) {
    const bool is_document = is_license_document(inventory, file);
    for (const LicenseStatement& statement : file.statements) {
      const std::vector<std::string> names = delivered_names(statement, is_document);
      if (names.empty()) continue;
      const bool is_new = seen.emplace(delivery_of_entry(inventory, file.entry), names.back()).second;
      if (is_document || is_new) entries.insert(file.entry);
    }
  }
  for (std::uint32_t i = 0; i < inventory.contents.entries.size(); ++i) {
    if (!stored_reference(inventory.contents.entries[i].path).empty()) entries.insert(i);
  }
  return {entries.begin(), entries.end()};
}

NoticeTexts::NoticeTexts(const Inventory& inventory, const NoticeSources& sources)
    : inventory_(inventory), sources_(sources) {
  for (std::uint32_t i = 0; i < inventory.licensing.size(); ++i) {
    const FileLicensing& file = inventory.licensing[i];
    delivery_of_.push_back(delivery_of_entry(inventory, file.entry));
    if (!sources.delivered.contains(file.entry)) continue;
    for (const LicenseStatement& statement : file.statements) {
      const bool is_text = statement.kind == LicenseEvidence::text_exact;
      for (const std::string& name : delivered_names(statement, is_license_document(inventory, file))) {
        known_[shared_text_key(name)].push_back({i, statement.first_line, statement.last_line, is_text});
      }
    }
  }
}

std::vector<std::string> NoticeTexts::add(const std::string& name, const std::vector<std::uint32_t>& licensing,
                                          const LicenseConclusion& conclusion) {
  if (name.starts_with("LicenseRef-")) return add_stored(name, conclusion.delivery);
  const std::string official = sources_.official.find(name).value_or("");
  std::vector<std::string> titles;
  const Delivered* of_delivery = nullptr;
  for (const Delivered& one : known_[shared_text_key(name)]) {
    if (delivery_of_[one.licensing] != conclusion.delivery) continue;
    if (of_delivery == nullptr) of_delivery = &one;
    const bool is_own = std::ranges::binary_search(licensing, one.licensing);
    if (is_own && (one.is_text || titles.empty())) titles.push_back(title_for(name, quote(one, official), false));
  }
  if (titles.empty() && of_delivery != nullptr) titles.push_back(title_for(name, quote(*of_delivery, official), false));
  if (titles.empty() && !official.empty()) titles.push_back(title_for(name, to_plain_text(official), true));
  return titles;
}

std::vector<std::string> NoticeTexts::add_stored(const std::string& name, std::uint32_t delivery) {
  for (const auto& [entry, bytes] : sources_.delivered) {
    const bool is_it = stored_reference(inventory_.contents.entries[entry].path) == name;
    if (is_it && delivery_of_entry(inventory_, entry) == delivery)
      return {title_for(name, to_plain_text(bytes), false)};
  }
  return {};
}

/// A copyright line that is not the license's own names a holder, who stands with the package.
std::string NoticeTexts::quote(const Delivered& delivered, const std::string& official) const {
  const FileLicensing& file = inventory_.licensing[delivered.licensing];
  const std::string text = to_plain_text(sources_.delivered.at(file.entry));
  const std::string own = to_notice_words(official);
  std::set<std::uint32_t> left_out;
  for (const CopyrightNotice& notice : file.copyrights) left_out.insert(notice.line);
  std::string quoted;
  std::uint32_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (number < delivered.first_line || number > delivered.last_line) continue;
    if (left_out.contains(number) && own.find(to_notice_words(line)) == std::string::npos) continue;
    quoted += delivered.is_text ? line : without_comment(line);
    quoted += '\n';
  }
  return quoted;
}

std::string NoticeTexts::title_for(const std::string& name, std::string text, bool is_official) {
  text = without_blank_ends(text);
  const std::string key = shared_text_key(name);
  std::vector<NoticeLicense>& wordings = made_[key];
  std::map<std::string, std::string>& known = words_[key];
  const std::string title = wordings.empty() ? name : fmt::format("{} ({})", wordings[0].license, wordings.size() + 1);
  const auto [stored, is_new] = known.try_emplace(to_notice_words(text), title);
  if (is_new) wordings.push_back({title, wordings.empty() ? name : wordings[0].license, std::move(text), is_official});
  return stored->second;
}

std::vector<NoticeLicense> NoticeTexts::take() && {
  std::vector<NoticeLicense> all;
  for (auto& [key, wordings] : made_) all.insert(all.end(), wordings.begin(), wordings.end());
  return all;
}

}  // namespace sluice
