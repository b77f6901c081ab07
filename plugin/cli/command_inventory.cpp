// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice inventory: what is in deliveries and a build, and how it is known; as text, JSON or an SBOM.
#include "base/escape.hpp"
#include "cli/commands.hpp"
#include "cli/sbom_output.hpp"
#include "cli/survey.hpp"
#include "exports/inventory_views.hpp"
#include "exports/observed_sbom.hpp"
#include "exports/ort_project.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace sluice {
namespace {

constexpr const char* footer =
    "What was seen, not what somebody states: files and packages by their bytes, licenses as files and manifests say them,\n"
    "components by the line of CMake that brought them, with how and by whom they are linked. Each component says from\n"
    "which source it is known (\"seen\"): delivery, manifest, package manifest, CMake line, SBOM. What only an SBOM names is\n"
    "listed by text and json as stated, not seen. An SBOM written so is the observed truth; `sluice sbom diff` holds a\n"
    "supplier's against it. It says \"incomplete\" where anything could not be read, and the exit code is then 3.\n"
    "\n"
    "  sluice inventory delivery.tar.xz                                  for people\n"
    "  sluice inventory delivery.tar.xz --out cyclonedx-1.6=bom.json     and as an SBOM\n"
    "  sluice inventory --build build --format spdx-2.3                  what the build uses\n"
    "  sluice inventory --build build --out ort=app.ortproject.json      the same for ORT's analyzer\n";

struct InventoryOptions {
  SurveyOptions survey;
  std::string product;
  std::string format = "text";
  std::vector<std::string> outs;
  bool no_files = false;
};

struct Out {
  std::string format;
  std::string path;
};

std::vector<std::string> all_formats() {
  std::vector<std::string> names = {"text", "json", "ort"};
  for (std::string& name : sbom_format_names()) names.push_back(std::move(name));
  return names;
}

Result<std::vector<Out>> parse_outs(const InventoryOptions& options) {
  std::vector<Out> outs;
  const std::vector<std::string> known = all_formats();
  for (const std::string& text : options.outs) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::string format = text.substr(0, equals);
    if (equals + 1 >= text.size() || std::ranges::find(known, format) == known.end()) {
      return refuse(
          fmt::format("--out {}: expected FORMAT=PATH with one of the formats {}", text, fmt::join(known, ", ")),
          "for example --out cyclonedx-1.6=bom.json");
    }
    outs.push_back({format, text.substr(equals + 1)});
  }
  outs.push_back({options.format, "-"});
  return outs;
}

void tell_holes(const Inventory& inventory) {
  for (const Unknown& unknown : inventory.unknowns) {
    narrate(fmt::format("sluice: not known: {}: {}\n", to_visible(unknown.fact), to_visible(unknown.reason)));
  }
}

Result<int> take_inventory(const InventoryOptions& options, const Session& session) {
  TRY_ASSIGN(const std::vector<Out> outs, parse_outs(options));
  TRY_ASSIGN(const Day day, options.survey.policy.day(session));
  TRY_ASSIGN(const Survey survey, prepare_survey(options.survey, session));
  TRY_ASSIGN(const Inventory inventory, read_survey(survey, options.survey, session));
  tell_holes(inventory);
  ObservedOptions observed = {to_string(day) + "T00:00:00Z", std::string(version), options.product, !options.no_files, true};
  const Sbom listing = observe(inventory, observed);
  observed.with_stated = false;  // an SBOM of ours states what was seen
  std::optional<Sbom> sbom;
  std::optional<SbomOutput> output;
  for (const Out& out : outs) {
    if (out.format == "text") {
      TRY(write_output(out.path, render_inventory_text(listing)));
    } else if (out.format == "json") {
      TRY(write_output(out.path, render_inventory_json(listing)));
    } else if (out.format == "ort") {
      TRY(write_output(out.path, render_ort_project(observe(inventory, observed))));
    } else {
      if (!output) {
        TRY_ASSIGN(output, SbomOutput::make(session, day));
      }
      if (!sbom) sbom = observe(inventory, observed);
      TRY(write_output(out.path, output->render(*sbom, *find_sbom_format(out.format))));
    }
  }
  const bool is_whole = listing.elements.front().completeness == SbomCompleteness::complete;
  return is_whole ? exit_passed : exit_cannot_finish;
}

}  // namespace

void add_inventory(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("inventory", "What is in deliveries and a build, and how it is known; also as an SBOM");
  const auto options = std::make_shared<InventoryOptions>();
  command->add_option("--format", options->format, "What goes to standard output")->check(CLI::IsMember(all_formats()));
  command
      ->add_option("--out", options->outs,
                   "Write it as a file too, as FORMAT=PATH with the same formats; may be repeated")
      ->type_name("FORMAT=PATH")
      ->allow_extra_args(false);
  command->add_flag("--no-files", options->no_files, "Leave single files out: components only");
  command
      ->add_option("--product", options->product, "Name of the whole (default: the build's project, or the delivery)")
      ->type_name("NAME");
  options->survey.add_to(*command, "The build in this folder too (configured under the hook)");
  command->footer(footer);
  command->callback([options, &session] {
    const Result<int> code = take_inventory(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
