// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/second_opinion.hpp"

#include "intake/buffer.hpp"
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
constexpr std::uint64_t most_sent_whole = 1u << 20;
constexpr std::size_t most_listed_bytes = 32u << 20;  // entries that libarchive may be ahead by

std::size_t weight_of(const ListedEntry& entry) {
  return sizeof entry + entry.meta.path.size() + entry.meta.link_target.size();
}

}  // namespace

SecondOpinion::SecondOpinion(const ReaderInput& input, OpinionInput kind, std::optional<WorkerProgram> program)
    : format_(input.format),
      source_(input.source),
      budget_(input.budget),
      kind_(kind),
      program_(std::move(program)),
      shelf_(input.shelf) {}

Result<void> SecondOpinion::start() {
  if (shelf_ != nullptr && shelf_->has_lost_enough()) {
    is_started_ = true;
    lose(std::string(too_many_lost));
    return {};
  }
  if (!program_) {
    TRY_ASSIGN(program_, find_worker_program());
  }
  if (kind_ != OpinionInput::file) return {};
  const bool is_small = source_.descriptor() < 0 && source_.can_seek() && source_.size() <= most_sent_whole;
  if (is_small && shelf_ != nullptr) return send_whole();
  return start_with_file();
}

Result<void> SecondOpinion::start_with_file() {
  TRY_ASSIGN(WorkerInput file, WorkerInput::of(source_, budget_));
  file_.emplace(std::move(file));
  const WorkerTask task{"list", format_, "file", file_->size(), budget_.limits()};
  TRY_ASSIGN(WorkerProcess worker, WorkerProcess::start(*program_, task, file_->descriptor()));
  worker_.emplace(std::move(worker));
  is_started_ = true;
  return {};
}

/// With a worker that has listed another archive already, if there is one.
Result<void> SecondOpinion::start_with_frames() {
  is_started_ = true;
  if (std::optional<ListingWorker> idle = shelf_ == nullptr ? std::nullopt : shelf_->take()) {
    worker_.emplace(std::move(idle->process));
    feed_ = std::move(idle->feed);
    archives_ = idle->archives + 1;
    std::string format = format_;
    format.resize(frame_format_bytes, '\0');
    waiting_.insert(0, format);
    return {};
  }
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return fail("starting the inspector: " + std::generic_category().message(errno));
  }
  feed_ = Descriptor(ends[0]);
  const Descriptor theirs(ends[1]);
  ::fcntl(feed_.get(), F_SETFL, O_NONBLOCK);
  const WorkerTask task{"list", format_, "frames", 0, budget_.limits()};
  TRY_ASSIGN(WorkerProcess worker, WorkerProcess::start(*program_, task, theirs.get()));
  worker_.emplace(std::move(worker));
  archives_ = 1;
  return {};
}

Result<void> SecondOpinion::send_whole() {
  Buffer buffer(static_cast<std::size_t>(source_.size()));
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    TRY_ASSIGN(const std::size_t got, source_.read_at(filled, buffer.from(filled)));
    if (got == 0) break;
    filled += got;
  }
  bytes(buffer.first(filled));
  end_input();
  return {};
}

/// False if there is nobody to send to.
bool SecondOpinion::ensure_started() {
  if (is_started_) return feed_.is_open();
  Result<void> started = start_with_frames();
  if (!started) fail_with(std::move(started.error()));
  return started.has_value();
}

void SecondOpinion::bytes(std::span<const std::byte> run) {
  if (run.empty() || (is_started_ && !feed_.is_open())) return;
  put_head(run.size());
  waiting_.append(reinterpret_cast<const char*>(run.data()), run.size());
  if (waiting_.size() >= worth_sending) flush();
}

void SecondOpinion::hole(std::uint64_t count) {
  if (count == 0 || (is_started_ && !feed_.is_open())) return;
  put_head((count & ~frame_hole_mark) | frame_hole_mark);
  if (waiting_.size() >= worth_sending) flush();
}

void SecondOpinion::put_head(std::uint64_t head) {
  for (std::size_t i = 0; i < frame_head_bytes; ++i) waiting_ += static_cast<char>(head >> (8 * i) & 0xff);
}

/// Sends what waits. Meanwhile results are taken, for a worker that cannot send does not read either.
void SecondOpinion::flush() {
  if (!ensure_started()) {
    waiting_.clear();
    return;
  }
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
    if (!worker_->is_lost()) return false;
    if (worker_->failure()) {
      fail_with(*worker_->failure());
    } else {
      lose(worker_->lost());
    }
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
    give_back();
  } else if (record->type == RecordType::bytes) {
    lose("it sent an entry's bytes unasked");
  }
  return true;
}

/// The worker may list another archive, if it has all of this one.
void SecondOpinion::give_back() {
  if (shelf_ != nullptr && feed_.is_open() && input_ended_ && waiting_.empty() && worker_->is_quiet()) {
    shelf_->put({std::move(*worker_), std::move(feed_), archives_});
  }
  feed_.close();
  worker_.reset();
}

void SecondOpinion::lose(std::string reason) {
  if (shelf_ != nullptr) shelf_->count_lost();
  lost_ = std::move(reason);
  is_over_ = true;
  feed_.close();
  worker_.reset();
}

void SecondOpinion::fail_with(Error error) {
  lose(error.message);
  failure_ = std::move(error);
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
  if (shelf_ != nullptr) put_head(frame_end);
  flush();
  if (shelf_ == nullptr) feed_.close();
}

void SecondOpinion::wait() {
  while (listed_.empty() && !is_over_) hear(true);
}

}  // namespace sluice
