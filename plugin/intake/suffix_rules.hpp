// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/magic.hpp"

#include <optional>
#include <string_view>

namespace sluice {

/// Whether the bytes are what the file name's suffix promises. `outer` is the format of the bytes as they are, `inner`
/// the one behind their compression (the same if there is none). `is_delivery`: the file itself was delivered, it is no
/// entry.
std::optional<Defect> judge_suffix(std::string_view file_name, const Magic& outer, const Magic& inner,
                                   bool is_delivery);

/// True if the name promises a tar and the bytes are zero blocks only: a tar without entries has no mark of its own.
bool is_blank_tar(std::string_view file_name, std::span<const std::byte> head);

}  // namespace sluice
