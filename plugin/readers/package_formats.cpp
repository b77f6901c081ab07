// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The one table of manifest formats.
#include "readers/package_parsers.hpp"

#include "base/text.hpp"
#include "readers/copyright_stanzas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr LicenseDialect all = {};
constexpr LicenseDialect any = {.items = LicenseJoin::any_of};
constexpr LicenseDialect any_comma = {.items = LicenseJoin::any_of, .comma = LicenseJoin::any_of};
constexpr LicenseDialect blanks = {.has_blank_lists = true};
constexpr std::string_view python_head = "Metadata-Version:";

constexpr PackageFormat formats[] = {
    {"npm", "package.json", "", any, parse_npm_manifest},
    {"bower", "bower.json", "", all, parse_npm_manifest},
    {"bower", ".bower.json", "", all, parse_npm_manifest},
    {"composer", "composer.json", "", any_comma, parse_json_manifest},
    {"vcpkg", "vcpkg.json", "", all, parse_json_manifest},
    {"cps", "*.cps", "", all, parse_json_manifest},
    {"haxelib", "haxelib.json", "", all, parse_json_manifest},
    {"podspec", "*.podspec.json", "", all, parse_json_manifest},
    {"cpan", "META.json", "", any, parse_json_manifest},
    {"maven", "*.pom.json", "", any, parse_json_manifest},
    {"freebsd", "+COMPACT_MANIFEST", "", all, parse_json_manifest},
    {"freebsd", "+MANIFEST", "{", all, parse_json_manifest},
    {"cargo", "Cargo.toml", "", all, parse_cargo_manifest},
    {"cargo", "Cargo.toml.orig", "", all, parse_cargo_manifest},
    {"pyproject", "pyproject.toml", "", all, parse_pyproject},
    {"maven", "pom.xml", "", any, parse_maven_pom},
    {"maven", "*.pom", "<", any, parse_maven_pom},
    {"nuspec", "*.nuspec", "", all, parse_nuspec},
    {"python_metadata", "PKG-INFO", "", all, parse_python_metadata},
    {"python_metadata", "METADATA", python_head, all, parse_python_metadata},
    {"aosp", "METADATA", "third_party|name:", all, parse_aosp_metadata},
    {"r", "DESCRIPTION", "Package:", all, parse_r_description},
    {"pkg_config", "*.pc", "", all, parse_pkg_config},
    {"pkg_config", "*.pc.in", "", all, parse_pkg_config},
    {"chromium", "README.chromium", "", all, parse_readme_chromium},
    {"debian_copyright", "debian/copyright", "", all, parse_debian_copyright, most_copyright_file_bytes},
    {"debian_copyright", "copyright", "packaging-manuals/copyright-format|dep5|DEP5", all, parse_debian_copyright,
     most_copyright_file_bytes},
    {"debian_control", "debian/control", "", all, parse_debian_control},
    {"debian_control", "control", "Package:|Source:", all, parse_debian_control},
    {"setup_py", "*setup.py", "", all, parse_setup_py},
    {"setup_cfg", "setup.cfg", "", all, parse_setup_cfg},
    {"conan", "conanfile.py", "", all, parse_conanfile_py},
    {"gemspec", "*.gemspec", "", all, parse_ruby_spec},
    {"podspec", "*.podspec", "", all, parse_ruby_spec},
    {"chef", "metadata.rb", "", all, parse_chef_metadata},
    {"meson", "meson.build", "", all, parse_meson_build},
    {"opam", "opam", "", all, parse_opam},
    {"opam", "*.opam", "", all, parse_opam},
    {"apkbuild", "APKBUILD", "", blanks, parse_apkbuild},
    {"rpm", "*.spec", "Name:|%global|%define|%if|Summary:", all, parse_rpm_spec},
    {"go", "go.mod", "", all, parse_go_mod},
    {"pub", "pubspec.yaml", "", all, parse_yaml_manifest},
    {"cpan", "META.yml", "", any, parse_yaml_manifest},
    {"cmake", "CMakeLists.txt", "", all, parse_cmake_lists},
    {"rpm_package", "*.rpm", "\xed\xab\xee\xdb", all, parse_rpm_header, most_rpm_header_bytes, most_rpm_header_bytes},
};

constexpr std::size_t tail_slots = 1024;

constexpr std::size_t tail_slot(std::string_view name) {
  const auto last = static_cast<unsigned char>(name[name.size() - 1]);
  const auto before = static_cast<unsigned char>(name[name.size() - 2]);
  return (before * 31u + last) % tail_slots;
}

/// Which last two bytes some format's file name has: every entry of a delivery is asked, and most have others.
constexpr std::array<bool, tail_slots> tails = [] {
  std::array<bool, tail_slots> out{};
  for (const PackageFormat& format : formats) out[tail_slot(format.file)] = true;
  return out;
}();

bool has_name(const PackageFormat& format, std::string_view path) {
  if (format.file.starts_with('*')) return path.ends_with(format.file.substr(1));
  if (!path.ends_with(format.file)) return false;
  return path.size() == format.file.size() || path[path.size() - format.file.size() - 1] == '/';
}

bool has_head(const PackageFormat& format, std::string_view head) {
  return format.head.empty() || std::ranges::any_of(split(format.head, '|'), [head](std::string_view word) {
           return head.find(word) != std::string_view::npos;
         });
}

}  // namespace

std::span<const PackageFormat> package_formats() { return formats; }

const PackageFormat* find_package_format(std::string_view path, std::string_view head) {
  constexpr std::size_t head_bytes = 4096;
  if (path.size() < 2 || !tails[tail_slot(path)]) return nullptr;
  const auto found = std::ranges::find_if(formats, [path, head](const PackageFormat& format) {
    return has_name(format, path) && has_head(format, head.substr(0, head_bytes));
  });
  return found == std::ranges::end(formats) ? nullptr : &*found;
}

std::optional<DeclaredPackage> declared_licenses(std::string_view path, std::string_view bytes, const Limits& limits) {
  const PackageFormat* format = find_package_format(path, bytes);
  if (format == nullptr) return std::nullopt;
  DeclaredPackage package;
  package.format = format->name;
  package.dialect = format->dialect;
  if (format->head_bytes > 0) bytes = bytes.substr(0, format->head_bytes);
  Limits bounded = limits;
  bounded.document_bytes = std::min(limits.document_bytes, format->most_bytes);
  if (bytes.size() > bounded.document_bytes) {
    package.problem = fmt::format("longer than {} bytes", bounded.document_bytes);
    return package;
  }
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  format->parse(bytes, bounded, package);
  if (package.licenses.size() > most_declared_licenses) {
    package.licenses.resize(most_declared_licenses);
    package.problem = fmt::format("more than {} licenses", most_declared_licenses);
  }
  return package;
}

}  // namespace sluice
