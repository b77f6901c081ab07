// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The parsers that package_formats.cpp lists. Each adds what the bytes declare; `package.problem` says what cannot be
// read. Literal values only: what code computes sets `is_computed`.
#pragma once

#include "readers/package.hpp"

namespace sluice {

// package_json.cpp
void parse_npm_manifest(std::string_view bytes, const Limits& limits,
                        DeclaredPackage& package);  ///< package.json, bower.json
void parse_json_manifest(std::string_view bytes, const Limits& limits,
                         DeclaredPackage& package);  ///< "license" and its like
// package_toml.cpp
void parse_cargo_manifest(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_pyproject(std::string_view bytes, const Limits& limits,
                     DeclaredPackage& package);  ///< PEP 621, PEP 639, Poetry
// package_xml.cpp
void parse_maven_pom(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_nuspec(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_paragraphs.cpp
void parse_python_metadata(std::string_view bytes, const Limits& limits, DeclaredPackage& package);  ///< core metadata
void parse_r_description(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_pkg_config(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_readme_chromium(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_debian.cpp
void parse_debian_copyright(std::string_view bytes, const Limits& limits, DeclaredPackage& package);  ///< DEP-5
void parse_debian_control(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_python.cpp
void parse_setup_py(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_setup_cfg(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_conanfile_py(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_ruby.cpp
void parse_ruby_spec(std::string_view bytes, const Limits& limits, DeclaredPackage& package);  ///< .gemspec, .podspec
void parse_chef_metadata(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_fields.cpp
void parse_meson_build(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_opam(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_aosp_metadata(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_lines.cpp
void parse_apkbuild(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_rpm_spec(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
void parse_go_mod(std::string_view bytes, const Limits& limits,
                  DeclaredPackage& package);  ///< go.mod declares no license
// package_cmake.cpp
void parse_cmake_lists(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_rpm.cpp
void parse_rpm_header(std::string_view bytes, const Limits& limits, DeclaredPackage& package);
// package_yaml.cpp
void parse_yaml_manifest(std::string_view bytes, const Limits& limits,
                         DeclaredPackage& package);  ///< pubspec, META.yml

}  // namespace sluice
