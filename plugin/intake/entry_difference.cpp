// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/entry_difference.hpp"

#include "intake/name_fold.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

std::string as_libarchive_spells(std::string_view name, bool is_zip) {
  std::string text(name.substr(0, name.find('\0')));
  if (is_zip) std::ranges::replace(text, '\\', '/');
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

bool are_equal_texts(std::string_view strict, std::string_view listed, bool is_zip) {
  if (strict == listed) return true;
  const std::string ours = as_libarchive_spells(strict, is_zip);
  const std::string theirs = as_libarchive_spells(listed, is_zip);
  return ours == theirs || (is_zip && are_equal_composed(ours, theirs));
}

bool are_equal_kinds(EntryKind strict, EntryKind listed, bool is_zip) {
  if (strict == listed || strict == EntryKind::other || listed == EntryKind::other) return true;
  const bool is_special = strict == EntryKind::device || strict == EntryKind::fifo;
  const bool is_marked = strict == EntryKind::file && listed == EntryKind::folder;  // by an attribute, not by its name
  return is_zip && (is_marked || (is_special && listed == EntryKind::file));
}

}  // namespace

std::string entry_difference(std::string_view format, const EntryMeta& strict, const ListedEntry& listed) {
  const bool is_zip = format == "zip";
  if (listed.has_name && !are_equal_texts(strict.path, listed.meta.path, is_zip)) {
    return fmt::format("the name is '{}', and '{}' to libarchive", strict.path, listed.meta.path);
  }
  if (!are_equal_kinds(strict.kind, listed.meta.kind, is_zip)) {
    return fmt::format("'{}' is a {}, and a {} to libarchive", strict.path, to_string(strict.kind),
                       to_string(listed.meta.kind));
  }
  const bool is_file = strict.kind == EntryKind::file;
  if (is_file && strict.size && listed.meta.size && *strict.size != *listed.meta.size) {
    return fmt::format("'{}' has {} bytes, and {} to libarchive", strict.path, *strict.size, *listed.meta.size);
  }
  if (!strict.link_target.empty() && !are_equal_texts(strict.link_target, listed.meta.link_target, is_zip)) {
    return fmt::format("'{}' leads to '{}', and to '{}' for libarchive", strict.path, strict.link_target,
                       listed.meta.link_target);
  }
  return {};
}

}  // namespace sluice
