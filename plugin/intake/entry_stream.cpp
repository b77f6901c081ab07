// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/entry_stream.hpp"

#include "intake/magic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t listener_head = 4096;

}  // namespace

EntryStream::EntryStream(WalkState& state, ContainerReader& reader, ContainerMeter& meter, std::uint32_t entry,
                         std::optional<std::uint64_t> declared)
    : state_(state),
      reader_(reader),
      meter_(meter),
      container_(state.contents.entries[entry].container),
      entry_(entry),
      declared_(declared),
      hash_(state.hashes.open(entry)) {}

bool EntryStream::has_archive_behind() const {
  const std::vector<ZipEnd> ends = zip_end_.ends();
  return appended_.has_found() || std::ranges::any_of(ends, [](const ZipEnd& end) { return end.has_room(); });
}

/// The next bytes from the reader, with the sink aimed at this entry meanwhile; empty at the end and when a limit is
/// crossed.
Result<std::span<const std::byte>> EntryStream::pull() {
  if (is_ended_) return std::span<const std::byte>();
  const HazardSink::Aim before = state_.sink.aim(container_, entry_);
  Result<std::span<const std::byte>> got = reader_.read();
  std::span<const std::byte> bytes = got ? *got : std::span<const std::byte>();
  if (got && bytes.empty()) {
    is_ended_ = true;
    is_whole_ = reader_.entry_is_whole() && !state_.budget.is_exhausted();
  } else if (got && !spend(bytes.size())) {
    is_ended_ = true;
    is_whole_ = false;
    bytes = {};
  }
  state_.sink.aim(before.container, before.entry);
  if (!got) return got;
  pulled_ += bytes.size();
  state_.hashes.add(hash_, bytes);
  if (!reader_.keeps_bytes()) state_.hashes.settle();
  keep_tail(bytes);
  zip_end_.look(bytes);
  hear(bytes);
  return bytes;
}

bool EntryStream::spend(std::uint64_t bytes) {
  const Limits& limits = state_.budget.limits();
  if (pulled_ + bytes > limits.entry_bytes) {
    return exceeds(HazardId::limit_entry_size,
                   fmt::format("more than {} bytes came out of one entry", limits.entry_bytes));
  }
  if (meter_.is_host) return !state_.budget.is_exhausted();
  if (!state_.budget.spend_bytes(bytes)) return false;
  meter_.produced += bytes;
  if (meter_.size == 0 || !is_over_ratio(meter_.produced, meter_.size, limits)) return true;
  meter_.is_over = true;
  return exceeds(HazardId::limit_ratio,
                 fmt::format("{} bytes came out of the {} bytes of its container, more than {} times", meter_.produced,
                             meter_.size, limits.ratio));
}

bool EntryStream::exceeds(HazardId id, std::string detail) {
  state_.sink.state(id, Weight::error, std::move(detail));
  return false;
}

void EntryStream::hear(std::span<const std::byte> bytes) {
  if (bytes.empty()) return;
  appended_.look(bytes);
  for (EntryListener* listener : interested_) listener->bytes(entry_, bytes);
}

void EntryStream::keep_tail(std::span<const std::byte> bytes) {
  if (bytes.size() >= disk_image_tail_bytes) {
    const auto last = bytes.last(disk_image_tail_bytes);
    tail_.assign(last.begin(), last.end());
    return;
  }
  tail_.insert(tail_.end(), bytes.begin(), bytes.end());
  if (tail_.size() > disk_image_tail_bytes) {
    tail_.erase(tail_.begin(), tail_.end() - static_cast<std::ptrdiff_t>(disk_image_tail_bytes));
  }
}

Result<std::span<const std::byte>> EntryStream::peek() {
  TRY_ASSIGN(pending_, pull());
  while (pending_.size() < magic_bytes && !is_ended_ && pulled_ != declared_) {
    if (head_.empty()) head_.assign(pending_.begin(), pending_.end());
    TRY_ASSIGN(const std::span<const std::byte> more, pull());
    head_.insert(head_.end(), more.begin(), more.end());
    pending_ = head_;
  }
  return pending_.first(std::min(pending_.size(), magic_bytes));
}

void EntryStream::announce() {
  const std::span<const std::byte> head = pending_.first(std::min(pending_.size(), listener_head));
  for (EntryListener* listener : state_.listeners) {
    if (listener->begin(state_.contents, entry_, head)) interested_.push_back(listener);
  }
  appended_.begin(state_.contents.entries[entry_].type);
  hear(pending_);
}

Result<std::size_t> EntryStream::read(std::span<std::byte> buffer) {
  if (pending_.empty()) {
    TRY_ASSIGN(pending_, pull());
  }
  const std::size_t count = std::min(buffer.size(), pending_.size());
  std::copy_n(pending_.begin(), count, buffer.begin());
  pending_ = pending_.subspan(count);
  return count;
}

Result<void> EntryStream::finish() {
  while (!is_ended_) {
    TRY(pull());
  }
  pending_ = {};
  if (std::exchange(is_finished_, true)) return {};
  Entry& entry = state_.contents.entries[entry_];
  entry.size = pulled_;
  state_.hashes.close(hash_, is_whole_);
  if (!reader_.keeps_bytes() || std::ranges::any_of(interested_, &EntryListener::wants_digest)) state_.hashes.settle();
  for (EntryListener* listener : interested_) listener->end(state_.contents, entry_, is_whole_);
  return {};
}

}  // namespace sluice
