// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/reader.hpp"

#include <optional>
#include <string_view>

namespace sluice::sbom {

struct DetectedFormat {
  Format format = Format::cyclonedx_json;
  bool is_certain = false;  ///< the bytes say it; false: name and shape only, as keys may come late

  friend bool operator==(const DetectedFormat&, const DetectedFormat&) = default;
};

/// The format of an SBOM by its path and first bytes (some KiB); absent if it is none. Of JSON only the root's own
/// members count, so that a document about an SBOM, or with one inside, is none.
std::optional<DetectedFormat> detect_format(std::string_view path, std::string_view head);

}  // namespace sluice::sbom
