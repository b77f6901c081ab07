// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::bench {

/// `policy impact` over 1,000 fact sets of 200 components each, two shipped packs, two threads; at most 5 s.
bool bench_impact(const std::string& program);

}  // namespace sluice::bench
