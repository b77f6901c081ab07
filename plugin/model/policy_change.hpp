// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/diagnostic.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Whether a policy asks for more or less than before. What cannot be told for sure counts as loosening.
enum class ChangeDirection : std::uint8_t { loosens, tightens, neither };

/// One difference between two policies.
struct PolicyChange {
  ChangeDirection direction = ChangeDirection::neither;
  std::string about;     ///< "rule acme/sbom.missing", "ladder", "routes"
  std::string sentence;  ///< whole: "rule acme/sbom.missing now fails from managed on (was: warns)"
  Span before;           ///< where the old policy says so; no file: nowhere
  Span after;
};

std::string_view to_string(ChangeDirection direction);

}  // namespace sluice
