// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// ID of os-release(5) below a root folder ("" is the machine itself): "debian", "fedora"; `otherwise` if there is
/// none.
std::string distribution_of(const std::string& root, std::string_view otherwise);

}  // namespace sluice
