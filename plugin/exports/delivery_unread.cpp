// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Where one side could not be read in full, what it lacks is not known to be gone, or new on the other side.
#include "base/text.hpp"
#include "exports/compared_facts.hpp"
#include "model/untold_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace sluice::exports {
namespace {

using LastName = DeliveryPaths::LastName;

/// A container that was not read in full, or may have been cut off.
struct Unread {
  std::string plain;
  std::string subject;
  bool is_delivery = false;         ///< it lies in no other
  bool is_whole_elsewhere = false;  ///< the other side's was read in full
  std::uint64_t files = 0, differences = 0;
};

/// By container: a tar without its end mark reads the same as one that was cut off between two entries.
std::vector<bool> without_end(const Contents& contents) {
  std::vector<bool> is_open(contents.containers.size());
  for (const Hazard& hazard : contents.hazards) {
    if (hazard.id == HazardId::tar_no_eof && hazard.container < is_open.size()) is_open[hazard.container] = true;
  }
  return is_open;
}

/// A missing end mark counts only if the other side has one: else it is how the supplier packs.
std::vector<Unread> unread_of(const Contents& contents, DeliveryPaths& paths, const Contents& other, DeliveryPaths& other_paths) {
  const std::vector<bool> is_open = without_end(contents), is_other_open = without_end(other);
  std::map<std::string, std::size_t> others;
  for (std::size_t i = 0; i < other.containers.size(); ++i)
    others.emplace(other_paths.plain(other.containers[i].path, LastName::without_version), i);
  std::vector<Unread> unread;
  for (std::size_t i = 0; i < contents.containers.size(); ++i) {
    const Container& one = contents.containers[i];
    const bool was_read = one.completeness == Completeness::complete;
    if (was_read && !is_open[i]) continue;
    const std::string plain = paths.plain(one.path, LastName::without_version);
    const std::string inside = paths.inside(one.path);
    const auto found = others.find(plain);
    const bool is_whole = found != others.end() && other.containers[found->second].completeness == Completeness::complete;
    if (was_read && (!is_whole || is_other_open[found->second])) continue;
    unread.push_back({plain, inside.empty() ? "the delivery" : inside, one.parent == no_index, is_whole, 0, 0});
  }
  return unread;
}

bool lies_in(const std::string& path, const std::string& container) {
  return container.empty() || path == container || path.starts_with(container + "!/") || path.starts_with(container + "/");
}

/// The container around a place of the other side.
Unread* find_around(std::vector<Unread>& unread, const std::string& full, DeliveryPaths& paths) {
  if (unread.empty()) return nullptr;
  if (full.empty()) {  // it may have been anywhere
    const auto any = std::ranges::find_if(unread, [](const Unread& one) { return one.is_delivery && one.is_whole_elsewhere; });
    return any == unread.end() ? nullptr : &*any;
  }
  const std::string as_file = paths.plain(full, LastName::as_it_is), as_archive = paths.plain(full, LastName::without_version);
  const auto found = std::ranges::find_if(
      unread, [&](const Unread& one) { return lies_in(as_file, one.plain) || as_archive == one.plain; });
  return found == unread.end() ? nullptr : &*found;
}

bool says_gone(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::hazard_gone:
    case ChangeKind::component_removed:
    case ChangeKind::license_text_lost:
    case ChangeKind::notice_lost:
    case ChangeKind::source_lost:
    case ChangeKind::document_lost:
    case ChangeKind::sbom_contradiction_gone: return true;
    default: return false;
  }
}

bool says_new(const DeliveryDifference& one) {
  const bool is_kind = one.kind == ChangeKind::hazard_new || one.kind == ChangeKind::binary_new ||
                       one.kind == ChangeKind::component_added || one.kind == ChangeKind::sbom_contradiction_new;
  return is_kind && one.before.empty();
}

void tell(const std::vector<Unread>& unread, std::string_view side, std::string_view fate, DeliveryChange& change) {
  for (const Unread& one : unread) {
    if (!one.is_whole_elsewhere) continue;
    change.untold.push_back({std::string(untold::changes_in) + one.subject,
                             fmt::format("the {} delivery is not known in full there: {} and {} are not known to be {}", side,
                                         count_of(one.files, "file", "files"),
                                         count_of(one.differences, "other difference", "other differences"), fate)});
  }
}

}  // namespace

void leave_out_unread(ComparedFacts& facts, DeliveryChange& change) {
  const Contents &older = facts.older.contents, &newer = facts.newer.contents;
  std::vector<Unread> before = unread_of(older, facts.older_paths, newer, facts.newer_paths);
  std::vector<Unread> after = unread_of(newer, facts.newer_paths, older, facts.older_paths);
  if (before.empty() && after.empty()) return;
  std::erase_if(change.files, [&](const FileDifference& file) {
    Unread* const around = file.fate == FileFate::removed ? find_around(after, file.before, facts.older_paths)
                           : file.fate == FileFate::added ? find_around(before, file.after, facts.newer_paths)
                                                          : nullptr;
    if (around == nullptr) return false;
    ++around->files;
    --(file.fate == FileFate::removed ? change.file_counts.removed : change.file_counts.added);
    return true;
  });
  std::erase_if(change.differences, [&](const DeliveryDifference& one) {
    Unread* const around = says_gone(one.kind) ? find_around(after, one.before_place.path, facts.older_paths)
                           : says_new(one)     ? find_around(before, one.after_place.path, facts.newer_paths)
                                               : nullptr;
    if (around == nullptr) return false;
    ++around->differences;
    return true;
  });
  tell(after, "newer", "gone", change);
  tell(before, "older", "new", change);
}

}  // namespace sluice::exports
