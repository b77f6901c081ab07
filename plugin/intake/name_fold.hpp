// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

bool is_ascii(std::string_view text);

/// The name as a file system that minds neither letter case nor Unicode normalization compares it: case-folded and
/// composed (Unicode 3.13, NFC). Bytes that are no UTF-8 are only lower-cased as ASCII.
std::string fold_name(std::string_view name);

/// True if the names are equal once composed: they differ in Unicode normalization at most.
bool are_equal_composed(std::string_view a, std::string_view b);

}  // namespace sluice
