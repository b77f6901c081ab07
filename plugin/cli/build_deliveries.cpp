// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/build_deliveries.hpp"

#include "base/files.hpp"
#include "cli/delivery_globs.hpp"
#include "cli/overlay.hpp"
#include "cli/pack_opener.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

Result<BuildRequest> find_build_request(const std::string& folder) {
  const std::string request = join_path(folder, ".sluice/gate-request.json");
  if (!is_file(request)) {
    return refuse(
        fmt::format("--build {}: has no .sluice/gate-request.json, so it was not configured under the hook", folder),
        "configure it with the line that `sluice hook cmake` prints");
  }
  return load_build_request(request);
}

Result<PolicySources> request_sources(const BuildRequest& request, const Session& session) {
  PolicySources sources;
  sources.builtin_folder = session.builtin_folder;
  sources.project_file = request.project_file;
  sources.packs = request.policies;
  sources.rung = request.rung;
  let_open_packs(sources, session);
  TRY(add_overlays(session, sources));
  return sources;
}

Result<std::vector<DeliveryRequest>> build_deliveries(const BuildRequest& request, const Policy& policy) {
  std::vector<DeliveryRequest> deliveries = request.deliveries;
  if (request.point == "P0") return deliveries;
  TRY_ASSIGN(const std::vector<std::string> named, find_deliveries(policy.project, request.build_folder));
  for (const std::string& path : named) {
    const bool is_new = std::ranges::none_of(deliveries, [&](const DeliveryRequest& one) { return one.path == path; });
    if (is_new) deliveries.push_back({path, {}, {}, {}, {}});
  }
  return deliveries;
}

}  // namespace sluice
