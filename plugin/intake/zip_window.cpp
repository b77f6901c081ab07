// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_window.hpp"

#include <algorithm>

namespace sluice {

Result<std::span<const std::byte>> ZipWindow::at(std::uint64_t offset, std::size_t count) {
  const auto is_in = [&] {
    const std::uint64_t end = run_->begin + run_->bytes.size();
    return offset >= run_->begin && offset <= end && (end - offset >= count || end == source_.size());
  };
  if (!is_in()) {
    TRY(read(offset, std::max(count, run_bytes)));
  }
  const std::span<const std::byte> bytes(run_->bytes);
  if (offset < run_->begin || offset - run_->begin > bytes.size()) return std::span<const std::byte>();
  const std::span<const std::byte> rest = bytes.subspan(static_cast<std::size_t>(offset - run_->begin));
  return rest.first(std::min(rest.size(), count));
}

Result<void> ZipWindow::read(std::uint64_t offset, std::size_t count) {
  auto run = std::make_shared<ZipRun>();
  run->begin = std::min(offset, source_.size());
  run->bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(count, source_.size() - run->begin)));
  std::size_t filled = 0;
  while (filled < run->bytes.size()) {
    TRY_ASSIGN(const std::size_t got, source_.read_at(run->begin + filled, std::span(run->bytes).subspan(filled)));
    if (got == 0) break;
    filled += got;
  }
  run->bytes.resize(filled);
  run_ = std::move(run);
  return {};
}

}  // namespace sluice
