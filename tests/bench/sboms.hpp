// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

namespace sluice::bench {

/// 100,000 components of one SBOM against each shipped profile; the slowest counts.
bool bench_sboms();

}  // namespace sluice::bench
