// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/files.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// Digests of files of this machine. What was computed before is taken from a file of the build folder as long as
/// nothing about the file's stamp has changed; without such a file everything is computed.
class FileDigests {
 public:
  /// `kept_in` may be empty, or not be there yet.
  explicit FileDigests(std::string kept_in);

  /// A file and the name of an algorithm (base/digest.hpp).
  using Question = std::pair<std::string, std::string>;
  /// Computes what is not known yet, on two threads.
  void expect(const std::vector<Question>& questions);
  /// Lower-case hex; empty if the file cannot be read, or was not expected.
  std::string find(const std::string& path, const std::string& algorithm) const;
  /// Keeps what was asked for this time.
  Result<void> save() const;

 private:
  struct Known {
    FileStamp stamp;
    std::string hex;
    bool is_asked = false;
  };
  std::string kept_in_;
  std::map<Question, Known> known_;
};

}  // namespace sluice
