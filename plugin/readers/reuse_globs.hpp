// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// A path of REUSE.toml in the form of base/glob.hpp (REUSE specification 3.3, "REUSE.toml"): '*' matches anything but
/// '/', '**' anything, and '\' takes the meaning off '*' and '\'; nothing else is special.
std::string translate_reuse_path(std::string_view path);

}  // namespace sluice
