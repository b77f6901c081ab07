// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice policy diff: what changed between two packs, versions of one, or projects, for people who have to agree.
#include "cli/policy_diff.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/sbom_output.hpp"
#include "exports/policy_changes.hpp"
#include "gate/policy_diff.hpp"
#include "policy/load.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace sluice {
namespace {

constexpr const char* footer =
    "Each side is a pack (a file, or builtin:NAME@MAJOR), a project (sluice.yaml), or a folder that has a sluice.yaml.\n"
    "What is compared is what holds in the end, whichever pack says it: each change is a sentence with the lines that say\n"
    "so on both sides, and whether it tightens, loosens or does neither. A change that cannot be weighed, such as another\n"
    "condition, counts as loosening. With --fail-on-loosening the exit code is 1 if there is one.\n"
    "\n"
    "  sluice policy diff intake-1.4.yaml intake-2.0.yaml\n"
    "  sluice policy diff old/ new/ --format markdown --fail-on-loosening\n";

struct DiffOptions {
  std::string before, after;
  std::string format = "text";
  std::string out = "-";
  bool fails_on_loosening = false;
};

/// A pack says so at the start of a line.
bool is_pack(const std::string& text) {
  const std::vector<std::string_view> lines = split(text, '\n');
  return std::ranges::any_of(lines, [](std::string_view line) { return line.starts_with("pack:"); });
}

Result<Policy> load_side(const std::string& named, const Session& session) {
  PolicySources sources;
  sources.builtin_folder = session.builtin_folder;
  const std::string path = is_folder(named) ? join_path(named, "sluice.yaml") : named;
  if (named.starts_with("builtin:")) {
    sources.packs = {named};
  } else {
    if (!is_file(path)) {
      return refuse(fmt::format("{}: no such file", to_visible(path)),
                    "name a pack, a sluice.yaml, or a folder that has one");
    }
    constexpr std::uint64_t most_bytes = 16u << 20;
    TRY_ASSIGN(const std::string text, read_file(path, most_bytes));
    is_pack(text) ? sources.packs.push_back(path) : void(sources.project_file = path);
  }
  return load_policy(sources, catalogue());
}

Result<int> tell_changes(const DiffOptions& options, const Session& session) {
  TRY_ASSIGN(const Policy before, load_side(options.before, session));
  TRY_ASSIGN(const Policy after, load_side(options.after, session));
  const PolicyChanges all{policy_name(before), policy_name(after), diff_policies(before, after)};
  const std::string text = options.format == "json"       ? render_changes_json(all)
                           : options.format == "markdown" ? render_changes_markdown(all)
                                                          : render_changes_text(all);
  TRY(write_output(options.out, text));
  const bool loosens = std::ranges::any_of(
      all.changes, [](const PolicyChange& change) { return change.direction == ChangeDirection::loosens; });
  return options.fails_on_loosening && loosens ? exit_failed : exit_passed;
}

}  // namespace

std::string policy_name(const Policy& policy) {
  if (policy.packs.empty()) return policy.project.file;
  const PackRef& last = policy.packs.back();  // those that it extends come first
  return last.version.empty() ? last.id : last.id + " " + last.version;
}

void add_policy_diff(CLI::App& policy, Session& session) {
  CLI::App* const command =
      policy.add_subcommand("diff", "Tell in sentences how two packs, versions of one, or projects differ");
  const auto options = std::make_shared<DiffOptions>();
  command->add_option("old", options->before, "What holds today")->required()->type_name("OLD");
  command->add_option("new", options->after, "What is to hold")->required()->type_name("NEW");
  command->add_option("--format", options->format, "text, markdown or json")
      ->check(CLI::IsMember({"text", "markdown", "json"}))
      ->capture_default_str();
  command->add_option("--out", options->out, "Where to write it; - is standard output")
      ->type_name("PATH")
      ->capture_default_str();
  command->add_flag("--fail-on-loosening", options->fails_on_loosening, "Exit 1 if a change loosens, or may");
  command->footer(footer);
  command->callback([options, &session] {
    const Result<int> code = tell_changes(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
