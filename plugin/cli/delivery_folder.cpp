// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/delivery_folder.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "intake/host_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>

namespace sluice {

Result<std::vector<std::string>> files_below(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  std::filesystem::recursive_directory_iterator at(folder, error);
  for (const std::filesystem::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    if (at->is_symlink(error) || !at->is_regular_file(error)) continue;
    files.push_back(at->path().lexically_relative(folder).generic_string());
  }
  if (error) return fail(fmt::format("reading {}: {}", folder, error.message()), "name a folder that you may read");
  std::ranges::sort(files);
  return files;
}

Result<std::string> digest_of_file(const std::string& path, const std::string& algorithm) {
  constexpr std::size_t chunk_bytes = 1u << 20;
  TRY_ASSIGN(const HostPath host, open_host_path(path));
  if (!host.file) return fail(fmt::format("reading {}: is no file", path));
  const std::optional<FileStamp> stamp = find_stamp(path);
  NamedHash hash(algorithm, stamp ? stamp->size : 0);
  std::vector<std::byte> chunk(chunk_bytes);
  for (std::uint64_t at = 0;;) {
    TRY_ASSIGN(const std::size_t got, host.file->read_at(at, chunk));
    if (got == 0) break;
    hash.update(std::span(chunk).first(got));
    at += got;
  }
  return hash.finish();
}

std::string find_manifest_file(const std::string& folder) {
  for (const char* name : {"delivery.yaml", ".delivery/delivery.yaml"}) {
    if (is_file(join_path(folder, name))) return join_path(folder, name);
  }
  return {};
}

}  // namespace sluice
