// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_hints.hpp"
#include "model/license_satisfies.hpp"
#include "model/sample_names.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_canonical_form(const sluice::LicenseExpression& expression, const sluice::LicenseNames* names) {
  const std::string text = render_license_expression(expression);
  if (text.size() > sluice::most_license_bytes) return;  // "(a OR b)AND(c OR d)" grows by its blanks
  const auto again = sluice::parse_license_expression(text, names);
  require(again.has_value());
  require(render_license_expression(*again) == text);
  require(are_equivalent(expression, *again));
}

void check_decisions(const sluice::LicenseExpression& expression) {
  std::vector<std::string> all;
  for (const sluice::LicenseOperand& operand : expression.operands) all.push_back(render_license_operand(operand));
  const std::vector<std::string> half(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2));
  for (const std::vector<std::string>& entries : {std::vector<std::string>(), half, all}) {
    const auto allowed = sluice::parse_license_allow_list(entries, &sluice::test::sample_names);
    require(allowed.has_value());
    const sluice::LicenseDecision decision = satisfies(expression, *allowed);
    require(decision.is_satisfied == decision.obstacles.empty());
    require(decision.is_satisfied != decision.used.empty());
    for (const std::uint32_t i : decision.used) require(allowed->allows(expression.operands[i]));
    for (const std::uint32_t i : decision.obstacles) require(!allowed->allows(expression.operands[i]));
    if (entries.size() == all.size()) require(decision.is_satisfied);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  for (const sluice::LicenseNames* names :
       {static_cast<const sluice::LicenseNames*>(nullptr), &sluice::test::sample_names}) {
    const auto expression = sluice::parse_license_expression(text, names);
    if (!expression) {
      require(expression.error().range.end() <= size);
      continue;
    }
    require(expression->range_of(expression->root()).end() <= size);
    check_canonical_form(*expression, names);
    if (names == nullptr) continue;
    check_decisions(*expression);
    help_for_operand(expression->operands.front(), *names);
  }
  return 0;
}
