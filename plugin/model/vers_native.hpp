// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/vers.hpp"

namespace sluice {

/// The range that a package manager's own notation states: "^1.2 || >=3" of npm, "~> 2.0" of gem, "[1.0,2.0)" of maven
/// and nuget, "~=1.4, !=1.5" of pypi, those of conan, and the lists in advisories of nginx and openssl. The problem if
/// the scheme has no notation that is known here, or the text is none.
///
/// VERS has one list for all: alternatives that overlap are merged by contains().
tl::expected<VersRange, std::string> vers_from_native(std::string_view scheme, std::string_view text);

}  // namespace sluice
