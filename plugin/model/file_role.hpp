// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string_view>

namespace sluice {

/// What a file of a package is for, by its path alone: a custom, not a fact.
enum class FileRole : std::uint8_t {
  source,        ///< what is built or shipped, and all that is nothing of the below
  license_text,  ///< LICENSE, COPYING.LESSER, LICENSES/MIT.txt
  notice,        ///< NOTICE, THIRD-PARTY.md, CREDITS: speaks of other packages too
  test,          ///< below a folder for tests, examples or benchmarks
  documentation,
  build_script,  ///< configures and builds, and does not become a part of what is built
};

/// "license-text" or "notice" for files that carry license texts or notices by their name; else empty. LICENSES/ID.txt
/// is a text (REUSE specification 3.3, "License files").
std::string_view license_document_role(std::string_view path);

/// `path` is relative to the package's folder; case makes no difference.
FileRole file_role(std::string_view path);

}  // namespace sluice
