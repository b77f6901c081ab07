// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/window.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

/// What windows of the same bytes stated before: a project repeats one header in each of its files. Bytes are compared,
/// not hashes of them. Thread-safe; holds a fixed number of windows, the latest at each place.
class WindowCache {
 public:
  using Finds = std::shared_ptr<const WindowFinds>;
  static constexpr std::size_t most_window = 8192;  ///< bytes; longer ones are not kept

  explicit WindowCache(std::size_t bytes) : slots_(bytes / (2 * most_window)) {}

  Finds find(std::string_view bytes, TextEncoding encoding);  ///< null if it is not there
  void keep(std::string_view bytes, TextEncoding encoding, Finds finds);

 private:
  struct Slot {
    std::string bytes;
    TextEncoding encoding = TextEncoding::bytes;
    Finds finds;
  };
  bool takes(std::string_view bytes) const { return !slots_.empty() && bytes.size() <= most_window; }
  std::size_t place_of(std::string_view bytes) const;
  std::mutex& mutex_of(std::size_t place) { return mutexes_[place % mutexes_.size()]; }

  std::vector<Slot> slots_;
  std::array<std::mutex, 64> mutexes_;
};

}  // namespace sluice::license
