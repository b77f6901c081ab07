// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/pool.hpp"
#include "intake/decoder.hpp"
#include "intake/head_source.hpp"
#include "intake/magic.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// A container's bytes with its compression layers taken off, one by one, each by content.
class Unwrapped {
 public:
  Unwrapped() = default;
  Unwrapped(Unwrapped&&) = default;
  Unwrapped& operator=(Unwrapped&&) = delete;
  ~Unwrapped();

  HeadSource& source() { return *heads_.back(); }        ///< what lies behind the filters
  const Magic& outer() const { return *outer_; }         ///< of the bytes as they came
  const Magic& inner() const { return *inner_; }         ///< of source()
  const std::string& format() const { return format_; }  ///< "rpm", or the inner format's name
  const std::vector<std::string>& filters() const { return filters_; }
  std::span<const std::byte> head() const { return head_; }              ///< first bytes of source()
  std::span<const std::byte> outer_head() const { return outer_head_; }  ///< first bytes as they came
  const std::optional<Defect>& refused() const {
    return refused_;
  }  ///< why peeling stopped before the archive was reached

  /// What the decoders found; only once source() was read to its end.
  std::vector<Defect> defects() const;
  /// True if no decoder had to stop early; as defects(), only at the end.
  bool is_whole() const;

 private:
  friend Result<Unwrapped> unwrap(ByteSource& raw, const Limits& limits, Pool& pool, bool on_thread);

  Result<void> look();
  void peel(const Limits& limits, Pool& pool, bool on_thread);

  std::vector<std::unique_ptr<HeadSource>> heads_;
  std::vector<std::unique_ptr<ByteSource>> layers_;  ///< decoders and read-aheads, outermost first
  std::vector<const Decoder*> decoders_;
  std::vector<std::string> filters_;
  std::vector<std::byte> head_;
  std::vector<std::byte> outer_head_;
  const Magic* outer_ = nullptr;
  const Magic* inner_ = nullptr;
  std::string format_;
  std::optional<Defect> refused_;
};

/// Peels `raw`, which outlives the result, down to the first layer that is no filter, at most Limits::filters deep. An
/// rpm's lead and headers are one more layer in front of its payload. `on_thread`: the outermost decoder may run on
/// threads of the pool's, so `raw` must share nothing with other threads.
Result<Unwrapped> unwrap(ByteSource& raw, const Limits& limits, Pool& pool, bool on_thread);

}  // namespace sluice
