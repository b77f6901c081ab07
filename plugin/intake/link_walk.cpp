// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Names resolve as in POSIX.1-2017, 4.13 "Pathname Resolution"; '..' of a folder reached through a link is the folder's
// own parent, which is what makes two harmless links lead out together.
#include "intake/link_walk.hpp"

namespace sluice {
namespace {

constexpr int most_links = 40;                    // Linux: MAXSYMLINKS
constexpr std::uint64_t most_steps = 20'000'000;  // over all links of one container

bool is_drive_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool is_absolute_target(std::string_view target) {
  if (target.starts_with('/') || target.starts_with('\\')) return true;
  return target.size() >= 2 && is_drive_letter(target[0]) && target[1] == ':' && target.substr(2, 1) != ":";
}

bool is_foreign_target(std::string_view target, Root root) {
  const bool is_rooted = target.starts_with('/') && !target.starts_with("//");
  return is_absolute_target(target) && !(is_rooted && root == Root::file_system);
}

Destination LinkWalk::follow(std::uint32_t folder, std::string_view path, bool keeps_last_link) {
  if (is_foreign_target(path, root_)) return {LinkReach::outside, no_index};
  pending_.assign(1, PathParts(path));
  at_ = path.starts_with('/') ? EntryTree::root : folder;
  unseen_ = 0;
  links_ = 0;
  is_missing_ = path.empty();
  while (const auto part = next_part()) {
    if (++steps_ > most_steps) return {LinkReach::tangled, no_index};
    const LinkReach reach = step(*part, keeps_last_link);
    if (reach != LinkReach::found) return {reach, no_index};
  }
  if (is_missing_) return {LinkReach::missing, no_index};
  return {LinkReach::found, at_};
}

std::optional<std::string_view> LinkWalk::next_part() {
  while (!pending_.empty()) {
    if (const auto part = pending_.back().next()) return part;
    pending_.pop_back();
  }
  return std::nullopt;
}

LinkReach LinkWalk::step(std::string_view part, bool keeps_last_link) {
  if (part.empty() || part == ".") return LinkReach::found;
  if (part == "..") return climb();
  const std::optional<std::uint32_t> child = unseen_ > 0 ? std::nullopt : tree_.find(at_, part);
  if (!child) {
    is_missing_ = true;
    ++unseen_;
    return LinkReach::found;
  }
  const EntryTree::Node& node = tree_.at(*child);
  if (node.kind == NodeKind::link && !(keeps_last_link && is_last_part())) return enter_link(node);
  at_ = *child;
  return LinkReach::found;
}

LinkReach LinkWalk::climb() {
  if (unseen_ > 0) {
    --unseen_;
  } else if (at_ == EntryTree::root) {
    return LinkReach::outside;
  } else {
    at_ = tree_.at(at_).parent;
  }
  return LinkReach::found;
}

LinkReach LinkWalk::enter_link(const EntryTree::Node& node) {
  if (++links_ > most_links) return LinkReach::circle;
  const std::string_view target = contents_.entries[node.link].link_target;
  if (is_foreign_target(target, root_)) return LinkReach::outside;
  if (target.starts_with('/')) at_ = EntryTree::root;
  pending_.emplace_back(target);
  return LinkReach::found;
}

bool LinkWalk::is_last_part() const {
  return pending_.size() == 1 && pending_.back().rest().find_first_not_of('/') == std::string_view::npos;
}

}  // namespace sluice
