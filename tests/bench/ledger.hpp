// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::bench {

/// The quarterly report over 50,000 verdicts in SQLite, written as HTML; at most 2 s.
bool bench_ledger(const std::string& program);

}  // namespace sluice::bench
