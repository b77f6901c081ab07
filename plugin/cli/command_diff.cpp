// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice diff: what changed from one delivery to the next.
#include "base/escape.hpp"
#include "base/glob.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/compared_input.hpp"
#include "cli/policy_options.hpp"
#include "cli/sbom_output.hpp"
#include "gate/judge.hpp"
#include "model/untold_change.hpp"
#include "reports/change_format.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice {
namespace {

constexpr const char* footer =
    "OLD and NEW are each a delivery (archive, folder or file), its facts (sluice check --facts), or a verdict on\n"
    "it (sluice check --out json) with its facts beside it as facts.json or NAME.facts.json. A delivery and its\n"
    "facts tell everything but what rules say, which needs --policy or a sluice.yaml; a verdict tells that too, as\n"
    "it was judged then; a verdict alone tells nothing else. What cannot be told is listed, and never taken for\n"
    "\"no change\".\n"
    "A new version in the name of the delivery, of a folder or of an archive in it is no change.\n"
    "\n"
    "Exit codes: 0 whatever changed, unless --fail-on names it; 1 a change of such a kind; 3 if there was none, but one\n"
    "may be among what cannot be told; 2 as ever.\n"
    "\n"
    "  sluice diff radar-1.0.zip radar-1.1.zip\n"
    "  sluice diff old.facts.json radar-1.1.zip --policy acme.yaml --fail-on '*-lost,policy-fails'\n"
    "  sluice diff radar-1.0.zip radar-1.1.zip --out html=changes.html --out json=changes.json\n";

struct DiffOptions {
  PolicyOptions policy;
  ReadingOptions reading;
  std::vector<std::string> inputs;
  std::vector<std::string> outs;
  std::vector<std::string> fail_on;
  std::string color = "auto";
  bool all = false;
  bool quiet = false;
  bool ascii = false;
};

struct ChangeOut {
  const ChangeFormat* format = nullptr;
  std::string path;
};

Result<std::vector<ChangeOut>> parse_outs(const std::vector<std::string>& texts) {
  std::vector<ChangeOut> outs;
  std::map<std::string, std::string> taken;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const ChangeFormat* const format = find_change_format(std::string_view(text).substr(0, equals));
    if (format == nullptr || equals == std::string::npos || equals + 1 == text.size()) {
      return refuse(
          fmt::format("--out {}: expected FORMAT=PATH with one of the formats html, json, markdown, text", text),
          "for example --out html=changes.html");
    }
    const auto [first, is_new] = taken.try_emplace(text.substr(equals + 1), text);
    if (!is_new) {
      return refuse(fmt::format("--out {} and --out {}: two reports to one place", first->second, text),
                    "give each report a path of its own");
    }
    outs.push_back({format, text.substr(equals + 1)});
  }
  return outs;
}

std::string kind_words() {
  std::vector<std::string> words;
  for (const ChangeSpec& spec : change_specs()) words.emplace_back(spec.word);
  return join(words, ", ");
}

/// The kinds that any of the patterns names.
Result<std::vector<ChangeKind>> parse_fail_on(const std::vector<std::string>& patterns) {
  std::vector<ChangeKind> kinds;
  for (const std::string& pattern : patterns) {
    const Glob glob(pattern == "any" ? "*" : pattern);
    const std::size_t before = kinds.size();
    for (const ChangeSpec& spec : change_specs()) {
      if (glob.matches(spec.word)) kinds.push_back(spec.kind);
    }
    if (kinds.size() == before) {
      return refuse(fmt::format("--fail-on {}: names no kind of change", pattern),
                    fmt::format("any, or one of {}; * stands for any letters", kind_words()));
    }
  }
  return kinds;
}

/// What rules say of both sides, as far as it is asked for or was stored.
class Judgements {
 public:
  Judgements(const DiffOptions& options, const Session& session) : options_(options), session_(session) {}

  Result<void> load() {
    TRY_ASSIGN(const PolicySources sources, options_.policy.sources(session_));
    TRY_ASSIGN(day_, options_.policy.day(session_));
    is_asked_ = !sources.packs.empty() || !sources.project_file.empty();
    TRY_ASSIGN(policy_, load_policy(sources, catalogue()));
    return {};
  }

  const Policy& policy() const { return policy_; }

  std::optional<Verdict> judge_input(const ComparedInput& input) const {
    if (!is_asked_ || !input.facts) return input.verdict;
    JudgeOptions judging;
    judging.day = day_;
    judging.now_unix = session_.now_unix;
    judging.jobs = options_.reading.jobs;
    return judge(*input.facts, policy_, judging);
  }

 private:
  const DiffOptions& options_;
  const Session& session_;
  Policy policy_;
  Day day_{};
  bool is_asked_ = false;
};

Result<void> write_changes(const DiffOptions& options, const std::vector<ChangeOut>& outs, const ChangeReport& report,
                           const Session& session) {
  ReportStyle style;
  style.show_all = options.all;
  style.text.ascii = options.ascii;
  bool is_stdout_taken = false;
  for (const ChangeOut& out : outs) {
    TRY(write_output(out.path, out.format->render(report, style)));
    is_stdout_taken = is_stdout_taken || out.path == "-";
  }
  if (options.quiet || is_stdout_taken) return {};
  style.text = session.out_style(options.color);
  style.text.ascii = style.text.ascii || options.ascii;
  style.wrap = session.stdout_is_terminal ? session.width : 0;
  print(render_change_text(report, style));
  return {};
}

/// What would tell it.
std::string_view remedy_of(const UntoldChange& one) {
  if (one.what == untold::policy) return "give --policy or a sluice.yaml, and of a verdict its facts too";
  if (one.what == untold::facts) return "give the delivery itself, or its facts beside the verdict (sluice check --facts)";
  if (one.what == untold::licenses) return "give the delivery itself, or facts for which licenses were looked for";
  return "look at it by hand, or leave this kind out of --fail-on";
}

/// Says which kinds that were asked for may be among what is not told.
bool tell_unanswered(const ChangeReport& report) {
  bool is_unanswered = false;
  for (const UntoldChange& one : report.change.untold) {
    std::vector<std::string> words;
    for (const ChangeSpec& spec : change_specs()) {
      const bool is_asked = std::ranges::find(report.counting, spec.kind) != report.counting.end();
      if (is_asked && untold::may_hide(one, spec.kind)) words.emplace_back(spec.word);
    }
    if (words.empty()) continue;
    narrate(fmt::format("sluice: --fail-on {}: not known, because {} cannot be told: {}\n  help: {}\n", join(words, ","),
                        to_visible(one.what), to_visible(one.why), remedy_of(one)));
    is_unanswered = true;
  }
  return is_unanswered;
}

Result<int> diff_deliveries(const DiffOptions& options, const Session& session) {
  TRY_ASSIGN(const std::vector<ChangeOut> outs, parse_outs(options.outs));
  ChangeReport report;
  report.version = version;
  TRY_ASSIGN(report.counting, parse_fail_on(options.fail_on));
  Judgements judgements(options, session);
  TRY(judgements.load());
  TRY_ASSIGN(const Policy reading_policy, comparison_policy(judgements.policy(), session));
  const auto read = [&](const std::string& path) {
    return read_compared(path, reading_policy, options.reading, session);
  };
  TRY_ASSIGN(const ComparedInput older, read(options.inputs.front()));
  TRY_ASSIGN(const ComparedInput newer, read(options.inputs.back()));
  const std::optional<Verdict> before = judgements.judge_input(older), after = judgements.judge_input(newer);
  report.change = compare_deliveries(compared_side(older.facts ? &*older.facts : nullptr, before ? &*before : nullptr),
                                     compared_side(newer.facts ? &*newer.facts : nullptr, after ? &*after : nullptr));
  TRY(write_changes(options, outs, report, session));
  if (count_against(report) > 0) return exit_failed;
  return tell_unanswered(report) ? exit_cannot_finish : exit_passed;
}

}  // namespace

void add_diff(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand("diff", "What changed from one delivery to the next");
  const auto options = std::make_shared<DiffOptions>();
  command
      ->add_option("delivery", options->inputs,
                   "The older and the newer one: deliveries, their facts, or verdicts on them")
      ->required()
      ->expected(2)
      ->type_name("OLD NEW");
  command
      ->add_option("--fail-on", options->fail_on,
                   "End with 1 on a change of these kinds, separated by commas: any, or " + kind_words() +
                       "; * stands for any letters")
      ->delimiter(',')
      ->type_name("KIND[,KIND]");
  command
      ->add_option("--out", options->outs,
                   "Write the changes too, as FORMAT=PATH (formats: html, json, markdown, text); may be repeated; the "
                   "path - is standard output, in place of the text")
      ->type_name("FORMAT=PATH")
      ->allow_extra_args(false);
  command->add_flag("--all", options->all, "Show every file that changed; without it the first twenty");
  command->add_flag("--quiet", options->quiet, "No text on stdout");
  command->add_flag("--ascii", options->ascii, "Draw with 7-bit characters only");
  command->add_option("--color", options->color, "Colours: auto (on a terminal), always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  options->policy.add_to(*command);
  options->reading.add_to(*command);
  command->footer(footer);
  command->callback([options, &session] {
    const Result<int> code = diff_deliveries(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
