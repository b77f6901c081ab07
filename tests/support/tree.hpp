// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::test {

/// A folder below the system's temporary folder, removed at the end of the scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  /// Writes a file below it, making folders; returns its path.
  std::string write(std::string_view name, std::string_view content) const;

 private:
  std::string path_;
};

/// An entry to be packed; names and targets are taken as they are, however hostile.
struct PackEntry {
  std::string path;
  std::string content;
  std::string link;  ///< symlink target if not empty
  std::uint32_t mode = 0644;
  bool is_folder = false;
  bool is_hardlink = false;  ///< `link` is a hard link's target
};

/// A plain file of mode 0644.
inline PackEntry file(std::string path, std::string content = "x\n") {
  return {std::move(path), std::move(content), "", 0644, false, false};
}

/// Packs entries with fixed times and owners: same input, same bytes. `format`: "tar", "tar.gz", "tar.xz", "tar.zst",
/// "tar.bz2", "zip", "7z", "cpio", "ar".
std::string pack(const std::vector<PackEntry>& entries, std::string_view format);

/// Packs a fixture folder of the source tree (text files only) the same way.
std::string pack_folder(const std::string& folder, std::string_view format);

/// Compares with tests/golden/NAME. With SLUICE_UPDATE_GOLDEN=1 it writes the file and reports a failure all the same,
/// so that a rewriting run never counts as a pass. Returns an empty string on equality, else what differs.
std::string golden_difference(std::string_view name, std::string_view got);

/// Folder of reference data, or empty; the caller must WARN and return when it is empty.
std::string shared_data();

}  // namespace sluice::test
