// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Inspections as service messages of TeamCity. The escape is '|'; what is not ASCII is written as UTF-16 units; ids
// have at most 255 characters, descriptions 4,000 (teamcity documentation, "Service Messages").
#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "reports/annotation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice {
namespace {

constexpr std::size_t longest_id = 255;
constexpr std::size_t longest_text = 4000;

std::string escape_point(std::uint32_t point) {
  if (point >= 0x10000) {
    const std::uint32_t rest = point - 0x10000;
    return fmt::format("|0x{:04X}|0x{:04X}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
  }
  if (point >= 0x80) return fmt::format("|0x{:04X}", point);
  const char c = static_cast<char>(point);
  const bool is_special = std::string_view("'|[]").find(c) != std::string_view::npos;
  return is_special ? std::string{'|', c} : std::string(1, c);
}

/// Escaped, and not longer than `most` characters when it is read.
std::string escaped(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t units = 0; !text.empty() && units < most; ++units) {
    const Utf8Point first = first_utf8(text);
    const std::uint32_t point = first.point;
    text.remove_prefix(std::max<std::size_t>(1, first.length));
    if (point >= 0x10000 && ++units == most) break;
    out += escape_point(point);
  }
  return out;
}

std::string_view severity_of(Action action) {
  if (action == Action::fail) return "ERROR";
  return action == Action::warn ? "WARNING" : "INFO";
}

std::string render_type(const ci::Annotation& one) {
  return fmt::format(
      "##teamcity[inspectionType id='{0}' name='{0}' category='sluice' description='sluice explain {0}']\n",
      escaped(one.rule, longest_id));
}

std::string render_inspection(const ci::Annotation& one) {
  const std::string text = one.details.empty() ? one.headline : one.headline + " | " + one.details;
  return fmt::format("##teamcity[inspection typeId='{}' message='{}' file='{}' line='{}' SEVERITY='{}']\n",
                     escaped(one.rule, longest_id), escaped(text, longest_text),
                     escaped(to_visible(one.spot.path), longest_text), one.spot.line, severity_of(one.action));
}

std::string render_teamcity(const Report& report, const ReportStyle& style) {
  std::string out;
  std::set<std::string> told;
  for (const ci::Annotation& one : ci::annotations(report, style)) {
    if (told.insert(one.rule).second) out += render_type(one);
    out += render_inspection(one);
  }
  return out;
}

}  // namespace

extern const ReportFormat report_teamcity;
const ReportFormat report_teamcity{"teamcity", "inspections of TeamCity, for standard output", render_teamcity};

}  // namespace sluice
