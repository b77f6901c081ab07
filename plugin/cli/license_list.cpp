// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/license_list.hpp"

#include "base/files.hpp"
#include "license/license_index.hpp"

namespace sluice {

Result<std::optional<LicenseVocabulary>> load_license_list(const Session& session) {
  const std::string path = join_path(session.share_folder, "licenses.idx");
  if (!is_file(path)) return std::optional<LicenseVocabulary>();
  TRY_ASSIGN(const license::LicenseIndex index, license::load_license_index(path));
  return std::optional<LicenseVocabulary>(LicenseVocabulary::of(index));
}

}  // namespace sluice
