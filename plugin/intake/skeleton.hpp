// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace sluice {

/// Hears what a strict reader takes for structure, so that a second reader can judge it without the entries' data.
class Skeleton {
 public:
  virtual ~Skeleton() = default;
  /// bytes of the container that are no entry's data, in order
  virtual void bytes(std::span<const std::byte>) = 0;
  /// `count` bytes of entry data, not handed on
  virtual void hole(std::uint64_t count) = 0;
};

}  // namespace sluice
