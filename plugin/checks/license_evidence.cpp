// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_evidence.hpp"

#include "base/text.hpp"
#include "model/license_expression.hpp"

#include <algorithm>
#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view only = "-only", or_later = "-or-later";

bool names_a_license(const LicenseStatement& statement) {
  const LicenseEvidence kind = statement.kind;
  const bool is_own =
      kind == LicenseEvidence::tag || kind == LicenseEvidence::text_exact || kind == LicenseEvidence::notice;
  return is_own && !statement.expression.empty();
}

void add(const LicenseStatement& statement, const Contents& contents, std::uint32_t entry, bool counts,
         StatedLicenses& stated) {
  StatedLicense& one = stated[statement.expression];
  const bool is_first = counts && one.files == 0;
  if (is_first || one.place.path.empty()) {  // a file that counts goes before those that do not
    one.place = {contents.full_path(contents.entries[entry].container, entry), statement.first_line, 0, "", "license"};
    one.is_fact = false;
    one.is_text_only = true;
  }
  if (counts || one.files == 0) {
    one.is_fact = one.is_fact || statement.kind != LicenseEvidence::notice;
    one.is_text_only = one.is_text_only && statement.kind == LicenseEvidence::text_exact;
  }
  ++(counts ? one.files : one.set_aside);
}

void merge(const StatedLicense& from, StatedLicense& into) {
  into.is_fact = into.is_fact || from.is_fact;
  into.files += from.files;
  into.set_aside += from.set_aside;
}

/// One text serves "-only" and "-or-later"; what is said elsewhere in the package tells which.
void settle_shared_texts(StatedLicenses& stated) {
  for (auto one = stated.begin(); one != stated.end();) {
    const std::string& expression = one->first;
    const auto later = expression.ends_with(only)
                           ? stated.find(expression.substr(0, expression.size() - only.size()).append(or_later))
                           : stated.end();
    if (!one->second.is_text_only || later == stated.end()) {
      ++one;
      continue;
    }
    merge(one->second, later->second);
    one = stated.erase(one);
  }
}

/// LGPL-3.0 is written on top of GPL-3.0, whose text goes with it (its section 0).
void drop_text_below_lgpl(StatedLicenses& stated) {
  const bool is_lgpl = stated.contains("LGPL-3.0-only") || stated.contains("LGPL-3.0-or-later");
  const auto text = stated.find("GPL-3.0-only");
  if (is_lgpl && text != stated.end() && text->second.is_text_only) stated.erase(text);
}

bool states_tags(const FileLicensing& file) {
  return std::ranges::any_of(file.statements,
                             [](const LicenseStatement& one) { return one.kind == LicenseEvidence::tag; });
}

std::string render_subtree(const LicenseExpression& expression, std::uint32_t root) {
  LicenseExpression part;
  const std::uint32_t first = expression.nodes[root].first;
  for (std::uint32_t i = first; i <= root; ++i) {
    LicenseNode node = expression.nodes[i];
    node.first -= first;
    if (node.kind == LicenseNodeKind::operand) {
      part.operands.push_back(expression.operands[node.operand]);
      node.operand = static_cast<std::uint32_t>(part.operands.size() - 1);
    }
    part.nodes.push_back(node);
  }
  return render_license_expression(part);
}

/// What AND joins at the top, in parentheses where it is a choice.
void add_parts(const LicenseExpression& expression, std::vector<std::string>& parts) {
  std::vector<std::uint32_t> open = {expression.root()};
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    switch (expression.nodes[node].kind) {
      case LicenseNodeKind::all_of:
        open.push_back(expression.left_of(node));
        open.push_back(expression.right_of(node));
        break;
      case LicenseNodeKind::any_of:
        parts.push_back("(" + render_subtree(expression, node) + ")");
        break;
      case LicenseNodeKind::operand:
        parts.push_back(render_license_operand(expression.operands[expression.nodes[node].operand]));
        break;
    }
  }
}

/// The folder LICENSES holds texts for what tags say (REUSE 3.3, "License files"); by itself it says nothing.
bool is_text_store(std::string_view path) {
  return path.starts_with("LICENSES/") || path.find("/LICENSES/") != path.npos;
}

}  // namespace

std::vector<StatedLicenses> stated_licenses(const Inventory& inventory, const Packages& packages, const Reach& reach,
                                            const FileDecisions& decided) {
  std::vector<StatedLicenses> all(packages.all().size());
  std::vector<bool> has_tags(all.size());
  for (const FileLicensing& file : inventory.licensing) {
    const std::uint32_t package = packages.of_entry(file.entry);
    if (package != no_index && states_tags(file)) has_tags[package] = true;
  }
  for (const auto& [entry, decision] : decided) {
    const std::uint32_t package = packages.of_entry(entry);
    if (package == no_index) continue;
    const LicenseStatement answer{LicenseEvidence::tag, decision.answer, 0, 0, 1000, decision.id, "", false};
    add(answer, inventory.contents, entry, reach.counts(entry), all[package]);
  }
  for (const FileLicensing& file : inventory.licensing) {
    const std::uint32_t package = packages.of_entry(file.entry);
    if (package == no_index || decided.contains(file.entry)) continue;
    const bool is_stored = has_tags[package] && is_text_store(packages.path_of(file.entry));
    const bool counts = !is_stored && reach.counts(file.entry);
    std::vector<std::string_view> seen;
    for (const LicenseStatement& statement : file.statements) {
      if (!names_a_license(statement)) continue;
      if (std::ranges::find(seen, statement.expression) != seen.end()) continue;
      seen.push_back(statement.expression);
      add(statement, inventory.contents, file.entry, counts, all[package]);
    }
  }
  for (StatedLicenses& stated : all) {
    settle_shared_texts(stated);
    drop_text_below_lgpl(stated);
  }
  return all;
}

std::vector<std::string> license_operands(const std::string& expression) {
  std::vector<std::string> operands;
  const auto parsed = parse_license_expression(expression, nullptr);
  if (!parsed) return operands;
  for (const LicenseOperand& operand : parsed->operands) operands.push_back(render_license_operand(operand));
  std::ranges::sort(operands);
  operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
  return operands;
}

std::vector<std::string> license_keys(const std::string& expression) {
  std::vector<std::string> keys;
  const auto parsed = parse_license_expression(expression, nullptr);
  if (!parsed) return keys;
  for (const LicenseOperand& operand : parsed->operands) keys.push_back(license_operand_key(operand));
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::string replace_license(const std::string& expression, const std::string& operand, const std::string& by) {
  const auto parsed = parse_license_expression(expression, nullptr);
  if (!parsed) return expression;
  std::string made;
  std::uint32_t done = 0;
  for (const LicenseOperand& one : parsed->operands) {
    if (render_license_operand(one) != operand) continue;
    made += expression.substr(done, one.license_range.offset - done) + "(" + by + ")";
    done = std::max(one.license_range.end(), one.addition_range.end());
  }
  return join_licenses({made + expression.substr(done)});
}

std::string join_licenses(const std::vector<std::string>& expressions) {
  std::vector<std::string> parts;
  for (const std::string& expression : expressions) {
    const auto parsed = parse_license_expression(expression, nullptr);
    if (parsed) add_parts(*parsed, parts);
  }
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  if (parts.size() == 1) return parts[0].starts_with('(') ? parts[0].substr(1, parts[0].size() - 2) : parts[0];
  return join(parts, " AND ");
}

}  // namespace sluice
