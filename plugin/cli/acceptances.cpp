// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/acceptances.hpp"

#include "cli/session.hpp"

#include <fmt/format.h>

namespace sluice {

Result<Accepters> load_accepters(const AcceptanceSettings& settings, Day day) {
  Accepters accepters;
  for (const auto& [role, files] : settings.roles) {
    TRY_ASSIGN(TrustedKeys keys, TrustedKeys::load(files, day));
    accepters.roles.emplace(role, std::move(keys));
  }
  return accepters;
}

Result<std::optional<Acceptances>> find_acceptances(const std::string& folder, const std::string& project_file,
                                                    Day day) {
  TRY_ASSIGN(const AcceptanceSettings settings, load_acceptance_settings(project_file));
  const std::string& place = folder.empty() ? settings.folder : folder;
  if (place.empty()) return std::optional<Acceptances>();
  TRY_ASSIGN(const Accepters accepters, load_accepters(settings, day));
  TRY_ASSIGN(LoadedAcceptances loaded, load_acceptances(place, accepters));
  for (const std::string& line : loaded.left_out) narrate(fmt::format("sluice: warning: {}\n", line));
  return std::optional<Acceptances>(std::move(loaded.acceptances));
}

}  // namespace sluice
