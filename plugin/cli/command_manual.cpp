// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice manual: man page and shell completion, made from the command line's own definition so that they cannot drift.
#include "attest/acceptance_record.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "policy/schema.hpp"
#include "reports/facts_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <functional>

namespace sluice {
namespace {

/// Text for roff: backslashes, and dots or quotes at the start of a line, mean something there.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
    if (c == '\n') out += "\\&";
  }
  return out;
}

void add_options(const CLI::App& app, std::string& out) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_name() == "--help") continue;
    const std::string type = option->get_type_size() == 0 ? "" : " \\fI" + roff(option->get_type_name()) + "\\fR";
    out += fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", roff(option->get_name(false, true)), type, roff(option->get_description()));
  }
}

void add_commands(const CLI::App& app, const std::string& prefix, std::string& out) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
    const std::string name = prefix + " " + command->get_name();
    out += fmt::format(".SS {}\n{}.\n", roff(name), roff(command->get_description()));
    add_options(*command, out);
    if (const std::string footer = command->get_footer(); !footer.empty()) out += fmt::format(".PP\n{}\n", roff(footer));
    add_commands(*command, name, out);
  }
}

std::string man_page(const CLI::App& app) {
  std::string out = ".\\\" SPDX-License-Identifier: Apache-2.0\n.TH SLUICE 1\n.SH NAME\nsluice \\- supplier software intake gate inside the build\n"
                    ".SH SYNOPSIS\n\\fBsluice\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...]\n.SH DESCRIPTION\n"
                    "Opens what a supplier delivered, looks at what a build really resolved and links, and holds both against YAML policy packs.\n"
                    ".SH COMMANDS\n";
  add_commands(app, "sluice", out);
  out += ".SH NOTES\n.nf\n" + roff(app.get_footer()) + "\n.fi\n";
  return out;
}

std::string words_of(const CLI::App& app) {
  std::string words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) words += command->get_name() + " ";
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
  }
  return words;
}

void add_cases(const CLI::App& app, const std::string& path, std::string& out) {
  out += fmt::format("    '{}') words='{}' ;;\n", path, words_of(app));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
    add_cases(*command, path + " " + command->get_name(), out);
  }
}

std::string bash_completion(const CLI::App& app) {
  std::string cases;
  add_cases(app, "sluice", cases);
  return "# SPDX-License-Identifier: Apache-2.0\n# bash completion of sluice; made by `sluice manual bash`\n_sluice() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} path=sluice word words=\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case $word in -*) ;; [a-z]*) path=\"$path $word\" ;; esac\n  done\n"
         "  while :; do\n    case $path in\n" + cases + "    esac\n"
         "    [ -n \"$words\" ] && break\n    path=${path% *}\n  done\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  [ \"${current:0:1}\" = - ] || COMPREPLY+=($(compgen -f -- \"$current\"))\n}\ncomplete -o filenames -F _sluice sluice\n";
}

struct Page {
  std::string_view name;
  std::string (*print)(const CLI::App& app);
};

constexpr Page pages[] = {
    {"man", man_page},
    {"bash", bash_completion},
    {"facts-1.schema.json", [](const CLI::App&) { return facts_schema(); }},
    {"report-1.schema.json", [](const CLI::App&) { return report_schema(); }},
    {"pack-1.schema.json", [](const CLI::App&) { return pack_schema(catalogue()); }},
    {"rules-1.schema.json", [](const CLI::App&) { return rules_schema(catalogue()); }},
    {"project-1.schema.json", [](const CLI::App&) { return project_schema(); }},
    {"waivers-1.schema.json", [](const CLI::App&) { return waivers_schema(); }},
    {"suppliers-1.schema.json", [](const CLI::App&) { return suppliers_schema(); }},
    {"license-categories-1.schema.json", [](const CLI::App&) { return license_categories_schema(); }},
    {"license-duties-1.schema.json", [](const CLI::App&) { return license_duties_schema(); }},
    {"sbom-profile-1.schema.json", [](const CLI::App&) { return sbom_profile_schema(); }},
    {"decisions-1.schema.json", [](const CLI::App&) { return decisions_schema(); }},
    {"acceptance-1.schema.json", [](const CLI::App&) { return acceptance_schema(); }},
};

}  // namespace

void add_manual(CLI::App& app, Session&) {
  CLI::App* command = app.add_subcommand("manual", "Print the man page, the shell completion or the JSON Schema of a format");
  command->group("");  // for packagers; not shown among the commands
  const auto what = std::make_shared<std::string>("man");
  std::vector<std::string> names;
  for (const Page& page : pages) names.emplace_back(page.name);
  command->add_option("what", *what)->check(CLI::IsMember(names));
  command->callback([what, &app] {
    for (const Page& page : pages) {
      if (page.name == *what) print(page.print(app));
    }
  });
}

}  // namespace sluice
