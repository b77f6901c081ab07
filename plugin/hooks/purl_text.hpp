// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/purl.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// "pkg:generic/NAME@VERSION" (ECMA-427), with a download_url qualifier if `url` is not empty; without "@" if no version is known.
std::string make_generic_purl(std::string_view name, std::string_view version, std::string_view url);

/// A Package URL put together from its parts, qualifiers without a value left out; empty if they make none.
std::string make_purl(std::string_view type, std::string_view name_space, std::string_view name, std::string_view version,
                      const std::vector<PurlQualifier>& qualifiers);

/// "pkg:github/owner/name@ref" for a git URL on github.com, in lower case as the type asks; empty for any other URL.
std::string make_github_purl(std::string_view git_url, std::string_view ref);

/// A version in an archive's file name: "1.3.1" of "zlib-1.3.1.tar.gz" or "v1.3.1.zip"; empty if there is none.
std::string version_in_file_name(std::string_view file_name);

}  // namespace sluice
