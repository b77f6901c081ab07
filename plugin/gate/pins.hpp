// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/finding.hpp"

#include <string_view>

namespace sluice {

/// True if `sha256` (hex of either case) is the digest of the bytes that a subject is or lies in: the file, each
/// archive around it, the delivery (of a folder, its content list), or the source that a component was taken from.
/// Bytes within pinned bytes are pinned.
bool is_pinned(const Inventory& inventory, const Subject& subject, std::string_view sha256);

}  // namespace sluice
