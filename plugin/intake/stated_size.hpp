// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/source.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

/// How many bytes an archive that libarchive reads says it has; absent for formats whose header does not tell. What
/// follows belongs to nothing, and libarchive does not look at it.
Result<std::optional<std::uint64_t>> find_stated_size(std::string_view format, ByteSource& source);

}  // namespace sluice
