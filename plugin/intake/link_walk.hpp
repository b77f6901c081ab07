// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/entry_tree.hpp"
#include "intake/path_parts.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// Where a link leads.
enum class LinkReach : std::uint8_t {
  found,    ///< to a node
  missing,  ///< to nothing that the archive has
  outside,  ///< above the root, or to an absolute path
  circle,   ///< through more links than any system follows
  tangled,  ///< not known: all links together took more steps than we allow
};

/// Where a container is unpacked: into a folder that anybody chooses, or, as a system's package, at the root of the
/// file system. There an absolute target is a path of the package's own tree (Debian Policy 10.5 asks for them).
enum class Root : std::uint8_t { any_folder, file_system };

struct Destination {
  LinkReach reach = LinkReach::missing;
  std::uint32_t node = no_index;  ///< if found
};

/// Follows paths through the links of an EntryTree as a kernel would follow them on disk, without a disk.
class LinkWalk {
 public:
  LinkWalk(const Contents& contents, const EntryTree& tree, Root root = Root::any_folder)
      : contents_(contents), tree_(tree), root_(root) {}

  /// Where `path` leads from a folder, links followed, the last one too unless `keeps_last_link`.
  Destination follow(std::uint32_t folder, std::string_view path, bool keeps_last_link = false);

 private:
  std::optional<std::string_view> next_part();
  LinkReach step(std::string_view part, bool keeps_last_link);
  LinkReach climb();
  LinkReach enter_link(const EntryTree::Node& node);
  bool is_last_part() const;

  const Contents& contents_;
  const EntryTree& tree_;
  Root root_;
  std::uint64_t steps_ = 0;         ///< of all walks so far
  std::vector<PathParts> pending_;  ///< what is left of each path begun in this walk, innermost link last
  std::uint32_t at_ = 0;            ///< the node reached
  std::uint64_t unseen_ = 0;        ///< folders below it that the archive does not have
  bool is_missing_ = false;
  int links_ = 0;
};

/// True if a link's target names a place of its own, on any system: the root, a network host or a drive.
bool is_absolute_target(std::string_view target);

/// The same, but not if it starts at the root that the container is unpacked at.
bool is_foreign_target(std::string_view target, Root root);

}  // namespace sluice
