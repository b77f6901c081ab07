// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// "pkg:generic/NAME@VERSION" (ECMA-427), with a download_url qualifier if `url` is not empty; without "@" if no version is known.
std::string make_generic_purl(std::string_view name, std::string_view version, std::string_view url);

/// "pkg:github/owner/name@ref" for a git URL on github.com, in lower case as the type asks; empty for any other URL.
std::string make_github_purl(std::string_view git_url, std::string_view ref);

/// A version in an archive's file name: "1.3.1" of "zlib-1.3.1.tar.gz" or "v1.3.1.zip"; empty if there is none.
std::string version_in_file_name(std::string_view file_name);

}  // namespace sluice
