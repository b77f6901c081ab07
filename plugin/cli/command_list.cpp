// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice list: what there is; rules of the policy, kinds, terms, readers, report formats, shipped packs.
#include "base/files.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "readers/reader.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

struct ListOptions {
  PolicyOptions policy;
  std::string what = "rules";
};

Result<std::string> list_rules(const ListOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  std::string out;
  for (const Rule& rule : policy.rules) {
    out += fmt::format("{:<40} {:<8}  {:<20} {}{}\n", rule.id, to_string(rule.severity), rule.kind, rule.title, rule.danger ? " [danger]" : "");
  }
  return out;
}

std::string list_kinds() {
  std::string out;
  for (const Kind* kind : kinds()) out += fmt::format("{:<22} {:<10} {}\n", kind->spec.name, to_string(kind->spec.subject), kind->spec.summary);
  return out;
}

std::string list_terms() {
  std::string out;
  for (const HazardSpec& hazard : hazard_specs()) out += fmt::format("{:<36} {:<18} {}\n", hazard.term, hazard.kind, hazard.meaning);
  return out;
}

std::string list_readers() {
  std::string out;
  for (const DocumentReader* reader : document_readers()) out += fmt::format("{:<22} {}\n", reader->name, reader->summary);
  return out;
}

std::string list_formats() {
  std::string out;
  for (const ReportFormat* format : report_formats()) out += fmt::format("{:<12} {}\n", format->name, format->summary);
  return out;
}

Result<std::string> list_packs(const Session& session) {
  std::string out;
  const std::string folder = join_path(session.builtin_folder, "packs");
  for (const std::string& name : list_folder(folder)) {
    if (!name.ends_with(".yaml")) continue;
    const std::string stem = name.substr(0, name.size() - 5);
    PolicySources sources;
    sources.builtin_folder = session.builtin_folder;
    sources.packs = {join_path(folder, name)};
    TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
    const PackRef& pack = policy.packs.back();
    out += fmt::format("builtin:{:<22} {:<8} {:>3} rules  {}\n", stem, pack.version, policy.rules.size(), pack.title);
  }
  return out;
}

Result<std::string> list(const ListOptions& options, const Session& session) {
  if (options.what == "rules") return list_rules(options, session);
  if (options.what == "packs") return list_packs(session);
  if (options.what == "kinds") return list_kinds();
  if (options.what == "terms") return list_terms();
  if (options.what == "readers") return list_readers();
  return list_formats();
}

}  // namespace

void add_list(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("list", "List rules, kinds, terms, packs, readers or report formats");
  const auto options = std::make_shared<ListOptions>();
  command->add_option("what", options->what, "rules (of the policy in force), kinds, terms, packs, readers or formats")
      ->check(CLI::IsMember({"rules", "kinds", "terms", "packs", "readers", "formats"}))->capture_default_str();
  options->policy.add_to(*command);
  command->callback([options, &session] {
    const Result<std::string> text = list(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
}

}  // namespace sluice
