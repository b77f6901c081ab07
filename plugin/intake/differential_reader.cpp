// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/differential_reader.hpp"

#include "intake/entry_difference.hpp"
#include "intake/worker_reader.hpp"

#include <fmt/format.h>

#include <utility>

namespace sluice {
namespace {

constexpr std::size_t most_open = 4096;
constexpr std::size_t most_open_bytes = 8u << 20;

std::size_t name_bytes(const EntryMeta& meta) { return meta.path.size() + meta.link_target.size(); }

ReaderInput with_skeleton(const ReaderInput& input, Skeleton& skeleton) {
  ReaderInput changed = input;
  changed.skeleton = &skeleton;
  return changed;
}

}  // namespace

DifferentialReader::DifferentialReader(MakeReader make, const ReaderInput& input, OpinionInput kind,
                                       std::optional<WorkerProgram> program)
    : format_(input.format),
      sink_(input.sink),
      budget_(input.budget),
      opinion_(input, kind, std::move(program)),
      strict_(make(with_skeleton(input, opinion_))) {}

Result<std::optional<EntryMeta>> DifferentialReader::next() {
  if (!std::exchange(is_started_, true)) {
    TRY(opinion_.start());
  }
  TRY_ASSIGN(std::optional<EntryMeta> meta, strict_->next());
  if (!meta) {
    TRY(finish());
    return meta;
  }
  remember(*meta);
  compare_arrived();
  settle();
  if ((open_.size() >= most_open || open_bytes_ >= most_open_bytes) && opinion_.can_wait()) {
    opinion_.wait();
    compare_arrived();
  }
  if (opinion_.failure()) return tl::unexpected<Error>(*opinion_.failure());
  return meta;
}

/// Only what is compared, until it is; after the first difference only the count goes on.
void DifferentialReader::remember(const EntryMeta& meta) {
  ++strict_count_;
  if (!difference_.empty()) return;
  EntryMeta kept;
  kept.path = meta.path;
  kept.kind = meta.kind;
  kept.link_target = meta.link_target;
  kept.size = meta.size;
  open_bytes_ += name_bytes(kept);
  open_.push_back(std::move(kept));
}

void DifferentialReader::compare_arrived() {
  while (!open_.empty() || !difference_.empty()) {
    const std::optional<ListedEntry> listed = opinion_.take();
    if (!listed) break;
    ++listed_count_;
    if (!difference_.empty()) continue;
    compare(&open_.front(), &*listed);
    open_bytes_ -= name_bytes(open_.front());
    open_.pop_front();
  }
}

/// Null for an entry that one of them does not have.
void DifferentialReader::compare(const EntryMeta* strict, const ListedEntry* listed) {
  if (strict != nullptr && listed != nullptr) {
    difference_ = entry_difference(format_, *strict, *listed);
  } else if (strict != nullptr) {
    difference_ = fmt::format("'{}' is not there for libarchive", strict->path);
  } else {
    difference_ = fmt::format("libarchive also has '{}'", listed->meta.path);
  }
}

/// Nothing more will be listed: what is open then is not compared, and need not be kept.
void DifferentialReader::settle() {
  if (!opinion_.is_over() || open_.empty()) return;
  if (difference_.empty() && opinion_.lost().empty()) {
    if (opinion_.stopped().empty()) {
      compare(&open_.front(), nullptr);
    } else {
      difference_ = "libarchive stops: " + opinion_.stopped();
    }
  }
  open_.clear();
  open_bytes_ = 0;
}

Result<void> DifferentialReader::finish() {
  if (std::exchange(is_finished_, true)) return {};
  if (!strict_->stopped().empty() || budget_.is_exhausted()) return {};
  opinion_.end_input();
  while (!opinion_.is_over()) {
    opinion_.wait();
    compare_arrived();
    if (!open_.empty() || !difference_.empty()) continue;
    const std::optional<ListedEntry> more = opinion_.take();
    if (!more) continue;
    ++listed_count_;
    compare(nullptr, &*more);
  }
  if (opinion_.failure()) return tl::unexpected<Error>(*opinion_.failure());
  if (!opinion_.lost().empty()) {
    stopped_ = state_lost(sink_, opinion_.lost());
    return {};
  }
  settle();
  const bool is_empty = strict_count_ == 0 && listed_count_ == 0;  // libarchive 3.6 knows no ZIP without entries
  if (difference_.empty() && !opinion_.stopped().empty() && !is_empty) {
    difference_ = "libarchive stops: " + opinion_.stopped();
  }
  state_difference();
  return {};
}

void DifferentialReader::state_difference() {
  if (difference_.empty()) return;
  sink_.state(HazardId::differential, Weight::error,
              fmt::format("{} ({} entries, {} to libarchive)", difference_, strict_count_, listed_count_));
}

}  // namespace sluice
