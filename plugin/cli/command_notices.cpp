// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice notices: the third-party notices of what was delivered, or of what a build ships.
#include "base/files.hpp"
#include "checks/wanted_licenses.hpp"
#include "cli/commands.hpp"
#include "cli/delivered_bytes.hpp"
#include "cli/license_engine.hpp"
#include "cli/shipped_packages.hpp"
#include "cli/survey.hpp"
#include "gate/own_notices.hpp"
#include "model/notice_words.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace sluice {
namespace {

constexpr const char* footer =
    "Packages, their licenses, copyright holders and NOTICE files, and each license's text once: as it was delivered, "
    "else\n"
    "as the SPDX License List has it. With --build, what targets that ship use; what only tests use is left out.\n"
    "What nobody knows is said on stderr, with what to do; the notices are then not complete.\n"
    "\n"
    "  sluice notices delivery.tar.xz --out THIRD-PARTY-NOTICES.txt    the supplier adds the file to the delivery\n"
    "  sluice notices --build build --out THIRD-PARTY-NOTICES.txt      the integrator names it in sluice.yaml:\n"
    "                                                                  notices: [THIRD-PARTY-NOTICES.txt]\n"
    "  sluice notices --build build --format spdx --out notices.spdx.json\n";

struct NoticesOptions {
  SurveyOptions survey;
  std::string product;
  std::string format = "text";
  std::string out = "-";
};

/// The notices that are there already would only repeat themselves.
Result<Survey> prepare(const NoticesOptions& options, const Session& session) {
  TRY_ASSIGN(Survey survey, prepare_survey(options.survey, session));
  if (!wants_licenses(survey.policy)) {
    return refuse("no rule of this policy is about licenses, so nothing is known of them",
                  fmt::format("add the pack: --policy {}", licensing_pack));
  }
  survey.policy.notices.clear();
  return survey;
}

Result<NoticeSources> read_sources(const Survey& survey, const Inventory& inventory,
                                   const std::vector<ShippedPackage>& packages, const Session& session) {
  std::vector<std::string> paths;
  for (const DeliveryRequest& delivery : survey.deliveries) paths.push_back(delivery.path);
  TRY_ASSIGN(license::LicenseTexts official,
             license::load_license_texts(join_path(session.share_folder, "license_texts.idx")));
  TRY_ASSIGN(auto delivered,
             read_delivered_bytes(paths, inventory.contents, notice_entries(inventory, packages), survey.policy.limits));
  return NoticeSources{std::move(delivered), std::move(official)};
}

Result<Notices> make(const NoticesOptions& options, const Session& session) {
  TRY_ASSIGN(const Day day, options.survey.policy.day(session));
  TRY_ASSIGN(const Survey survey, prepare(options, session));
  TRY_ASSIGN(const Inventory inventory, read_survey(survey, options.survey, session));
  const std::vector<ShippedPackage> packages = shipped_packages(inventory, survey.policy, day);
  TRY_ASSIGN(const NoticeSources sources, read_sources(survey, inventory, packages, session));
  Notices notices = make_notices(inventory, survey.policy.license_duties, packages, sources);
  std::ranges::copy(undelivered_gaps(inventory), std::back_inserter(notices.gaps));
  std::ranges::sort(notices.gaps);
  notices.day = to_string(day);
  notices.tool = fmt::format("sluice-{}", version);
  notices.product = options.product;
  if (notices.product.empty() && inventory.build) notices.product = inventory.build->project;
  return notices;
}

void tell_gaps(const Notices& notices) {
  if (notices.gaps.empty()) return;
  narrate(fmt::format("sluice: the notices are not complete ({}):\n", notices.gaps.size()));
  for (const NoticeGap& gap : notices.gaps)
    narrate(fmt::format("  {}: {}\n    help: {}\n", gap.about, gap.what, gap.help));
}

/// What was written is read as the gate will read it: a text that it would not take for the license's is a gap.
Result<void> read_back(const std::string& bytes, const Session& session, Notices& notices) {
  TRY_ASSIGN(const LicenseScan scan, load_license_scan(session));
  std::set<std::string> found;
  for (const std::string& text : find_notice_texts(bytes, scan)) found.insert(shared_text_key(text));
  for (const NoticeLicense& license : notices.licenses) {
    if (found.contains(shared_text_key(license.license))) continue;
    notices.gaps.push_back({license.title,
                            "its text is not recognised in what was written: rules will still ask for it",
                            fmt::format("deliver the unchanged text alone, as LICENSES/{}.txt", license.license)});
  }
  std::ranges::sort(notices.gaps);
  return {};
}

Result<int> write_notices(const NoticesOptions& options, const Session& session) {
  TRY_ASSIGN(Notices notices, make(options, session));
  const std::string bytes = find_notice_format(options.format)->render(notices);
  if (options.format != "spdx") TRY(read_back(bytes, session, notices));
  tell_gaps(notices);
  if (options.out == "-") {
    print(bytes);
  } else {
    TRY(write_file(options.out, bytes));
  }
  return notices.gaps.empty() ? exit_passed : exit_failed;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const NoticeFormat& format : notice_formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_notices(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("notices", "Write the third-party notices of deliveries, or of what a build ships");
  const auto options = std::make_shared<NoticesOptions>();
  command->add_option("--format", options->format, "How they are written")->check(CLI::IsMember(format_names()));
  command->add_option("--out", options->out, "File to write; - is standard output, the default")->type_name("PATH");
  command->add_option("--product", options->product, "Name in the heading (default: the build's project)")
      ->type_name("NAME");
  options->survey.add_to(*command, "What the build in this folder ships (configured under the hook)");
  command->footer(footer);
  command->callback([options, &session] {
    const Result<int> code = write_notices(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
