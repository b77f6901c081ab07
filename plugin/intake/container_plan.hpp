// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/magic.hpp"
#include "intake/unwrap.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// As what a container is opened, by content and, where the content says nothing, by a mark at its end or by its name.
struct ContainerPlan {
  Role role = Role::content;
  std::string format = "file";   ///< Container::format
  const Magic* outer = nullptr;  ///< of the bytes as they came
  const Magic* inner = nullptr;  ///< behind the filters
};

/// `has_end`: the layers' source can seek and nobody has read of it, so its end may be looked at.
Result<ContainerPlan> plan_container(Unwrapped& layers, std::string_view file_name, bool has_end);

}  // namespace sluice
