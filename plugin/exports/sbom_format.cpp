// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_format.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<SbomFormat, 4> formats = {{
    {"cyclonedx-1.6", "CycloneDX 1.6 (ECMA-424) as JSON", sbom::Format::cyclonedx_json, render_cyclonedx_1_6},
    {"cyclonedx-1.7", "CycloneDX 1.7 as JSON", sbom::Format::cyclonedx_json, render_cyclonedx_1_7},
    {"spdx-2.3", "SPDX 2.3 as JSON", sbom::Format::spdx_json, render_spdx_2_3},
    {"spdx-3.0.1", "SPDX 3.0.1 as JSON-LD", sbom::Format::spdx3_json, render_spdx_3_0_1},
}};

}  // namespace

std::span<const SbomFormat> sbom_formats() { return formats; }

const SbomFormat* find_sbom_format(std::string_view name) {
  if (name == "cyclonedx") name = "cyclonedx-1.6";
  if (name == "spdx") name = "spdx-2.3";
  const auto found = std::ranges::find(formats, name, &SbomFormat::name);
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace sluice
