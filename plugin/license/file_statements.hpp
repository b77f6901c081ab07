// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/window.hpp"

#include <string>
#include <vector>

namespace sluice::license {

/// Lets what stands in one file complete each other; statements are in order.
///  - An exception without a license joins the nearest license of GNU's or Apache's.
///  - A text of GNU's takes "or later" and the exception from a notice or tag that names its license and version.
///  - A name without a version is a mention beside the same license with one; so is what leads to a near text of the
///    same license.
void settle_statements(std::vector<FoundStatement>& found);

/// What the statements say together, without mentions; empty if one of them cannot be told.
std::string join_statements(const std::vector<FoundStatement>& found);

/// Does the statement count for the file, or only where nothing stronger does?
bool is_counted(const LicenseStatement& statement);

/// Licenses of the file, "X" or "X WITH Y", sorted: those of statements that count, with those that a text varies; of
/// mentions, only where no other statement is. An exception without its license stands alone.
std::vector<std::string> licenses_of(const FileLicensing& licensing);

/// The licenses of an expression, with their exceptions, in its order; none if it cannot be read.
std::vector<std::string> licenses_of(const std::string& expression);

}  // namespace sluice::license
