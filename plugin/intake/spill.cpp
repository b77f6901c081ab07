// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/spill.hpp"

#include "intake/buffer.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = 256u << 10;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using TemporaryFile = std::unique_ptr<std::FILE, CloseFile>;

class SpilledSource final : public ByteSource {
 public:
  explicit SpilledSource(Budget& budget) : budget_(budget) {}
  SpilledSource(const SpilledSource&) = delete;
  SpilledSource& operator=(const SpilledSource&) = delete;
  ~SpilledSource() override { budget_.release(held_); }

  Result<void> fill(ByteSource& stream) {
    while (true) {
      Buffer next(block_bytes);
      std::size_t filled = 0;
      while (filled < next.size()) {
        TRY_ASSIGN(const std::size_t got, stream.read(next.from(filled)));
        if (got == 0) break;
        filled += got;
      }
      if (filled == 0) return flush();
      size_ += filled;
      TRY(append(std::move(next), filled));
    }
  }

  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::size_t count, read_at(at_, buffer));
    at_ += count;
    return count;
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> buffer) override {
    if (offset >= size_) return std::size_t{0};
    if (file_) return read_file_at(descriptor(), offset, buffer);
    const Buffer& block = blocks_[offset / block_bytes];
    const std::size_t within = offset % block_bytes;
    const std::size_t count = std::min({buffer.size(), block_bytes - within, static_cast<std::size_t>(size_ - offset)});
    std::ranges::copy(block.from(within).first(count), buffer.begin());
    return count;
  }
  int descriptor() const override { return file_ ? ::fileno(file_.get()) : -1; }
  bool can_seek() const override { return true; }
  Result<void> seek(std::uint64_t offset) override {
    at_ = std::min<std::uint64_t>(offset, size_);
    return {};
  }
  std::uint64_t size() const override { return size_; }

 private:
  Result<void> append(Buffer next, std::size_t filled) {
    if (!file_ && budget_.has_room(held_ + block_bytes, held_)) {
      blocks_.push_back(std::move(next));
      budget_.hold(block_bytes);
      held_ += block_bytes;
      return {};
    }
    if (!file_) {
      TRY(move_to_file(size_ - filled));
    }
    return write(next.first(filled));
  }

  Result<void> move_to_file(std::uint64_t bytes) {
    file_.reset(std::tmpfile());
    if (!file_) return cannot_write();
    for (const Buffer& block : blocks_) {
      const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, block.size()));
      TRY(write(block.first(count)));
      bytes -= count;
    }
    blocks_.clear();
    budget_.release(std::exchange(held_, 0));
    return {};
  }

  Result<void> write(std::span<const std::byte> bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return cannot_write();
    return {};
  }

  Result<void> flush() {
    if (file_ && std::fflush(file_.get()) != 0) return cannot_write();
    return {};
  }

  static Result<void> cannot_write() {
    return fail("writing a temporary file for a nested archive failed", "make room in the system's temporary folder");
  }

  Budget& budget_;
  std::vector<Buffer> blocks_;
  TemporaryFile file_;
  std::uint64_t size_ = 0;
  std::uint64_t at_ = 0;
  std::uint64_t held_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> make_seekable(ByteSource& stream, Budget& budget) {
  auto spilled = std::make_unique<SpilledSource>(budget);
  TRY(spilled->fill(stream));
  TRY(spilled->seek(0));
  return spilled;
}

}  // namespace sluice
