// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/entry_tree.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/link_walk.hpp"
#include "model/contents.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// Whether a format's entries may share a path: members of a static library do.
enum class Repeats : std::uint8_t { refused, allowed };

/// The payload of a deb or rpm is unpacked at the root of the file system.
Root root_of(const Contents& contents, std::uint32_t container);

/// Unpacks one container's names in thought: places each entry in a tree as a careless extractor would, following the
/// links that came before it, and states what goes wrong on the way: links that lead out, in a circle or nowhere,
/// entries written through a link, two entries for one path, a path that is file and folder, and paths that collide on
/// other systems. Entries that judge_path refuses for their length, or that climb out, have no place in the tree. Costs
/// about 70 bytes an entry, and a bounded number of steps over all links together.
class LinkRules {
 public:
  /// Contents and sink must outlive the rules. Hazards are stated at the entries, wherever the sink is aimed.
  LinkRules(const Contents& contents, const Limits& limits, HazardSink& sink, Repeats repeats = Repeats::refused,
            Root root = Root::any_folder);

  /// The container's next entry in order (index into Contents::entries), with path, kind and link target filled in.
  void hear(std::uint32_t entry);

  /// After the last entry, when digests are known: judges links against the whole tree, and repeated paths by content.
  void finish();

 private:
  struct Repeat {
    std::uint32_t earlier, later;
  };
  struct PlacedLink {
    std::uint32_t entry;   ///< the symlink, or a hard link to one
    std::uint32_t link;    ///< the symlink whose target counts
    std::uint32_t folder;  ///< node that the entry lies in
  };
  /// What an entry becomes in the tree.
  struct Leaf {
    NodeKind kind = NodeKind::file;
    std::uint32_t link = no_index;    ///< entry whose target it leads to
    std::uint32_t linked = no_index;  ///< node that it is a hard link to
  };

  bool is_hostile_target(const Entry& entry) const;
  bool take_parts(std::string_view path);
  std::optional<std::uint32_t> find_folder(std::uint32_t entry);
  std::optional<std::uint32_t> walk_folders(std::uint32_t entry);
  std::optional<std::uint32_t> enter(std::uint32_t folder, std::string_view name, std::uint32_t entry);
  std::optional<std::uint32_t> pass_through(std::uint32_t link, std::uint32_t entry);
  void place(std::uint32_t folder, std::uint32_t entry);
  Leaf make_leaf(std::uint32_t folder, std::uint32_t entry);
  void judge_target(std::uint32_t folder, std::uint32_t link, std::uint32_t entry);
  Leaf judge_hardlink(std::uint32_t folder, std::uint32_t entry);
  std::optional<std::uint32_t> add(std::uint32_t folder, std::string_view name, NodeKind kind, std::uint32_t entry);
  void judge_collision(std::uint32_t node, std::uint32_t alike, std::uint32_t entry);
  void repeat(std::uint32_t node, const Leaf& leaf, std::uint32_t entry);
  void judge_reach(LinkReach reach, std::uint32_t entry);
  void judge_repeat(const Repeat& repeat);
  bool has_same_content(std::uint32_t earlier, std::uint32_t later) const;

  const Contents& contents_;
  std::size_t path_bytes_;
  HazardSink& sink_;
  Repeats repeats_;
  Root root_;
  EntryTree tree_;
  LinkWalk walk_;
  std::vector<std::string_view> parts_;  ///< of the entry at hand, views into Contents
  std::vector<Repeat> repeated_;
  std::vector<PlacedLink> links_;
  std::uint32_t near_entry_ = no_index;   ///< an earlier entry,
  std::size_t near_length_ = 0;           ///< the length of its folder's path,
  std::uint32_t near_folder_ = no_index;  ///< and that folder, which needs no walk for the next entry beside it
  bool is_full_ = false;
  bool is_tangled_ = false;
};

}  // namespace sluice
