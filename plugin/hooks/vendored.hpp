// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Does a path, relative to the source folder, lie in a folder that holds other people's projects by custom, or outside
/// of it?
bool is_vendored_folder(const std::string& shown);

/// "third_party/blob-2.1" of "third_party/blob-2.1/lib/libblob.a": what lies right below such a folder; empty if
/// nothing does.
std::string vendored_part(std::string_view shown);

}  // namespace sluice
