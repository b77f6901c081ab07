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
  if (is_foreign_target(path, root_)) return {Reach::outside, no_index};
  pending_.assign(1, PathParts(path));
  at_ = path.starts_with('/') ? EntryTree::root : folder;
  unseen_ = 0;
  links_ = 0;
  is_missing_ = path.empty();
  while (const auto part = next_part()) {
    if (++steps_ > most_steps) return {Reach::tangled, no_index};
    const Reach reach = step(*part, keeps_last_link);
    if (reach != Reach::found) return {reach, no_index};
  }
  if (is_missing_) return {Reach::missing, no_index};
  return {Reach::found, at_};
}

std::optional<std::string_view> LinkWalk::next_part() {
  while (!pending_.empty()) {
    if (const auto part = pending_.back().next()) return part;
    pending_.pop_back();
  }
  return std::nullopt;
}

Reach LinkWalk::step(std::string_view part, bool keeps_last_link) {
  if (part.empty() || part == ".") return Reach::found;
  if (part == "..") return climb();
  const std::optional<std::uint32_t> child = unseen_ > 0 ? std::nullopt : tree_.find(at_, part);
  if (!child) {
    is_missing_ = true;
    ++unseen_;
    return Reach::found;
  }
  const EntryTree::Node& node = tree_.at(*child);
  if (node.kind == NodeKind::link && !(keeps_last_link && is_last_part())) return enter_link(node);
  at_ = *child;
  return Reach::found;
}

Reach LinkWalk::climb() {
  if (unseen_ > 0) {
    --unseen_;
  } else if (at_ == EntryTree::root) {
    return Reach::outside;
  } else {
    at_ = tree_.at(at_).parent;
  }
  return Reach::found;
}

Reach LinkWalk::enter_link(const EntryTree::Node& node) {
  if (++links_ > most_links) return Reach::circle;
  const std::string_view target = contents_.entries[node.link].link_target;
  if (is_foreign_target(target, root_)) return Reach::outside;
  if (target.starts_with('/')) at_ = EntryTree::root;
  pending_.emplace_back(target);
  return Reach::found;
}

bool LinkWalk::is_last_part() const {
  return pending_.size() == 1 && pending_.back().rest().find_first_not_of('/') == std::string_view::npos;
}

}  // namespace sluice
