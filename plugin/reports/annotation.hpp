// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the formats of CI systems have in common. Texts are visible (base/escape.hpp) and have no line breaks; each
// format adds the escaping of its own syntax.
#pragma once

#include "model/report.hpp"
#include "reports/report_format.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::ci {

/// A place in a file of the repository: CI systems show nothing for any other.
struct Spot {
  std::string path;  ///< raw bytes; relative, never empty, without "." and ".."
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The path of a file below the working folder, relative to it and lexically normal; absent for any other path.
std::optional<std::string> repository_path(std::string_view path, std::string_view folder);

/// The CMake call that took the delivery in or linked the component; else the line of a file of the project's own; else
/// the delivery as the command line names it; else its name.
Spot spot_of(const JudgedFinding& finding, const Report& report);
/// The line of the policy file that a remark speaks of, else the name of the project's file.
Spot spot_of(const Remark& remark, const Report& report);

/// "title: cause", and whether it could not be judged.
std::string headline(const JudgedFinding& finding);

/// A key and a text.
using Detail = std::pair<std::string_view, std::string>;
/// Where it was found, what was expected, the fix texts for the style's audience, who acts by when; only what is known.
std::vector<Detail> details(const JudgedFinding& finding, const ReportStyle& style);
/// The same on one line: "expected: a; who: b".
std::string detail_line(const JudgedFinding& finding, const ReportStyle& style);

/// "W-2026-014: reason; owner, approved by, ticket, last day" of the waiver that silences a finding.
std::string waiver_line(const JudgedFinding& finding, const Verdict& verdict);

/// What a rule's id has before its first full stop, visible; "sluice" for an id without one.
std::string area_of(std::string_view rule);

/// What a finding would do to the gate if no waiver, baseline or override were there.
Action own_action(const JudgedFinding& finding);

/// One line of a CI system's list.
struct Annotation {
  Action action = Action::note;  ///< fail, warn or note
  Severity severity = Severity::medium;
  std::string rule;  ///< full id, or the code of a remark
  std::string headline;
  std::string details;      ///< on one line, or empty
  std::string fingerprint;  ///< 64 hexadecimal digits; no two of a report are equal
  Spot spot;
};

/// What stands in the way, worst first: findings that are neither waived nor known, remarks, an override, and why
/// nothing was judged.
std::vector<Annotation> annotations(const Report& report, const ReportStyle& style);

/// The first annotation of each rule and action; its headline says how many more there are.
std::vector<Annotation> one_of_each_rule(std::vector<Annotation> all);

}  // namespace sluice::ci
