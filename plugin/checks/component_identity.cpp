// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/component_identity.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "checks/source_place.hpp"
#include "model/cpe.hpp"
#include "model/purl.hpp"
#include "model/version_generic.hpp"
#include "model/version_order.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sluice {
namespace {

void add_unique(std::string text, std::vector<std::string>& list) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

void add_name(std::string_view name, ComponentIdentity& identity) {
  add_unique(plain_component_name(name), identity.names);
}

/// Distributions put the version of the interface into the name: "zlib1g", "libssl3".
std::string_view without_interface(std::string_view name) {
  std::string_view rest = name;
  if (rest.size() > 1 && !is_digit(rest.back()) && is_digit(rest[rest.size() - 2])) rest.remove_suffix(1);
  while (!rest.empty() && (is_digit(rest.back()) || rest.back() == '.')) rest.remove_suffix(1);
  return rest.size() < 2 ? name : rest;
}

void add_purl(std::string_view written, ComponentIdentity& identity) {
  const auto purl = parse_purl(trim(written), PurlRules::syntax_only);
  if (!purl) return;
  add_name(purl->name, identity);
  const bool is_distribution = purl->type == "deb" || purl->type == "rpm" || purl->type == "apk";
  if (is_distribution) add_name(without_interface(plain_component_name(purl->name)), identity);
  if (purl->type == "generic") return;
  const std::string folder = purl->name_space.empty() ? "" : purl->name_space + "/";
  add_unique(to_lower_ascii("pkg:" + purl->type + "/" + folder + purl->name), identity.packages);
}

/// "pkg:github/owner/name" of a URL on github.com.
void add_source(std::string_view url, ComponentIdentity& identity) {
  const std::string lower = to_lower_ascii(url);
  if (host_of(lower) != "github.com") return;
  const std::size_t host = lower.find("github.com");
  const std::vector<std::string_view> parts = split(std::string_view(lower).substr(host + 10), lower[host + 10] == ':' ? ':' : '/');
  std::string rest;
  for (std::size_t i = 1; i < parts.size(); ++i) rest += (i > 1 ? "/" : "") + std::string(parts[i]);
  const std::vector<std::string_view> path = split(rest, '/');
  if (path.size() < 2 || path[0].empty() || path[1].empty()) return;
  std::string name(path[1].substr(0, path[1].find_first_of("?#@")));
  if (name.ends_with(".git")) name.resize(name.size() - 4);
  add_unique("pkg:github/" + std::string(path[0]) + "/" + name, identity.packages);
}

void add_cpe(std::string_view written, ComponentIdentity& identity) {
  const auto cpe = parse_cpe(trim(written));
  if (!cpe) return;
  const CpeValue& product = cpe->at(CpeAttribute::product);
  if (product.kind == CpeKind::text && !product.has_wildcard()) add_name(product.text, identity);
}

std::string_view stated(const Sbom& sbom, const SbomElement& element, std::string_view field) {
  const std::string_view value = trim(sbom.value(element, field));
  return statement_of(value) == SbomStatement::stated ? value : std::string_view();
}

/// The end of the name, where "-1.2" or ".so.2" begins.
std::size_t end_of_name(std::string_view name) {
  for (const std::string_view ending : {".so", ".a", ".lib", ".dll", ".dylib"}) {
    const std::size_t at = name.rfind(ending);
    const std::size_t behind = at + ending.size();
    if (at != name.npos && at > 0 && (behind == name.size() || name[behind] == '.')) return at;
  }
  for (std::size_t at = 1; at + 1 < name.size(); ++at) {
    if (name[at] == '-' && is_digit(name[at + 1]) && name.find('.', at) != name.npos) return at;
  }
  return name.size();
}

}  // namespace

std::string plain_component_name(std::string_view written) {
  std::string name = to_lower_ascii(trim(written));
  for (char& c : name) {
    if (c == '_' || c == ' ') c = '-';
  }
  name.resize(end_of_name(name));
  for (const std::string_view ending : {"-dev", "-devel", "-headers"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  constexpr std::string_view prefix = "lib";
  if (name.size() > prefix.size() && name.starts_with(prefix)) name.erase(0, prefix.size());
  while (name.starts_with('-')) name.erase(0, 1);
  return name;
}

ComponentIdentity identity_of(const Component& component) {
  ComponentIdentity identity;
  add_name(component.name, identity);
  add_purl(component.purl, identity);
  add_source(component.source, identity);
  identity.version = std::string(plain_version(component.version));
  return identity;
}

ComponentIdentity identity_of(const Sbom& sbom, std::uint32_t index) {
  const SbomElement& element = sbom.elements[index];
  ComponentIdentity identity;
  const std::string_view name = stated(sbom, element, "name");
  const std::string_view group = stated(sbom, element, "group");
  add_name(name, identity);
  if (!group.empty()) add_name(std::string(group) + "-" + std::string(name), identity);
  for (const SbomField& field : sbom.fields_of(element)) {
    const std::string_view key = sbom.text(field.name);
    const std::string_view value = sbom.text(field.value);
    if (key == "purl") add_purl(value, identity);
    if (key == "cpe") add_cpe(value, identity);
    if (key == "download" || key == "reference.vcs" || key == "reference.distribution") add_source(value, identity);
  }
  identity.version = std::string(plain_version(stated(sbom, element, "version")));
  return identity;
}

bool are_versions_apart(std::string_view a, std::string_view b) {
  const auto order = compare_versions(VersionScheme::generic, a, b);
  return order && *order != std::strong_ordering::equal;
}

bool is_same_component(const ComponentIdentity& a, const ComponentIdentity& b) {
  const auto share = [](const std::vector<std::string>& x, const std::vector<std::string>& y) {
    return std::ranges::find_first_of(x, y) != x.end();
  };
  return share(a.packages, b.packages) || share(a.names, b.names);
}

}  // namespace sluice
