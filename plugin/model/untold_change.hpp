// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a comparison of deliveries may be unable to tell, by the words it is listed under.
#pragma once

#include "model/delivery_change.hpp"

#include <string_view>

namespace sluice::untold {

inline constexpr std::string_view facts = "everything but findings of rules";  ///< of one side only the verdict is known
inline constexpr std::string_view policy = "consequences for the policy";
inline constexpr std::string_view licenses = "licenses and their texts";
inline constexpr std::string_view hazards = "some hazards";
inline constexpr std::string_view changes_in = "changes in ";  ///< and what could not be read in full

/// True if changes of the kind may be among what is not told.
bool may_hide(const UntoldChange& untold, ChangeKind kind);

/// False if files could not be compared: then their counts say nothing.
bool are_files_told(const DeliveryChange& change);

}  // namespace sluice::untold
