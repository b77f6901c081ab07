// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/own_notices.hpp"

#include "base/files.hpp"
#include "model/license_expression.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sluice {
namespace {

/// Licenses whose whole text is there, and exceptions that are stated.
std::set<std::string> find_texts(std::string_view bytes, const LicenseScan& scan) {
  std::set<std::string> texts;
  for (const LicenseStatement& statement : scan.scan(bytes).statements) {
    const bool is_text = statement.kind == LicenseEvidence::text_exact;
    if (!is_text && statement.kind != LicenseEvidence::notice) continue;
    const auto parsed = parse_license_expression(statement.expression, nullptr);
    if (!parsed) continue;
    for (const LicenseOperand& operand : parsed->operands) {
      if (is_text) texts.insert(operand.license);
      if (!operand.addition.empty()) texts.insert(operand.addition);
    }
  }
  for (std::string& name : find_headed_texts(bytes)) {
    if (scan.names == nullptr || scan.names->names().find_license(name) == nullptr) texts.insert(std::move(name));
  }
  return texts;
}

}  // namespace

std::vector<std::string> own_notice_files(const Policy& policy) {
  std::vector<std::string> files;
  for (const std::string& path : policy.notices) files.push_back(join_path(parent_of(policy.project.file), path));
  return files;
}

Result<void> read_own_notices(const Policy& policy, const LicenseScan* scan, Inventory& inventory) {
  const std::vector<std::string> files = own_notice_files(policy);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& shown = policy.notices[i];
    if (!is_file(files[i])) {
      return refuse(fmt::format("{}: notices: there is no file {}", policy.project.file, shown),
                    "`sluice notices --out " + shown + "` writes it");
    }
    TRY_ASSIGN(const std::string bytes, read_file(files[i], policy.limits.document_bytes));
    NoticeText notice;
    notice.words = to_notice_words(bytes);
    if (scan != nullptr) {
      const std::set<std::string> texts = find_texts(bytes, *scan);
      notice.texts.assign(texts.begin(), texts.end());
    }
    notice.origin = {shown, 0, 0, {}, "own_notices"};
    inventory.notices.push_back(std::move(notice));
  }
  return {};
}

}  // namespace sluice
