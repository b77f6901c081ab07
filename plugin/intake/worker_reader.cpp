// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_reader.hpp"

#include "intake/worker_shelf.hpp"

#include <utility>

namespace sluice {

WorkerReader::WorkerReader(const ReaderInput& input, std::optional<WorkerProgram> program)
    : format_(input.format),
      source_(input.source),
      sink_(input.sink),
      budget_(input.budget),
      shelf_(input.shelf),
      program_(std::move(program)) {}

Result<void> WorkerReader::start() {
  if (shelf_ != nullptr && shelf_->has_lost_enough()) {
    state_ = State::over;
    stopped_ = state_lost(sink_, std::string(too_many_lost));
    return {};
  }
  state_ = State::between;
  if (!program_) {
    TRY_ASSIGN(program_, find_worker_program());
  }
  TRY_ASSIGN(WorkerInput input, WorkerInput::of(source_, budget_));
  if (budget_.is_exhausted()) {  // the bytes were cut short on purpose
    state_ = State::over;
    return {};
  }
  input_.emplace(std::move(input));
  const WorkerTask task{"read", format_, "file", input_->size(), budget_.limits()};
  TRY_ASSIGN(WorkerProcess worker, WorkerProcess::start(*program_, task, input_->descriptor()));
  worker_.emplace(std::move(worker));
  return {};
}

Result<std::optional<EntryMeta>> WorkerReader::next() {
  if (state_ == State::fresh) {
    TRY(start());
  }
  while (state_ != State::over) {
    WorkerRecord* const record = worker_->next();
    if (record == nullptr) {
      TRY(lose());
    } else if (state_ == State::in_entry) {  // nobody wants the rest of it
      if (record->type == RecordType::entry_end) {
        state_ = State::between;
      } else if (record->type != RecordType::bytes && record->type != RecordType::hazard) {
        worker_->lose("it began a record inside an entry");
      }
    } else if (record->type == RecordType::entry) {
      state_ = State::in_entry;
      is_whole_ = true;
      return std::optional<EntryMeta>(std::move(record->entry));
    } else if (!take_outside(*record)) {
      worker_->lose("it sent an entry's bytes outside an entry");
    }
  }
  return std::optional<EntryMeta>();
}

/// A record between entries; false if it belongs into one.
bool WorkerReader::take_outside(WorkerRecord& record) {
  if (record.type == RecordType::hazard) {
    sink_.state(record.hazard.id, record.hazard.weight, std::move(record.hazard.detail));
  } else if (record.type == RecordType::stopped) {
    stopped_ = std::move(record.reason);
  } else if (record.type == RecordType::done) {
    state_ = State::over;
    worker_.reset();
  } else {
    return false;
  }
  return true;
}

Result<std::span<const std::byte>> WorkerReader::read() {
  while (state_ == State::in_entry) {
    WorkerRecord* const record = worker_->next();
    if (record == nullptr) {
      TRY(lose());
    } else if (record->type == RecordType::bytes) {
      return record->bytes;
    } else if (record->type == RecordType::entry_end) {
      state_ = State::between;
      is_whole_ = record->is_whole;
    } else if (record->type == RecordType::hazard) {
      sink_.state(record->hazard.id, record->hazard.weight, std::move(record->hazard.detail));
    } else {
      worker_->lose("it began a record inside an entry");
    }
  }
  return std::span<const std::byte>();
}

Result<void> WorkerReader::lose() {
  state_ = State::over;
  is_whole_ = false;
  if (worker_->failure()) return tl::unexpected<Error>(*worker_->failure());
  if (shelf_ != nullptr) shelf_->count_lost();
  stopped_ = state_lost(sink_, worker_->lost());
  worker_.reset();
  return {};
}

std::string state_lost(HazardSink& sink, const std::string& how) {
  const HazardSink::Aim before = sink.aim(0);
  sink.aim(before.container);
  sink.state(HazardId::inspector_killed, Weight::error, "the inspector was lost: " + how);
  sink.aim(before.container, before.entry);
  return "not judged: the inspector was lost: " + how;
}

}  // namespace sluice
