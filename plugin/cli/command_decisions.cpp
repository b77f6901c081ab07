// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice decisions import|export|sign: what people decided, in and out.
#include "attest/envelope.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/decision_import.hpp"
#include "cli/own_waivers.hpp"
#include "cli/policy_options.hpp"
#include "cli/sbom_output.hpp"
#include "exports/decision_record.hpp"
#include "exports/waiver_entry.hpp"
#include "gate/waivers.hpp"
#include "policy/entries.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sluice {
namespace {

constexpr const char* payload_type = "application/vnd.sluice.decisions+yaml";
constexpr const char* signature_ending = ".sig";

struct DecisionOptions {
  PolicyOptions policy;
  std::string table, waivers, decisions, key, format = "json", out = "-";
  std::vector<std::string> files, trusted;
  bool is_dry_run = false;
};

Result<std::string> read_or_empty(const std::string& path) {
  if (!is_file(path)) return std::string();
  return read_file(path, Limits{}.document_bytes);
}

/// Where entries go if no flag says it: the project's first waiver file, and decisions.yaml beside sluice.yaml.
void find_targets(const Policy& policy, DecisionOptions& options) {
  const std::string folder = parent_of(policy.project.file);
  if (options.waivers.empty()) options.waivers = policy.waivers.empty() ? join_path(folder, "waivers.yaml") : policy.waivers.front().span.file;
  if (options.decisions.empty()) options.decisions = join_path(folder, "decisions.yaml");
}

Result<std::string> import_table(DecisionOptions options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  find_targets(policy, options);
  TRY_ASSIGN(const OwnWaivers own, load_own_waivers(options.waivers, policy));
  TRY_ASSIGN(const std::string csv, read_file(options.table, Limits{}.document_bytes));
  TRY_ASSIGN(const DecidedEntries decided, read_decided_table(csv, options.table, policy, own.waivers, session.today));
  std::string waivers, decisions;
  if (!decided.waivers.empty()) {
    TRY_ASSIGN(waivers, with_waivers(own, decided.waivers, policy));
  }
  if (!decided.decisions.empty()) {
    TRY_ASSIGN(const std::string old, read_or_empty(options.decisions));
    TRY_ASSIGN(decisions, append_entries(old, "decisions", decided.decisions, options.decisions));
    TRY(parse_decisions(decisions, options.decisions, sources.license_names));
  }
  if (!options.is_dry_run && !waivers.empty()) TRY(write_file(options.waivers, waivers));
  if (!options.is_dry_run && !decisions.empty()) TRY(write_file(options.decisions, decisions));
  if (!options.is_dry_run && (!waivers.empty() || !own.waivers.empty())) narrate(naming_hint(own, policy.project.file));
  std::string told;
  for (const Waiver& waiver : decided.waivers) told += fmt::format("{}:\n{}", options.waivers, render_entry(render_waiver_entry(waiver), 2));
  for (const std::string& line : decided.decisions) told += fmt::format("{}: {}\n", options.decisions, line);
  return told + fmt::format("{} and {} {}; {} rows undecided, {} known already\n", count_of(decided.waivers.size(), "waiver", "waivers"),
                            count_of(decided.decisions.size(), "decision", "decisions"), options.is_dry_run ? "would be added" : "added",
                            decided.undecided, decided.known);
}

/// By file: "signed by KEY", or "declaration". A signature that does not hold is worse than none.
class Approvals {
 public:
  explicit Approvals(const TrustedKeys& keys) : keys_(keys) {}

  Result<std::string> of(const std::string& file) {
    const auto known = known_.find(file);
    if (known != known_.end()) return known->second;
    TRY_ASSIGN(const std::string found, look_at(file));
    known_.emplace(file, found);
    return found;
  }

 private:
  Result<std::string> look_at(const std::string& file) const {
    const std::string place = file + signature_ending;
    if (!is_file(place)) return std::string("declaration");
    if (keys_.empty()) return std::string("declaration: it is signed, and no key is trusted here");
    TRY_ASSIGN(const std::string text, read_file(file, Limits{}.document_bytes));
    TRY_ASSIGN(const std::string envelope, read_file(place, 4 * Limits{}.document_bytes));
    Result<OpenedEnvelope> opened = open_envelope(envelope, place, keys_);
    if (!opened) return refuse(opened.error().message, opened.error().help);
    if (opened->payload_type != payload_type || opened->payload != text)
      return refuse(fmt::format("{}: was changed after it was signed", file), "let whoever decides look at the change and sign again: sluice decisions sign");
    const TrustedKey* key = keys_.find(opened->keys.front());
    return fmt::format("signed by {}{}", opened->keys.front().substr(0, 16), key == nullptr || key->name().empty() ? "" : fmt::format(" ({})", key->name()));
  }

  const TrustedKeys& keys_;
  std::map<std::string, std::string> known_;
};

std::vector<std::string> patterns_of(const std::vector<Glob>& globs) {
  std::vector<std::string> texts;
  for (const Glob& glob : globs) texts.push_back(glob.pattern());
  return texts;
}

std::vector<std::string> literals_of(const std::vector<Glob>& globs) {
  std::vector<std::string> texts;
  for (const Glob& glob : globs) {
    if (glob.is_literal()) texts.push_back(glob.pattern());
  }
  return texts;
}

std::string one_text(std::initializer_list<std::vector<std::string>> lists) {
  std::vector<std::string> all;
  for (const std::vector<std::string>& list : lists) all.insert(all.end(), list.begin(), list.end());
  return join(all, ", ");
}

DecisionRecord record_of(const Waiver& waiver, const Policy& policy, Day day) {
  const WaiverAnswer answer = standing(waiver, policy, day);
  DecisionRecord record;
  record.kind = "waiver";
  record.id = waiver.id;
  record.about = join(waiver.rules, ", ");
  record.subject = one_text({waiver.match.suppliers, patterns_of(waiver.match.purls), patterns_of(waiver.match.paths), patterns_of(waiver.match.terms)});
  if (!waiver.pin_sha256.empty()) record.subject += (record.subject.empty() ? "sha256:" : ", sha256:") + waiver.pin_sha256;
  record.answer = waiver.category;
  record.state = to_string(answer.state);
  record.why = answer.why;
  record.reason = waiver.reason;
  record.owner = waiver.owner;
  record.by = waiver.approved_by;
  record.ticket = waiver.ticket;
  record.date = waiver.created;
  record.expires = waiver.expires;
  record.place = to_string(waiver.span);
  record.justification = waiver.justification;
  record.holds = answer.silences();
  const bool is_vulnerability = std::ranges::any_of(waiver.rules, [](const std::string& rule) { return rule.find("vuln.") != std::string::npos; });
  if (is_vulnerability) record.vulnerabilities = literals_of(waiver.match.terms);
  record.products = literals_of(waiver.match.purls);
  return record;
}

DecisionRecord record_of(const StandingDecision& decision) {
  DecisionRecord record;
  record.kind = to_string(decision.kind);
  record.id = decision.id;
  record.about = decision.about;
  record.subject = decision.sha256.empty() ? one_text({patterns_of(decision.purls), patterns_of(decision.paths)}) : "sha256:" + decision.sha256;
  if (!decision.pin_sha256.empty()) record.subject += (record.subject.empty() ? "sha256:" : ", sha256:") + decision.pin_sha256;
  record.answer = decision.answer;
  record.state = "standing";
  record.reason = decision.reason;
  record.by = decision.by;
  record.body = to_string(decision.body);
  record.ticket = decision.ticket;
  record.date = decision.date;
  record.place = to_string(decision.span);
  record.holds = true;
  return record;
}

Result<std::string> export_record(const DecisionOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  Result<TrustedKeys> keys = TrustedKeys::load(options.trusted, day);
  if (!keys) return refuse(keys.error().message, keys.error().help);
  Approvals approvals(*keys);
  std::vector<DecisionRecord> records;
  for (const Waiver& waiver : policy.waivers) {
    records.push_back(record_of(waiver, policy, day));
    TRY_ASSIGN(records.back().approval, approvals.of(waiver.span.file));
  }
  for (const StandingDecision& decision : policy.decisions) {
    records.push_back(record_of(decision));
    TRY_ASSIGN(records.back().approval, approvals.of(decision.span.file));
  }
  const std::string text = options.format == "csv"       ? render_decisions_csv(records)
                           : options.format == "openvex" ? render_decisions_openvex(records, day)
                                                         : render_decisions_json(records, day);
  TRY(write_output(options.out, text));
  return std::string();
}

Result<std::string> sign_files(const DecisionOptions& options, const Session&) {
  TRY_ASSIGN(const SigningKey key, SigningKey::load(options.key));
  std::string told;
  for (const std::string& file : options.files) {
    TRY_ASSIGN(const std::string text, read_file(file, Limits{}.document_bytes));
    TRY_ASSIGN(const std::string envelope, seal_envelope(payload_type, text, key));
    TRY(write_file(file + signature_ending, envelope));
    told += fmt::format("wrote {}{}, signed by key {}\n", file, signature_ending, key.id().substr(0, 16));
  }
  return told;
}

CLI::App* add_action(CLI::App& parent, Session& session, const std::string& name, const std::string& help, const std::shared_ptr<DecisionOptions>& options,
                     const std::function<Result<std::string>(const DecisionOptions&, const Session&)>& action) {
  CLI::App* command = parent.add_subcommand(name, help);
  command->callback([options, action, &session] {
    const Result<std::string> text = action(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
  return command;
}

}  // namespace

void add_decisions(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("decisions", "What people decided: take a filled-in agenda over, give the record out, sign it");
  command->require_subcommand(1);
  const auto importing = std::make_shared<DecisionOptions>();
  CLI::App* import_command = add_action(*command, session, "import", "Write waivers.yaml and decisions.yaml from an agenda's CSV", importing, import_table);
  import_command->add_option("table", importing->table, "What `sluice agenda --format csv` wrote, with the last columns filled in")->required()->type_name("FILE.csv");
  import_command->add_option("--waivers", importing->waivers, "File for exceptions (default: the project's first, or waivers.yaml beside sluice.yaml)")->type_name("FILE");
  import_command->add_option("--decisions", importing->decisions, "File for standing answers (default: decisions.yaml beside sluice.yaml)")->type_name("FILE");
  import_command->add_flag("--dry-run", importing->is_dry_run, "Only check, and say what would be added");
  importing->policy.add_to(*import_command);
  import_command->footer(
      "decision: waive (an exception; with owner and expires), conclude LICENSE (what these bytes are under), allow or deny (a\n"
      "LicenseRef- with this text). by, role, date and reason are always needed. Four eyes, the roles of the pack's waiver-policy\n"
      "and its terms hold: one row that breaks them is named with its line, and nothing is written. Rows without a decision\n"
      "stay open, and what the files have already is not added twice.\n"
      "  sluice decisions import monday.csv --dry-run");
  const auto exporting = std::make_shared<DecisionOptions>();
  CLI::App* export_command = add_action(*command, session, "export", "Every waiver and standing decision as JSON, CSV or OpenVEX", exporting, export_record);
  export_command->add_option("--format", exporting->format, "json (sluice.decisions/1), csv or openvex")->check(CLI::IsMember({"json", "csv", "openvex"}))->capture_default_str();
  export_command->add_option("--trusted-key", exporting->trusted, "Public key or certificate (PEM) whose signature of a file counts; may be repeated")->type_name("PEM")->allow_extra_args(false);
  export_command->add_option("--out", exporting->out, "Where to write it; - is standard output")->type_name("PATH")->capture_default_str();
  exporting->policy.add_to(*export_command);
  export_command->footer(
      "An approval in a file that no trusted key signed is printed as what it is, a declaration. A signature that does not hold,\n"
      "or a file that was changed after it, ends with exit 2.\n"
      "  sluice decisions export --format csv --trusted-key keys/committee.pub --out record.csv");
  const auto signing = std::make_shared<DecisionOptions>();
  CLI::App* sign_command = add_action(*command, session, "sign", "Sign files with waivers or decisions, each with FILE.sig beside it", signing, sign_files);
  sign_command->add_option("file", signing->files, "waivers.yaml, decisions.yaml")->required()->type_name("FILE");
  sign_command->add_option("--key", signing->key, "Private key, PEM without a password")->required()->type_name("PEM");
}

}  // namespace sluice
