// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "readers/package.hpp"

#include <string>

namespace sluice::test {

/// "name version: text@line <url> [scope]; ... files: a, b; computed; problem", parts that are empty left out.
inline std::string describe(const DeclaredPackage& package) {
  std::string out = package.name;
  if (!package.version.empty()) out += " " + package.version;
  out += ":";
  for (const DeclaredLicense& license : package.licenses) {
    out += " " + license.text + "@" + std::to_string(license.line);
    if (!license.url.empty()) out += " <" + license.url + ">";
    if (!license.scope.empty()) out += " [" + license.scope + "]";
    out += ";";
  }
  for (std::size_t i = 0; i < package.license_files.size(); ++i) {
    out += (i == 0 ? " files: " : ", ") + package.license_files[i];
  }
  if (package.is_computed) out += " computed";
  if (!package.problem.empty()) out += " problem";
  return out;
}

inline std::string describe_manifest(const std::string& path, const std::string& bytes) {
  const auto package = declared_licenses(path, bytes, Limits{});
  return package ? describe(*package) : "none";
}

}  // namespace sluice::test
