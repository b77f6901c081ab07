// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/recording_listener.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

constexpr std::uint64_t steps = 3;

}  // namespace

bool RecordingListener::begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) {
  if (!inner_.begin(contents, entry, head)) return false;
  keep({Step::begin, entry, false, std::string(text_of(head))});
  return true;
}

void RecordingListener::bytes(std::uint32_t entry, std::span<const std::byte> chunk) {
  inner_.bytes(entry, chunk);
  const bool goes_on = !events_.empty() && events_.back().step == Step::bytes && events_.back().entry == entry;
  if (goes_on && kept_ + chunk.size() <= most_) {
    kept_ += chunk.size();
    events_.back().bytes += text_of(chunk);
  } else {
    keep(
        {Step::bytes, entry, false, std::string(text_of(chunk.first(std::min<std::size_t>(chunk.size(), most_ + 1))))});
  }
}

void RecordingListener::end(const Contents& contents, std::uint32_t entry, bool whole) {
  inner_.end(contents, entry, whole);
  keep({Step::end, entry, whole, {}});
}

void RecordingListener::keep(Event event) {
  kept_ += event.bytes.size() + sizeof(Event);
  is_complete_ = is_complete_ && kept_ <= most_;
  if (is_complete_) {
    events_.push_back(std::move(event));
  } else {
    events_ = {};
  }
}

void RecordingListener::write(std::uint32_t first, BlobWriter& out) const {
  out.number(events_.size());
  for (const Event& event : events_) {
    out.number(static_cast<std::uint64_t>(event.step));
    out.number(event.entry - first);
    out.number(event.whole ? 1 : 0);
    out.text(event.bytes);
  }
}

bool replay(BlobReader& in, const Contents& contents, std::uint32_t first, EntryListener& listener) {
  struct Heard {
    std::uint64_t step;
    std::uint32_t entry;
    bool whole;
    std::string_view bytes;
  };
  std::vector<Heard> all;
  for (std::uint64_t left = in.number(); left > 0 && in.is_good(); --left) {
    const std::uint64_t step = in.number_below(steps);
    const auto entry = static_cast<std::uint32_t>(first + in.number_below(contents.entries.size() - first));
    const bool whole = in.number_below(2) == 1;
    all.push_back({step, entry, whole, in.text()});
  }
  if (!in.is_good()) return false;
  for (const Heard& heard : all) {
    if (heard.step == 0) {
      listener.begin(contents, heard.entry, bytes_of(heard.bytes));
    } else if (heard.step == 1) {
      listener.bytes(heard.entry, bytes_of(heard.bytes));
    } else {
      listener.end(contents, heard.entry, heard.whole);
    }
  }
  return true;
}

}  // namespace sluice
