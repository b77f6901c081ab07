// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/contents.hpp"

#include <algorithm>
#include <tuple>

namespace sluice {

const std::vector<HazardSpec>& hazard_specs() {
  static const std::vector<HazardSpec> specs = {
#define SLUICE_HAZARD(id, term, kind, meaning) {HazardId::id, term, kind, meaning},
#include "model/hazards.def"
#undef SLUICE_HAZARD
  };
  return specs;
}

const HazardSpec& hazard_spec(HazardId id) { return hazard_specs()[static_cast<std::size_t>(id)]; }

std::optional<HazardId> find_hazard(std::string_view term) {
  const auto found = std::ranges::find(hazard_specs(), term, &HazardSpec::term);
  if (found == hazard_specs().end()) return std::nullopt;
  return found->id;
}

std::string Contents::full_path(std::uint32_t container, std::uint32_t entry) const {
  if (entry == no_index) return containers[container].path;
  return (containers[container].path + "!/").append(entries[entry].path.view());
}

std::string Contents::find_digest(std::uint32_t container, std::uint32_t entry, std::string_view algorithm) const {
  if (algorithm == "sha256") {
    const std::optional<Digest>& sha256 = entry == no_index ? containers[container].sha256 : entries[entry].sha256;
    return sha256 ? to_hex(*sha256) : std::string();
  }
  const auto order = [](const MoreDigest& one) {
    return std::tuple(one.container, one.entry, std::string_view(one.algorithm));
  };
  const auto wanted = std::tuple(container, entry, algorithm);
  const auto found = std::ranges::lower_bound(digests, wanted, {}, order);
  return found != digests.end() && order(*found) == wanted ? found->hex : std::string();
}

}  // namespace sluice
