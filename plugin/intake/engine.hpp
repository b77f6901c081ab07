// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice {

/// Versions of the shared libraries that containers are opened with, as they are loaded now; another one may see other
/// things in the same bytes. Asks the worker for libarchive's, once.
std::string decoder_versions();

}  // namespace sluice
