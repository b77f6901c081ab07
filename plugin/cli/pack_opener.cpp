// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/pack_opener.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "fetch/https.hpp"
#include "intake/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{64} << 20;
constexpr std::uint64_t most_entries = 10'000;
constexpr const char* fetched_folder = "sluice-packs";

using Files = std::map<std::string, std::string, std::less<>>;

/// Keeps the bytes of the outermost archive's YAML and JSON files.
class FileKeeper final : public EntryListener {
 public:
  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte>) override {
    const Entry& one = contents.entries[entry];
    const std::string path(one.path.view());
    const bool is_wanted = contents.containers[one.container].parent == no_index && (path.ends_with(".yaml") || path.ends_with(".json"));
    if (is_wanted) files_[path.starts_with("./") ? path.substr(2) : path] = {};
    return is_wanted;
  }
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override {
    pending_[entry].append(reinterpret_cast<const char*>(chunk.data()), chunk.size());
  }
  void end(const Contents& contents, std::uint32_t entry, bool) override {
    const std::string path(contents.entries[entry].path.view());
    files_[path.starts_with("./") ? path.substr(2) : path] = std::move(pending_[entry]);
    pending_.erase(entry);
  }
  Files take() { return std::move(files_); }

 private:
  Files files_;
  std::map<std::uint32_t, std::string> pending_;
};

/// Files below the one folder that everything lies in count as lying at the top.
Files without_common_folder(Files files) {
  if (files.empty() || files.contains("pack.yaml")) return files;
  const std::string folder = files.begin()->first.substr(0, files.begin()->first.find('/') + 1);
  const bool is_common = !folder.empty() && std::ranges::all_of(files, [&](const auto& file) { return file.first.starts_with(folder); });
  if (!is_common) return files;
  Files shorter;
  for (auto& [path, text] : files) shorter.emplace(path.substr(folder.size()), std::move(text));
  return shorter;
}

Result<Files> read_archive(const std::string& bytes, const std::string& place) {
  FileKeeper keeper;
  EntryListener* const listeners[] = {&keeper};
  IntakeOptions options;
  options.limits.total_bytes = most_bytes;
  options.limits.entries = most_entries;
  options.listeners = listeners;
  Contents contents;
  TRY(open_bytes(file_name_of(place), std::as_bytes(std::span(bytes)), options, contents));
  for (const Hazard& hazard : contents.hazards) {
    if (hazard.weight == Weight::error)
      return refuse(fmt::format("{}: {} ({})", place, hazard_spec(hazard.id).meaning, hazard_spec(hazard.id).term), "pack it again; nothing is taken from an archive with a defect");
  }
  if (contents.containers.empty() || contents.containers[0].completeness != Completeness::complete)
    return refuse(fmt::format("{}: could not be read whole", place), "pack it again as tar.gz or zip");
  return without_common_folder(keeper.take());
}

bool is_plain(const std::string& place) { return place.ends_with(".yaml") || place.ends_with(".yml"); }

Result<Files> open_read(std::string bytes, const std::string& place, const std::string& sha256_hex) {
  const std::string digest = to_hex(sha256(bytes));
  if (!sha256_hex.empty() && digest != sha256_hex)
    return refuse(fmt::format("{}: has SHA-256 {}, not {}", place, digest, sha256_hex), "it is not the file that was pinned; find out who changed it");
  if (!is_plain(place)) return read_archive(bytes, place);
  return Files{{"pack.yaml", std::move(bytes)}};
}

std::vector<std::string> copies_of(const std::string& sha256_hex, const std::string& project_folder, const Session& session) {
  std::vector<std::string> places;
  const std::string own = join_path(project_folder, fetched_folder);
  if (is_folder(own)) places.push_back(join_path(own, sha256_hex));
  if (!session.cache_folder.empty()) places.push_back(join_path(join_path(session.cache_folder, "packs"), sha256_hex));
  return places;
}

Result<Files> open_address(const std::string& address, const std::string& sha256_hex, const std::vector<std::string>& copies, bool may_fetch) {
  for (const std::string& copy : copies) {
    if (!is_file(copy)) continue;
    TRY_ASSIGN(std::string bytes, read_file(copy, most_bytes));
    return open_read(std::move(bytes), address, sha256_hex);
  }
  if (!may_fetch || copies.empty())
    return refuse(fmt::format("{}: its pinned copy is not on this machine", address),
                  fmt::format("run 'sluice policy update' where there is a network, or put the file to {}/{}", fetched_folder, sha256_hex));
  TRY_ASSIGN(std::string bytes, fetch_https(address, most_bytes));
  TRY_ASSIGN(Files files, open_read(bytes, address, sha256_hex));
  TRY(write_file(copies.front(), bytes));
  return files;
}

}  // namespace

void let_open_packs(PolicySources& sources, const Session& session, bool may_fetch) {
  const std::string folder = parent_of(sources.project_file);
  sources.takes_loopback = session.takes_loopback;
  sources.open_packs = [folder, session, may_fetch](const std::string& place, const std::string& sha256_hex) -> Result<Files> {
    if (place.find("://") != std::string::npos) return open_address(place, sha256_hex, copies_of(sha256_hex, folder, session), may_fetch);
    TRY_ASSIGN(std::string bytes, read_file(place, most_bytes));
    return open_read(std::move(bytes), place, sha256_hex);
  };
}

}  // namespace sluice
