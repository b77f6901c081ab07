// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice {

/// The number that the linker gave this build of the program, in hex; empty if it gave none.
std::string find_build_id();

}  // namespace sluice
