// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/license_ids.hpp"

#include "model/license_policy.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <span>
#include <vector>

namespace sluice::policy {
namespace {

void refuse_unknown(std::string_view what, const std::string& id, std::span<const LicenseName> names,
                    const yaml::Node& node, Reading& reading) {
  std::vector<std::string_view> known;
  for (const LicenseName& name : names) known.push_back(name.id);
  Diagnostic& problem =
      reading.error(fmt::format("unknown-{}", what), fmt::format("'{}' is no {} of the SPDX License List", id, what),
                    node.span, "not on the list");
  problem.help = nearest_help(what, id, known);
  if (problem.help.empty()) problem.help = "a license that is not on the list is a LicenseRef-";
}

/// False, with a problem recorded for each, if a name is not on the lists.
bool has_known_names(const LicenseExpression& expression, const LicenseNames* names, const yaml::Node& node,
                     Reading& reading) {
  if (names == nullptr || has_only_listed_names(expression)) return true;
  for (const LicenseOperand& operand : expression.operands) {
    if (operand.standing == LicenseStanding::unknown)
      refuse_unknown("license", operand.license, names->licenses, node, reading);
    if (operand.addition_standing == LicenseStanding::unknown)
      refuse_unknown("exception", operand.addition, names->exceptions, node, reading);
  }
  return false;
}

std::optional<LicenseExpression> read_text(const std::string& text, const LicenseNames* names, const yaml::Node& node,
                                           Reading& reading) {
  auto parsed = parse_license_expression(text, names);
  if (!parsed) {
    reading
        .error("bad-license", fmt::format("'{}' is no license expression", node.text), node.span,
               fmt::format("found {}, expected {}", parsed.error().found, parsed.error().expected))
        .help = parsed.error().help;
    return std::nullopt;
  }
  if (!has_known_names(*parsed, names, node, reading)) return std::nullopt;
  return std::move(*parsed);
}

}  // namespace

std::optional<LicenseOperand> read_license_id(const yaml::Node& node, const LicenseNames* names, Reading& reading) {
  const auto expression = read_text(node.text, names, node, reading);
  if (!expression) return std::nullopt;
  const LicenseOperand& first = expression->operands[0];
  const bool is_single = expression->operands.size() == 1 && first.addition.empty();
  const bool has_exception = is_single && !license_key(first).addition.empty();
  if (is_single && !has_exception) return first;
  if (has_exception) {
    reading
        .error("bad-license", fmt::format("'{}' is an old name for a license with an exception", node.text), node.span,
               "expected a license without an exception")
        .help = "name the exception instead, under 'exceptions'";
    return std::nullopt;
  }
  reading.error("bad-license", fmt::format("'{}' is not the id of one license", node.text), node.span,
                "expected a single id, without an exception");
  return std::nullopt;
}

std::optional<LicenseOperand> read_exception_id(const yaml::Node& node, const LicenseNames* names, Reading& reading) {
  const auto expression = read_text("0BSD WITH " + node.text, names, node, reading);
  if (!expression) return std::nullopt;
  if (expression->operands.size() == 1) return expression->operands[0];
  reading.error("bad-license", fmt::format("'{}' is not the id of one exception", node.text), node.span,
                "expected a single id");
  return std::nullopt;
}

std::optional<LicenseExpression> read_license_expression(const yaml::Node& node, const LicenseNames* names,
                                                         Reading& reading) {
  return read_text(node.text, names, node, reading);
}

}  // namespace sluice::policy
