// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/codec.hpp"
#include "intake/little_endian.hpp"
#include "intake/magic_checks.hpp"

#include <fmt/format.h>

namespace sluice {

void SkippableFrames::hear(std::span<const std::byte> head) {
  if (!magic::is_zstd_skippable(head)) return;
  ++count_;
  bytes_ += little32(head, 4);
}

std::vector<Defect> SkippableFrames::notes() const {
  if (count_ == 0) return {};
  const std::string detail = count_ == 1 ? fmt::format("a skippable frame of {} bytes", bytes_)
                                         : fmt::format("{} skippable frames of {} bytes in all", count_, bytes_);
  return {{HazardId::hidden_data, Weight::note, detail, false}};
}

}  // namespace sluice
