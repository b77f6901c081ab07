// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <string_view>
#include <vector>

namespace sluice {

/// True for content types (intake/magic) of compiled code, static libraries included.
bool is_binary_type(std::string_view type);

/// True for files of a programming language by their ending; headers count.
bool is_code_file(std::string_view path);

/// By entry: is it an archive that was opened? A compressed file and a static library are none.
std::vector<bool> archive_entries(const Contents& contents);

}  // namespace sluice
