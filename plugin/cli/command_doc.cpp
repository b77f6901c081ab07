// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice doc: what a policy asks of a delivery, as a page to hand over.
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "cli/supplier_option.hpp"
#include "exports/handover.hpp"
#include "gate/supplier_view.hpp"
#include "gate/suppliers.hpp"
#include "reports/html_style.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace sluice {
namespace {

struct DocOptions {
  PolicyOptions policy;
  std::string reader = "supplier";
  std::string pack;
  std::string supplier;
  std::string format = "markdown";
  std::string out;
};

Result<int> write_doc(const DocOptions& options, const Session& session) {
  PolicyOptions chosen = options.policy;
  if (!options.pack.empty()) chosen.packs.insert(chosen.packs.begin(), options.pack);
  TRY_ASSIGN(const PolicySources sources, chosen.sources(session));
  TRY_ASSIGN(const Day day, chosen.day(session));
  TRY_ASSIGN(Policy policy, load_policy(sources, catalogue()));
  std::string supplier = options.supplier;
  if (supplier.empty() && !chosen.kit.empty() && !policy.suppliers.empty()) supplier = policy.suppliers.front().id;
  if (!supplier.empty()) TRY(check_supplier(policy, supplier));
  const Policy shown = view_for_supplier(std::move(policy), supplier, day);
  const Handover handover = make_handover(shown, rung_of(shown, supplier, day).rung);
  const bool is_html = options.format == "html";
  const std::string text = is_html ? render_handover_html(handover, report_style_sheet()) : render_handover_markdown(handover);
  if (options.out.empty()) {
    print(text);
    return exit_passed;
  }
  TRY(write_file(options.out, text));
  std::size_t demands = 0;
  for (const HandoverArtefact& one : handover.artefacts) demands += one.demands.size();
  narrate(fmt::format("wrote {}: {} of {}\n", options.out, count_of(demands, "demand", "demands"), count_of(handover.artefacts.size(), "artefact", "artefacts")));
  return exit_passed;
}

}  // namespace

void add_doc(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("doc", "Write the page that says what is asked of a delivery, to hand over");
  const auto options = std::make_shared<DocOptions>();
  command->add_option("pack", options->pack, "Pack that the page is about: a file, or builtin:NAME@MAJOR; the project's if not stated")->type_name("PACK");
  command->add_option("--for", options->reader, "Who reads it")->check(CLI::IsMember({"supplier"}))->capture_default_str();
  command->add_option("--supplier", options->supplier, "For this one of suppliers.yaml, with its rung and the exceptions granted to it")->type_name("ID");
  command->add_option("--format", options->format, "markdown or html")->check(CLI::IsMember({"markdown", "html"}))->capture_default_str();
  command->add_option("--out", options->out, "Where to write it; standard output if not stated")->type_name("PATH");
  options->policy.add_to(*command);
  command->footer(
      "Each rule that looks at a delivery alone is listed under the file that it asks something of: what to do, what must be in it,\n"
      "the clauses that ask for it, and the first rung at which it stops a build. Names, contacts and places of the receiver are not\n"
      "in it. The page is one file that needs no network.\n"
      "Example: sluice doc --for supplier builtin:internal-baseline@1 --format html --out handover.html");
  command->callback([options, &session] {
    const Result<int> code = write_doc(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
