// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/reuse_globs.hpp"

#include "readers/declaration.hpp"

namespace sluice {

std::string translate_reuse_path(std::string_view path) {
  if (path.starts_with("./")) path.remove_prefix(2);
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\' && i + 1 < path.size()) {
      out += escape_glob(path.substr(++i, 1));
    } else if (path.substr(i, 2) == "**") {
      out += "**";
      while (path.substr(i + 1).starts_with('*')) ++i;
      if (!path.substr(i + 1).starts_with('/')) continue;
      out += "\\/";  // "**/" would match nothing as well
      ++i;
    } else if (path[i] == '*') {
      out += '*';
    } else {
      out += escape_glob(path.substr(i, 1));
    }
  }
  return out;
}

}  // namespace sluice
