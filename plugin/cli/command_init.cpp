// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice init: a first sluice.yaml for who receives deliveries, a first delivery.yaml for who sends one.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/delivery_draft.hpp"
#include "cli/delivery_folder.hpp"
#include "exports/kit_rules.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

namespace sluice {
namespace {

struct InitOptions {
  std::string folder = ".";
  bool supplier = false;
  bool force = false;
  ReadingOptions reading;
};

Result<void> refuse_existing(const std::string& path, const InitOptions& options) {
  if (path.empty() || !is_file(path) || options.force) return {};
  return refuse(fmt::format("{} is there already", path), "edit it, or write it anew with --force");
}

/// Of an archive the manifest is the receiver's, beside it.
Result<std::string> place_of_manifest(const InitOptions& options) {
  if (is_file(options.folder)) return options.folder + ".delivery.yaml";
  if (!is_folder(options.folder)) return refuse(fmt::format("{}: no such folder", options.folder), "name the folder that is to be delivered");
  const std::string known = find_manifest_file(options.folder);
  return known.empty() ? join_path(options.folder, "delivery.yaml") : known;
}

Result<int> init_supplier(const InitOptions& options, const Session& session) {
  TRY_ASSIGN(const std::string path, place_of_manifest(options));
  TRY(refuse_existing(path, options));
  TRY_ASSIGN(const DraftFacts facts, draft_facts(options.folder, options.reading, session));
  const std::string text = render_manifest_draft(facts);
  TRY(write_file(path, text));
  const std::vector<DraftQuestion> questions = find_questions(text);
  std::string out = fmt::format("wrote {}: {}, {}, {}\n", to_visible(path), count_of(facts.artifacts.size(), "artifact", "artifacts"),
                                count_of(facts.sboms.size(), "SBOM", "SBOMs"), count_of(facts.components.size(), "component", "components"));
  out += fmt::format("\n{} to answer:\n", count_of(questions.size(), "question", "questions"));
  for (const DraftQuestion& one : questions) out += fmt::format("  {}:{}: {}\n", to_visible(path), one.line, to_visible(one.text));
  const std::string folder = to_visible(options.folder);
  out += facts.is_by_receiver ? fmt::format("\nthen: sluice check {}, which finds the manifest beside it\n", folder)
                              : fmt::format("\nthen: sluice seal {}\n      sluice check {}\n", folder, folder);
  print(out);
  return exit_passed;
}

bool is_archive(std::string_view name) {
  constexpr std::string_view endings[] = {".tar.gz", ".tgz", ".tar.xz", ".tar.zst", ".tar.bz2", ".zip", ".7z", ".deb", ".rpm"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Globs for archives, and folders with a manifest, not more than three folders deep; what is built or hidden is left out.
void find_deliveries(const std::string& root, const std::string& inner, int depth, std::set<std::string>& found) {
  constexpr int most_depth = 3;
  const std::string folder = inner.empty() ? root : join_path(root, inner);
  for (const std::string& name : list_folder(folder)) {
    const std::string path = inner.empty() ? name : inner + "/" + name;
    const bool is_left_out = name.starts_with('.') || name == "build" || name == "node_modules";
    if (is_file(join_path(root, path)) && is_archive(name)) {
      const std::size_t at = name.rfind(".tar.") != std::string::npos ? name.rfind(".tar.") : name.rfind('.');
      found.insert((inner.empty() ? "" : inner + "/") + "*" + name.substr(at));
    } else if (!is_left_out && is_folder(join_path(root, path))) {
      const bool is_delivery = !find_manifest_file(join_path(root, path)).empty();
      if (is_delivery) found.insert(path);
      else if (depth < most_depth) find_deliveries(root, path, depth + 1, found);
    }
  }
}

std::string render_project(const std::set<std::string>& deliveries) {
  std::string text =
      "# Which packs hold here, and what this project is. This file only tightens what the packs say.\n"
      "sluice: 1\n"
      "extends:\n"
      "  - use: builtin:internal-baseline@1     # what nearly every receiver asks of every supplier\n"
      "  # - use: builtin:license-compliance@1  # and licenses; `sluice list packs` names the others\n"
      "rung: observe                            # nothing stops but what endangers your machine; then onboarding, managed, assured\n"
      "# context: {business-unit: NAME, distribution: device}   # as your packs name them\n"
      "# suppliers: suppliers.yaml              # the register: which delivery is whose\n"
      "# waivers: [waivers.yaml]                # dated exceptions\n";
  if (deliveries.empty()) return text + "# deliveries: [\"third_party/*.tar.gz\"]  # none were found here\n";
  return text + "deliveries: " + yaml_texts({deliveries.begin(), deliveries.end()}) + "\n";
}

Result<int> init_project(const InitOptions& options) {
  if (!is_folder(options.folder)) return refuse(fmt::format("{}: no such folder", options.folder), "name the folder of your project");
  const std::string path = join_path(options.folder, "sluice.yaml");
  TRY(refuse_existing(path, options));
  std::set<std::string> deliveries;
  find_deliveries(options.folder, "", 0, deliveries);
  TRY(write_file(path, render_project(deliveries)));
  std::string out = fmt::format("wrote {}: pack internal-baseline at rung 'observe', {}\n", to_visible(path),
                                count_of(deliveries.size(), "place of deliveries", "places of deliveries"));
  for (const std::string& one : deliveries) out += fmt::format("  {}\n", to_visible(one));
  out += "\nthen: sluice check DELIVERY      judges one\n      sluice policy lock         pins the packs\n      sluice hook cmake          gates the build\n";
  print(out);
  return exit_passed;
}

}  // namespace

void add_init(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("init", "Write a first sluice.yaml, or with --supplier a first delivery.yaml");
  const auto options = std::make_shared<InitOptions>();
  command->add_option("folder", options->folder, "Folder of the project, or of what is to be delivered; with --supplier also an archive that came without a manifest")->type_name("FOLDER")->capture_default_str();
  command->add_flag("--supplier", options->supplier, "For who delivers: draft delivery.yaml from what lies in the folder");
  command->add_flag("--force", options->force, "Write over a file that is there");
  options->reading.add_to(*command);
  command->footer(
      "A draft states what can be seen: name and version, artifacts with digests, SBOMs and the profiles they meet, notices,\n"
      "components. What only you know (who you are, linkage, changes) is marked TODO: until it is answered, `sluice check`\n"
      "reports it, and stops at it from rung managed on. Of an archive that came without one, the draft is yours (role receiver) and lies beside it, as\n"
      "ARCHIVE.delivery.yaml, where `sluice check` finds it. Nothing is written over without --force.\n"
      "Example: sluice init --supplier radar-sdk-4.3.0");
  command->callback([options, &session] {
    const Result<int> code = options->supplier ? init_supplier(*options, session) : init_project(*options);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
