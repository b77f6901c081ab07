// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/budget.hpp"
#include "intake/source.hpp"

#include <memory>

namespace sluice {

/// Reads a stream to its end and gives it random access: from memory as long as the budget has room for buffers, then
/// from a nameless temporary file. The memory is given back when the source goes.
Result<std::unique_ptr<ByteSource>> make_seekable(ByteSource& stream, Budget& budget);

}  // namespace sluice
