// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Project files of the OSS Review Toolkit (ORT), NAME.ortproject.yml and .json: a project and the packages that it
// depends on. They are its way to take in what no package manager of its own can tell.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "model/sbom.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// Does the file's name say that it is one?
bool is_ort_project(std::string_view path);

/// The components of an Sbom as dependencies of its subject, as JSON. Only what ORT's schema knows: purls without
/// qualifiers, source archives that have a digest; linkage goes into labels. A component without a purl gets the id
/// "Unmanaged::name:version".
std::string render_ort_project(const Sbom& sbom);

/// What a project file lists: the project as the subject, its dependencies with licenses, sources and linkage. YAML or
/// JSON. The error names the line.
Result<Sbom> parse_ort_project(std::string text, const std::string& file, const Limits& limits = {});

}  // namespace sluice
