// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/intake.hpp"
#include "store/blob.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Passes on what it hears to another listener, and keeps what that one wanted, so that it can hear it again without
/// the archive.
class RecordingListener final : public EntryListener {
 public:
  /// Keeps at most `most` bytes; if there are more, nothing.
  RecordingListener(EntryListener& inner, std::uint64_t most) : inner_(inner), most_(most) {}

  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override;
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override;
  void end(const Contents& contents, std::uint32_t entry, bool whole) override;
  bool wants_digest() const override { return inner_.wants_digest(); }

  bool is_complete() const { return is_complete_; }  ///< everything was kept
  std::uint64_t kept_bytes() const { return kept_; }
  /// Entries are written as their distance from `first`.
  void write(std::uint32_t first, BlobWriter& out) const;

 private:
  enum class Step : std::uint8_t { begin, bytes, end };
  struct Event {
    Step step = Step::begin;
    std::uint32_t entry = 0;
    bool whole = false;  ///< at the end
    std::string bytes;   ///< at the begin: the head
  };
  void keep(Event event);

  EntryListener& inner_;
  const std::uint64_t most_;
  std::uint64_t kept_ = 0;
  bool is_complete_ = true;
  std::vector<Event> events_;
};

/// Lets a listener hear what write() wrote, in the same order; `first` is the entry that distances count from. False if
/// the bytes are not that: the listener has then heard nothing.
bool replay(BlobReader& in, const Contents& contents, std::uint32_t first, EntryListener& listener);

}  // namespace sluice
