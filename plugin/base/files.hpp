// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Whole file, at most `most` bytes. The message names the file.
Result<std::string> read_file(const std::string& path, std::uint64_t most);

/// Writes beside the target and renames over it, so that a reader sees the old or the new file, never half of one.
/// Makes the folders above it.
Result<void> write_file(const std::string& path, std::string_view content);

/// What tells two states of a file apart without reading it.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;
  std::uint64_t inode = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
std::optional<FileStamp> find_stamp(const std::string& path);  ///< absent if the file cannot be seen

bool is_folder(const std::string& path);
bool is_file(const std::string& path);  ///< regular, following links
std::string parent_of(const std::string& path);
std::string join_path(const std::string& folder, const std::string& name);  ///< name alone if it is absolute
std::string file_name_of(const std::string& path);
std::string absolute_path(const std::string& path);                         ///< lexically normal, links kept
std::vector<std::string> list_folder(const std::string& path);              ///< names, sorted by byte; empty on failure

}  // namespace sluice
