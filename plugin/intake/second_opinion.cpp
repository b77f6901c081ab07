// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/second_opinion.hpp"

#include "intake/worker_frames.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t worth_sending = 128u << 10;
constexpr std::size_t most_listed_bytes = 32u << 20;  // entries that libarchive may be ahead by

std::size_t weight_of(const ListedEntry& entry) {
  return sizeof entry + entry.meta.path.size() + entry.meta.link_target.size();
}

}  // namespace

SecondOpinion::SecondOpinion(const ReaderInput& input, OpinionInput kind, std::optional<WorkerProgram> program)
    : format_(input.format), source_(input.source), budget_(input.budget), kind_(kind), program_(std::move(program)) {}

Result<void> SecondOpinion::start() {
  if (!program_) {
    TRY_ASSIGN(program_, find_worker_program());
  }
  WorkerTask task{"list", format_, "frames", 0, budget_.limits()};
  if (kind_ == OpinionInput::file) {
    TRY_ASSIGN(WorkerInput file, WorkerInput::of(source_, budget_));
    file_.emplace(std::move(file));
    task.input = "file";
    task.size = file_->size();
    TRY_ASSIGN(WorkerProcess worker, WorkerProcess::start(*program_, task, file_->descriptor()));
    worker_.emplace(std::move(worker));
    return {};
  }
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return fail("starting the inspector: " + std::generic_category().message(errno));
  }
  feed_ = Descriptor(ends[0]);
  const Descriptor theirs(ends[1]);
  ::fcntl(feed_.get(), F_SETFL, O_NONBLOCK);
  TRY_ASSIGN(WorkerProcess worker, WorkerProcess::start(*program_, task, theirs.get()));
  worker_.emplace(std::move(worker));
  return {};
}

void SecondOpinion::bytes(std::span<const std::byte> run) {
  if (run.empty() || !feed_.is_open()) return;
  put_head(run.size());
  waiting_.append(reinterpret_cast<const char*>(run.data()), run.size());
  if (waiting_.size() >= worth_sending) flush();
}

void SecondOpinion::hole(std::uint64_t count) {
  if (count == 0 || !feed_.is_open()) return;
  put_head((count & ~frame_hole_mark) | frame_hole_mark);
  if (waiting_.size() >= worth_sending) flush();
}

void SecondOpinion::put_head(std::uint64_t head) {
  for (std::size_t i = 0; i < frame_head_bytes; ++i) waiting_ += static_cast<char>(head >> (8 * i) & 0xff);
}

/// Sends what waits. Meanwhile results are taken, for a worker that cannot send does not read either.
void SecondOpinion::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty() && feed_.is_open()) {
    const ssize_t put = ::send(feed_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (put > 0) {
      rest.remove_prefix(static_cast<std::size_t>(put));
      continue;
    }
    if (put < 0 && errno == EINTR) continue;
    if (put < 0 && errno != EAGAIN) {  // it has seen the end, or is gone: its results tell
      feed_.close();
      break;
    }
    drain();
    if (!worker_) break;
    std::array<pollfd, 2> waited = {pollfd{feed_.get(), POLLOUT, 0}, pollfd{worker_->results(), POLLIN, 0}};
    const int ready = ::poll(waited.data(), waited.size(), static_cast<int>(program_->patience.count()));
    if (ready == 0) lose("it took nothing and gave nothing, and was killed");
  }
  waiting_.clear();
  drain();
}

void SecondOpinion::drain() {
  while (hear(false)) {
  }
}

/// One record; false if none is there.
bool SecondOpinion::hear(bool wait) {
  if (!worker_) return false;
  WorkerRecord* const record = worker_->next(wait);
  if (record == nullptr) {
    if (worker_->is_lost()) lose(worker_->lost());
    return false;
  }
  if (record->type == RecordType::entry) {
    listed_.push_back({std::move(record->entry), !std::exchange(is_nameless_, false)});
    listed_bytes_ += weight_of(listed_.back());
    if (listed_bytes_ > most_listed_bytes) lose("it lists far more entries than there are");
  } else if (record->type == RecordType::hazard) {
    is_nameless_ = is_nameless_ || record->hazard.id == HazardId::path_encoding;
    if (record->hazard.id == HazardId::inspector_killed) lose(record->hazard.detail);
  } else if (record->type == RecordType::stopped) {
    stopped_ = std::move(record->reason);
  } else if (record->type == RecordType::done) {
    is_over_ = true;
    feed_.close();
    worker_.reset();
  } else if (record->type == RecordType::bytes) {
    lose("it sent an entry's bytes unasked");
  }
  return true;
}

void SecondOpinion::lose(std::string reason) {
  lost_ = std::move(reason);
  is_over_ = true;
  feed_.close();
  worker_.reset();
}

std::optional<ListedEntry> SecondOpinion::take() {
  if (listed_.empty()) return std::nullopt;
  ListedEntry entry = std::move(listed_.front());
  listed_.pop_front();
  listed_bytes_ -= weight_of(entry);
  return entry;
}

void SecondOpinion::end_input() {
  if (std::exchange(input_ended_, true)) return;
  flush();
  feed_.close();
}

void SecondOpinion::wait() {
  while (listed_.empty() && !is_over_) hear(true);
}

}  // namespace sluice
