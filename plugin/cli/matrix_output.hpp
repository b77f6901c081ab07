// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/matrix.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The formats that a matrix is written in: text, markdown, csv, json.
std::vector<std::string> matrix_formats();

/// The matrix as bytes. Every format has clause, what it asks for, state, rules with their actions, and what no gate
/// can see.
std::string render_matrix(const Matrix& matrix, std::string_view format);

/// "12 of 27 clauses judged, 3 not in use, 5 planned, 7 not visible to a gate".
std::string count_states(const Matrix& matrix);

}  // namespace sluice
