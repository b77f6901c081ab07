// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Names and links are resolved in a tree in memory, never on disk: there, over-long chains and races have fooled
// extractors (CVE-2025-4517, CVE-2025-45582).
#include "intake/link_rules.hpp"

#include "intake/name_fold.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view windows_separators = "/\\";

bool has_backslash(std::string_view text) { return text.find('\\') != std::string_view::npos; }

std::string_view without_last_slash(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

/// The folder part of a path as written; empty if there is none.
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = without_last_slash(path).rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// A link's target climbs out as text. A symlink starts in its own folder, a hard link at the root.
bool climbs_out_as_text(const Entry& entry, std::string_view separators) {
  std::string path = entry.kind == EntryKind::hardlink ? std::string() : std::string(folder_of(entry.path)) + "/";
  return climbs_out(path.append(entry.link_target.view()), separators);
}

bool is_link(const Entry& entry) { return entry.kind == EntryKind::symlink || entry.kind == EntryKind::hardlink; }

std::string leads_to(const Entry& entry) { return "leads to " + quoted(entry.link_target); }

}  // namespace

Root root_of(const Contents& contents, std::uint32_t container) {
  const Container& at = contents.containers[container];
  if (at.format == "rpm") return Root::file_system;
  if (at.parent == no_index || at.entry == no_index) return Root::any_folder;
  const bool is_payload =
      contents.containers[at.parent].format == "deb" && contents.entries[at.entry].path.view().starts_with("data.tar");
  return is_payload ? Root::file_system : Root::any_folder;
}

LinkRules::LinkRules(const Contents& contents, const Limits& limits, HazardSink& sink, Repeats repeats, Root root)
    : contents_(contents),
      path_bytes_(limits.path_bytes),
      sink_(sink),
      repeats_(repeats),
      root_(root),
      tree_(contents, 2 * limits.entries + 1024),
      walk_(contents, tree_, root) {}

void LinkRules::hear(std::uint32_t entry) {
  const Entry& heard = contents_.entries[entry];
  if (is_full_) return;
  const std::optional<std::uint32_t> folder = find_folder(entry);
  const bool is_hostile = is_link(heard) && (is_hostile_target(heard) || (!folder && climbs_out_as_text(heard, "/")));
  if (is_hostile) judge_reach(LinkReach::outside, entry);
  if (folder && !parts_.empty()) place(*folder, entry);
}

/// It needs no tree to see that the link leads out: it names a place of its own, or climbs out where backslashes
/// separate.
bool LinkRules::is_hostile_target(const Entry& entry) const {
  if (is_foreign_target(entry.link_target, entry.kind == EntryKind::symlink ? root_ : Root::any_folder)) return true;
  return has_backslash(entry.link_target) && climbs_out_as_text(entry, windows_separators);
}

/// Splits a path into the parts that remain once '.' and '..' are resolved as text; false if it climbs out.
bool LinkRules::take_parts(std::string_view path) {
  parts_.clear();
  PathParts parts(path);
  while (const auto part = parts.next()) {
    if (part->empty() || *part == ".") continue;
    if (*part != "..") {
      parts_.push_back(*part);
      continue;
    }
    if (parts_.empty()) return false;
    parts_.pop_back();
  }
  return true;
}

/// The node of the folder that the entry lies in; absent if it has no place in the tree. Fills parts_.
std::optional<std::uint32_t> LinkRules::find_folder(std::uint32_t entry) {
  const std::string_view path = contents_.entries[entry].path;
  parts_.clear();
  if (path.size() > path_bytes_) return std::nullopt;
  const std::string_view folder = folder_of(path);
  if (near_entry_ != no_index &&
      folder == std::string_view(contents_.entries[near_entry_].path).substr(0, near_length_)) {
    const std::string_view name = without_last_slash(path.substr(folder.empty() ? 0 : folder.size() + 1));
    if (!name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos) {
      parts_.push_back(name);
      return near_folder_;
    }
  }
  if (!take_parts(path)) return std::nullopt;
  return walk_folders(entry);
}

std::optional<std::uint32_t> LinkRules::walk_folders(std::uint32_t entry) {
  std::uint32_t at = EntryTree::root;
  bool is_direct = true;
  for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
    const std::optional<std::uint32_t> next = enter(at, parts_[i], entry);
    if (!next) return std::nullopt;
    is_direct = is_direct && tree_.at(*next).parent == at && tree_.name_of(*next) == parts_[i];
    at = *next;
  }
  const std::string_view folder = folder_of(contents_.entries[entry].path);
  near_entry_ = is_direct && folder.find("..") == std::string_view::npos ? entry : no_index;
  near_length_ = folder.size();
  near_folder_ = at;
  return at;
}

/// The folder `name` in a folder, made if it is not there.
std::optional<std::uint32_t> LinkRules::enter(std::uint32_t folder, std::string_view name, std::uint32_t entry) {
  const std::optional<std::uint32_t> found = tree_.find(folder, name);
  if (!found) return add(folder, name, NodeKind::folder, entry);
  EntryTree::Node& node = tree_.at(*found);
  if (node.kind == NodeKind::link) return pass_through(*found, entry);
  if (node.kind == NodeKind::file) {
    sink_.state_at(entry, HazardId::path_file_dir_conflict, Weight::error, quoted(name) + " is a file and a folder");
    node.kind = NodeKind::folder;
  }
  return found;
}

std::optional<std::uint32_t> LinkRules::pass_through(std::uint32_t link, std::uint32_t entry) {
  const std::string_view target = contents_.entries[tree_.at(link).link].link_target;
  sink_.state_at(entry, HazardId::link_write_through, Weight::error,
                 fmt::format("{} is a link to {}", quoted(tree_.name_of(link)), quoted(target)));
  const Destination destination = walk_.follow(tree_.at(link).parent, tree_.name_of(link));
  if (destination.reach != LinkReach::found || tree_.at(destination.node).kind != NodeKind::folder) return std::nullopt;
  return destination.node;
}

void LinkRules::place(std::uint32_t folder, std::uint32_t entry) {
  const std::string_view name = parts_.back();
  const Leaf leaf = make_leaf(folder, entry);
  std::optional<std::uint32_t> node = tree_.find(folder, name);
  if (node) return repeat(*node, leaf, entry);
  node = add(folder, name, leaf.kind, entry);
  if (!node) return;
  tree_.at(*node).entry = entry;
  tree_.at(*node).link = leaf.link;
}

LinkRules::Leaf LinkRules::make_leaf(std::uint32_t folder, std::uint32_t entry) {
  switch (contents_.entries[entry].kind) {
    case EntryKind::folder:
      return {NodeKind::folder, no_index, no_index};
    case EntryKind::symlink:
      judge_target(folder, entry, entry);
      return {NodeKind::link, entry, no_index};
    case EntryKind::hardlink:
      return judge_hardlink(folder, entry);
    default:
      return {};
  }
}

/// Where the target of the symlink `link` leads from the folder that `entry` lies in. What leads out is stated at once,
/// against the links that came before; the rest when the tree is whole.
void LinkRules::judge_target(std::uint32_t folder, std::uint32_t link, std::uint32_t entry) {
  const Entry& linked = contents_.entries[link];
  if (link == entry && is_hostile_target(linked)) return;
  const LinkReach reach = walk_.follow(folder, linked.link_target).reach;
  if (reach == LinkReach::outside || (reach == LinkReach::circle && climbs_out_as_text(linked, "/"))) {
    judge_reach(LinkReach::outside, entry);
  } else {
    links_.push_back({entry, link, folder});
  }
}

/// A hard link's target is an earlier entry's path, from the root on (POSIX.1-2017, pax, "linkname"). A hard link to a
/// symlink is that symlink once more, but in another folder.
LinkRules::Leaf LinkRules::judge_hardlink(std::uint32_t folder, std::uint32_t entry) {
  const Entry& hard = contents_.entries[entry];
  if (is_hostile_target(hard)) return {};
  const Destination named = walk_.follow(EntryTree::root, hard.link_target, true);
  if (named.reach == LinkReach::missing) {
    sink_.state_at(entry, HazardId::link_dangling, Weight::warning, "no earlier entry " + quoted(hard.link_target));
  }
  if (named.reach != LinkReach::found) {
    judge_reach(named.reach, entry);
    return {};
  }
  const EntryTree::Node& node = tree_.at(named.node);
  if (node.kind == NodeKind::folder) {
    sink_.state_at(entry, HazardId::link_dangling, Weight::warning, quoted(hard.link_target) + " is a folder");
    return {};
  }
  if (node.kind == NodeKind::link) judge_target(folder, node.link, entry);
  return {node.kind, node.link, named.node};
}

/// States where a link leads if it leads astray; what is missing is the caller's business.
void LinkRules::judge_reach(LinkReach reach, std::uint32_t entry) {
  if (reach == LinkReach::outside) {
    sink_.state_at(entry, HazardId::link_escape, Weight::error, leads_to(contents_.entries[entry]));
  } else if (reach == LinkReach::circle) {
    sink_.state_at(entry, HazardId::link_loop, Weight::warning, leads_to(contents_.entries[entry]));
  } else if (reach == LinkReach::tangled && !is_tangled_) {
    is_tangled_ = true;
    sink_.state_at(entry, HazardId::link_loop, Weight::error, "the links are too many and too long to be followed");
  }
}

std::optional<std::uint32_t> LinkRules::add(std::uint32_t folder, std::string_view name, NodeKind kind,
                                            std::uint32_t entry) {
  const std::optional<EntryTree::Added> added = tree_.add(folder, name, kind, entry);
  if (!added) {
    is_full_ = true;
    sink_.state_at(entry, HazardId::limit_entries, Weight::error,
                   "more folders than the limit; names are compared up to here");
    return std::nullopt;
  }
  if (added->alike != no_index) judge_collision(added->node, added->alike, entry);
  return added->node;
}

void LinkRules::judge_collision(std::uint32_t node, std::uint32_t alike, std::uint32_t entry) {
  const std::string_view name = tree_.name_of(node);
  const std::string_view other = tree_.name_of(alike);
  const bool is_normalization = are_equal_composed(name, other);
  sink_.state_at(entry, is_normalization ? HazardId::path_unicode_collision : HazardId::path_case_collision,
                 Weight::warning, fmt::format("{} and {}", quoted(other), quoted(name)));
  if (tree_.at(alike).kind == NodeKind::link && tree_.at(node).kind == NodeKind::folder) {
    sink_.state_at(entry, HazardId::link_write_through, Weight::error,
                   fmt::format("{} is the link {} where names are compared so", quoted(name), quoted(other)));
  }
}

/// An entry for a path that has one already. Folders may come twice.
void LinkRules::repeat(std::uint32_t node_index, const Leaf& leaf, std::uint32_t entry) {
  EntryTree::Node& node = tree_.at(node_index);
  if (leaf.kind == NodeKind::folder && node.kind == NodeKind::folder) {
    node.entry = entry;
    return;
  }
  near_entry_ = no_index;
  if (leaf.linked == node_index) {
    sink_.state_at(entry, HazardId::path_duplicate, Weight::note, "a hard link to itself");
    return;
  }
  if (leaf.kind == NodeKind::folder || node.kind == NodeKind::folder) {
    sink_.state_at(entry, HazardId::path_file_dir_conflict, Weight::error,
                   fmt::format("{} is a folder and a {}", quoted(tree_.name_of(node_index)),
                               leaf.kind == NodeKind::link || node.kind == NodeKind::link ? "link" : "file"));
    if (leaf.kind == NodeKind::link) node.kind = NodeKind::link, node.link = leaf.link;
    if (node.kind == NodeKind::file) node.kind = NodeKind::folder;
  } else {
    if (repeats_ == Repeats::refused) repeated_.push_back({node.entry, entry});
    node.kind = leaf.kind;
    node.link = leaf.link;
  }
  node.entry = entry;
}

void LinkRules::finish() {
  for (const PlacedLink& link : links_) {
    const Entry& linked = contents_.entries[link.link];
    const LinkReach reach = walk_.follow(link.folder, linked.link_target).reach;
    if (reach == LinkReach::missing) {
      sink_.state_at(link.entry, HazardId::link_dangling, Weight::note, leads_to(linked));
    } else {
      judge_reach(reach, link.entry);
    }
  }
  for (const Repeat& repeat : repeated_) judge_repeat(repeat);
}

void LinkRules::judge_repeat(const Repeat& repeat) {
  const bool is_same = has_same_content(repeat.earlier, repeat.later);
  sink_.state_at(repeat.later, HazardId::path_duplicate, is_same ? Weight::note : Weight::error,
                 is_same ? "a second entry with the same content" : "a second entry with other content");
}

bool LinkRules::has_same_content(std::uint32_t earlier, std::uint32_t later) const {
  const Entry& a = contents_.entries[earlier];
  const Entry& b = contents_.entries[later];
  if (a.kind != b.kind) return false;
  if (a.kind == EntryKind::file) return a.sha256.has_value() && a.sha256 == b.sha256;
  return (a.kind == EntryKind::symlink || a.kind == EntryKind::hardlink) && a.link_target == b.link_target;
}

}  // namespace sluice
