// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/delivery_files.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace sluice::exports {
namespace {

/// A file of one side and what it is looked up by.
using Keyed = std::pair<std::string, std::uint32_t>;

class Pairing {
 public:
  Pairing(const Inventory& older, const Inventory& newer, DeliveryPaths& older_paths, DeliveryPaths& newer_paths)
      : older_(older.contents), newer_(newer.contents), older_paths_(older_paths), newer_paths_(newer_paths) {
    pairs_.newer.assign(older_.entries.size(), no_index);
    pairs_.older.assign(newer_.entries.size(), no_index);
    pairs_.is_moved.assign(newer_.entries.size(), false);
  }

  FilePairs run() {
    match(Repeated::in_order, [&](const Contents& contents, DeliveryPaths& paths, std::uint32_t i) {
      return paths.inside(contents.full_path(contents.entries[i].container, i));
    });
    const std::vector<bool> older_opened = opened(older_), newer_opened = opened(newer_);
    match(Repeated::left_out, [&](const Contents& contents, DeliveryPaths& paths, std::uint32_t i) {
      const std::vector<bool>& is_opened = &contents == &older_ ? older_opened : newer_opened;
      using LastName = DeliveryPaths::LastName;
      return paths.plain(contents.full_path(contents.entries[i].container, i),
                         is_opened[i] ? LastName::without_version : LastName::as_it_is);
    });
    match_moved();
    return std::move(pairs_);
  }

 private:
  using Key = std::function<std::string(const Contents&, DeliveryPaths&, std::uint32_t)>;
  /// What becomes of files of one key: without versions nobody knows which is meant.
  enum class Repeated { in_order, left_out };

  static std::vector<bool> opened(const Contents& contents) {
    std::vector<bool> is_opened(contents.entries.size());
    for (const Container& container : contents.containers) {
      if (container.entry != no_index) is_opened[container.entry] = true;
    }
    return is_opened;
  }

  /// The files that have no counterpart yet, sorted.
  static std::vector<Keyed> open_files(const Contents& contents, const std::vector<std::uint32_t>& paired,
                                       DeliveryPaths& paths, Repeated repeated, const Key& key) {
    std::vector<Keyed> files;
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      if (contents.entries[i].kind != EntryKind::folder && paired[i] == no_index)
        files.emplace_back(key(contents, paths, i), i);
    }
    std::ranges::sort(files);
    if (repeated == Repeated::in_order) return files;
    std::vector<Keyed> single;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const bool is_before = i > 0 && files[i - 1].first == files[i].first;
      const bool is_behind = i + 1 < files.size() && files[i + 1].first == files[i].first;
      if (!is_before && !is_behind) single.push_back(files[i]);
    }
    return single;
  }

  void match(Repeated repeated, const Key& key) {
    const std::vector<Keyed> before = open_files(older_, pairs_.newer, older_paths_, repeated, key);
    const std::vector<Keyed> after = open_files(newer_, pairs_.older, newer_paths_, repeated, key);
    for (std::size_t a = 0, b = 0; a < before.size() && b < after.size();) {
      if (before[a].first == after[b].first) {
        join(before[a++].second, after[b++].second);
      } else {
        before[a].first < after[b].first ? ++a : ++b;
      }
    }
  }

  void match_moved() {
    std::map<Digest, std::vector<std::uint32_t>> by_digest;
    for (std::uint32_t i = static_cast<std::uint32_t>(older_.entries.size()); i-- > 0;) {
      const Entry& entry = older_.entries[i];
      if (pairs_.newer[i] == no_index && entry.sha256 && entry.size > 0) by_digest[*entry.sha256].push_back(i);
    }
    for (std::uint32_t i = 0; i < newer_.entries.size(); ++i) {
      if (pairs_.older[i] != no_index || !newer_.entries[i].sha256) continue;
      const auto found = by_digest.find(*newer_.entries[i].sha256);
      if (found == by_digest.end() || found->second.empty()) continue;
      join(found->second.back(), i);
      pairs_.is_moved[i] = true;
      found->second.pop_back();
    }
  }

  void join(std::uint32_t before, std::uint32_t after) {
    pairs_.newer[before] = after;
    pairs_.older[after] = before;
  }

  const Contents& older_;
  const Contents& newer_;
  DeliveryPaths& older_paths_;
  DeliveryPaths& newer_paths_;
  FilePairs pairs_;
};

std::string digest_of(const Entry& entry) { return entry.sha256 ? to_hex(*entry.sha256) : std::string(); }

bool has_same_content(const Entry& a, const Entry& b) {
  return std::tuple(a.kind, a.size, a.sha256, a.link_target.view()) ==
         std::tuple(b.kind, b.size, b.sha256, b.link_target.view());
}

}  // namespace

FilePairs pair_files(const Inventory& older, const Inventory& newer, DeliveryPaths& older_paths,
                     DeliveryPaths& newer_paths) {
  return Pairing(older, newer, older_paths, newer_paths).run();
}

void add_files(const Inventory& older, const Inventory& newer, const FilePairs& pairs, DeliveryChange& change) {
  const auto before = [&](std::uint32_t i, FileDifference& file) {
    const Entry& entry = older.contents.entries[i];
    file.before = older.contents.full_path(entry.container, i);
    file.before_sha256 = digest_of(entry);
    file.before_size = entry.size;
  };
  for (std::uint32_t i = 0; i < pairs.older.size(); ++i) {
    const Entry& entry = newer.contents.entries[i];
    if (entry.kind == EntryKind::folder) continue;
    const std::uint32_t old = pairs.older[i];
    if (old != no_index && !pairs.is_moved[i] && has_same_content(older.contents.entries[old], entry)) {
      ++change.file_counts.same;
      continue;
    }
    FileDifference file;
    file.fate = old == no_index ? FileFate::added : pairs.is_moved[i] ? FileFate::moved : FileFate::changed;
    ++(old == no_index       ? change.file_counts.added
       : pairs.is_moved[i] ? change.file_counts.moved
                             : change.file_counts.changed);
    file.after = newer.contents.full_path(entry.container, i);
    file.after_sha256 = digest_of(entry);
    file.after_size = entry.size;
    if (old != no_index) before(old, file);
    change.files.push_back(std::move(file));
  }
  for (std::uint32_t i = 0; i < pairs.newer.size(); ++i) {
    if (pairs.newer[i] != no_index || older.contents.entries[i].kind == EntryKind::folder) continue;
    FileDifference file;
    file.fate = FileFate::removed;
    before(i, file);
    ++change.file_counts.removed;
    change.files.push_back(std::move(file));
  }
  std::ranges::stable_sort(change.files, {}, [](const FileDifference& one) {
    return std::tuple(std::string_view(one.after.empty() ? one.before : one.after), one.fate);
  });
}

}  // namespace sluice::exports
