// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sluice {

/// Files below a folder, by their path from it, sorted by byte. Links and what is no regular file are left out; a folder
/// that cannot be read is an Error.
Result<std::vector<std::string>> files_below(const std::string& folder);

/// Hex digest of a file's bytes; "sha256", "sha512" and the others of base/digest.hpp.
Result<std::string> digest_of_file(const std::string& path, const std::string& algorithm);

/// Path of the manifest in a delivery's folder: delivery.yaml there, or in .delivery. Empty if there is none.
std::string find_manifest_file(const std::string& folder);

}  // namespace sluice
