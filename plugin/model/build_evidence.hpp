// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/origin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// How a build took a file.
enum class FileUse : std::uint8_t { linked, included };
/// What a finished build shows of a use: unused is one of which no file was linked and none included.
enum class UseEvidence : std::uint8_t { unknown, linked, included, unused };
/// To whom a file that a build took was traced: an entry of a delivery by its digest, a package of the machine, the
/// project's own sources, what the build made itself, the toolchain. Nobody answers for the last three: the file is not
/// what the delivery or package holds; there was nothing to compare it with; nobody knows it.
enum class Custody : std::uint8_t { delivery, package, project, built, toolchain, changed, unchecked, none };

/// A file that a linker opened or a compiler included, and for which nobody answers.
struct TakenFile {
  std::string path;  ///< like Component::location
  FileUse use = FileUse::linked;
  Custody custody = Custody::none;
  std::string nearest;               ///< entry or package that it should have been, or empty
  std::uint64_t files = 1;           ///< that it stands for, if it is a folder
  std::vector<std::string> targets;  ///< the first few that took it
  Origin origin;                     ///< the call that made the first of them

  friend bool operator==(const TakenFile&, const TakenFile&) = default;
};

/// What the ELF file of a target says (System V ABI, dynamic section).
struct LinkedResult {
  std::string target, file, soname;
  std::vector<std::string> needed, runpath;

  friend bool operator==(const LinkedResult&, const LinkedResult&) = default;
};

/// What a finished build really took.
struct BuildEvidence {
  std::uint64_t linked = 0;       ///< files that linkers opened
  std::uint64_t included = 0;     ///< files that compilers included
  std::uint64_t unaccounted = 0;  ///< of both, those for which nobody answers; `files` has the first of them
  std::vector<TakenFile> files;   ///< by path
  std::vector<LinkedResult> results;

  friend bool operator==(const BuildEvidence&, const BuildEvidence&) = default;
};

std::string_view to_string(FileUse use);
std::string_view to_string(UseEvidence evidence);
std::string_view to_string(Custody custody);
std::optional<FileUse> parse_file_use(std::string_view text);
std::optional<UseEvidence> parse_use_evidence(std::string_view text);
std::optional<Custody> parse_custody(std::string_view text);

}  // namespace sluice
