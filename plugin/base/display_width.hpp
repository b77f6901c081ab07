// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <string_view>

namespace sluice {

/// Columns of a terminal that a text takes: wide characters two, marks that combine none (Unicode TR 11, by utf8proc).
/// A byte that is no UTF-8 counts as one.
std::size_t display_width(std::string_view text);

}  // namespace sluice
