// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"

#include <string>

namespace sluice {

/// What `sluice gate REQUEST.json` does; gives its exit code.
int run_gate(const std::string& request_file, Session& session);

}  // namespace sluice
