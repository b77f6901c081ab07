// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice accept|reject VERDICT: a person decides about the deliveries of a verdict, and that is written down.
#include "cli/decide_delivery.hpp"

#include "attest/acceptance_record.hpp"
#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/acceptances.hpp"
#include "cli/policy_options.hpp"
#include "cli/verdict_file.hpp"
#include "cli/verification.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

struct DecideOptions {
  AcceptanceDecision decision = AcceptanceDecision::accept;
  std::string verdict, by, role, conditions, until, key, store, out, project, statement;
  std::vector<std::string> trust;
  std::uint64_t max_deliveries = 0;
};

/// Rules of the findings that make the gate fail, each once, the first few.
std::string failing_rules(const Verdict& verdict) {
  constexpr std::size_t most = 5;
  std::vector<std::string> rules;
  for (const JudgedFinding& finding : verdict.findings) {
    const bool is_new = std::ranges::find(rules, finding.rule) == rules.end();
    if (finding.action == Action::fail && !finding.waived && is_new) rules.push_back(to_visible(finding.rule));
  }
  const std::size_t left_out = rules.size() > most ? rules.size() - most : 0;
  rules.resize(rules.size() - left_out);
  return join(rules, ", ") + (left_out == 0 ? "" : fmt::format(" and {} more", left_out));
}

/// What a verdict must be before anybody may accept on it.
Result<void> check_verdict(const DecideOptions& options, const Report& report, Day today) {
  const Verdict& verdict = report.verdict;
  if (verdict.deliveries.empty()) {
    return refuse(fmt::format("{}: the verdict is about no delivery", options.verdict),
                  "judge the delivery: sluice check DELIVERY --out json=PATH");
  }
  for (const JudgedDelivery& one : verdict.deliveries) {
    if (!make_subject(one.name, one.sha256, false).digest.empty()) continue;
    return refuse(fmt::format("{}: delivery '{}' has no SHA-256 digest", options.verdict, to_visible(one.name)),
                  "a decision is bound to bytes: judge the delivery again, whole");
  }
  if (options.decision == AcceptanceDecision::reject) return {};
  const auto valid_until = parse_day(report.envelope.valid_until);
  if (valid_until && *valid_until <= today) {
    return refuse(fmt::format("{}: the verdict held until {}, and today is {}", options.verdict,
                              report.envelope.valid_until, to_string(today)),
                  "judge the delivery again: a waiver, a date or an earlier acceptance may have ended");
  }
  if (verdict.gate == GateOutcome::passed && !verdict.overridden) return {};
  if (!is_blank(options.conditions)) return {};
  const std::string why = verdict.gate == GateOutcome::failed ? "the gate failed: " + failing_rules(verdict)
                          : verdict.overridden                ? "the gate passed by override only"
                                                              : "the gate could not judge";
  return refuse(fmt::format("{}: {}", options.verdict, why),
                "what did not pass is accepted under conditions only: --conditions 'what must happen' --until DAY");
}

/// Where keys are trusted, the verdict must be what one of them attested, and hold as long as that says.
Result<void> check_attested(const DecideOptions& options, const VerdictFile& file, Day today) {
  if (options.trust.empty()) return {};
  TRY_ASSIGN(const TrustedKeys trusted, TrustedKeys::load(options.trust, today));
  const std::vector<std::string> statements = {options.statement.empty() ? options.verdict + ".intoto.json"
                                                                         : options.statement};
  TRY_ASSIGN(const Verification answer, verify_verdict(options.verdict, file, statements, {}, trusted));
  const VerifiedStatement& told = answer.statements.front();
  const bool holds = !told.valid_until || *told.valid_until > today;
  if (told.type == "verdict" && !told.says.empty() && (holds || options.decision == AcceptanceDecision::reject)) return {};
  return refuse(answer.reasons.empty() ? told.file + ": attests no verdict" : answer.reasons.front(),
                "judge the delivery again, and attest it: sluice check DELIVERY --out json=PATH --attest FILE --key KEY");
}

Result<std::optional<Day>> read_until(const DecideOptions& options, Day today) {
  if (options.until.empty()) return std::optional<Day>();
  const std::optional<Day> until = parse_day(options.until);
  if (!until || *until < today) {
    return refuse(fmt::format("--until {}: expected a day from {} on", options.until, to_string(today)),
                  "write it as YYYY-MM-DD");
  }
  return until;
}

Acceptance make_record(const DecideOptions& options, const VerdictFile& file, std::optional<Day> until, Day today) {
  const Verdict& verdict = file.report.verdict;
  Acceptance record;
  record.decision = options.decision;
  record.verdict = file.body_sha256;
  record.gate = to_string(verdict.gate);
  record.rung = verdict.rung;
  for (const JudgedDelivery& one : verdict.deliveries) {
    record.deliveries.push_back({one.name, one.supplier, one.component, one.version, one.sha256, one.sboms});
  }
  record.by = options.by;
  record.role = options.role;
  record.conditions = options.conditions;
  record.until = until;
  record.max_deliveries = options.max_deliveries;
  record.day = today;
  return record;
}

/// Where roles have keys, only one of them decides, and signs.
Result<void> check_role(const DecideOptions& options, const Accepters& accepters,
                        const std::optional<SigningKey>& key) {
  if (accepters.roles.empty()) return {};
  const auto role = accepters.roles.find(options.role);
  if (role == accepters.roles.end()) {
    std::vector<std::string> known;
    for (const auto& [name, keys] : accepters.roles) known.push_back(to_visible(name));
    return refuse(fmt::format("--role {}: may not accept here", options.role), "one of: " + join(known, ", "));
  }
  if (!key) {
    return refuse("the project names keys for its roles, and this record is not signed",
                  fmt::format("sign with a key of role '{}': --key KEY.pem", options.role));
  }
  if (role->second.find(key->id()) != nullptr) return {};
  return refuse(fmt::format("--key {}: is no key of role '{}'", options.key, options.role),
                "sign with a key whose public half stands under acceptance.roles of sluice.yaml");
}

Result<std::string> place_for(const DecideOptions& options, const AcceptanceSettings& settings,
                              const Acceptance& record, const std::string& bytes) {
  if (!options.out.empty()) return options.out;
  const std::string folder = options.store.empty() ? settings.folder : options.store;
  if (folder.empty()) {
    return refuse("no place for the record is named",
                  "--store FOLDER, --out FILE, or acceptance.folder in sluice.yaml");
  }
  constexpr std::size_t digits = 12;
  const std::size_t number = list_folder(folder).size();  // records of one day are read in the order of their names
  return join_path(folder, fmt::format("{}-{:06}-{}-{}.json", to_string(record.day), number, to_string(record.decision),
                                       to_hex(sha256(bytes)).substr(0, digits)));
}

std::string describe(const Acceptance& record, const std::string& place) {
  std::string text;
  for (const AcceptedDelivery& one : record.deliveries) {
    text += fmt::format("{} {} ({}{}{})\n", record.decision == AcceptanceDecision::accept ? "accepted" : "rejected",
                        to_visible(one.name), one.component.empty() ? "no component stated" : to_visible(one.component),
                        one.version.empty() ? "" : " " + to_visible(one.version),
                        one.supplier.empty() ? "" : " of " + to_visible(one.supplier));
  }
  if (!record.conditions.empty()) text += fmt::format("  under: {}\n", to_visible(record.conditions));
  if (record.until) text += fmt::format("  until {}\n", to_string(*record.until));
  if (record.max_deliveries != 0) {
    text += fmt::format("  for {}\n", count_of(record.max_deliveries, "delivery", "deliveries"));
  }
  return text + fmt::format("  by {} as {}; {}\n  record: {}\n", to_visible(record.by), to_visible(record.role),
                            record.key.empty() ? "a declaration, because nobody signed it"
                                               : "signed with key " + record.key,
                            place);
}

Result<std::string> decide(const DecideOptions& options, const Session& session) {
  if (is_blank(options.by) || is_blank(options.role)) return refuse("--by and --role must say something");
  TRY_ASSIGN(const VerdictFile file, load_verdict(options.verdict));
  TRY(check_attested(options, file, session.today));
  TRY(check_verdict(options, file.report, session.today));
  TRY_ASSIGN(const std::optional<Day> until, read_until(options, session.today));
  PolicyOptions project;
  project.project = options.project;
  TRY_ASSIGN(const PolicySources sources, project.sources(session));
  TRY_ASSIGN(const AcceptanceSettings settings, load_acceptance_settings(sources.project_file));
  TRY_ASSIGN(const Accepters accepters, load_accepters(settings, session.today));
  std::optional<SigningKey> key;
  if (!options.key.empty()) {
    TRY_ASSIGN(SigningKey loaded, SigningKey::load(options.key));
    key = std::move(loaded);
  }
  TRY(check_role(options, accepters, key));
  Acceptance record = make_record(options, file, until, session.today);
  std::string bytes = render_acceptance(record);
  if (key) {
    TRY_ASSIGN(bytes, seal_envelope(statement_payload_type, bytes, *key));
    record.key = key->id();
  }
  TRY_ASSIGN(const std::string place, place_for(options, settings, record, bytes));
  TRY(write_file(place, bytes));
  return describe(record, place);
}

void add_accept_flags(CLI::App& command, DecideOptions& options) {
  command
      .add_option("--conditions", options.conditions,
                  "Under which it is accepted, in words; a verdict that did not pass needs them")
      ->type_name("TEXT");
  command.add_option("--until", options.until, "Last day of the acceptance (YYYY-MM-DD); without it, no end")
      ->type_name("DAY");
  command
      .add_option("--max-deliveries", options.max_deliveries,
                  "Deliveries of the component that it covers, this one included; without it, any number")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
}

}  // namespace

void add_decision(CLI::App& app, Session& session, AcceptanceDecision decision) {
  const bool accepts = decision == AcceptanceDecision::accept;
  CLI::App* command = app.add_subcommand(
      std::string(to_string(decision)),
      accepts ? "Accept the deliveries of a verdict, and write that down"
              : "Reject the deliveries of a verdict, and write that down");
  const auto options = std::make_shared<DecideOptions>();
  options->decision = decision;
  command->add_option("verdict", options->verdict, "Report of the gate (sluice.report/1, --out json=PATH)")
      ->required()
      ->type_name("VERDICT");
  command->add_option("--by", options->by, "Who decides: a name or an address")->required()->type_name("WHO");
  command->add_option("--role", options->role, "As what: one of acceptance.roles of sluice.yaml, if it names any")
      ->required()
      ->type_name("ROLE");
  if (accepts) add_accept_flags(*command, *options);
  command
      ->add_option("--key", options->key,
                   "Private key that signs the record, in PEM form; unsigned, the record is a declaration")
      ->type_name("KEY.pem");
  command
      ->add_option("--trust", options->trust,
                   "Public key or certificate of the gate: the verdict must be what it attested; may be repeated")
      ->type_name("KEY")
      ->allow_extra_args(false);
  command
      ->add_option("--statement", options->statement, "The attestation of the verdict (default: VERDICT.intoto.json)")
      ->type_name("FILE");
  CLI::Option* const store =
      command
          ->add_option("--store", options->store,
                       "Folder that keeps the records (default: acceptance.folder of sluice.yaml)")
          ->type_name("FOLDER");
  command->add_option("--out", options->out, "Write the record to this file instead")->type_name("FILE")->excludes(store);
  command->add_option("--project", options->project, "Project file (default: sluice.yaml of this folder, if there is one)")
      ->type_name("FILE");
  command->footer(accepts
                      ? "The record is bound to the bytes of the deliveries and of the verdict. Give the folder to\n"
                        "`sluice check --acceptances FOLDER`, and rules of kind delivery.history compare with it.\n"
                        "Example: sluice accept report.json --by a.mueller@acme.example --role release-manager --key rm.pem "
                        "--store acceptances"
                      : "Example: sluice reject report.json --by a.mueller@acme.example --role release-manager --key rm.pem "
                        "--store acceptances");
  command->callback([options, &session] {
    const Result<std::string> text = decide(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
}

}  // namespace sluice
