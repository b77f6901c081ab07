// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/file_api.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a compiler driver's command asks for (gcc(1), "Overall Options").
enum class CommandKind : std::uint8_t { links, compiles, other };

/// `arguments` without the driver itself. `compiles` if any of -c, -S, -E, -M, -MM, -fsyntax-only stands there; `other`
/// if no file is named.
CommandKind kind_of_command(std::span<const std::string> arguments);

/// The target that a command makes, as the file API would describe it: named by its output without folder and ending,
/// its libraries as fragments, the folders of -L, the headers of -I and -isystem. `command` begins with a compiler
/// driver or an archiver (ar), perhaps behind other words ("cd x &&", a launcher). Absent if it makes no program or
/// library.
std::optional<file_api::Target> target_of_command(std::span<const std::string> command, const Origin& place);

/// A build as its commands tell: one a line, in shell spelling, as `ninja -t commands` prints them.
file_api::Reply reply_of_commands(std::string_view commands, std::string_view file);

/// The command with the paths that its files and folders have, seen from the folder in which it runs.
std::vector<std::string> with_absolute_paths(std::span<const std::string> command, const std::string& folder);

/// The words as one line in shell spelling.
std::string to_command_line(std::span<const std::string> words);

}  // namespace sluice
