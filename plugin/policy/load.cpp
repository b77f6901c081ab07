// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/load.hpp"

#include "policy/cases.hpp"
#include "policy/loader.hpp"

namespace sluice {

Result<Policy> load_policy(const PolicySources& sources, const Catalogue& catalogue) {
  policy::Loader loader(sources, catalogue, policy::Purpose::judge);
  Policy loaded = loader.load();
  if (!loader.reading().problems().empty()) return tl::unexpected<Error>(loader.error());
  return loaded;
}

Result<PolicyCases> load_cases(const PolicySources& sources, const Catalogue& catalogue) {
  policy::Loader loader(sources, catalogue, policy::Purpose::cases);
  PolicyCases result;
  result.policy = loader.load();
  policy::add_cases(loader, result);
  if (!loader.reading().problems().empty()) return tl::unexpected<Error>(loader.error());
  return result;
}

Result<std::string> make_lock(const PolicySources& sources, const Catalogue& catalogue) {
  policy::Loader loader(sources, catalogue, policy::Purpose::lock);
  loader.load();
  if (!loader.reading().problems().empty()) return tl::unexpected<Error>(loader.error());
  return policy::render_lock(loader.lock_content());
}

}  // namespace sluice
