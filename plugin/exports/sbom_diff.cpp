// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_diff.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "exports/json_parts.hpp"
#include "exports/sbom_identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace sluice {
namespace {

using namespace exports;

constexpr std::array<std::string_view, 3> license_fields = {"license", "license-concluded", "license-declared"};

/// Elements by identity, each list by version.
using Groups = std::map<std::string, std::vector<std::uint32_t>>;

Groups group(const Sbom& sbom) {
  Groups groups;
  for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    if (element.kind != SbomElementKind::component && element.kind != SbomElementKind::file) continue;
    groups[identity_of(sbom, element)].push_back(i);
  }
  for (auto& [identity, elements] : groups) {
    std::ranges::stable_sort(elements, {}, [&](std::uint32_t i) { return version_of(sbom, sbom.elements[i]); });
  }
  return groups;
}

class Differ {
 public:
  Differ(const Sbom& older, const Sbom& newer) : older_(older), newer_(newer) {}

  std::vector<SbomChange> run() {
    Groups before = group(older_);
    Groups after = group(newer_);
    for (auto& [identity, elements] : after) {
      const auto known = before.find(identity);
      if (known != before.end()) match(known->second, elements);
    }
    match_names(before, after);
    for (const auto& [identity, elements] : before) {
      for (const std::uint32_t one : elements) removed(one);
    }
    for (const auto& [identity, elements] : after) {
      for (const std::uint32_t one : elements) added(one);
    }
    std::ranges::sort(changes_);
    return std::move(changes_);
  }

 private:
  /// First those of one version, then the rest in order; what has no counterpart stays in the lists.
  void match(std::vector<std::uint32_t>& before, std::vector<std::uint32_t>& after) {
    const auto version = [](const Sbom& sbom, std::uint32_t i) { return version_of(sbom, sbom.elements[i]); };
    std::vector<std::uint32_t> open_before, open_after;
    std::size_t a = 0, b = 0;
    while (a < before.size() && b < after.size()) {
      const std::string old_version = version(older_, before[a]);
      const std::string new_version = version(newer_, after[b]);
      if (old_version == new_version) compare(before[a++], after[b++]);
      if (old_version < new_version) open_before.push_back(before[a++]);
      if (old_version > new_version) open_after.push_back(after[b++]);
    }
    std::copy(before.begin() + static_cast<std::ptrdiff_t>(a), before.end(), std::back_inserter(open_before));
    std::copy(after.begin() + static_cast<std::ptrdiff_t>(b), after.end(), std::back_inserter(open_after));
    const std::size_t pairs = std::min(open_before.size(), open_after.size());
    for (std::size_t i = 0; i < pairs; ++i) compare(open_before[i], open_after[i]);
    before.assign(open_before.begin() + static_cast<std::ptrdiff_t>(pairs), open_before.end());
    after.assign(open_after.begin() + static_cast<std::ptrdiff_t>(pairs), open_after.end());
  }

  /// One document may state purls and the other only names.
  void match_names(Groups& before, Groups& after) {
    std::map<std::string, std::vector<std::uint32_t>*> by_name;
    for (auto& [identity, elements] : before) {
      if (!elements.empty()) by_name.try_emplace(name_of(older_, older_.elements[elements.front()]), &elements);
    }
    for (auto& [identity, elements] : after) {
      if (elements.empty()) continue;
      const SbomElement& element = newer_.elements[elements.front()];
      const auto known = by_name.find(name_of(newer_, element));
      if (known == by_name.end() || known->second->empty()) continue;
      const SbomElement& old = older_.elements[known->second->front()];
      const bool have_both = !older_.value(old, "purl").empty() && !newer_.value(element, "purl").empty();
      if (!have_both) match(*known->second, elements);
    }
  }

  std::string about(const Sbom& sbom, std::uint32_t i) const {
    const SbomElement& element = sbom.elements[i];
    const std::string_view group = sbom.value(element, "group");
    return fmt::format("{} {}{}{}", to_string(element.kind), group, group.empty() ? "" : "/",
                       sbom.value(element, "name"));
  }

  void added(std::uint32_t i) {
    changes_.push_back({SbomChangeKind::added, about(newer_, i), "", "", version_of(newer_, newer_.elements[i])});
  }
  void removed(std::uint32_t i) {
    changes_.push_back({SbomChangeKind::removed, about(older_, i), "", version_of(older_, older_.elements[i]), ""});
  }

  void note(SbomChangeKind kind, std::uint32_t after, std::string_view field, std::string_view a, std::string_view b) {
    if (a != b) changes_.push_back({kind, about(newer_, after), std::string(field), std::string(a), std::string(b)});
  }

  void compare(std::uint32_t before, std::uint32_t after) {
    const SbomElement& old = older_.elements[before];
    const SbomElement& now = newer_.elements[after];
    note(SbomChangeKind::version, after, "version", version_of(older_, old), version_of(newer_, now));
    for (const std::string_view field : license_fields) {
      note(SbomChangeKind::license, after, field, all_of(older_, old, field), all_of(newer_, now, field));
    }
    std::map<std::string_view, std::string> digests;
    for (const SbomField& field : older_.fields_of(old)) {
      const std::string_view name = older_.text(field.name);
      if (name.starts_with("hash.")) digests.try_emplace(name, to_lower_ascii(trim(older_.text(field.value))));
    }
    for (const SbomField& field : newer_.fields_of(now)) {
      const auto known = digests.find(newer_.text(field.name));
      if (known == digests.end()) continue;
      const std::string digest = to_lower_ascii(trim(newer_.text(field.value)));
      note(SbomChangeKind::checksum, after, known->first, known->second, digest);
    }
  }

  /// Values in order, joined; what says that nothing is known counts as nothing.
  static std::string all_of(const Sbom& sbom, const SbomElement& element, std::string_view name) {
    std::vector<std::string> values;
    for (const SbomField& field : sbom.fields_of(element)) {
      const std::string_view value = sbom.text(field.value);
      if (sbom.text(field.name) == name && statement_of(value) == SbomStatement::stated) values.emplace_back(value);
    }
    std::ranges::sort(values);
    return join(values, ", ");
  }

  const Sbom& older_;
  const Sbom& newer_;
  std::vector<SbomChange> changes_;
};

std::string_view or_nothing(std::string_view text) { return text.empty() ? "nothing" : text; }

}  // namespace

std::vector<SbomChange> diff_sboms(const Sbom& older, const Sbom& newer) { return Differ(older, newer).run(); }

std::string render_diff_text(const std::vector<SbomChange>& changes) {
  std::string text;
  for (const SbomChange& change : changes) {
    const std::string about = to_visible(change.about);
    if (change.kind == SbomChangeKind::added || change.kind == SbomChangeKind::removed) {
      const bool is_added = change.kind == SbomChangeKind::added;
      const std::string version = to_visible(is_added ? change.after : change.before);
      text += fmt::format("{} {}{}{}\n", is_added ? '+' : '-', about, version.empty() ? "" : " ", version);
    } else {
      text += fmt::format("~ {}: {} {} -> {}\n", about, change.field, or_nothing(to_visible(change.before)),
                          or_nothing(to_visible(change.after)));
    }
  }
  return text;
}

std::string render_diff_json(const std::vector<SbomChange>& changes) {
  json::Value list = json::Value::array();
  for (const SbomChange& change : changes) {
    json::Value one = json::Value::object();
    put(one, "kind", to_string(change.kind));
    put(one, "about", to_visible(change.about));
    put(one, "field", change.field);
    put(one, "before", to_visible(change.before));
    put(one, "after", to_visible(change.after));
    append(list, std::move(one));
  }
  json::Value root = json::Value::object();
  put(root, "schema", "sluice.sbom-diff/1");
  root.set("changes", std::move(list));
  return json::to_text(root);
}

std::string_view to_string(SbomChangeKind kind) {
  constexpr std::array<std::string_view, 5> names = {"added", "removed", "version", "license", "checksum"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace sluice
