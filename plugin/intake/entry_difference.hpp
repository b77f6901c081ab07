// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/container_reader.hpp"
#include "intake/second_opinion.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// What libarchive 3.6 sees differently in an entry: its name, kind, size or link target, in words; empty if nothing.
/// What libarchive is known to change does not count: it ends ZIP names at a NUL, turns their backslashes around and
/// composes those in UTF-8; it takes a ZIP's devices and pipes, and types that it does not know, for files.
std::string entry_difference(std::string_view format, const EntryMeta& strict, const ListedEntry& listed);

}  // namespace sluice
