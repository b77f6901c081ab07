// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/host_source.hpp"

#include "intake/buffer.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t worth_a_task = 1u << 20;
constexpr std::size_t aside_bytes = 512u << 10;

std::string reason_of(int number) { return std::generic_category().message(number); }

class FileSource final : public HostSource {
 public:
  FileSource(int descriptor, std::uint64_t size, std::string name)
      : descriptor_(descriptor), size_(size), name_(std::move(name)) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    pause_digest();
    ::close(descriptor_);
  }

  /// Reads at most the size that fstat() told, so that a file that grows meanwhile has one well-defined content.
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::size_t count, read_at(at_, buffer));
    if (!hashing_.is_valid() && at_ <= hashed_ && hashed_ < at_ + count) {
      hash(buffer.first(count).subspan(static_cast<std::size_t>(hashed_ - at_)));
      hashed_ = at_ + count;
    }
    at_ += count;
    if (watched_ != nullptr) watched_->store(at_, std::memory_order_relaxed);
    return count;
  }

  Result<void> seek(std::uint64_t offset) override {
    at_ = offset;
    return {};
  }

  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> buffer) override {
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size_ - std::min(offset, size_)));
    if (wanted == 0) return std::size_t{0};
    const Result<std::size_t> got = read_file_at(descriptor_, offset, buffer.first(wanted));
    if (!got) return fail(fmt::format("reading {}: {}", name_, got.error().message));
    if (*got == 0) return fail(fmt::format("reading {}: the file became shorter while it was read", name_));
    return *got;
  }
  int descriptor() const override { return descriptor_; }

  std::uint64_t size() const override { return size_; }

  Result<Digest> digest() override {
    if (digest_) return *digest_;
    if (hashing_.is_valid()) {
      hashing_.wait();
    } else {
      settle_aside();
      hash_rest();
    }
    TRY(hashed_all_);
    digest_ = hash_.finish();
    return *digest_;
  }

  void start_digest(Pool& pool) override {
    if (digest_ || hashing_.is_valid() || aside_pool_ != nullptr || size_ - hashed_ < worth_a_task) return;
    hashing_ = pool.submit([this] { hash_rest(); });
  }
  void watch(std::atomic<std::uint64_t>& place) override { watched_ = &place; }
  void pause_digest() override {
    is_paused_ = true;
    hashing_ = {};
    is_paused_ = false;
  }

  void hash_aside(Pool& pool) override {
    if (size_ >= worth_a_task) aside_pool_ = &pool;
  }

 private:
  void hash(std::span<const std::byte> bytes) {
    if (aside_pool_ == nullptr) return hash_.update(bytes);
    if (filling_.size() == 0) filling_ = Buffer(aside_bytes);
    while (!bytes.empty()) {
      const std::size_t count = std::min(bytes.size(), filling_.size() - filled_);
      std::ranges::copy(bytes.first(count), filling_.from(filled_).begin());
      bytes = bytes.subspan(count);
      filled_ += count;
      if (filled_ == filling_.size()) hand_over();
    }
  }

  /// One block is hashed while the next one fills.
  void hand_over() {
    aside_.wait();
    if (handed_.size() == 0) handed_ = Buffer(aside_bytes);
    std::swap(handed_, filling_);
    aside_ = aside_pool_->submit([this, count = std::exchange(filled_, 0)] { hash_.update(handed_.first(count)); });
  }

  /// Everything that was read is hashed.
  void settle_aside() {
    aside_.wait();
    aside_ = {};
    hash_.update(filling_.first(std::exchange(filled_, 0)));
  }

  /// hash_, hashed_ and hashed_all_ belong to whoever runs this, until it is done.
  void hash_rest() {
    const Buffer buffer(256u << 10);
    while (hashed_all_ && hashed_ < size_ && !is_paused_) {
      const Result<std::size_t> got = read_at(hashed_, buffer.span());
      if (!got) {
        hashed_all_ = tl::unexpected<Error>(got.error());
      } else {
        hash_.update(buffer.span().first(*got));
        hashed_ += *got;
      }
    }
  }

  int descriptor_;
  std::uint64_t size_;
  std::string name_;
  std::uint64_t at_ = 0;
  std::uint64_t hashed_ = 0;
  Sha256 hash_;
  std::optional<Digest> digest_;
  std::atomic<std::uint64_t>* watched_ = nullptr;
  Result<void> hashed_all_;
  std::atomic<bool> is_paused_ = false;
  Pool::Task hashing_;
  Pool* aside_pool_ = nullptr;
  Buffer filling_{0};
  Buffer handed_{0};
  std::size_t filled_ = 0;
  Pool::Task aside_;
};

class MemorySource final : public HostSource {
 public:
  explicit MemorySource(std::span<const std::byte> bytes) : bytes_(bytes) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::size_t count, read_at(at_, buffer));
    at_ += count;
    return count;
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> buffer) override {
    const std::size_t from = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
    const std::size_t count = std::min(buffer.size(), bytes_.size() - from);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(from), count, buffer.begin());
    return count;
  }
  Result<void> seek(std::uint64_t offset) override {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
    return {};
  }
  std::uint64_t size() const override { return bytes_.size(); }
  Result<Digest> digest() override {
    Sha256 hash;
    hash.update(bytes_);
    return hash.finish();
  }

 private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

}  // namespace

Result<HostPath> open_host_path(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return fail(fmt::format("opening {}: {}", path, reason_of(errno)));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    const int number = errno;
    ::close(descriptor);
    return fail(fmt::format("opening {}: {}", path, reason_of(number)));
  }
  HostPath opened;
  if (S_ISDIR(status.st_mode)) {
    opened.folder = descriptor;
  } else if (S_ISREG(status.st_mode)) {
    opened.file = std::make_unique<FileSource>(descriptor, static_cast<std::uint64_t>(status.st_size), path);
  } else {
    ::close(descriptor);
    return fail(fmt::format("opening {}: neither a regular file nor a folder", path),
                "name an archive, a file or a folder");
  }
  return opened;
}

Result<std::unique_ptr<HostSource>> open_in_folder(int folder, const std::string& name) {
  const int descriptor = ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return fail(fmt::format("opening {}: {}", name, reason_of(errno)));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return fail(fmt::format("opening {}: no regular file any more", name));
  }
  return std::make_unique<FileSource>(descriptor, static_cast<std::uint64_t>(status.st_size), name);
}

std::unique_ptr<HostSource> make_memory_source(std::span<const std::byte> bytes) {
  return std::make_unique<MemorySource>(bytes);
}

}  // namespace sluice
