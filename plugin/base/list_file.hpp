// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The calls of a CMake list file (cmake-language(7)): comments, quoted and bracket arguments are known, variables are not expanded.
/// CMake tells a dependency provider the file of a call, but not its line.
class ListFile {
 public:
  struct Call {
    std::uint32_t line = 0;
    std::vector<std::string> arguments;  ///< without quotes
  };

  explicit ListFile(std::string_view text);

  /// The calls of a command, in order; its name compares without case. They live as long as this.
  std::vector<const Call*> find_calls(std::string_view command) const;

  /// Line, from 1, of the first call `command(first ...)` that also has `other` among its arguments, if `other` is not empty; 0 if
  /// there is none. Command names compare without case; `first` empty takes any.
  std::uint32_t find_call(std::string_view command, std::string_view first, std::string_view other = {}) const;

 private:
  std::vector<Call> calls_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_command_, by_first_;
};

}  // namespace sluice
