// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/entry_rules.hpp"

#include "base/text.hpp"
#include "intake/path_parts.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::int64_t year_1980 = 315'532'800;
constexpr std::int64_t year_2200 = 7'258'118'400;

void judge_kind(EntryKind kind, HazardSink& sink) {
  switch (kind) {
    case EntryKind::device:
      sink.state(HazardId::type_device, Weight::error, "a device node");
      break;
    case EntryKind::fifo:
      sink.state(HazardId::type_fifo, Weight::error, "a pipe or socket");
      break;
    case EntryKind::other:
      sink.state(HazardId::type_unknown, Weight::warning, "a type of its maker's own");
      break;
    case EntryKind::file:
    case EntryKind::folder:
    case EntryKind::symlink:
    case EntryKind::hardlink:
      break;
  }
}

/// Set-group-id on a folder only hands its group on, and a symlink's mode means nothing. Folders without the right to
/// enter but with others (0644) come from careless packers, and extractors mend them.
void judge_mode(const EntryMeta& entry, HazardSink& sink) {
  if (!entry.has_mode) return;
  const std::string mode = fmt::format("mode {:04o}", entry.mode);
  if (entry.kind == EntryKind::folder) {
    if ((entry.mode & 0700) == 0) sink.state(HazardId::mode_unreadable_dir, Weight::warning, mode);
    return;
  }
  if (entry.kind != EntryKind::file && entry.kind != EntryKind::hardlink) return;
  if ((entry.mode & 06000) != 0) sink.state(HazardId::mode_setid, Weight::error, mode);
  if ((entry.mode & 0002) != 0) sink.state(HazardId::mode_world_writable, Weight::warning, mode);
}

void judge_attributes(const EntryMeta& entry, HazardSink& sink) {
  if (entry.has_capability) sink.state(HazardId::meta_capability, Weight::error, "has security.capability");
  if (entry.has_acl) sink.state(HazardId::meta_acl, Weight::note, "has an access control list");
  if (entry.link_target.size() > longest_target) {
    sink.state(HazardId::limit_path_length, Weight::error,
               fmt::format("a link's target of {} bytes, the limit is {}", entry.link_target.size(), longest_target));
  }
  if (entry.link_target.find('\0') != std::string::npos) {
    sink.state(HazardId::path_nul, Weight::error, "the link's target has a NUL byte: " + quoted(entry.link_target));
  }
}

/// Builds that want the same bytes each time set 0 or 1, which says "no time".
void judge_time(const EntryMeta& entry, HazardSink& sink) {
  if (!entry.mtime || *entry.mtime == 0 || *entry.mtime == 1) return;
  if (*entry.mtime < year_1980 || *entry.mtime >= year_2200) {
    sink.state(HazardId::time_implausible, Weight::note, fmt::format("{} seconds since 1970", *entry.mtime));
  }
}

/// The last three parts of a path as a file system that minds no letter case sees them; absent parts are empty.
struct Tail {
  std::string grandparent, parent, name;
  bool is_under_macosx = false;
};

Tail tail_of(std::string_view path) {
  std::string_view grandparent, parent, name;
  Tail tail;
  PathParts parts(path);
  while (const auto part = parts.next()) {
    if (part->empty() || *part == ".") continue;
    grandparent = parent, parent = name, name = *part;
    tail.is_under_macosx = tail.is_under_macosx || *part == "__MACOSX";
  }
  tail.grandparent = to_lower_ascii(grandparent);
  tail.parent = to_lower_ascii(parent);
  tail.name = to_lower_ascii(name);
  return tail;
}

/// Files that make a version control program run commands: Git's hooks (not its samples) and config, Mercurial's hgrc;
/// and Subversion's working copy, which stands for all of its folder.
bool runs_commands(const Tail& tail) {
  const auto is_git = [](std::string_view folder) { return folder == ".git" || folder == "git~1"; };
  if (is_git(tail.grandparent) && tail.parent == "hooks") return !tail.name.ends_with(".sample");
  if (is_git(tail.parent)) return tail.name == "config";
  return tail.parent == ".hg" || tail.parent == ".svn";
}

/// Every name that says what a file is for starts with a dot, or lies under one of these; nearly no path has either.
bool may_have_purpose(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != path.npos || path.find("__MACOSX") != path.npos ||
         path.find('~') != path.npos;
}

void judge_purpose(const EntryMeta& entry, HazardSink& sink) {
  if (!may_have_purpose(entry.path)) return;
  const Tail tail = tail_of(entry.path);
  if (entry.kind != EntryKind::folder && runs_commands(tail)) {
    sink.state(HazardId::content_vcs_dir, Weight::warning, "lies in " + quoted(tail.parent));
  }
  if (tail.is_under_macosx || (tail.name.starts_with("._") && tail.name.size() > 2)) {
    sink.state(HazardId::content_resource_fork, Weight::note, "AppleDouble");
  }
  if (tail.name.starts_with(".wh."))
    sink.state(HazardId::oci_whiteout, Weight::note, "deletes " + quoted(tail.name.substr(4)));
}

}  // namespace

void judge_entry(const EntryMeta& entry, HazardSink& sink) {
  judge_kind(entry.kind, sink);
  judge_mode(entry, sink);
  judge_attributes(entry, sink);
  judge_time(entry, sink);
  judge_purpose(entry, sink);
}

}  // namespace sluice
