// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests in YAML: CPAN's META.yml (CPAN::Meta::Spec 1.4) and Dart's pubspec.yaml, which rarely has a license.
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "readers/package_parsers.hpp"

namespace sluice {
namespace {

void add_license(const yaml::Node& node, DeclaredPackage& package) {
  if (!is_blank(node.text)) package.licenses.push_back({node.text, node.span.line});
  for (const yaml::Node& item : node.items) {
    if (!is_blank(item.text)) package.licenses.push_back({item.text, item.span.line});
  }
}

}  // namespace

void parse_yaml_manifest(std::string_view bytes, const Limits& limits, DeclaredPackage& package) {
  const Result<yaml::Document> document = yaml::parse(std::string(bytes), std::string(package.format), limits);
  if (!document) {
    package.problem = document.error().message;
    return;
  }
  if (const yaml::Node* name = document->root.find("name"); name != nullptr) package.name = name->text;
  if (const yaml::Node* version = document->root.find("version"); version != nullptr) package.version = version->text;
  if (const yaml::Node* license = document->root.find("license"); license != nullptr) add_license(*license, package);
}

}  // namespace sluice
