// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/compared_facts.hpp"
#include "model/file_name_version.hpp"
#include "model/file_role.hpp"
#include "model/file_types.hpp"
#include "model/purl.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

namespace sluice::exports {
namespace {

constexpr std::array<std::string_view, 2> header_ends = {".h", ".hpp"};
using LastName = DeliveryPaths::LastName;

/// Code that a receiver could build again: headers go with binaries too, tests are not what is delivered.
bool is_source(const Entry& entry) {
  const std::string_view path = entry.path.view();
  return entry.kind == EntryKind::file && is_code_file(path) && file_role(path) != FileRole::test &&
         std::ranges::none_of(header_ends, [&](std::string_view end) { return to_lower_ascii(path).ends_with(end); });
}

/// Sources by the archive that they lie in, and below the folders of packages.
class SourceCounts {
 public:
  explicit SourceCounts(const Inventory& inventory) : containers(inventory.contents.containers.size()) {
    for (std::uint32_t i = 0; i < inventory.contents.entries.size(); ++i) {
      const Entry& entry = inventory.contents.entries[i];
      if (!is_source(entry)) continue;
      ++containers[entry.container];
      ++total;
      paths_.push_back(inventory.contents.full_path(entry.container, i));
    }
    std::ranges::sort(paths_);
  }

  bool has_below(const std::string& root) const {
    const std::string folder = root.ends_with('/') ? root : root + "/";
    const auto found = std::ranges::lower_bound(paths_, folder);
    return found != paths_.end() && found->starts_with(folder);
  }

  std::vector<std::uint64_t> containers;
  std::uint64_t total = 0;

 private:
  std::vector<std::string> paths_;
};

class SourceLosses {
 public:
  SourceLosses(ComparedFacts& facts, DeliveryChange& change)
      : facts_(facts), older_(facts.older), newer_(facts.newer), change_(change) {}

  void run() {
    add_archives();
    add_folders();
    add_statements();
    if (told_.empty() && older_.total > 0 && newer_.total == 0) {
      for (const Delivery& delivery : facts_.newer.deliveries) add("the delivery", {}, at(delivery.name));
    }
  }

 private:
  void add(const std::string& subject, Origin before, Origin after) {
    if (!told_.insert(subject).second) return;
    change_.differences.push_back(
        {ChangeKind::source_lost, subject, "delivered", "", std::move(before), std::move(after)});
  }

  static Origin at(const std::string& path) { return {path, 0, 0, {}, {}}; }

  /// The component that an archive is called after is gone: then its source may go too.
  bool is_of_removed(std::string_view archive) const {
    const std::string name = name_before_release(archive.substr(archive.rfind('/') + 1));
    const auto is_called_so = [&](const auto& one) { return to_lower_ascii(one.second.name) == name; };
    return std::ranges::any_of(facts_.older_components, is_called_so) &&
           std::ranges::none_of(facts_.newer_components, is_called_so);
  }

  void add_archives() {
    const std::vector<Container>& containers = facts_.older.contents.containers;
    std::map<std::uint32_t, std::uint32_t> by_entry;
    for (std::uint32_t i = 0; i < facts_.newer.contents.containers.size(); ++i) {
      const std::uint32_t entry = facts_.newer.contents.containers[i].entry;
      if (entry != no_index) by_entry[entry] = i;
    }
    for (std::uint32_t i = 0; i < containers.size(); ++i) {
      if (containers[i].entry == no_index || older_.containers[i] == 0 || is_of_removed(containers[i].path)) continue;
      const std::uint32_t entry = facts_.files.newer[containers[i].entry];
      const auto found = by_entry.find(entry);
      if (found != by_entry.end() && newer_.containers[found->second] > 0) continue;
      add(facts_.older_paths.inside(containers[i].path), at(containers[i].path), {});
    }
  }

  /// Packages with a manifest whose folder is still there.
  void add_folders() {
    std::map<std::string, const LicenseConclusion*> now;
    for (const LicenseConclusion& one : facts_.newer.conclusions)
      now.emplace(facts_.newer_paths.plain(one.root, LastName::without_version), &one);
    for (const LicenseConclusion& one : facts_.older.conclusions) {
      if (one.manifest == no_index || !older_.has_below(one.root)) continue;
      const auto found = now.find(facts_.older_paths.plain(one.root, LastName::without_version));
      if (found == now.end() || newer_.has_below(found->second->root)) continue;
      add(facts_.older_paths.inside(one.root), at(one.root), at(found->second->root));
    }
  }

  struct Statement {
    std::string path;
    Origin place;
  };

  /// What manifests say of the source of a component, by its purl without version; empty paths where they name only it.
  static std::map<std::string, Statement> statements_of(const Inventory& inventory) {
    std::map<std::string, Statement> statements;
    for (const Delivery& delivery : inventory.deliveries) {
      for (const ManifestField& field : delivery.fields) {
        if (!field.path.starts_with("components.") || !field.path.ends_with(".purl")) continue;
        auto purl = parse_purl(field.value, PurlRules::syntax_only);
        if (!purl) continue;
        purl->version.clear();
        purl->qualifiers.clear();
        Statement& statement = statements[render_purl(*purl)];
        statement.place = field.origin;
        const std::string stem = field.path.substr(0, field.path.size() - std::string_view("purl").size());
        for (const char* const key : {"source.path", "source.url", "source.offer"}) {
          const ManifestField* const source = delivery.find_field(stem + key);
          if (source != nullptr && statement.path.empty()) statement = {source->value, source->origin};
        }
      }
    }
    return statements;
  }

  /// True for the path of an archive whose loss was told, and for none.
  bool is_told(const std::string& path) const {
    return path.empty() || std::ranges::any_of(told_, [&](const std::string& one) { return one.ends_with(path); });
  }

  void add_statements() {
    const std::map<std::string, Statement> after = statements_of(facts_.newer);
    for (const auto& [purl, statement] : statements_of(facts_.older)) {
      const auto now = after.find(purl);
      if (is_told(statement.path) || now == after.end() || !now->second.path.empty()) continue;
      add(purl, statement.place, now->second.place);
    }
  }

  ComparedFacts& facts_;
  SourceCounts older_, newer_;
  DeliveryChange& change_;
  std::set<std::string> told_;
};

}  // namespace

void add_lost_sources(ComparedFacts& facts, DeliveryChange& change) { SourceLosses(facts, change).run(); }

}  // namespace sluice::exports
