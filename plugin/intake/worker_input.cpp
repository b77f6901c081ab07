// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_input.hpp"

#include "intake/buffer.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = 256u << 10;

tl::unexpected<Error> cannot_copy() {
  return fail("copying a nested archive for the inspector failed", "make room in the system's temporary folder");
}

Result<void> write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return cannot_copy();
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return {};
}

Result<Descriptor> make_temporary_file() {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::tmpfile());
  if (!file) return cannot_copy();
  Descriptor kept(::fcntl(::fileno(file.get()), F_DUPFD_CLOEXEC, 0));
  if (!kept.is_open()) return cannot_copy();
  return kept;
}

}  // namespace

Result<WorkerInput> WorkerInput::of(ByteSource& source, Budget& budget) {
  WorkerInput input(budget);
  if (source.descriptor() >= 0) {
    input.borrowed_ = source.descriptor();
    input.size_ = source.size();
    return input;
  }
  TRY(input.copy(source));
  return input;
}

WorkerInput::WorkerInput(WorkerInput&& other) noexcept
    : budget_(other.budget_),
      own_(std::move(other.own_)),
      borrowed_(other.borrowed_),
      is_on_disk_(other.is_on_disk_),
      size_(other.size_),
      held_(std::exchange(other.held_, 0)) {}

Result<void> WorkerInput::copy(ByteSource& source) {
  own_ = Descriptor(::memfd_create("sluice-archive", MFD_CLOEXEC));
  if (!own_.is_open()) {
    TRY(move_to_disk());
  }
  const Buffer buffer(block_bytes);
  while (true) {
    TRY_ASSIGN(const std::size_t got,
               source.can_seek() ? source.read_at(size_, buffer.span()) : source.read(buffer.span()));
    if (got == 0) return {};
    TRY(append(buffer.first(got)));
  }
}

Result<void> WorkerInput::append(std::span<const std::byte> bytes) {
  if (!is_on_disk_ && !budget_.has_room(held_ + bytes.size(), held_)) {
    TRY(move_to_disk());
  }
  TRY(write_all(own_.get(), bytes));
  size_ += bytes.size();
  if (is_on_disk_) return {};
  budget_.hold(bytes.size());
  held_ += bytes.size();
  return {};
}

Result<void> WorkerInput::move_to_disk() {
  TRY_ASSIGN(Descriptor file, make_temporary_file());
  const Buffer buffer(block_bytes);
  for (std::uint64_t at = 0; at < size_;) {
    TRY_ASSIGN(const std::size_t got, read_file_at(own_.get(), at, buffer.span()));
    if (got == 0) return cannot_copy();
    TRY(write_all(file.get(), buffer.first(got)));
    at += got;
  }
  own_ = std::move(file);
  is_on_disk_ = true;
  budget_.release(std::exchange(held_, 0));
  return {};
}

}  // namespace sluice
