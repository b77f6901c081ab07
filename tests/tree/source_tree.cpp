// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "tree/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sluice::test {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const std::string& relative) {
  return relative.find("node_modules") != std::string::npos || relative.find("__pycache__") != std::string::npos ||
         relative.starts_with("build");
}

SourceFile load(const fs::path& top, const fs::path& path) {
  SourceFile file;
  file.path = path.lexically_relative(top).generic_string();
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  file.text = text.str();
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) file.lines.push_back(line);
  return file;
}

}  // namespace

std::vector<SourceFile> source_files(const std::vector<std::string>& folders) {
  const fs::path top(SLUICE_SOURCE_DIR);
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      const std::string relative = entry.path().lexically_relative(top).generic_string();
      if (entry.is_regular_file() && !is_left_out(relative)) files.push_back(load(top, entry.path()));
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

}  // namespace sluice::test
