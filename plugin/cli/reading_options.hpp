// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "gate/pipeline.hpp"

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

namespace sluice {

/// The flags that say how deliveries are read; none of them changes what is seen.
struct ReadingOptions {
  std::size_t jobs = 0;
  std::string cache;
  bool no_cache = false;

  void add_to(CLI::App& command);
  ReadOptions reading(const Session& session) const;  ///< the session outlives what it returns
};

}  // namespace sluice
