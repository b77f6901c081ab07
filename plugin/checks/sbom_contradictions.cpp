// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_contradictions.hpp"

#include "base/text.hpp"
#include "checks/component_identity.hpp"
#include "checks/sbom_places.hpp"
#include "model/license_expression.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t most_contradictions = 1000;

/// Fields that describe the component whatever the document is for.
constexpr std::array<std::string_view, 4> compared = {"supplier", "license-declared", "license-concluded", "filename"};
constexpr std::size_t longest_license = 4096;

/// A component as one of the SBOMs states it.
struct Stated {
  std::uint32_t sbom = 0;
  std::uint32_t element = 0;
};

/// Suppliers and licenses by what they mean, not how they are spaced.
std::string comparable(std::string_view value) {
  std::string text = to_lower_ascii(trim(value));
  for (const std::string_view prefix : {"organization:", "person:", "tool:"}) {
    if (text.starts_with(prefix)) text = std::string(trim(std::string_view(text).substr(prefix.size())));
  }
  return text;
}

bool says_same(std::string_view field, std::string_view a, std::string_view b) {
  if (comparable(a) == comparable(b)) return true;
  if (!field.starts_with("license") || a.size() > longest_license || b.size() > longest_license) return false;
  const auto first = parse_license_expression(a, nullptr);
  const auto second = parse_license_expression(b, nullptr);
  return first && second && are_equivalent(*first, *second);
}

class Contradictions {
 public:
  explicit Contradictions(const Inventory& inventory) : inventory_(inventory) {}

  std::vector<Contradiction> find(const std::vector<std::uint32_t>& sboms) {
    for (const std::uint32_t sbom : sboms) add_sbom(sbom);
    return std::move(found_);
  }

 private:
  const Sbom& sbom_of(const Stated& one) const { return inventory_.sboms[one.sbom].sbom; }
  const SbomElement& element_of(const Stated& one) const { return sbom_of(one).elements[one.element]; }

  /// "pkg:..." without version, else the plain name.
  static std::string key_of(const ComponentIdentity& identity) {
    if (!identity.packages.empty()) return identity.packages.front();
    return identity.names.empty() ? std::string() : identity.names.front();
  }

  void add_sbom(std::uint32_t index) {
    const Sbom& sbom = inventory_.sboms[index].sbom;
    std::map<std::string, std::set<std::string>> versions;  // of this SBOM
    std::map<std::pair<std::string, std::string>, Stated> here;
    for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
      if (sbom.elements[i].kind != SbomElementKind::component) continue;
      const ComponentIdentity identity = identity_of(sbom, i);
      const std::string key = key_of(identity);
      if (key.empty()) continue;
      versions[key].insert(identity.version);
      here.try_emplace({key, identity.version}, Stated{index, i});
    }
    for (const auto& [key, its] : versions) compare_versions_of(key, its, here);
    for (const auto& [key, stated] : here) {
      const auto [first, is_new] = known_.try_emplace(key, stated);
      if (!is_new) compare(first->second, stated);
    }
    for (auto& [key, its] : versions) versions_.try_emplace(key, std::move(its));
  }

  /// One version here and another one there.
  void compare_versions_of(const std::string& key, const std::set<std::string>& its,
                           const std::map<std::pair<std::string, std::string>, Stated>& here) {
    const auto before = versions_.find(key);
    if (before == versions_.end() || before->second.size() != 1 || its.size() != 1) return;
    const std::string& old = *before->second.begin();
    const std::string& now = *its.begin();
    if (!are_versions_apart(old, now)) return;
    add("version", known_.at({key, old}), here.at({key, now}));
  }

  /// Another architecture's package, say, has other digests.
  bool are_one_purl(const Stated& first, const Stated& second) const {
    const std::string_view a = sbom_of(first).value(element_of(first), "purl");
    const std::string_view b = sbom_of(second).value(element_of(second), "purl");
    return a.empty() || b.empty() || a == b;
  }

  void compare(const Stated& first, const Stated& second) {
    for (const std::string_view field : compared) {
      const std::string_view a = sbom_of(first).value(element_of(first), field);
      const std::string_view b = sbom_of(second).value(element_of(second), field);
      const bool both = statement_of(a) == SbomStatement::stated && statement_of(b) == SbomStatement::stated;
      if (both && field != "filename" && !says_same(field, a, b)) add(field, first, second);
      if (field == "filename" && comparable(a) == comparable(b) && are_one_purl(first, second)) compare_digests(first, second);
    }
  }

  /// Of the same file, as far as anybody says.
  void compare_digests(const Stated& first, const Stated& second) {
    for (const SbomField& field : sbom_of(second).fields_of(element_of(second))) {
      const std::string_view name = sbom_of(second).text(field.name);
      const SbomField* const other = name.starts_with("hash.") ? sbom_of(first).find(element_of(first), name) : nullptr;
      if (other == nullptr) continue;
      const std::string a = to_lower_ascii(trim(sbom_of(first).text(other->value)));
      if (a != to_lower_ascii(trim(sbom_of(second).text(field.value)))) return add(name, first, second);
    }
  }

  void add(std::string_view field, const Stated& first, const Stated& second) {
    if (found_.size() >= most_contradictions) return;
    const auto place = [&](const Stated& one) {
      const SbomField* const at = sbom_of(one).find(element_of(one), field);
      const std::uint32_t index = at == nullptr ? no_index : static_cast<std::uint32_t>(at - sbom_of(one).fields.data());
      return sbom_place(named_sbom(inventory_, inventory_.sboms[one.sbom]), one.element, index);
    };
    const auto value = [&](const Stated& one) {
      const std::string_view text = sbom_of(one).value(element_of(one), field);
      return field.starts_with("hash.") ? short_hex(text) : std::string(text.substr(0, 200));
    };
    const std::string_view title = field.starts_with("hash.") ? field.substr(5) : field;
    found_.push_back({fmt::format("{} of {} is '{}' here, and '{}' in {}", title, element_title(sbom_of(second), second.element),
                                  value(second), value(first), named_sbom(inventory_, inventory_.sboms[first.sbom]).path),
                      place(second), place(first)});
  }

  const Inventory& inventory_;
  std::map<std::pair<std::string, std::string>, Stated> known_;  ///< by key and version: the first that states it
  std::map<std::string, std::set<std::string>> versions_;        ///< of the first SBOM that has the key
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> find_contradictions(const Inventory& inventory, const std::vector<std::uint32_t>& sboms) {
  return sboms.size() < 2 ? std::vector<Contradiction>() : Contradictions(inventory).find(sboms);
}

}  // namespace sluice
