// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "intake/source.hpp"
#include "readers/reader.hpp"

#include <cstdint>
#include <string>

namespace sluice {

/// The file's first bytes, fewer if it is shorter.
Result<std::string> read_start(ByteSource& file, std::uint64_t most);

/// Reads what a delivery says of itself before its entries: it is an entry of no container, so that no listener hears
/// of it. `document` says where it lies; its bytes are taken from the file, which is Sluice's to read: an Error if it
/// cannot.
Result<void> read_own_header(ByteSource& file, DocumentBytes document, const ReadContext& context,
                             Inventory& inventory);

}  // namespace sluice
