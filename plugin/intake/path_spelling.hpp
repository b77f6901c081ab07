// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/hazard_sink.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace sluice {

/// How large the parts of a path are.
struct PartSizes {
  std::size_t count = 0;
  std::size_t longest = 0;  ///< bytes
};

/// The sizes of a path that nothing here and in judge_path could object to but its size: printable ASCII, a relative
/// path without
/// '.' and '..' and empty parts but for a leading "./", no backslash or colon, no part that judge_parts states. This
/// one pass answers for nearly every entry there is. Absent does not mean that there is a hazard.
std::optional<PartSizes> measure_if_plain(std::string_view path);

/// States characters in a path that are not what they look like: controls, bidirectional controls (CVE-2021-42574,
/// "Trojan Source") and invisible ones. NUL and bytes that are no UTF-8 are judge_path's business.
void judge_characters(std::string_view path, HazardSink& sink);

/// States parts of a path that a shell or Windows takes for something else: leading dashes, device names, trailing dots
/// and blanks, alternate streams (Microsoft, "Naming Files, Paths, and Namespaces").
void judge_parts(std::string_view path, HazardSink& sink);

}  // namespace sluice
