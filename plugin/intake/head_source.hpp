// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/source.hpp"

#include <span>
#include <vector>

namespace sluice {

/// Lets the first bytes of a source be looked at before somebody reads them.
class HeadSource final : public ByteSource {
 public:
  explicit HeadSource(ByteSource& inner) : inner_(inner) {}
  HeadSource(const HeadSource&) = delete;
  HeadSource& operator=(const HeadSource&) = delete;

  /// The first bytes, up to `most`, fewer only if the source ends; before any read().
  Result<std::span<const std::byte>> peek(std::size_t most);

  Result<std::size_t> read(std::span<std::byte> buffer) override;
  Result<std::span<const std::byte>> lend() override;
  bool can_lend() const override { return inner_.can_lend(); }
  bool can_seek() const override { return inner_.can_seek(); }
  Result<void> seek(std::uint64_t offset) override;
  std::uint64_t size() const override { return inner_.size(); }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> buffer) override {
    return inner_.read_at(offset, buffer);
  }
  int descriptor() const override { return inner_.descriptor(); }

 private:
  ByteSource& inner_;
  std::vector<std::byte> head_;
  std::size_t given_ = 0;  ///< of head_, read already
};

}  // namespace sluice
