// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/ledger.hpp"

#include "bench/measure.hpp"
#include "store/ledger_access.hpp"
#include "support/tree.hpp"

#include <algorithm>

namespace sluice::bench {

bool bench_ledger(const std::string& program) {
  const test::TemporaryFolder folder;
  const std::string ledger = folder.path() + "/gate.ledger";
  test::fill(ledger, 50'000, test::fourth_quarter);
  double best = 1e9;
  bool has_ended_well = true;
  for (int i = 0; i < 3; ++i) {
    const Cost cost = run({program, "ledger", "report", "--ledger", ledger, "--quarter", "2026Q4", "--format", "html",
                           "--out", folder.path() + "/q.html"});
    best = std::min(best, cost.seconds);
    has_ended_well = has_ended_well && cost.exit_code == 0;
  }
  return report("quarterly report over 50,000 verdicts", best, "s", 2, "SQLite, to HTML") && has_ended_well;
}

}  // namespace sluice::bench
