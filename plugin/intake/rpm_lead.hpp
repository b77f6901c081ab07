// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/decoder.hpp"

#include <optional>

namespace sluice {

/// Reads past an rpm package's lead, signature header and header (rpm 4 package file format), up to its payload. A
/// defect if the bytes are not those.
Result<std::optional<Defect>> skip_rpm_headers(ByteSource& source, const Limits& limits);

}  // namespace sluice
