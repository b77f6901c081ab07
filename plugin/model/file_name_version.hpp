// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// The version that a delivery's file name states, or empty: "1.2.3" of "radar_v1.2.3-linux-x86_64.tar.gz", "2.0-rc1"
/// of "radar-2.0-rc1.zip". It stands behind '-' or '_', starts with a digit (or 'v' and a digit) and has a dot;
/// platform words behind it do not count, pre-release words do.
std::string release_in_file_name(std::string_view name);

/// "zlib" of "zlib-1.3.1.tar.gz", "zlib_1.3.1.orig", "zlib-1.3.1" and "zlib.tar.gz": what stands before the version, in
/// lower case.
std::string name_before_release(std::string_view name);

/// The name without the version that it states: "sdk-" of "sdk-1.0"; as it is if it states none.
std::string name_without_release(std::string_view name);

/// True if the name states this version, in any of its spellings ("1.2.3" in "radar-1.2.3-1_amd64.deb").
bool file_name_states(std::string_view name, std::string_view version);

}  // namespace sluice
