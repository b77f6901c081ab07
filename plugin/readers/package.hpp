// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What package manifests declare about their license: parsed by format, never searched as text, nothing executed.
#pragma once

#include "base/limits.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A license as a manifest declares it.
struct DeclaredLicense {
  std::string text;        ///< as written: an expression, a name, a trove classifier; empty if there is only an address
  std::uint32_t line = 0;  ///< from 1
  std::string url = {};    ///< the address stated beside it, or empty
  std::string scope = {};  ///< what it speaks for where that is not the whole package, as written ("src/*", "tools")

  friend bool operator==(const DeclaredLicense&, const DeclaredLicense&) = default;
};

enum class LicenseJoin : std::uint8_t { all_of, any_of };

/// What a format's separators between license names mean, where the text is no license expression.
struct LicenseDialect {
  LicenseJoin items = LicenseJoin::all_of;  ///< several declarations, or the items of a list
  LicenseJoin comma = LicenseJoin::all_of;
  LicenseJoin slash = LicenseJoin::any_of;
  bool has_blank_lists = false;  ///< blanks separate names, all of which hold
};

struct DeclaredPackage {
  std::string_view format;  ///< name of its PackageFormat
  LicenseDialect dialect;
  std::string name;                        ///< as far as it is a literal
  std::string version;                     ///< the same
  std::vector<DeclaredLicense> licenses;   ///< in the order of the manifest
  std::vector<std::string> license_files;  ///< as written: paths, may be patterns
  bool is_computed = false;  ///< some license comes from code, a variable, a workspace or a parent: not all is here
  std::string problem;       ///< why the manifest could not be read, or empty; facts above may then be missing
};

/// Manifests are small; what is longer is a problem, not a manifest. A tree costs some two hundred times its bytes.
inline constexpr std::uint64_t most_manifest_bytes = 512u << 10;

/// Of an RPM package: headers of some megabytes are those of packages with a hundred thousand files.
inline constexpr std::uint64_t most_rpm_header_bytes = 4u << 20;

/// One manifest format.
struct PackageFormat {
  std::string_view name;
  std::string_view file;  ///< the end of the file's name behind a '/' or the start; "*x": any name that ends in x
  std::string_view head;  ///< words of which the first bytes must have one, separated by '|'; empty: any
  LicenseDialect dialect;
  void (*parse)(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
  std::uint64_t most_bytes = most_manifest_bytes;
  std::uint64_t head_bytes = 0;  ///< only so many are read, however long the file is; 0: all
};

inline constexpr std::size_t most_declared_licenses = 5000;

/// Every format; the first that claims a file reads it.
std::span<const PackageFormat> package_formats();

/// The format of a file by its path and first bytes, or null.
const PackageFormat* find_package_format(std::string_view path, std::string_view head);

/// Reads a manifest; absent if the file is none. Whatever the bytes are, the answer is facts, a problem or both.
std::optional<DeclaredPackage> declared_licenses(std::string_view path, std::string_view bytes, const Limits& limits);

}  // namespace sluice
