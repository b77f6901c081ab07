// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/folder_reader.hpp"

#include "intake/buffer.hpp"
#include "intake/host_source.hpp"

#include <fmt/format.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace sluice {
namespace {

tl::unexpected<Error> failed(const std::string& what) {
  return fail(fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

/// A folder held open, and its names that were not given yet, last first.
class Level {
 public:
  Level(int descriptor, std::string prefix) : descriptor_(descriptor), prefix_(std::move(prefix)) {}
  Level(Level&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        prefix_(std::move(other.prefix_)),
        names_(std::move(other.names_)) {}
  Level& operator=(Level&&) = delete;
  ~Level() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  Result<void> list() {
    const int copy = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
    DIR* const folder = copy < 0 ? nullptr : ::fdopendir(copy);
    if (folder == nullptr) {
      if (copy >= 0) ::close(copy);
      return failed("listing folder " + prefix_);
    }
    while (const dirent* entry = ::readdir(folder)) {
      std::string name = static_cast<const char*>(entry->d_name);
      if (name != "." && name != "..") names_.push_back(std::move(name));
    }
    ::closedir(folder);
    std::ranges::sort(names_, std::ranges::greater());
    return {};
  }

  int descriptor() const { return descriptor_; }
  const std::string& prefix() const { return prefix_; }
  bool is_empty() const { return names_.empty(); }
  std::string take() {
    std::string name = std::move(names_.back());
    names_.pop_back();
    return name;
  }

 private:
  int descriptor_;
  std::string prefix_;  ///< "a/b/", empty for the outermost
  std::vector<std::string> names_;
};

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  if (S_ISLNK(mode)) return EntryKind::symlink;
  if (S_ISCHR(mode) || S_ISBLK(mode)) return EntryKind::device;
  return S_ISFIFO(mode) || S_ISSOCK(mode) ? EntryKind::fifo : EntryKind::other;
}

Result<std::string> read_link(int folder, const std::string& name, const std::string& path) {
  std::string target(4096, '\0');
  const ssize_t got = ::readlinkat(folder, name.c_str(), target.data(), target.size());
  if (got < 0) return failed("reading link " + path);
  target.resize(static_cast<std::size_t>(got));
  return target;
}

class FolderReader final : public ContainerReader {
 public:
  FolderReader(int folder, const Limits& limits, HazardSink& sink) : limits_(limits), sink_(sink), buffer_(256u << 10) {
    levels_.emplace_back(folder, std::string());
  }

  Result<std::optional<EntryMeta>> next() override {
    file_.reset();
    if (!std::exchange(is_listed_, true)) {
      TRY(levels_.back().list());
    }
    while (!levels_.empty() && levels_.back().is_empty()) levels_.pop_back();
    if (levels_.empty()) return std::optional<EntryMeta>();
    const std::string name = levels_.back().take();
    TRY_ASSIGN(EntryMeta meta, describe(name));
    if (meta.kind == EntryKind::folder) {
      TRY(enter(name, meta.path));
    } else if (meta.kind == EntryKind::file) {
      TRY_ASSIGN(file_, open_in_folder(levels_.back().descriptor(), name));
      meta.size = file_->size();
    }
    return std::optional<EntryMeta>(std::move(meta));
  }

  Result<std::span<const std::byte>> read() override {
    if (!file_) return std::span<const std::byte>();
    TRY_ASSIGN(const std::size_t got, file_->read(buffer_.span()));
    return std::span<const std::byte>(buffer_.first(got));
  }
  bool entry_is_whole() const override { return true; }
  const std::string& stopped() const override { return stopped_; }
  ByteSource* seekable_entry() override { return file_.get(); }

 private:
  Result<EntryMeta> describe(const std::string& name) {
    const Level& level = levels_.back();
    EntryMeta meta;
    meta.path = level.prefix() + name;
    struct stat status {};
    if (::fstatat(level.descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
      return failed("looking at " + meta.path);
    meta.kind = kind_of(status.st_mode);
    meta.mode = status.st_mode & 07777u;
    meta.has_mode = meta.kind != EntryKind::symlink;
    meta.mtime = status.st_mtim.tv_sec;
    meta.uid = status.st_uid;
    meta.gid = status.st_gid;
    if (meta.kind == EntryKind::symlink) {
      TRY_ASSIGN(meta.link_target, read_link(level.descriptor(), name, meta.path));
    }
    return meta;
  }

  Result<void> enter(const std::string& name, const std::string& path) {
    if (levels_.size() > limits_.path_depth) {
      stopped_ = fmt::format("folders lie deeper than {}", limits_.path_depth);
      sink_.state(HazardId::limit_path_depth, Weight::error, path + ": " + stopped_);
      return {};
    }
    const int descriptor =
        ::openat(levels_.back().descriptor(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY);
    if (descriptor < 0) return failed("opening folder " + path);
    levels_.emplace_back(descriptor, path + "/");
    return levels_.back().list();
  }

  const Limits limits_;
  HazardSink& sink_;
  std::vector<Level> levels_;
  bool is_listed_ = false;
  std::unique_ptr<HostSource> file_;
  Buffer buffer_;
  std::string stopped_;
};

}  // namespace

std::unique_ptr<ContainerReader> make_folder_reader(int folder, const Limits& limits, HazardSink& sink) {
  return std::make_unique<FolderReader>(folder, limits, sink);
}

}  // namespace sluice
