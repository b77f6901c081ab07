// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// CMakeLists.txt: the project() call, which names a license since CMake 4.3 (cmake-commands(7), "project").
#include "base/list_file.hpp"
#include "readers/package_parsers.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool is_literal(std::string_view argument) { return argument.find_first_of("$@") == std::string_view::npos; }

/// The argument behind a keyword, or null.
const std::string* find_behind(const ListFile::Call& call, std::string_view keyword) {
  const auto found = std::ranges::find(call.arguments, keyword);
  return found == call.arguments.end() || found + 1 == call.arguments.end() ? nullptr : &*(found + 1);
}

}  // namespace

void parse_cmake_lists(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const ListFile file(bytes);
  for (const ListFile::Call* call : file.find_calls("project")) {
    if (call->arguments.empty() || !is_literal(call->arguments.front())) continue;
    const std::string* version = find_behind(*call, "VERSION");
    const std::string* license = find_behind(*call, "SPDX_LICENSE");
    if (package.name.empty()) {
      package.name = call->arguments.front();
      if (version != nullptr && is_literal(*version)) package.version = *version;
    }
    if (license == nullptr) continue;
    if (is_literal(*license)) {
      package.licenses.push_back({*license, call->line});
    } else {
      package.is_computed = true;
    }
  }
}

}  // namespace sluice
