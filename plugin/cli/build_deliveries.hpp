// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "hooks/build_request.hpp"
#include "model/policy.hpp"
#include "policy/load.hpp"

#include <string>
#include <vector>

namespace sluice {

/// The request that the hook left in a build folder. Refuses a folder that was not configured under it.
Result<BuildRequest> find_build_request(const std::string& folder);

/// Which policy a request names.
Result<PolicySources> request_sources(const BuildRequest& request, const Session& session);

/// The request's own deliveries and those that the project file names, each once.
Result<std::vector<DeliveryRequest>> build_deliveries(const BuildRequest& request, const Policy& policy);

}  // namespace sluice
