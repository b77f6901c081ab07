// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/explain.hpp"
#include "gate/explain_lines.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::string param_line(const ParamSpec& param) {
  std::string line = fmt::format("  {:<18} {:<12} {}", param.name, to_string(param.type), param.meaning);
  if (param.required) line += "; required";
  if (!param.choices.empty()) line += fmt::format("; one of: {}", param.choices);
  if (!param.otherwise.empty()) line += fmt::format("; default: {}", param.otherwise);
  return line + "\n";
}

}  // namespace

std::string explain_kind(const KindSpec& kind) {
  std::string out = fmt::format("kind {}: {}\n", kind.name, kind.summary);
  if (!kind.explanation.empty()) out += fmt::format("\n{}\n\n", kind.explanation);
  out += explain_line("judged on", to_string(kind.subject));
  out += explain_line("needs", to_string(kind.scope));
  out += explain_line("help (supplier)", kind.fix_supplier);
  out += explain_line("help (integrator)", kind.fix_integrator);
  if (!kind.params.empty()) out += "parameters\n";
  for (const ParamSpec& param : kind.params) out += param_line(param);
  if (!kind.facts.empty()) out += "facts that it reads\n";
  for (const std::string_view fact : kind.facts) out += fmt::format("  {}\n", fact);
  if (!kind.terms.empty()) out += "terms that it finds\n";
  for (const TermSpec& term : kind.terms) out += fmt::format("  {:<34} {}\n", term.name, term.meaning);
  return out;
}

}  // namespace sluice
