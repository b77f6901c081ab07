// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/path_rules.hpp"

#include "base/escape.hpp"
#include "intake/path_parts.hpp"
#include "intake/path_spelling.hpp"

#include <fmt/format.h>

#include <vector>

namespace sluice {
namespace {

constexpr std::string_view windows_separators = "/\\";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "C:" at the start, behind any "./". "B::Deparse.3" is a Perl module's page and no drive.
bool names_drive(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path.size() >= 2 && is_letter(path[0]) && path[1] == ':' && path.substr(2, 1) != ":";
}

/// True if the path leads elsewhere on its own, on some system: the root, a UNC host or a drive.
bool judge_start(std::string_view path, HazardSink& sink) {
  if (path.starts_with("//") || path.starts_with("\\\\")) {
    sink.state(HazardId::path_absolute, Weight::error, "starts at a network host on Windows: " + quoted(path));
    return true;
  }
  if (path.starts_with('/') || path.starts_with('\\')) {
    sink.state(HazardId::path_absolute, Weight::error, "starts at the root: " + quoted(path));
    return true;
  }
  if (!names_drive(path)) return false;
  sink.state(HazardId::path_drive, Weight::error, "starts with a drive: " + quoted(path));
  return true;
}

/// What is odd about the order of the parts although the path stays inside; empty if nothing.
std::string_view find_oddity(std::string_view path, EntryKind kind) {
  while (path.starts_with('/')) path.remove_prefix(1);
  if (path.starts_with("./")) path.remove_prefix(2);
  if (path.ends_with('/')) {
    path.remove_suffix(1);
    if (kind != EntryKind::folder) return "ends in a slash but is no folder";
  }
  if (path.empty() || path == ".") return {};
  PathParts parts(path);
  while (const auto part = parts.next()) {
    if (part->empty()) return "has doubled slashes";
    if (*part == ".") return "has a part '.'";
    if (*part == "..") return "has a part '..'";
  }
  return {};
}

void judge_direction(std::string_view path, EntryKind kind, bool leads_elsewhere, HazardSink& sink) {
  const bool has_backslash = path.find('\\') != std::string_view::npos;
  if (climbs_out(path)) {
    sink.state(HazardId::path_traversal, Weight::error, "resolves to " + quoted(normal_path(path)));
  } else if (has_backslash && climbs_out(path, windows_separators)) {
    sink.state(HazardId::path_backslash, Weight::error, "backslashes lead out of the folder: " + quoted(path));
    sink.state(HazardId::path_traversal, Weight::error, "on Windows, where a backslash separates: " + quoted(path));
    return;
  } else if (const std::string_view oddity = find_oddity(path, kind); !oddity.empty()) {
    sink.state(HazardId::path_not_normalised, Weight::warning,
               fmt::format("{}; resolves to {}", oddity, quoted(normal_path(path))));
  }
  if (has_backslash && !leads_elsewhere) {
    sink.state(HazardId::path_backslash, Weight::note, "separates folders on Windows only: " + quoted(path));
  }
}

PartSizes measure(std::string_view path) {
  PartSizes sizes;
  PathParts parts(path);
  while (const auto part = parts.next()) {
    if (part->empty() || *part == ".") continue;
    ++sizes.count;
    sizes.longest = std::max(sizes.longest, part->size());
  }
  return sizes;
}

void judge_size(std::string_view path, const PartSizes& sizes, EntryKind kind, const Limits& limits, HazardSink& sink) {
  if (path.size() > limits.path_bytes) {
    sink.state(HazardId::limit_path_length, Weight::error,
               fmt::format("{} bytes, the limit is {}", path.size(), limits.path_bytes));
  }
  const std::size_t folders = sizes.count - (kind != EntryKind::folder && sizes.count > 0 ? 1 : 0);
  if (folders > limits.path_depth) {
    sink.state(HazardId::limit_path_depth, Weight::error,
               fmt::format("{} folders, the limit is {}", folders, limits.path_depth));
  }
  if (sizes.longest > limits.component_bytes) {
    sink.state(HazardId::limit_component_length, Weight::warning,
               fmt::format("a part of {} bytes, the limit is {}", sizes.longest, limits.component_bytes));
  }
}

/// True if the name is none, or is the folder that everything is unpacked into without being a folder.
bool is_nameless(std::string_view path, EntryKind kind) {
  return path.empty() || (kind != EntryKind::folder && path.find_first_not_of("./") == std::string_view::npos &&
                          normal_path(path).empty());
}

}  // namespace

void judge_path(std::string_view raw_path, EntryKind kind, const Limits& limits, HazardSink& sink,
                Weight encoding_weight) {
  const bool has_folder_slash = kind == EntryKind::folder && raw_path.ends_with('/');
  if (const auto sizes = measure_if_plain(raw_path.substr(0, raw_path.size() - (has_folder_slash ? 1 : 0)))) {
    judge_size(raw_path, *sizes, kind, limits, sink);
    return;
  }
  if (is_nameless(raw_path, kind)) {
    sink.state(HazardId::path_empty, Weight::error,
               raw_path.empty() ? "the name is empty" : "the name is " + quoted(raw_path));
    return;
  }
  judge_size(raw_path, measure(raw_path), kind, limits, sink);
  const bool leads_elsewhere = judge_start(raw_path, sink);
  judge_direction(raw_path, kind, leads_elsewhere, sink);
  if (const std::size_t nul = raw_path.find('\0'); nul != std::string_view::npos) {
    sink.state(HazardId::path_nul, Weight::error, "some readers see " + quoted(raw_path.substr(0, nul)));
  }
  if (!is_utf8(raw_path)) sink.state(HazardId::path_encoding, encoding_weight, "the bytes are not UTF-8");
  judge_characters(raw_path, sink);
  judge_parts(raw_path, sink);
}

std::string normal_path(std::string_view raw) {
  const bool is_absolute = raw.starts_with('/');
  std::vector<std::string_view> kept;
  PathParts parts(raw);
  while (const auto part = parts.next()) {
    if (part->empty() || *part == ".") continue;
    if (*part != "..") {
      kept.push_back(*part);
    } else if (!kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (!is_absolute) {
      kept.push_back(*part);
    }
  }
  std::string path = is_absolute ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) path += '/';
    path += kept[i];
  }
  return path;
}

}  // namespace sluice
