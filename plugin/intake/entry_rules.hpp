// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/container_reader.hpp"
#include "intake/hazard_sink.hpp"

namespace sluice {

/// Bytes of a link's target that systems take (Linux: PATH_MAX); of a longer one no more is kept.
inline constexpr std::size_t longest_target = 4096;

/// States every hazard that an entry has by its type, mode, attributes and time, and by what its name says it is for.
/// The sink is aimed at the entry already.
void judge_entry(const EntryMeta& entry, HazardSink& sink);

}  // namespace sluice
