// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// The host that a source is fetched from, in lower case: of "https://user@host:443/path", "ssh://host/x" and git's
/// "user@host:path". Empty for a local path, a file: URL and what names no host.
std::string host_of(std::string_view source);

/// True if the source names another machine.
bool is_remote(std::string_view source);

/// True if a build fetches the component, whether or not it is known from where.
bool is_fetched(const Component& component);

/// True if a pin fixes the bytes: a digest of the SHA-2 or SHA-3 family ("sha256:..."), or "git:" with a full commit.
/// One that can be forged (MD5, SHA-1) does not.
bool pins_bytes(std::string_view pin);

}  // namespace sluice
