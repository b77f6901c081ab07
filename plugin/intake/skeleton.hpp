// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace sluice {

/// Hears a container without its entries' data, from the reader that takes it apart.
class Skeleton {
 public:
  virtual ~Skeleton() = default;
  /// bytes of the container that are no entry's data, in order
  virtual void bytes(std::span<const std::byte>) = 0;
  /// `count` bytes of entry data, not handed on
  virtual void hole(std::uint64_t count) = 0;
};

}  // namespace sluice
