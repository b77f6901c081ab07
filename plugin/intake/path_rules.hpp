// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/hazard_sink.hpp"
#include "model/contents.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// States every hazard that an entry's name has by itself: where it leads, how it is spelled, how long it is. What
/// needs the other entries (duplicates, links) is LinkRules' business. The sink is aimed at the entry already.
/// `encoding_weight` is the weight of a name that is not UTF-8; formats that allow other code pages pass `note`.
void judge_path(std::string_view raw_path, EntryKind kind, const Limits& limits, HazardSink& sink,
                Weight encoding_weight = Weight::warning);

/// The path with ".", doubled and trailing slashes and inner ".." resolved as text. Backslashes stay. "" is the folder
/// that is unpacked into; a path that leaves it starts with ".."; an absolute one keeps one leading slash.
std::string normal_path(std::string_view raw);

}  // namespace sluice
