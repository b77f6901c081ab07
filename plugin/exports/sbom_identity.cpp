// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_identity.hpp"

#include "base/text.hpp"
#include "model/purl.hpp"

#include <fmt/format.h>

namespace sluice::exports {

std::string identity_of(const Sbom& sbom, const SbomElement& element) {
  if (element.kind == SbomElementKind::license) return fmt::format("license {}", sbom.text(element.id));
  auto purl = parse_purl(sbom.value(element, "purl"), PurlRules::syntax_only);
  if (element.kind != SbomElementKind::component || !purl) return name_of(sbom, element);
  purl->version.clear();
  purl->qualifiers.clear();
  purl->subpath.clear();
  return fmt::format("{} {}", to_string(element.kind), render_purl(*purl));
}

std::string name_of(const Sbom& sbom, const SbomElement& element) {
  std::string_view name = sbom.value(element, "name");
  if (name.empty()) return {};
  if (element.kind == SbomElementKind::file) {
    return fmt::format("file {}", name.starts_with("./") ? name.substr(2) : name);
  }
  const std::string_view group = sbom.value(element, "group");
  const std::string whole = group.empty() ? std::string(name) : fmt::format("{}/{}", group, name);
  return fmt::format("{} {}", to_string(element.kind), to_lower_ascii(whole));
}

std::string version_of(const Sbom& sbom, const SbomElement& element) {
  const std::string_view version = sbom.value(element, "version");
  if (statement_of(version) == SbomStatement::stated) return std::string(version);
  const auto purl = parse_purl(sbom.value(element, "purl"), PurlRules::syntax_only);
  return purl ? purl->version : std::string();
}

}  // namespace sluice::exports
