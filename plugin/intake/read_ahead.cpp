// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/read_ahead.hpp"

#include "intake/buffer.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = 512u << 10;
constexpr std::size_t block_count = 4;

struct Block {
  Buffer bytes{block_bytes};
  std::size_t filled = 0;
  std::optional<Error> error;
};

class ReadAhead final : public ByteSource {
 public:
  ReadAhead(ByteSource& source, Pool& pool) : source_(source) {
    task_ = pool.try_start([this] { run(); });
  }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  ~ReadAhead() override {
    {
      const std::lock_guard lock(mutex_);
      is_abandoned_ = true;
    }
    changed_.notify_all();
  }
  bool is_started() const { return task_.is_valid(); }

  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::span<const std::byte> here, present());
    const std::size_t count = std::min(buffer.size(), here.size());
    std::ranges::copy(here.first(count), buffer.begin());
    taken_ += count;
    return count;
  }
  Result<std::span<const std::byte>> lend() override {
    TRY_ASSIGN(const std::span<const std::byte> here, present());
    taken_ += here.size();
    return here;
  }
  bool can_lend() const override { return true; }
  Result<void> seek(std::uint64_t) override { return fail("bytes that are read ahead cannot be searched"); }
  std::uint64_t size() const override { return source_.size(); }

 private:
  /// What is left of the block at hand, or the next block; empty at the end.
  Result<std::span<const std::byte>> present() {
    if (is_over_) return std::span<const std::byte>();
    if (filled_ != 0 && taken_ == filled_) give_back();
    const Block& block = wait_for_block();
    filled_ = block.filled;
    if (filled_ == 0) {  // the last block: an end or an error
      is_over_ = true;
      if (block.error) return tl::unexpected<Error>(*block.error);
    }
    return std::span<const std::byte>(block.bytes.first(filled_).subspan(taken_));
  }

  const Block& wait_for_block() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return produced_ > consumed_; });
    return blocks_[consumed_ % block_count];
  }

  void give_back() {
    taken_ = 0;
    filled_ = 0;
    {
      const std::lock_guard lock(mutex_);
      ++consumed_;
    }
    changed_.notify_all();
  }

  void run() {
    bool more = true;
    while (more) {
      Block* block = nullptr;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return is_abandoned_ || produced_ - consumed_ < block_count; });
        if (is_abandoned_) return;
        block = &blocks_[produced_ % block_count];
      }
      more = fill(*block);
      {
        const std::lock_guard lock(mutex_);
        ++produced_;
      }
      changed_.notify_all();
    }
  }

  /// An empty block stands for the end; an error comes with it.
  bool fill(Block& block) {
    Result<std::size_t> got = source_.read(block.bytes.span());
    block.filled = got ? *got : 0;
    if (!got) block.error = std::move(got.error());
    return block.filled != 0;
  }

  ByteSource& source_;
  std::array<Block, block_count> blocks_;
  std::size_t filled_ = 0;  ///< of the block at hand; 0 before the first, and at the end
  std::size_t taken_ = 0;   ///< of it
  bool is_over_ = false;
  std::mutex mutex_;  ///< guards the three below
  std::condition_variable changed_;
  std::uint64_t produced_ = 0;
  std::uint64_t consumed_ = 0;
  bool is_abandoned_ = false;
  Pool::Task task_;  ///< last: its end is waited for before the rest goes
};

}  // namespace

std::unique_ptr<ByteSource> make_read_ahead(ByteSource& source, Pool& pool) {
  auto ahead = std::make_unique<ReadAhead>(source, pool);
  return ahead->is_started() ? std::move(ahead) : nullptr;
}

}  // namespace sluice
