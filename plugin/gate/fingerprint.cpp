// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/fingerprint.hpp"

#include "base/ascii.hpp"
#include "base/digest.hpp"
#include "checks/matching.hpp"
#include "model/purl.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// Where a version that begins at `start` ends: digits, then at least one ".digits"; `start` itself if there is none.
std::size_t end_of_version(std::string_view text, std::size_t start) {
  std::size_t end = start;
  std::size_t dots = 0;
  while (end < text.size() && is_digit(text[end])) {
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end + 1 >= text.size() || text[end] != '.' || !is_digit(text[end + 1])) break;
    ++end;
    ++dots;
  }
  return dots == 0 ? start : end;
}

/// "radar-2.4.0.zip!/radar-2.4.0/a.c" -> "radar-#.zip!/radar-#/a.c": a version behind '-', '_' or 'v', with at least
/// one dot.
std::string without_versions(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size();) {
    const char before = i == 0 ? ' ' : path[i - 1];
    const std::size_t end = before == '-' || before == '_' || before == 'v' ? end_of_version(path, i) : i;
    out += end == i ? path[i] : '#';
    i = std::max(end, i + 1);
  }
  return out;
}

/// In canonical form; what is no purl stays as it is.
std::string without_purl_version(const std::string& text) {
  auto purl = parse_purl(text, PurlRules::syntax_only);
  if (!purl) return text;
  purl->version.clear();
  return render_purl(*purl);
}

std::string component_key(const Component& component, const Rule& rule) {
  if (component.purl.empty()) return component.name;
  const bool needs_version = std::ranges::find(rule.tags, "vuln") != rule.tags.end() || rule.kind.starts_with("vuln.");
  return needs_version ? component.purl : without_purl_version(component.purl);
}

}  // namespace

std::string make_fingerprint(std::string_view rule, std::string_view subject_key, std::string_view term) {
  Sha256 hash;
  const std::string_view nul("\0", 1);
  for (const std::string_view part : {std::string_view("sluice/1"), rule, subject_key, term}) {
    hash.update(part);
    hash.update(nul);
  }
  return to_hex(hash.finish());
}

std::string subject_key(const Inventory& inventory, const Finding& finding, const Rule& rule) {
  switch (finding.subject.kind) {
    case SubjectKind::component:
      return component_key(inventory.components[finding.subject.index], rule);
    case SubjectKind::use: {
      const Use& use = inventory.uses[finding.subject.index];
      return use.consumer + " -> " + component_key(inventory.components[use.component], rule);
    }
    case SubjectKind::build:
      return "build";
    default:
      return without_versions(subject_name(inventory, finding.subject)) + "|" + without_versions(finding.place.path) +
             "|" + finding.place.pointer;
  }
}

}  // namespace sluice
