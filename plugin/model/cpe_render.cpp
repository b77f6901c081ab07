// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Binding of CPE names (NISTIR 7695 section 6) and their comparison (NISTIR 7696 section 6).
#include "base/ascii.hpp"
#include "model/cpe.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view names[] = {"part",     "vendor",     "product",   "version",   "update", "edition",
                                      "language", "sw_edition", "target_sw", "target_hw", "other"};

std::string repeated(int count, std::string_view star, std::string_view question) {
  if (count == CpeValue::star) return std::string(star);
  std::string text;
  for (int i = 0; i < count; ++i) text += question;
  return text;
}

/// With a '\' before each character that is no letter, digit or one of `plain`.
std::string quoted(const CpeValue& value, std::string_view plain) {
  std::string text = repeated(value.before, "*", "?");
  for (const char c : value.text) {
    const bool is_plain = is_alnum(c) || plain.find(c) != std::string_view::npos;
    if (!is_plain) text += '\\';
    text += c;
  }
  return text + repeated(value.behind, "*", "?");
}

std::string string_value(const CpeValue& value) {
  if (value.kind == CpeKind::any) return "*";
  if (value.kind == CpeKind::not_applicable) return "-";
  return value.text == "-" && !value.has_wildcard() ? "\\-" : quoted(value, "._-");
}

std::string uri_value(const CpeValue& value) {
  if (value.kind == CpeKind::any) return {};
  if (value.kind == CpeKind::not_applicable) return "-";
  if (value.text == "-" && !value.has_wildcard()) return "%2d";
  std::string text = repeated(value.before, "%02", "%01");
  for (const char c : value.text) {
    const bool is_plain = is_alnum(c) || c == '.' || c == '_' || c == '-';
    text += is_plain ? std::string(1, c) : fmt::format("%{:02x}", static_cast<unsigned char>(c));
  }
  return text + repeated(value.behind, "%02", "%01");
}

std::string edition_of(const Cpe& cpe) {
  const std::string tail = fmt::format(
      "~{}~{}~{}~{}", uri_value(cpe.at(CpeAttribute::sw_edition)), uri_value(cpe.at(CpeAttribute::target_sw)),
      uri_value(cpe.at(CpeAttribute::target_hw)), uri_value(cpe.at(CpeAttribute::other)));
  const std::string edition = uri_value(cpe.at(CpeAttribute::edition));
  return tail == "~~~~" ? edition : "~" + edition + tail;
}

/// Whether the target's text fits the source's wildcards: the source's text must be in it, with at most so many
/// characters before and behind.
bool fits_wildcards(const CpeValue& source, const std::string& target) {
  if (target.size() < source.text.size()) return false;
  const std::size_t room = target.size() - source.text.size();
  const std::size_t most = source.before == CpeValue::star ? room : static_cast<std::size_t>(source.before);
  const std::size_t most_behind = source.behind == CpeValue::star ? room : static_cast<std::size_t>(source.behind);
  const std::size_t found = target.find(source.text, room - std::min(room, most_behind));
  return found != std::string::npos && found <= most;
}

}  // namespace

std::string render_cpe_string(const Cpe& cpe) {
  std::string text = "cpe:2.3";
  for (const CpeValue& value : cpe.values) text += ":" + string_value(value);
  return text;
}

std::string render_cpe_uri(const Cpe& cpe) {
  std::string text = "cpe:/";
  for (std::size_t i = 0; i <= static_cast<std::size_t>(CpeAttribute::language); ++i) {
    const bool is_edition = i == static_cast<std::size_t>(CpeAttribute::edition);
    text += (is_edition ? edition_of(cpe) : uri_value(cpe.values[i])) + ":";
  }
  return text.substr(0, std::max(text.find_last_not_of(':') + 1, std::size_t{5}));
}

std::string render_cpe_wfn(const Cpe& cpe) {
  std::string text;
  for (std::size_t i = 0; i < cpe_attributes; ++i) {
    const CpeValue& value = cpe.values[i];
    if (value.kind == CpeKind::any) continue;
    const bool is_na = value.kind == CpeKind::not_applicable;
    text += fmt::format("{}{}={}", text.empty() ? "" : ",", names[i], is_na ? "NA" : "\"" + quoted(value, "_") + "\"");
  }
  return "wfn:[" + text + "]";
}

CpeRelation compare_cpe_values(const CpeValue& source, const CpeValue& target) {
  if (target.has_wildcard()) return CpeRelation::undefined;
  if (source.kind == CpeKind::any) return target.kind == CpeKind::any ? CpeRelation::equal : CpeRelation::superset;
  if (target.kind == CpeKind::any) return CpeRelation::subset;
  if (source.has_wildcard() && target.kind == CpeKind::text)
    return fits_wildcards(source, target.text) ? CpeRelation::superset : CpeRelation::disjoint;
  return source == target ? CpeRelation::equal : CpeRelation::disjoint;
}

CpeRelation compare_cpe(const Cpe& source, const Cpe& target) {
  CpeRelation all = CpeRelation::equal;
  for (std::size_t i = 0; i < cpe_attributes; ++i) {
    const CpeRelation one = compare_cpe_values(source.values[i], target.values[i]);
    if (one == CpeRelation::disjoint) return CpeRelation::disjoint;
    if (one == CpeRelation::equal || one == all) continue;
    all = all == CpeRelation::equal ? one : CpeRelation::undefined;
  }
  return all;
}

}  // namespace sluice
