// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::test {

/// A delivery of fixtures/, packed: same tree and description, same bytes.
struct Fixture {
  struct File {
    std::string name;
    std::string bytes;
  };
  std::string stem;                        ///< folder's name: "archive-escapes-root"
  File delivery;                           ///< the packed archive, with the name it is delivered under
  std::vector<File> sidecars;              ///< files beside it
  std::vector<std::string> packs = {"internal-baseline"};  ///< shipped packs that `rules` are of: each for itself
  std::vector<std::string> rules;          ///< rules that it breaks; none for an accepted one
  bool has_consequences = false;           ///< further findings follow from what is broken
  std::string problem;                     ///< what is wrong with the fixture itself, or empty
};

/// Packs one folder of fixtures/accepted or fixtures/rejected. Its entries.yaml (fixtures/README.md describes the keys)
/// says how the archive is named, which accepted delivery it starts from, what is left out, and which entries no folder
/// of ours can hold.
Fixture load_fixture(const std::string& folder);

/// Folders below fixtures/accepted or fixtures/rejected, sorted: full paths.
std::vector<std::string> fixture_folders(const std::string& kind);

}  // namespace sluice::test
