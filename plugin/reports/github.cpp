// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Workflow commands of GitHub Actions. A step shows ten annotations of each level and drops the rest without a word, so
// each rule has one, and the last says how many rules are not there. A value escapes % CR LF, a property : and , too
// (toolkit's @actions/core, command.ts).
#include "base/escape.hpp"
#include "reports/annotation.hpp"

#include <fmt/format.h>

#include <map>

namespace sluice {
namespace {

constexpr std::size_t most_of_level = 10;

std::string escape_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else {
      out += c;
    }
  }
  return out;
}

std::string escape_property(std::string_view text) {
  std::string out;
  for (const char c : escape_value(text)) {
    if (c == ':') {
      out += "%3A";
    } else if (c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view command_of(Action action) {
  if (action == Action::fail) return "error";
  return action == Action::warn ? "warning" : "notice";
}

std::string render_annotation(const ci::Annotation& one) {
  return fmt::format("::{} file={},line={},col={},endLine={},title={}::{}{}\n", command_of(one.action),
                     escape_property(to_visible(one.spot.path)), one.spot.line, one.spot.column, one.spot.line,
                     escape_property(one.rule), escape_value(one.headline),
                     one.details.empty() ? "" : escape_value(" | " + one.details));
}

std::string render_github(const Report& report, const ReportStyle& style) {
  const std::vector<ci::Annotation> all = ci::one_of_each_rule(ci::annotations(report, style));
  std::map<Action, std::size_t> rules, seen;
  for (const ci::Annotation& one : all) ++rules[one.action];
  std::string out;
  for (const ci::Annotation& one : all) {
    const std::size_t number = ++seen[one.action];
    if (number < most_of_level || rules[one.action] <= most_of_level) out += render_annotation(one);
    if (number == most_of_level && rules[one.action] > most_of_level) {
      out += fmt::format("::{} title=sluice::{} more rules have findings; the summary of the step has all\n",
                         command_of(one.action), rules[one.action] - most_of_level + 1);
    }
  }
  return out;
}

}  // namespace

extern const ReportFormat report_github;
const ReportFormat report_github{
    "github", "annotations of GitHub Actions, for standard output: one a rule, the rest is for github-summary",
    render_github};

}  // namespace sluice
