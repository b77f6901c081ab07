// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice sbom validate|convert|merge|diff: SBOMs of any format that is read.
#include "base/escape.hpp"
#include "cli/commands.hpp"
#include "cli/sbom_output.hpp"
#include "exports/sbom_diff.hpp"
#include "exports/sbom_merge.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace sluice {
namespace {

constexpr const char* validate_footer =
    "Valid is what the schema of its format and version allows, read to its end, with references that lead somewhere. "
    "What a\n"
    "standard asks for besides is judged by `sluice check --policy builtin:sbom-quality@1`.\n"
    "Exit code 0: all are valid; 1: one is not, or is no SBOM; 3: a file could not be read.\n"
    "\n"
    "  sluice sbom validate bom.cdx.json bom.spdx\n";
constexpr const char* convert_footer =
    "What was written is read again: whatever the target cannot say is told on stderr, with an example. Fields that "
    "only\n"
    "one family of formats has are left out, never bent into another meaning.\n"
    "\n"
    "  sluice sbom convert bom.xml --to spdx-2.3 --out bom.spdx.json\n";
constexpr const char* merge_footer =
    "Components with the same purl, or the same name, and the same version are one. Where documents contradict each "
    "other "
    "on\n"
    "a digest, a license or a supplier, the first one's word is kept, both are told on stderr, and the exit code is "
    "1.\n"
    "\n"
    "  sluice sbom merge app.cdx.json lib.spdx.json --to cyclonedx-1.6 --out all.cdx.json\n";
constexpr const char* diff_footer =
    "Components and files are told apart by purl or name: added (+), removed (-), and changed (~) in version, license "
    "or\n"
    "checksum. The formats may differ. Exit code 0: no difference; 1: there are some.\n"
    "\n"
    "  sluice sbom diff release-1.cdx.json release-2.spdx.json\n";

struct SbomOptions {
  std::vector<std::string> inputs;
  std::string to;
  std::string format = "text";
  std::string out = "-";
};

Result<int> write(const Sbom& sbom, const SbomOptions& options, const Session& session) {
  TRY_ASSIGN(const SbomOutput output, SbomOutput::make(session, session.today));
  TRY(write_output(options.out, output.render(sbom, *find_sbom_format(options.to))));
  return exit_passed;
}

std::string outcome_line(const std::string& path, const std::optional<Sbom>& sbom) {
  if (!sbom) return fmt::format("{}: no SBOM that is known by its bytes\n", to_visible(path));
  const std::string_view outcome =
      sbom->is_valid ? sbom->problems.empty() ? "valid" : "valid by its schema, with problems" : "not valid";
  return fmt::format("{}: {} {}: {}\n", to_visible(path), sbom->format, to_visible(sbom->version), outcome);
}

Result<int> validate(const SbomOptions& options, const Session& session) {
  TRY_ASSIGN(const SbomSchemas schemas, load_sbom_schemas(session));
  bool all_valid = true;
  std::string text;
  for (const std::string& path : options.inputs) {
    TRY_ASSIGN(const std::optional<Sbom> sbom, read_sbom(path, schemas));
    text += outcome_line(path, sbom);
    if (sbom) text += render_problems(*sbom, path, sbom->problems.size());
    all_valid = all_valid && sbom && sbom->problems.empty() && sbom->is_valid;
  }
  TRY(write_output(options.out, text));
  return all_valid ? exit_passed : exit_failed;
}

Result<int> convert(const SbomOptions& options, const Session& session) {
  TRY_ASSIGN(const Sbom sbom, load_sbom(options.inputs.front(), session));
  return write(sbom, options, session);
}

Result<int> merge(const SbomOptions& options, const Session& session) {
  std::vector<Sbom> documents;
  for (const std::string& path : options.inputs) {
    TRY_ASSIGN(Sbom sbom, load_sbom(path, session));
    documents.push_back(std::move(sbom));
  }
  const MergedSbom merged = merge_sboms(documents);
  for (const SbomContradiction& one : merged.contradictions) {
    narrate(fmt::format("sluice: {}: {} of {} is {}, but {} was stated before and is kept\n",
                        options.inputs[one.document], to_visible(one.field), to_visible(one.about),
                        to_visible_short(one.other, 200), to_visible_short(one.kept, 200)));
  }
  TRY(write(merged.sbom, options, session));
  return merged.contradictions.empty() ? exit_passed : exit_failed;
}

Result<int> diff(const SbomOptions& options, const Session& session) {
  TRY_ASSIGN(const Sbom older, load_sbom(options.inputs.front(), session));
  TRY_ASSIGN(const Sbom newer, load_sbom(options.inputs.back(), session));
  const std::vector<SbomChange> changes = diff_sboms(older, newer);
  TRY(write_output(options.out, options.format == "json" ? render_diff_json(changes) : render_diff_text(changes)));
  return changes.empty() ? exit_passed : exit_failed;
}

using Body = std::function<Result<int>(const SbomOptions&, const Session&)>;

CLI::App* add(CLI::App& parent, Session& session, const char* name, const char* summary, const Body& body,
              const std::shared_ptr<SbomOptions>& options) {
  CLI::App* const command = parent.add_subcommand(name, summary);
  command->add_option("--out", options->out, "File to write; - is standard output, the default")->type_name("PATH");
  command->callback([options, &session, body] {
    const Result<int> code = body(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
  return command;
}

void add_target(CLI::App& command, SbomOptions& options) {
  command.add_option("--to", options.to, "Format to write")->required()->check(CLI::IsMember(sbom_format_names()));
}

}  // namespace

void add_sbom(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand("sbom", "Validate, convert, merge and compare SBOMs");
  command->require_subcommand(1);
  const auto judged = std::make_shared<SbomOptions>();
  CLI::App* const each = add(*command, session, "validate", "Say what is wrong with SBOMs", validate, judged);
  each->add_option("SBOM", judged->inputs, "What to read; formats may differ")->required()->expected(1, 10000);
  each->footer(validate_footer);
  const auto converted = std::make_shared<SbomOptions>();
  CLI::App* const one = add(*command, session, "convert", "Write an SBOM in another format", convert, converted);
  one->add_option("SBOM", converted->inputs, "What to read; its format is told by its bytes")->required()->expected(1);
  add_target(*one, *converted);
  one->footer(convert_footer);
  const auto merged = std::make_shared<SbomOptions>();
  CLI::App* const all = add(*command, session, "merge", "Write one SBOM of several", merge, merged);
  all->add_option("SBOM", merged->inputs, "What to read; formats may differ")->required()->expected(2, 10000);
  add_target(*all, *merged);
  all->footer(merge_footer);
  const auto compared = std::make_shared<SbomOptions>();
  CLI::App* const two = add(*command, session, "diff", "What changed from one SBOM to another", diff, compared);
  two->add_option("SBOM", compared->inputs, "The older and the newer one")->required()->expected(2);
  two->add_option("--format", compared->format, "How changes are written")->check(CLI::IsMember({"text", "json"}));
  two->footer(diff_footer);
}

}  // namespace sluice
