// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "model/report.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// The flags that say how and where a verdict is written.
struct OutputOptions {
  std::vector<std::string> outs;   ///< "FORMAT=PATH"
  bool all = false;
  bool quiet = false;
  bool ascii = false;
  bool report_only = false;
  bool warnings_as_errors = false;
  std::string audience;
  std::string annotate = "auto";   ///< auto, none, or a CI system
  std::string color = "auto";      ///< auto, always, never

  void add_to(CLI::App& command);
  /// Refuses an --out that names no format, and two that write to one place, before anything is judged.
  Result<void> validate() const;
  /// Writes every --out, and the text report to stdout unless a report was written there; then the exit code of the
  /// verdict. What is written to a file does not depend on the terminal.
  Result<int> write(Report report, const Session& session) const;
};

/// 0, 1 or 3 by the verdict; `report_only` turns 1 into 0 and nothing else.
int exit_code_of(const Verdict& verdict, bool report_only, bool warnings_as_errors);

}  // namespace sluice
