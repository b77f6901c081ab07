// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pool.hpp"
#include "intake/source.hpp"

#include <memory>

namespace sluice {

/// Reads a source on a thread of the pool's, a bounded number of blocks ahead, and hands the same bytes out in the same
/// order: it overlaps decoding with hashing. Until the ReadAhead is gone, nobody else may touch the source; its error
/// comes out where it happened. Null if no thread is free: then the source is read as it is.
std::unique_ptr<ByteSource> make_read_ahead(ByteSource& source, Pool& pool);

}  // namespace sluice
