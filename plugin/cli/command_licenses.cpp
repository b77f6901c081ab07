// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice licenses PATH...: what files, and files in archives, state of licenses.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/license_engine.hpp"
#include "cli/license_listing.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace sluice {
namespace {

constexpr const char* example =
    "Every file is one of: an expression, as its tags, notices and license texts state it; \"no license\"; or \"for a "
    "person\n"
    "to say\", where a text differs from every license of the list. A changed text is never the plain license:\n"
    "\"text-near\" has words that matter, or many; \"text-varied\" reads alike, with a few words that no list knows. "
    "Of the\n"
    "latter, --tsv names the license, for tools that compare names; a check does not take it for the license.\n"
    "\n"
    "  sluice licenses src/zlib-1.3.tar.gz      every file in it, with lines, scores and differences\n"
    "  sluice licenses --tsv src vendor         path<TAB>id;id for other tools\n";

struct LicensesOptions {
  std::vector<std::string> paths;
  std::string index;
  bool tsv = false;
  bool as_given = false;
};

/// "src/" and "src" have the same places.
std::string without_end(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

/// "name!/a.c" to what the shell knows it by: "src/a.c" of a folder, "src/x.c" of a file.
std::string shown_path(const std::string& path, const std::string& name, const std::string& format) {
  const std::string start = name + "!/";
  if (!path.starts_with(start)) return path;
  if (format == "folder") return name + "/" + path.substr(start.size());
  return format == "file" ? name : path;
}

Result<bool> list_path(const std::string& path, const LicensesOptions& options, LicenseListener& listener) {
  const std::string given = without_end(path);
  const std::string name = options.as_given ? given : file_name_of(absolute_path(given));
  EntryListener* const listeners[] = {&listener};
  Contents contents;
  TRY_ASSIGN(const std::uint32_t container,
             open_delivery({path, name}, {.limits = {}, .listeners = listeners, .pool = nullptr}, contents));
  for (ListedFile& file : listener.take()) {
    file.path = shown_path(file.path, name, contents.containers[container].format);
    print(options.tsv ? render_tsv(file) : render_view(file));
  }
  bool is_whole = true;
  for (const Container& one : contents.containers) {
    if (one.completeness == Completeness::complete) continue;
    is_whole = false;
    narrate(fmt::format("sluice: {}: not all of it could be read: {}\n", to_visible(one.path), to_visible(one.reason)));
  }
  return is_whole;
}

Result<int> list_licenses(const LicensesOptions& options, const Session& session) {
  const std::string path = options.index.empty() ? license_index_path(session) : options.index;
  TRY_ASSIGN(license::LicenseIndex index, license::load_license_index(path));
  const LicenseVocabulary vocabulary = LicenseVocabulary::of(index);
  const license::Detector detector(std::move(index));
  const Limits limits;
  LicenseListener listener(detector, vocabulary, limits);
  bool is_whole = true;
  for (const std::string& one : options.paths) {
    TRY_ASSIGN(const bool is_read, list_path(one, options, listener));
    is_whole = is_whole && is_read;
  }
  return is_whole ? exit_passed : exit_cannot_finish;
}

}  // namespace

void add_licenses(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand("licenses", "What files, and files in archives, state of licenses");
  const auto options = std::make_shared<LicensesOptions>();
  command->add_option("PATH", options->paths, "Files, folders and archives")->required();
  command->add_flag("--tsv", options->tsv, "One line a file: path, a tab, and its licenses with ';' between them");
  command->add_flag("--as-given", options->as_given,
                    "Let paths start with PATH as it was given, not with its last name");
  command
      ->add_option("--license-index", options->index,
                   "Index of licenses in place of the one that came with the program")
      ->type_name("FILE");
  command->footer(example);
  command->callback([options, &session] {
    const Result<int> code = list_licenses(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
