// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/list_file.hpp"
#include "model/origin.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Host paths of a build, and how they are written in facts: relative to build or source folder, so that another machine says the same.
class Places {
 public:
  Places(std::string source_folder, std::string build_folder);

  std::string shown(const std::string& path) const;          ///< relative where it lies in the build or source folder
  std::string in_build(const std::string& path) const;       ///< absolute, from one relative to the build folder
  std::string in_source(const std::string& path) const;
  /// Links followed, if the file is there; else the absolute path. Remembered.
  const std::string& real(const std::string& path);
  /// The place of a call in a list file (list_file.hpp); without a line if it is not found there. Files are read once.
  Origin call(const std::string& file, std::string_view command, std::string_view first, std::string_view other = {});
  /// The same, of the first call that has `name` among its arguments, or a "gh:owner/NAME@version" of it.
  Origin call_about(const std::string& file, std::string_view command, std::string_view name);

 private:
  const ListFile& list_file(const std::string& file);
  std::string source_, build_;
  std::map<std::string, std::string> real_;
  std::map<std::string, ListFile> list_files_;
};

/// Is `path` the folder or below it?
bool lies_in(std::string_view path, std::string_view folder);

}  // namespace sluice
