// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/intake.hpp"

#include "base/digest.hpp"
#include "intake/host_source.hpp"
#include "intake/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace sluice {
namespace {

std::string folder_line(const Entry& entry) {
  std::string hex = entry.sha256 ? to_hex(*entry.sha256) : "-";
  if (entry.kind == EntryKind::symlink) hex = to_hex(sha256(entry.link_target));
  return fmt::format("{}  {}\n", hex, entry.path.view());
}

/// The pool that the caller shares, or one of this delivery's own.
class PoolOf {
 public:
  explicit PoolOf(const IntakeOptions& options) : shared_(options.pool) {
    if (shared_ == nullptr) own_.emplace(0);
  }
  Pool& get() { return shared_ != nullptr ? *shared_ : *own_; }

 private:
  Pool* shared_;
  std::optional<Pool> own_;
};

}  // namespace

Result<std::uint32_t> open_delivery(const DeliveryPath& delivery, const IntakeOptions& options, Contents& contents) {
  TRY_ASSIGN(const HostPath opened, open_host_path(delivery.path));
  return open_host(opened, delivery.name, options, contents);
}

Result<std::uint32_t> open_host(const HostPath& opened, const std::string& name, const IntakeOptions& options,
                                Contents& contents) {
  PoolOf pool(options);
  Walk walk(options, pool.get(), contents);
  if (opened.file) return walk.walk_source(*opened.file, name);
  return walk.walk_folder(opened.folder, name);
}

Result<std::uint32_t> open_bytes(const std::string& name, std::span<const std::byte> bytes,
                                 const IntakeOptions& options, Contents& contents) {
  const std::unique_ptr<HostSource> source = make_memory_source(bytes);
  PoolOf pool(options);
  Walk walk(options, pool.get(), contents);
  return walk.walk_source(*source, name);
}

std::string delivery_digest(const Contents& contents, std::uint32_t container) {
  const Container& delivered = contents.containers[container];
  if (delivered.sha256) return "sha256:" + to_hex(*delivered.sha256);
  std::vector<const Entry*> files;
  for (const Entry& entry : contents.entries) {
    const bool counts = entry.kind == EntryKind::file || entry.kind == EntryKind::symlink;
    if (entry.container == container && counts) files.push_back(&entry);
  }
  std::ranges::sort(files, std::ranges::less(), &Entry::path);
  Sha256 hash;
  for (const Entry* entry : files) hash.update(folder_line(*entry));
  return "sha256:" + to_hex(hash.finish());
}

}  // namespace sluice
