// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/window_cache.hpp"

#include <functional>
#include <utility>

namespace sluice::license {

std::size_t WindowCache::place_of(std::string_view bytes) const {
  return std::hash<std::string_view>{}(bytes) % slots_.size();
}

WindowCache::Finds WindowCache::find(std::string_view bytes, TextEncoding encoding) {
  if (!takes(bytes)) return nullptr;
  const std::size_t place = place_of(bytes);
  const std::lock_guard lock(mutex_of(place));
  const Slot& slot = slots_[place];
  return slot.encoding == encoding && slot.bytes == bytes ? slot.finds : nullptr;
}

void WindowCache::keep(std::string_view bytes, TextEncoding encoding, Finds finds) {
  if (!takes(bytes)) return;
  const std::size_t place = place_of(bytes);
  const std::lock_guard lock(mutex_of(place));
  slots_[place] = {std::string(bytes), encoding, std::move(finds)};
}

}  // namespace sluice::license
