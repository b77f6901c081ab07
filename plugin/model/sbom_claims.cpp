// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/sbom_claims.hpp"

#include "base/digest.hpp"
#include "base/plain_path.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace sluice {
namespace {

constexpr std::string_view hash_prefix = "hash.";
constexpr std::string_view reference_prefix = "reference.";

std::string_view digest_name(std::string_view algorithm) {
  if (algorithm == "blake2b512" || algorithm == "blake2b-512") return "blake2b";
  return is_hash_name(algorithm) && algorithm != "git-blob" ? algorithm : std::string_view();
}

std::uint32_t index_of(const Sbom& sbom, const SbomField& field) {
  return static_cast<std::uint32_t>(&field - sbom.fields.data());
}

/// "/externalReferences/3" of "/externalReferences/3/hashes/0/content": what the digest of a reference shares with it.
std::string_view item_of(std::string_view place) {
  std::size_t end = 0;
  for (int parts = 0; parts < 2 && end != std::string_view::npos; ++parts) end = place.find('/', end + 1);
  return place.substr(0, end);
}

/// Packages with a code, by element.
std::map<std::uint32_t, SbomPackageCode> find_codes(const Sbom& sbom) {
  std::map<std::uint32_t, SbomPackageCode> codes;
  for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    const SbomField* const code =
        element.kind == SbomElementKind::component ? sbom.find(element, "verification-code") : nullptr;
    if (code == nullptr) continue;
    SbomPackageCode one{i, index_of(sbom, *code), {}, {}};
    for (const SbomField& field : sbom.fields_of(element)) {
      if (sbom.text(field.name) == "verification-code-excluded") one.excluded.push_back(sbom_path(sbom.text(field.value)));
    }
    std::ranges::sort(one.excluded);
    codes.emplace(i, std::move(one));
  }
  return codes;
}

bool is_file(const Sbom& sbom, std::uint32_t element) {
  return element < sbom.elements.size() && sbom.elements[element].kind == SbomElementKind::file;
}

}  // namespace

std::vector<SbomDigest> digests_of(const Sbom& sbom, const SbomMatch& match) {
  const std::string_view by = match.field == no_index ? std::string_view() : sbom.text(sbom.fields[match.field].name);
  std::string prefix(hash_prefix);
  std::string_view item;
  if (by.starts_with(reference_prefix)) {
    prefix = "reference-hash." + std::string(by.substr(reference_prefix.size())) + ".";
    item = item_of(sbom.text(sbom.fields[match.field].place));
  }
  std::vector<SbomDigest> found;
  for (const SbomField& field : sbom.fields_of(sbom.elements[match.element])) {
    const std::string_view name = sbom.text(field.name);
    if (!name.starts_with(prefix) || (!item.empty() && item_of(sbom.text(field.place)) != item)) continue;
    found.push_back({index_of(sbom, field), digest_name(name.substr(prefix.size()))});
  }
  return found;
}

bool states_digest(const Sbom& sbom, const SbomElement& element) {
  return std::ranges::any_of(sbom.fields_of(element), [&](const SbomField& field) {
    return sbom.text(field.name).starts_with(hash_prefix);
  });
}

std::vector<SbomPackageCode> package_codes(const Sbom& sbom) {
  std::map<std::uint32_t, SbomPackageCode> codes = find_codes(sbom);
  if (codes.empty()) return {};
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
    if (!is_file(sbom, i)) continue;
    all.push_back(i);
    const auto parent = codes.find(sbom.elements[i].parent);
    if (parent != codes.end()) parent->second.files.push_back(i);
  }
  for (const SbomRelation& relation : sbom.relations) {
    if (relation.kind != SbomRelationKind::contains || !is_file(sbom, relation.to)) continue;
    const auto package = codes.find(relation.from);
    if (package != codes.end()) package->second.files.push_back(relation.to);
  }
  std::vector<SbomPackageCode> found;
  for (auto& [package, code] : codes) {
    std::ranges::sort(code.files);
    code.files.erase(std::unique(code.files.begin(), code.files.end()), code.files.end());
    if (code.files.empty() && codes.size() == 1) code.files = all;
    found.push_back(std::move(code));
  }
  return found;
}

std::string sbom_path(std::string_view written) {
  std::string_view rest = trim(written);
  while (rest.starts_with("./")) rest.remove_prefix(2);
  std::string text(rest);
  if (is_plain_path(text) && text.find('\\') == std::string::npos) return text;
  if (text.find('/') == std::string::npos) std::ranges::replace(text, '\\', '/');
  std::vector<std::string> parts;
  for (const std::string_view part : split(text, '/')) {
    if (part == "..") return {};
    if (!part.empty() && part != ".") parts.emplace_back(part);
  }
  return join(parts, "/");
}

std::string_view last_part_of(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url.substr(url.find_last_of("/\\") + 1);
}

}  // namespace sluice
