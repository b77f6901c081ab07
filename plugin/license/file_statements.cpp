// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/file_statements.hpp"

#include "license/statements.hpp"
#include "model/license_expression.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace sluice::license {
namespace {

constexpr std::uint64_t most_to_exception = 4000;  // bytes
constexpr std::uint64_t most_to_text = 400;        // from what leads to a text

bool is_text(const LicenseStatement& statement) {
  return statement.kind == LicenseEvidence::text_exact || is_changed_text(statement.kind);
}

bool is_lone_exception(const LicenseStatement& statement) {
  return statement.expression.empty() && statement.rule.starts_with(lone_exception);
}

bool is_single(std::string_view expression) {
  return !expression.empty() && expression.find(" AND ") == std::string_view::npos &&
         expression.find(" OR ") == std::string_view::npos;
}

std::string_view license_of(std::string_view expression) { return expression.substr(0, expression.find(" WITH ")); }

/// "GPL-2.0" of "GPL-2.0-or-later WITH ..."; empty of others than GNU's.
std::string_view gnu_version_of(std::string_view expression) {
  std::string_view id = license_of(expression);
  constexpr std::array families = {"GPL-", "LGPL-", "AGPL-", "GFDL-"};
  if (std::ranges::none_of(families, [&](std::string_view one) { return id.starts_with(one); })) return {};
  const std::size_t end = id.find('-', id.find('-') + 1);
  return id.substr(0, end);
}

/// The id up to its version.
std::string_view family_of(std::string_view expression) {
  const std::string_view id = license_of(expression);
  for (std::size_t i = 0; i + 1 < id.size(); ++i) {
    if (id[i] == '-' && id[i + 1] >= '0' && id[i + 1] <= '9') return id.substr(0, i);
  }
  return id;
}

std::uint64_t distance(const FoundStatement& left, const FoundStatement& right) {
  const FoundStatement& first = left.begin <= right.begin ? left : right;
  const FoundStatement& second = left.begin <= right.begin ? right : left;
  return second.begin <= first.end ? 0 : second.begin - first.end;
}

bool takes_exceptions(const FoundStatement& found) {
  const std::string& expression = found.statement.expression;
  if (!is_single(expression) || found.statement.kind == LicenseEvidence::mention) return false;
  const std::string_view version = gnu_version_of(expression);
  return (!version.empty() && !version.starts_with("GFDL")) || expression.starts_with("Apache-2.0");
}

void join_exceptions(std::vector<FoundStatement>& found) {
  std::set<std::string> lone;
  std::erase_if(found, [&](const FoundStatement& one) {
    return is_lone_exception(one.statement) && !lone.insert(one.statement.rule).second;
  });
  for (const FoundStatement& exception : found) {
    if (!is_lone_exception(exception.statement)) continue;
    FoundStatement* best = nullptr;
    for (FoundStatement& one : found) {
      if (!takes_exceptions(one) || distance(one, exception) > most_to_exception) continue;
      if (best == nullptr || distance(one, exception) <= distance(*best, exception)) best = &one;
    }
    if (best == nullptr) continue;
    std::string& expression = best->statement.expression;
    if (expression.find(" WITH ") == std::string::npos) {
      expression += " WITH " + exception.statement.rule.substr(lone_exception.size());
    }
    lone.erase(exception.statement.rule);
  }
  std::erase_if(found, [&](const FoundStatement& one) {
    return is_lone_exception(one.statement) && !lone.contains(one.statement.rule);
  });
}

bool states(const FoundStatement& one) {
  return one.statement.kind == LicenseEvidence::tag || one.statement.kind == LicenseEvidence::notice;
}

/// A text of GNU's does not say whether later versions may be used: a notice beside it does.
void complete_texts(std::vector<FoundStatement>& found) {
  for (FoundStatement& text : found) {
    const std::string version(gnu_version_of(text.statement.expression));
    const bool is_whole = is_text(text.statement) && text.statement.kind != LicenseEvidence::text_near;
    if (!is_whole || version.empty()) continue;
    bool is_said = false;
    for (const FoundStatement& one : found) {
      if (!states(one)) continue;
      for (const std::string& operand : licenses_of(one.statement.expression)) {
        if (gnu_version_of(operand) != version) continue;
        if (is_said && operand.find("-or-later") == std::string::npos) continue;
        text.statement.expression = operand;
        is_said = true;
      }
    }
  }
}

bool has_doubt(const LicenseStatement& statement) {
  return statement.rule.ends_with(", unversioned") || statement.rule.ends_with(", ambiguous");
}

/// Names without a version, beside the same license with one.
void demote_unversioned(std::vector<FoundStatement>& found) {
  std::set<std::string> families;
  for (const FoundStatement& one : found) {
    if (has_doubt(one.statement) || one.statement.kind == LicenseEvidence::mention) continue;
    for (const std::string& operand : licenses_of(one.statement.expression)) families.emplace(family_of(operand));
  }
  const auto is_said = [&](const std::string& license) {
    const std::string family(license.starts_with("BSD-") ? "BSD" : family_of(license));
    const auto is_same = [&](const std::string& other) {
      return other == family || (family == "BSD" && other.starts_with("BSD-"));
    };
    return license_of(license) == license && std::ranges::any_of(families, is_same);
  };
  for (FoundStatement& one : found) {
    if (!states(one) || !has_doubt(one.statement)) continue;
    if (std::ranges::all_of(licenses_of(one.statement.expression), is_said))
      one.statement.kind = LicenseEvidence::mention;
  }
}

/// "License: GPL", and further down "the text of the GPL, version 2, is in ...": one version alone is meant.
void complete_versions(std::vector<FoundStatement>& found) {
  for (FoundStatement& one : found) {
    const std::string& expression = one.statement.expression;
    const bool is_plain = is_single(expression) && license_of(expression) == expression;
    if (one.statement.kind != LicenseEvidence::notice || !one.statement.rule.ends_with(", unversioned") || !is_plain)
      continue;
    std::set<std::string> versions;
    for (const FoundStatement& other : found) {
      const bool is_sure = other.statement.kind == LicenseEvidence::mention && !has_doubt(other.statement);
      if (is_sure && family_of(other.statement.expression) == family_of(expression) &&
          !gnu_version_of(expression).empty()) {
        versions.insert(other.statement.expression);
      }
    }
    if (versions.size() == 1) one.statement.expression = *versions.begin();
  }
}

/// "MIT License:", and then a text that is not the MIT license.
void demote_headings(std::vector<FoundStatement>& found) {
  for (const FoundStatement& text : found) {
    if (!is_changed_text(text.statement.kind)) continue;
    for (FoundStatement& one : found) {
      const bool leads = one.statement.kind == LicenseEvidence::notice && one.begin <= text.begin &&
                         text.begin - std::min(one.end, text.begin) <= most_to_text;
      if (leads && family_of(one.statement.expression) == family_of(text.statement.expression)) {
        one.statement.kind = LicenseEvidence::mention;
      }
    }
  }
}

bool is_untold(const LicenseStatement& statement) {
  return is_changed_text(statement.kind) || statement.kind == LicenseEvidence::unmatched ||
         (statement.expression.empty() && statement.kind != LicenseEvidence::mention);
}

}  // namespace

void settle_statements(std::vector<FoundStatement>& found) {
  join_exceptions(found);
  if (found.size() < 2) return;
  complete_texts(found);
  demote_unversioned(found);
  complete_versions(found);
  demote_headings(found);
}

bool is_counted(const LicenseStatement& statement) {
  return statement.kind == LicenseEvidence::text_varied ||
         (statement.kind != LicenseEvidence::mention && !is_untold(statement));
}

std::vector<std::string> licenses_of(const std::string& expression) {
  if (is_single(expression)) return {expression};
  std::vector<std::string> licenses;
  const auto parsed = parse_license_expression(expression, nullptr);
  if (!parsed) return licenses;
  for (const LicenseOperand& operand : parsed->operands) licenses.push_back(render_license_operand(operand));
  return licenses;
}

std::vector<std::string> licenses_of(const FileLicensing& licensing) {
  const bool has_more = std::ranges::any_of(licensing.statements, [](const LicenseStatement& statement) {
    return statement.kind != LicenseEvidence::mention;
  });
  std::set<std::string> licenses;
  for (const LicenseStatement& statement : licensing.statements) {
    if (is_lone_exception(statement)) licenses.insert(statement.rule.substr(lone_exception.size()));
    if (!is_counted(statement) && (has_more || statement.kind != LicenseEvidence::mention)) continue;
    for (std::string& license : licenses_of(statement.expression)) licenses.insert(std::move(license));
  }
  return {licenses.begin(), licenses.end()};
}

std::string join_statements(const std::vector<FoundStatement>& found) {
  std::vector<std::string> parts;
  std::set<std::string> of_choices;
  for (const FoundStatement& one : found) {
    if (is_untold(one.statement)) return {};
    if (one.statement.kind == LicenseEvidence::mention) continue;
    const std::string& expression = one.statement.expression;
    if (std::ranges::find(parts, expression) == parts.end()) parts.push_back(expression);
    if (expression.find(" OR ") == std::string::npos) continue;
    for (std::string& operand : licenses_of(expression)) of_choices.insert(std::move(operand));
  }
  std::erase_if(parts, [&](const std::string& part) {
    return of_choices.contains(part) && std::ranges::all_of(found, [&](const FoundStatement& one) {
             return one.statement.expression != part || is_text(one.statement) ||
                    one.statement.kind == LicenseEvidence::mention;
           });
  });
  std::string joined;
  for (const std::string& part : parts) {
    const bool is_choice = parts.size() > 1 && part.find(" OR ") != std::string::npos;
    joined += (joined.empty() ? "" : " AND ") + (is_choice ? "(" + part + ")" : part);
  }
  return joined;
}

}  // namespace sluice::license
