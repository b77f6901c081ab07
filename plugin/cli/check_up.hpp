// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"

#include <cstdint>
#include <string>

namespace sluice {

/// Lines of `sluice doctor`; a problem makes the exit code 1.
class CheckUp {
 public:
  void good(const std::string& text) { out_ += "  ok       " + text + "\n"; }
  void limit(const std::string& text) { out_ += "  unseen   " + text + "\n"; }
  void problem(const std::string& text, const std::string& help) {
    out_ += "  PROBLEM  " + text + "\n           help: " + help + "\n";
    ++problems_;
  }
  void heading(const std::string& text) { out_ += text + "\n"; }
  int finish() const;

 private:
  std::string out_;
  std::uint64_t problems_ = 0;
};

/// How the gate came into the build folder, and which entry CMake ignored there.
void examine_entry(const std::string& folder, const std::string& cache, const Session& session, CheckUp& up);

}  // namespace sluice
