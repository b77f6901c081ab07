// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/delivered_texts.hpp"

#include "base/text.hpp"
#include "checks/packages.hpp"
#include "model/notice_words.hpp"

#include <algorithm>

namespace sluice {
namespace {

const LicenseStatement* find_changed(const FileLicensing& file, const std::string& license) {
  const auto found = std::ranges::find_if(file.statements, [&](const LicenseStatement& one) {
    return is_changed_text(one.kind) && shared_text_key(one.expression) == shared_text_key(license);
  });
  return found == file.statements.end() ? nullptr : &*found;
}

}  // namespace

DeliveredTexts::DeliveredTexts(const Inventory& inventory)
    : inventory_(inventory), texts_(inventory.deliveries.size()) {
  const std::vector<std::uint32_t> deliveries = deliveries_of_containers(inventory);
  for (const FileLicensing& file : inventory.licensing) {
    const std::uint32_t delivery = deliveries[inventory.contents.entries[file.entry].container];
    if (delivery != no_index) add(file, texts_[delivery]);
  }
  for (const NoticeText& notice : inventory.notices) {
    if (notice.delivery != no_index) continue;
    for (const std::string& text : notice.texts) noticed_.insert(shared_text_key(text));
  }
  for (const Entry& entry : inventory.contents.entries) {
    const std::string reference = entry.kind == EntryKind::file ? stored_reference(entry.path.view()) : std::string();
    const std::uint32_t delivery = reference.empty() ? no_index : deliveries[entry.container];
    if (delivery != no_index) texts_[delivery].references.insert(reference);
  }
}

void DeliveredTexts::add(const FileLicensing& file, Texts& texts) {
  for (const LicenseStatement& statement : file.statements) {
    const bool is_text = statement.kind == LicenseEvidence::text_exact || is_changed_text(statement.kind);
    const bool is_addition =
        statement.kind == LicenseEvidence::notice && statement.expression.find(" WITH ") != std::string::npos;
    if (!is_text && !is_addition) continue;
    const auto parsed = parse_license_expression(statement.expression, nullptr);
    if (!parsed) continue;
    for (const LicenseOperand& operand : parsed->operands) {
      const std::string key = shared_text_key(operand.license);
      if (statement.kind == LicenseEvidence::text_exact) texts.licenses.insert(key);
      if (is_changed_text(statement.kind)) texts.altered.emplace(key, &file);
      if (!is_changed_text(statement.kind) && !operand.addition.empty())
        texts.additions.insert(to_lower_ascii(operand.addition));
    }
  }
}

bool DeliveredTexts::is_in_notices(const std::string& name) const { return noticed_.contains(shared_text_key(name)); }

bool DeliveredTexts::has(std::uint32_t delivery, const std::string& name) const {
  const Texts& texts = texts_[delivery];
  return texts.references.contains(name) || texts.licenses.contains(shared_text_key(name)) ||
         texts.additions.contains(to_lower_ascii(name)) || is_in_notices(name);
}

std::vector<std::string> DeliveredTexts::missing(std::uint32_t delivery, const LicenseOperand& operand) const {
  std::vector<std::string> missing;
  if (!has(delivery, operand.license)) missing.push_back(operand.license);
  if (!operand.addition.empty() && !has(delivery, operand.addition)) missing.push_back(operand.addition);
  return missing;
}

const FileLicensing* DeliveredTexts::find_altered(std::uint32_t delivery, const std::string& license) const {
  const auto& altered = texts_[delivery].altered;
  const auto found = altered.find(shared_text_key(license));
  return found == altered.end() ? nullptr : found->second;
}

Origin DeliveredTexts::place_of(const FileLicensing& file, const std::string& license) const {
  const LicenseStatement* statement = find_changed(file, license);
  const std::uint32_t container = inventory_.contents.entries[file.entry].container;
  return {inventory_.contents.full_path(container, file.entry), statement == nullptr ? 0 : statement->first_line, 0, "",
          "license"};
}

bool DeliveredTexts::is_varied(const FileLicensing& file, const std::string& license) {
  const LicenseStatement* statement = find_changed(file, license);
  return statement != nullptr && statement->kind == LicenseEvidence::text_varied;
}

std::string DeliveredTexts::difference(const FileLicensing& file, const std::string& license) const {
  const LicenseStatement* statement = find_changed(file, license);
  return statement == nullptr ? std::string() : statement->difference;
}

}  // namespace sluice
