// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace sluice {

/// The file name in a gzip header (RFC 1952, 2.3.1), raw bytes; absent if there is none.
std::optional<std::string> find_gzip_name(std::span<const std::byte> head);

}  // namespace sluice
