// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/zip_window.hpp"

#include <cstdint>

namespace sluice {

/// Where the APK Signing Block begins that ends at `end`, before a ZIP's directory, and not before `begin`; `end` if
/// there is none in order: two equal sizes, and pairs that fill it (source.android.com, "APK Signature Scheme v2",
/// format).
Result<std::uint64_t> find_signing_block(ZipWindow& window, std::uint64_t begin, std::uint64_t end);

}  // namespace sluice
