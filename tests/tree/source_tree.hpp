// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <vector>

namespace sluice::test {

/// A text file of our own source tree.
struct SourceFile {
  std::string path;   ///< relative to the top
  std::string text;
  std::vector<std::string> lines;
};

/// Every file that git would track below the named top-level folders ("" for the files at the top), sorted by path.
/// Build folders, node_modules and hidden folders are left out.
std::vector<SourceFile> source_files(const std::vector<std::string>& folders);

}  // namespace sluice::test
