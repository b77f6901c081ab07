// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/fact_cache.hpp"

#include "base/files.hpp"
#include "store/blob.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr std::string_view mark = "sluice-facts-1\n";
constexpr std::uint64_t most_of_one = 512ull << 20;

std::string key_text(const FactKey& key) {
  BlobWriter out;
  out.text(mark);
  out.text(key.engine);
  out.text(key.name);
  out.number(key.size);
  out.text(key.limits);
  out.text(key.readers);
  return std::move(out).take();
}

/// Of everything that a file must agree with.
Digest seal_of(const FactKey& key, const Digest& digest, std::string_view content) {
  Sha256 hash;
  hash.update(key_text(key));
  hash.update(std::as_bytes(std::span(digest.bytes)));
  hash.update(content);
  return hash.finish();
}

std::string_view view_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()};
}

std::string reason() { return std::generic_category().message(errno); }

Result<void> make_folders(const std::string& path) {
  if (path.empty() || is_folder(path)) return {};
  TRY(make_folders(parent_of(path)));
  if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return fail(fmt::format("making the folder {}: {}", path, reason()));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// A file that nobody but us can have written; absent otherwise. Notes that it was used.
std::optional<std::string> read_own(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (status.st_uid != ::geteuid() || (status.st_mode & (S_IWGRP | S_IWOTH)) != 0) return std::nullopt;
  if (static_cast<std::uint64_t>(status.st_size) > most_of_one) return std::nullopt;
  std::string content(static_cast<std::size_t>(status.st_size), '\0');
  for (std::size_t at = 0; at < content.size();) {
    const ssize_t got = ::read(file.number(), content.data() + at, content.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    at += static_cast<std::size_t>(got);
  }
  ::futimens(file.number(), nullptr);
  return content;
}

struct Kept {
  std::int64_t used = 0;  ///< seconds since 1970
  std::uint64_t size = 0;
  std::string path;
};

std::vector<Kept> list_kept(const std::string& folder) {
  std::vector<Kept> all;
  for (const std::string& key : list_folder(folder)) {
    const std::string inside = join_path(folder, key);
    for (const std::string& name : list_folder(inside)) {
      Kept kept{0, 0, join_path(inside, name)};
      const std::optional<FileStamp> stamp = find_stamp(kept.path);
      if (!stamp) continue;
      kept.used = stamp->modified_ns / 1'000'000'000;
      kept.size = stamp->size;
      all.push_back(std::move(kept));
    }
  }
  std::ranges::sort(all,
                    [](const Kept& a, const Kept& b) { return std::tie(b.used, a.path) < std::tie(a.used, b.path); });
  return all;
}

}  // namespace

FactCache::FactCache(std::string folder) : folder_(join_path(folder, "facts-1")) {}

std::string FactCache::key_folder(const FactKey& key) const {
  return join_path(folder_, to_hex(sha256(key_text(key))));
}

bool FactCache::is_empty() const { return !is_folder(folder_); }

bool FactCache::may_know(const FactKey& key) const { return is_folder(key_folder(key)); }

std::optional<Digest> FactCache::find_only(const FactKey& key) const {
  const std::vector<std::string> names = list_folder(key_folder(key));
  return names.size() == 1 ? parse_digest(names.front()) : std::nullopt;
}

std::optional<std::string> FactCache::find(const FactKey& key, const Digest& digest) const {
  std::optional<std::string> file = read_own(join_path(key_folder(key), to_hex(digest)));
  const std::size_t head = mark.size() + digest.bytes.size();
  if (!file || file->size() < head || !file->starts_with(mark)) return std::nullopt;
  const std::string_view content = std::string_view(*file).substr(head);
  if (std::string_view(*file).substr(mark.size(), digest.bytes.size()) != view_of(seal_of(key, digest, content))) {
    return std::nullopt;
  }
  file->erase(0, head);
  return file;
}

Result<void> FactCache::keep(const FactKey& key, const Digest& digest, std::string_view content) const {
  if (content.size() > most_of_one / 2) return {};
  const std::string folder = key_folder(key);
  TRY(make_folders(folder));
  const std::string path = join_path(folder, to_hex(digest));
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));  // 0600
  if (file.number() < 0) return fail(fmt::format("writing {}: {}", path, reason()));
  const bool is_written = write_all(file.number(), mark) &&
                          write_all(file.number(), view_of(seal_of(key, digest, content))) &&
                          write_all(file.number(), content) && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!is_written) {
    const std::string why = reason();
    ::unlink(temporary.c_str());
    return fail(fmt::format("writing {}: {}", path, why));
  }
  sweep(path);
  return {};
}

/// Removes what was not used for long, and the longest unused over the bound. The time is that of the file just kept:
/// no clock is asked.
void FactCache::sweep(const std::string& kept) const {
  const std::optional<FileStamp> now = find_stamp(kept);
  if (!now) return;
  const std::int64_t oldest = now->modified_ns / 1'000'000'000 - most_days * 86400;
  std::uint64_t total = 0;
  for (const Kept& one : list_kept(folder_)) {
    total += one.size;
    if (one.path == kept || (one.used >= oldest && total <= most_bytes)) continue;
    ::unlink(one.path.c_str());
    ::rmdir(parent_of(one.path).c_str());  // if it was the last
  }
}

}  // namespace sluice
