// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests in XML: Maven's POM ("POM Reference", Licenses) and NuGet's .nuspec (".nuspec reference", license).
#include "base/text.hpp"
#include "base/xml.hpp"
#include "readers/package_parsers.hpp"

namespace sluice {
namespace {

using xml::Element;

std::optional<Element> read_root(std::string_view bytes, std::string_view name, const Limits& limits,
                                 DeclaredPackage& package) {
  Result<Element> root = xml::parse(bytes, package.format, limits);
  if (!root) {
    package.problem = root.error().message;
    return std::nullopt;
  }
  if (root->name == name) return std::move(*root);
  package.problem = "expected the root element '" + std::string(name) + "'";
  return std::nullopt;
}

/// "${project.version}" is computed.
bool is_literal(std::string_view text) { return text.find("${") == std::string_view::npos; }

std::string literal(std::string_view text) { return is_literal(text) ? std::string(text) : std::string(); }

void add_pom_license(const Element& license, DeclaredPackage& package) {
  const std::string_view name = license.text_of("name");
  const std::string_view url = license.text_of("url");
  if (!is_literal(name) || (name.empty() && !is_literal(url))) {
    package.is_computed = true;
  } else if (!name.empty() || !url.empty()) {
    const Element* written = license.find("name");
    package.licenses.push_back({std::string(name), written == nullptr ? license.line : written->line, literal(url)});
  }
}

}  // namespace

void parse_maven_pom(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const std::optional<Element> root = read_root(bytes, "project", limits, package);
  if (!root) return;
  const std::string_view group = root->text_of("groupId");
  package.name = literal(root->text_of("artifactId"));
  if (!group.empty() && is_literal(group) && !package.name.empty()) package.name.insert(0, std::string(group) + ":");
  package.version = literal(root->text_of("version"));
  for (const Element& list : root->children) {
    if (list.name != "licenses") continue;
    for (const Element& license : list.children) {
      if (license.name == "license") add_pom_license(license, package);
    }
  }
  // Without licenses of its own, a project has those of its parent.
  if (package.licenses.empty() && root->find("parent") != nullptr) package.is_computed = true;
}

void parse_nuspec(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const std::optional<Element> root = read_root(bytes, "package", limits, package);
  const Element* metadata = root ? root->find("metadata") : nullptr;
  if (metadata == nullptr) return;
  package.name = metadata->text_of("id");
  package.version = metadata->text_of("version");
  const std::string url(metadata->text_of("licenseUrl"));
  const Element* license = metadata->find("license");
  if (license != nullptr && license->attribute("type") == "file") {
    package.license_files.emplace_back(trim(license->text));
  } else if (license != nullptr && !is_blank(license->text)) {
    const std::string_view text = trim(license->text);
    if (text.starts_with('$')) {
      package.is_computed = true;
    } else {
      package.licenses.push_back({std::string(text), license->line});
    }
  } else if (!url.empty()) {
    package.licenses.push_back({"", metadata->find("licenseUrl")->line, url});
  }
}

}  // namespace sluice
