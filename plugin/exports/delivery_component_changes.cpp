// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/delivery_components.hpp"
#include "model/license_expression.hpp"
#include "model/version_order.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <vector>

namespace sluice::exports {
namespace {

constexpr std::size_t longest_license = 4096;

using Version = std::pair<const std::string, Origin>;

std::vector<const Version*> those_not_in(const std::map<std::string, Origin>& versions,
                                         const std::map<std::string, Origin>& others) {
  std::vector<const Version*> found;
  for (const Version& one : versions) {
    if (!others.contains(one.first)) found.push_back(&one);
  }
  return found;
}

class VersionComparison {
 public:
  VersionComparison(const KnownComponent& before, const KnownComponent& after, DeliveryChange& change)
      : title_(after.title), scheme_(scheme_of(after)), change_(change) {
    const std::vector<const Version*> gone = in_order(those_not_in(before.versions, after.versions));
    const std::vector<const Version*> come = in_order(those_not_in(after.versions, before.versions));
    const std::size_t pairs = std::min(gone.size(), come.size());
    for (std::size_t i = 0; i < pairs; ++i) update(*gone[i], *come[i]);
    for (std::size_t i = pairs; i < gone.size(); ++i) {
      change.differences.push_back({ChangeKind::component_removed, title_, gone[i]->first, "", gone[i]->second, {}});
    }
    for (std::size_t i = pairs; i < come.size(); ++i) {
      change.differences.push_back({ChangeKind::component_added, title_, "", come[i]->first, {}, come[i]->second});
    }
  }

 private:
  static VersionScheme scheme_of(const KnownComponent& component) {
    return find_version_scheme(component.purl_type).value_or(VersionScheme::generic);
  }

  std::vector<const Version*> in_order(std::vector<const Version*> versions) const {
    std::ranges::stable_sort(versions, [&](const Version* a, const Version* b) {
      return compare_versions(scheme_, a->first, b->first) == std::strong_ordering::less;
    });
    return versions;
  }

  void update(const Version& before, const Version& after) {
    const auto order = compare_versions(scheme_, before.first, after.first);
    if (order == std::strong_ordering::equal) return;  // spelled differently
    const ChangeKind kind = !order                                ? ChangeKind::component_changed
                            : *order == std::strong_ordering::less ? ChangeKind::component_upgraded
                                                                   : ChangeKind::component_downgraded;
    change_.differences.push_back({kind, title_, before.first, after.first, before.second, after.second});
  }

  std::string title_;
  VersionScheme scheme_;
  DeliveryChange& change_;
};

void add_all(ChangeKind kind, const KnownComponent& component, DeliveryChange& change) {
  for (const auto& [version, place] : component.versions) {
    const bool is_added = kind == ChangeKind::component_added;
    change.differences.push_back({kind, component.title, is_added ? "" : version, is_added ? version : "",
                                  is_added ? Origin() : place, is_added ? place : Origin()});
  }
}

bool says_same(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a.empty() || b.empty() || a.size() > longest_license || b.size() > longest_license) return false;
  const auto first = parse_license_expression(a, nullptr);
  const auto second = parse_license_expression(b, nullptr);
  return first && second && are_equivalent(*first, *second);
}

struct LicensePart {
  ChangeKind kind;
  std::string LicenseWord::*word;
  Origin LicenseWord::*place;
};
constexpr LicensePart license_parts[] = {
    {ChangeKind::license_declared, &LicenseWord::declared, &LicenseWord::declared_place},
    {ChangeKind::license_detected, &LicenseWord::detected, &LicenseWord::detected_place},
    {ChangeKind::license_concluded, &LicenseWord::concluded, &LicenseWord::declared_place}};

}  // namespace

void add_component_changes(const KnownComponents& older, const KnownComponents& newer, DeliveryChange& change) {
  for (const auto& [key, component] : older) {
    const auto found = newer.find(key);
    if (found == newer.end() || found->second.versions.empty()) {
      add_all(ChangeKind::component_removed, component, change);
    } else if (!component.versions.empty()) {
      VersionComparison(component, found->second, change);
    }
  }
  for (const auto& [key, component] : newer) {
    const auto found = older.find(key);
    if (found == older.end() || found->second.versions.empty()) add_all(ChangeKind::component_added, component, change);
  }
}

void add_license_changes(const KnownComponents& older, const KnownComponents& newer, DeliveryChange& change) {
  std::set<std::tuple<ChangeKind, std::string, std::string, std::string>> told;  // by several sources
  for (const auto& [key, before] : older) {
    const auto after = newer.find(key);
    if (after == newer.end()) continue;
    for (const auto& [source, word] : before.licenses) {
      const auto now = after->second.licenses.find(source);
      if (now == after->second.licenses.end()) continue;
      for (const LicensePart& part : license_parts) {
        const std::string& was = word.*part.word;
        const std::string& is = now->second.*part.word;
        if (says_same(was, is) || !told.emplace(part.kind, after->second.title, was, is).second) continue;
        change.differences.push_back(
            {part.kind, after->second.title, was, is, word.*part.place, now->second.*part.place});
      }
    }
  }
}

}  // namespace sluice::exports
