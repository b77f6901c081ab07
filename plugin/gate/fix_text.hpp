// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/finding.hpp"
#include "model/report.hpp"

#include <string>

namespace sluice {

/// A fix text with its placeholders filled in: {subject} {term} {expected} {route} {delivery} and the finding's own
/// values. One that nothing is known for stays as it is. The result may hold raw bytes of a stranger; reports escape
/// them.
std::string fill_text(const std::string& text, const Finding& finding, const JudgedFinding& judged);

/// The same for a command that somebody may paste into a shell: what is filled in is one quoted word. A value with
/// control characters or bytes that are no UTF-8 is not filled in.
std::string fill_command(const std::string& text, const Finding& finding, const JudgedFinding& judged);

}  // namespace sluice
