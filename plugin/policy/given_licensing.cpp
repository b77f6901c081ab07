// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/given_licensing.hpp"

#include "base/files.hpp"
#include "policy/fields.hpp"

#include <utility>

namespace sluice::policy {
namespace {

/// The n-th statement of a case stands in the n-th line.
LicenseStatement read_statement(const yaml::Node& node, std::uint32_t line) {
  LicenseStatement statement;
  statement.kind = word_at(node, "by", parse_license_evidence).value_or(LicenseEvidence::tag);
  statement.expression = text_at(node, "license");
  statement.first_line = statement.last_line = line;
  statement.rule = "case";
  statement.difference = text_at(node, "difference");
  statement.adds_restriction = flag_at(node, "restricts").value_or(false);
  return statement;
}

}  // namespace

void read_given_licensing(const yaml::Node& entry, std::uint32_t index, Inventory& inventory) {
  FileLicensing file;
  file.entry = index;
  for (const yaml::Node& node : items_at(entry, "licenses")) {
    file.statements.push_back(read_statement(node, static_cast<std::uint32_t>(file.statements.size() + 1)));
  }
  for (std::string& holder : texts_at(entry, "copyrights")) {
    file.copyrights.push_back({std::move(holder), "", static_cast<std::uint32_t>(file.copyrights.size() + 1)});
  }
  if (file.statements.size() == 1) file.expression = file.statements[0].expression;
  if (!file.statements.empty() || !file.copyrights.empty()) inventory.licensing.push_back(std::move(file));
}

LicenseDeclaration read_given_declaration(const yaml::Node& node) {
  LicenseDeclaration declaration;
  const std::string format = text_at(node, "format");
  declaration.format = format.empty() ? file_name_of(text_at(node, "path")) : format;
  declaration.name = text_at(node, "name");
  declaration.version = text_at(node, "version");
  declaration.expression = text_at(node, "license");
  declaration.unknown = texts_at(node, "unknown");
  declaration.files = texts_at(node, "files");
  return declaration;
}

}  // namespace sluice::policy
