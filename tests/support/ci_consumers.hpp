// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reads reports and logs as the systems do that they are for: what such a reader does not see cannot act there.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// A command that an agent found in a log.
struct LogCommand {
  std::string name;
  std::map<std::string, std::string> properties;
  std::string message;
};

/// As the runner of GitHub Actions reads a log (ActionCommand.cs): a line that begins, behind blanks, with "::name
/// ...::", and one that has "##[name ...]" anywhere.
std::vector<LogCommand> github_commands(std::string_view log);
/// As the agent of Azure Pipelines does (Command.cs): "##vso[area.event ...]message" anywhere in a line.
std::vector<LogCommand> azure_commands(std::string_view log);
/// As the server of TeamCity does: "##teamcity[name key='value' ...]" anywhere in a line.
std::vector<LogCommand> teamcity_commands(std::string_view log);
/// The commands of all three.
std::vector<LogCommand> all_commands(std::string_view log);

/// A test point of TAP 14.
struct TestPoint {
  bool is_ok = false;
  std::size_t number = 0;
  std::string description;
  std::string directive;  ///< the word, or empty
  std::string reason;
};
struct TapRun {
  std::size_t planned = 0;
  std::vector<TestPoint> points;
  std::string bail_out;
  std::vector<std::string> odd_lines;  ///< that are none of TAP's
};
TapRun parse_tap(std::string_view text);

/// What a line of Markdown has outside code spans and behind no backslash: there links, names and HTML are made.
std::string markdown_outside_code(std::string_view line);
/// The number of cells of a line of a table (GFM 0.29, 4.10): a pipe behind a backslash does not count.
std::size_t markdown_cells(std::string_view line);

}  // namespace sluice::test
