// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <string>

namespace sluice::test {

/// The hazards of all containers as "error archive.path.traversal; note archive.oci-whiteout": each weight and term
/// once, sorted by term; empty if there is none.
std::string stated(const Contents& contents);

}  // namespace sluice::test
