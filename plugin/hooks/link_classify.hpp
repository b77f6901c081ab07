// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/file_api.hpp"
#include "model/inventory.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// How a file on a link line is linked, by its name after links are followed: .a static; .so, .so.1.2, .dylib, .tbd, .dll, .dll.a
/// dynamic; .o bundled; .lib and anything else unknown (a .lib may be an import library).
Linkage linkage_of_file(std::string_view path);
/// How a target of this file API type is linked into its user.
Linkage linkage_of_type(std::string_view type);
/// "z" of "/usr/lib/libz.so.1.2.13"; the file name itself if it is no library's.
std::string library_name(std::string_view path);

/// A library named on a link line: by file, or by `-lNAME`.
struct LinkItem {
  std::string file;             ///< as written, or empty
  std::string library;          ///< NAME of -lNAME, or empty
  bool prefers_static = false;  ///< between -Bstatic and -Bdynamic, or under -static
  Origin place;
};
struct LinkLine {
  std::vector<LinkItem> items;
  std::vector<std::string> folders;  ///< -L, in their order
};

/// Reads link fragments; options that name no library are dropped.
LinkLine read_link_line(const std::vector<file_api::Fragment>& fragments);
/// One plain item of a link list, as in target_link_libraries(): a path, "-lfoo", "foo" or an option.
std::optional<LinkItem> read_link_item(std::string_view text);
/// The words of a fragment in shell spelling, without quotes and backslashes.
std::vector<std::string> split_shell_words(std::string_view text);

/// Finds the file of `-lNAME` as a linker would: the line's own folders, then the toolchain's.
class LibraryFinder {
 public:
  explicit LibraryFinder(std::vector<std::string> toolchain_folders) : toolchain_folders_(std::move(toolchain_folders)) {}
  std::optional<std::string> find(const LinkItem& item, const std::vector<std::string>& folders);

 private:
  std::vector<std::string> toolchain_folders_;
  std::map<std::string, bool> seen_;  ///< whether a path is a file
};

}  // namespace sluice
