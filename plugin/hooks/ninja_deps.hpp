// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Ninja's log of what compilers read (.ninja_deps, versions 3 and 4; `ninja -t deps` prints it). It is read here and
/// not by that command: a second ninja may write the log anew under the one that runs.
struct NinjaDeps {
  struct Output {
    std::uint32_t path = 0;             ///< index into paths
    std::vector<std::uint32_t> inputs;  ///< indexes into paths
  };
  std::vector<std::string> paths;  ///< relative to the build folder, or absolute
  std::vector<Output> outputs;     ///< each once, with what was read last, by index
};

/// Reads the log's bytes. A record cut off at the end, as a build that is stopped leaves it, ends the log; an Error for
/// anything that no such log is.
Result<NinjaDeps> parse_ninja_deps(std::string_view bytes);

/// Outputs of commands that Ninja ran, by its .ninja_log (versions 4 to 7): the fourth of its columns.
std::vector<std::string> parse_ninja_log(std::string_view text);

}  // namespace sluice
