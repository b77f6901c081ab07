// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>

namespace sluice {

/// The bytes behind an https address, at most `most`, with OpenSSL's HTTP client (HTTP/1.0, a proxy as https_proxy and
/// no_proxy say). The certificate must be valid for the host by the machine's trust store; a redirect to another host is
/// refused. libssl is loaded at the first call. Plain http is for http://127.0.0.1 only, which tests use.
Result<std::string> fetch_https(const std::string& address, std::uint64_t most);

}  // namespace sluice
