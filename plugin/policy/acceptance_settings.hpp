// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace sluice {

/// What sluice.yaml says of acceptances; paths are relative to the working folder, or absolute.
struct AcceptanceSettings {
  std::string folder;  ///< where records lie; empty: nowhere
  std::map<std::string, std::vector<std::string>, std::less<>> roles;  ///< files with the keys of who may accept
};

/// The key `acceptance` of a project file; nothing for an empty path. The file's shape was checked by load_policy().
Result<AcceptanceSettings> load_acceptance_settings(const std::string& project_file);

}  // namespace sluice
