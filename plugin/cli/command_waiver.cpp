// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice waiver list|adopt: every waiver of the policy, where it stands today, and what it needs; and what a supplier proposes, taken over by
// somebody who answers for it.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/own_waivers.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "cli/supplier_option.hpp"
#include "exports/waiver_entry.hpp"
#include "gate/waivers.hpp"
#include "policy/entries.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace sluice {
namespace {

Result<std::string> list_waivers(const PolicyOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.sources(session));
  TRY_ASSIGN(const Day day, options.day(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  std::string out;
  for (const Waiver& waiver : policy.waivers) {
    const WaiverAnswer answer = standing(waiver, policy, day);
    out += fmt::format("{:<16} {:<13} {:<12} {:<28} {}\n", to_visible(waiver.id), to_string(answer.state), waiver.expires ? to_string(*waiver.expires) : "no end", to_visible(waiver.owner), to_visible(answer.why));
    for (const std::string& rule : waiver.rules) out += fmt::format("{:16} rule {}\n", "", to_visible(rule));
    out += fmt::format("{:16} {} ({})\n", "", to_visible(waiver.reason), to_string(waiver.span));
  }
  return out.empty() ? std::string("no waivers\n") : out;
}

struct AdoptOptions {
  PolicyOptions policy;
  ReadingOptions reading;
  std::string delivery, supplier;
  std::size_t number = 0;
  std::string id, owner, approved_by, expires, ticket, category, reason;
  std::string into = "waivers.yaml";
};

/// What a manifest proposes under `findings`.
struct Proposal {
  std::string rule, path, reason;
  Origin place;
};

std::vector<Proposal> proposals_of(const Delivery& delivery) {
  std::vector<Proposal> found;
  for (std::size_t i = 0;; ++i) {
    const auto text = [&](std::string_view key) {
      const ManifestField* field = delivery.find_field(fmt::format("findings.{}.{}", i, key));
      return field == nullptr ? std::string() : field->value;
    };
    const ManifestField* rule = delivery.find_field(fmt::format("findings.{}.rule", i));
    if (rule == nullptr) return found;
    found.push_back({rule->value, text("path"), text("reason"), rule->origin});
  }
}

std::string list_proposals(const std::vector<Proposal>& proposals) {
  std::string text = count_of(proposals.size(), "exception is", "exceptions are") + " proposed by the supplier; none is applied\n";
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const Proposal& one = proposals[i];
    text += fmt::format("{:>3}  {}{}\n     {} ({}:{})\n", i + 1, to_visible(one.rule), one.path.empty() ? "" : " in " + to_visible(one.path), to_visible(one.reason), to_visible(one.place.path), one.place.line);
  }
  return text + (proposals.empty() ? "" : "to adopt one: --take NUMBER --id ID --owner WHO --approved-by WHO --expires DAY\n");
}

/// Nobody but a person of this side can give these.
Result<void> check_asked(const AdoptOptions& options) {
  std::vector<std::string> missing;
  if (options.id.empty()) missing.emplace_back("--id (its name in reports)");
  if (options.owner.empty()) missing.emplace_back("--owner (who answers for it)");
  if (options.approved_by.empty()) missing.emplace_back("--approved-by (who decided it)");
  if (options.expires.empty()) missing.emplace_back("--expires (its last day)");
  if (missing.empty()) return {};
  return refuse("a proposal is adopted by somebody who answers for it: missing " + join(missing, ", "), "state them; the supplier's proposal holds none of these");
}

/// An adopted waiver holds for whoever proposed it, and must not reach anybody else.
Result<void> check_proposer(const Delivery& delivery, const Policy& policy) {
  if (!delivery.supplier.empty()) return check_supplier(policy, delivery.supplier);
  return refuse("nobody knows whose delivery this is: the waiver would hold for every supplier", "state --supplier, or enter the supplier with its paths in suppliers.yaml");
}

Result<Waiver> make_waiver(const AdoptOptions& options, const Proposal& proposal, const Delivery& delivery, Day day) {
  const std::optional<Day> expires = parse_day(options.expires);
  if (!expires) return refuse(fmt::format("--expires {}: is no day", options.expires), "write it as YYYY-MM-DD");
  Waiver waiver;
  waiver.id = options.id;
  waiver.rules = {proposal.rule};
  waiver.match.suppliers = {delivery.supplier};
  if (!proposal.path.empty()) waiver.match.paths = {Glob(proposal.path)};
  waiver.reason = options.reason.empty() ? "proposed by the supplier: " + to_visible(proposal.reason) : options.reason;
  waiver.owner = options.owner;
  waiver.approved_by = options.approved_by;
  waiver.ticket = options.ticket;
  waiver.category = options.category;
  waiver.created = day;
  waiver.expires = expires;
  return waiver;
}

Result<void> check_waiver(const Waiver& waiver, const Policy& policy, Day day) {
  const WaiverAnswer answer = standing(waiver, policy, day);
  if (answer.silences()) return {};
  return refuse(fmt::format("the waiver would not apply ({}): {}", to_string(answer.state), answer.why), "see waiver-policy of your packs");
}

Result<int> adopt(const AdoptOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(const Inventory inventory, read_deliveries({{options.delivery, options.supplier, {}, {}, {}}}, policy, options.reading.reading(session)));
  const Delivery& delivery = inventory.deliveries.front();
  const std::vector<Proposal> proposals = proposals_of(delivery);
  if (options.number == 0) {
    print(list_proposals(proposals));
    return exit_passed;
  }
  if (options.number > proposals.size()) return refuse(fmt::format("--take {}: the delivery proposes {}", options.number, proposals.size()), "without --take they are listed");
  TRY(check_asked(options));
  TRY(check_proposer(delivery, policy));
  TRY_ASSIGN(const Waiver waiver, make_waiver(options, proposals[options.number - 1], delivery, day));
  TRY(check_waiver(waiver, policy, day));
  const std::string place = sources.project_file.empty() ? options.into : join_path(parent_of(sources.project_file), options.into);
  TRY_ASSIGN(const OwnWaivers own, load_own_waivers(place, policy));
  TRY_ASSIGN(const std::string text, with_waivers(own, {waiver}, policy));
  TRY(write_file(place, text));
  print(fmt::format("wrote into {}:\n{}", place, render_entry(render_waiver_entry(waiver), 2)));
  narrate(naming_hint(own, sources.project_file));
  return exit_passed;
}

void add_adopt(CLI::App& command, Session& session) {
  CLI::App* adopt_command = command.add_subcommand("adopt", "Take an exception that a delivery proposes into your own waivers");
  const auto options = std::make_shared<AdoptOptions>();
  adopt_command->add_option("delivery", options->delivery, "Delivery whose manifest proposes exceptions under `findings`")->required()->type_name("DELIVERY");
  adopt_command->add_option("--take", options->number, "Number of the proposal; without it they are listed, and nothing is written")->type_name("NUMBER");
  adopt_command->add_option("--supplier", options->supplier, "Supplier's id in suppliers.yaml, where the path does not tell")->type_name("ID");
  adopt_command->add_option("--id", options->id, "The waiver's name in reports")->type_name("ID");
  adopt_command->add_option("--owner", options->owner, "Who answers for it")->type_name("WHO");
  adopt_command->add_option("--approved-by", options->approved_by, "Who decided it, as the waiver policy names them")->type_name("WHO");
  adopt_command->add_option("--expires", options->expires, "Its last day, YYYY-MM-DD")->type_name("DAY");
  adopt_command->add_option("--ticket", options->ticket, "Where it was decided")->type_name("TICKET");
  adopt_command->add_option("--category", options->category, "Why it may be silenced")
      ->check(CLI::IsMember({"false-positive", "accepted-risk", "mitigated", "license-acquired", "fix-scheduled"}));
  adopt_command->add_option("--reason", options->reason, "The reason, in place of the supplier's")->type_name("TEXT");
  adopt_command->add_option("--into", options->into, "File of waivers, beside sluice.yaml")->type_name("FILE")->capture_default_str();
  options->policy.add_to(*adopt_command);
  options->reading.add_to(*adopt_command);
  adopt_command->footer(
      "A supplier's proposal never applies by itself. Adopted, it is a waiver of yours: it needs an owner, an approver and a last\n"
      "day, holds for this supplier alone, and is refused if your waiver policy would not let it apply.\n"
      "Example: sluice waiver adopt radar-4.3.0.tar.gz --take 1 --id W-2026-31 --owner j.doe@acme.example --approved-by ospo --expires 2027-03-31");
  adopt_command->callback([options, &session] {
    const Result<int> code = adopt(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace

void add_waiver(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("waiver", "Look at the dated exceptions");
  command->require_subcommand(1);
  CLI::App* list = command->add_subcommand("list", "Every waiver, its state, its last day and its owner");
  const auto options = std::make_shared<PolicyOptions>();
  options->add_to(*list);
  list->footer("A waiver that no finding needs is only seen as unused by `check` and `gate`, which know the findings.");
  list->callback([options, &session] {
    const Result<std::string> text = list_waivers(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
  add_adopt(*command, session);
}

}  // namespace sluice
