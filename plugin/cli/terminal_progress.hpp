// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "gate/read_meter.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace sluice {

/// A meter that a person sees: one line on stderr, begun when the run is a second old, and gone without a trace with
/// the meter. Null where stderr is no terminal, or one that cannot take a line back.
std::shared_ptr<ReadMeter> make_terminal_progress(const Session& session);

/// "reading a.zip: 1032 entries, 57.3 MB, about 12 s left", cut to the columns.
std::string progress_line(const ReadMeter& meter, double seconds, std::uint32_t columns);

}  // namespace sluice
