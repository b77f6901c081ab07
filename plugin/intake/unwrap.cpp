// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/unwrap.hpp"

#include "intake/read_ahead.hpp"
#include "intake/rpm_lead.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice {

/// Innermost first: a layer reads from the one before it, and a read-ahead's thread must end before its decoder goes.
Unwrapped::~Unwrapped() {
  while (!layers_.empty()) {
    layers_.pop_back();
  }
}

std::vector<Defect> Unwrapped::defects() const {
  std::vector<Defect> all;
  for (const Decoder* decoder : decoders_) all.insert(all.end(), decoder->defects().begin(), decoder->defects().end());
  return all;
}

bool Unwrapped::is_whole() const {
  const std::vector<Defect> all = defects();
  return std::ranges::none_of(all, &Defect::stops);
}

Result<void> Unwrapped::look() {
  TRY_ASSIGN(const std::span<const std::byte> head, heads_.back()->peek(magic_bytes));
  head_.assign(head.begin(), head.end());
  inner_ = &identify(head_);
  return {};
}

void Unwrapped::peel(const Limits& limits, Pool& pool, bool on_thread) {
  std::unique_ptr<Decoder> decoder = make_decoder(inner_->name, *heads_.back(), limits, on_thread ? pool.jobs() : 1);
  decoders_.push_back(decoder.get());
  filters_.emplace_back(inner_->name);
  layers_.push_back(std::move(decoder));
  if (on_thread && layers_.size() == 1) {
    std::unique_ptr<ByteSource> ahead = make_read_ahead(*layers_.back(), pool);
    if (ahead) layers_.push_back(std::move(ahead));
  }
  heads_.push_back(std::make_unique<HeadSource>(*layers_.back()));
}

Result<Unwrapped> unwrap(ByteSource& raw, const Limits& limits, Pool& pool, bool on_thread) {
  Unwrapped unwrapped;
  unwrapped.heads_.push_back(std::make_unique<HeadSource>(raw));
  TRY(unwrapped.look());
  unwrapped.outer_ = unwrapped.inner_;
  unwrapped.outer_head_ = unwrapped.head_;
  while (!unwrapped.refused_) {
    if (unwrapped.inner_->name == "rpm" && unwrapped.format_.empty()) {
      unwrapped.format_ = "rpm";
      TRY_ASSIGN(unwrapped.refused_, skip_rpm_headers(*unwrapped.heads_.back(), limits));
      ByteSource& payload = *unwrapped.heads_.back();
      unwrapped.heads_.push_back(std::make_unique<HeadSource>(payload));
    } else if (unwrapped.inner_->role == Role::filter) {
      if (unwrapped.filters_.size() >= limits.filters) {
        unwrapped.refused_ = Defect{HazardId::limit_filter_depth, Weight::error,
                                    fmt::format("more than {} compression layers", limits.filters), true};
        break;
      }
      unwrapped.peel(limits, pool, on_thread);
    } else {
      break;
    }
    TRY(unwrapped.look());
  }
  if (unwrapped.format_ == "rpm" && !unwrapped.refused_ && unwrapped.inner_->name != "cpio") {
    unwrapped.refused_ = Defect{HazardId::malformed, Weight::error, "the package's payload is no cpio archive", true};
  }
  if (unwrapped.format_.empty()) unwrapped.format_ = unwrapped.inner_->name;
  return unwrapped;
}

}  // namespace sluice
