// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice seal: brings ids, versions and digests of a delivery to what is there, and lists every file.
#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/delivery_folder.hpp"
#include "cli/policy_options.hpp"
#include "cli/product_version.hpp"
#include "exports/manifest_seal.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <span>

namespace sluice {
namespace {

constexpr std::uint64_t most_manifest_bytes = std::uint64_t{16} << 20;

struct SealOptions {
  std::string folder = ".";
  std::string version;
  std::string previous;
  std::string as_of;
  bool check = false;
};

/// One delivery on its way out.
class DeliverySeal {
 public:
  DeliverySeal(const SealOptions& options, const Session& session) : options_(options), session_(session) {}

  Result<int> run() {
    manifest_ = find_manifest_file(options_.folder);
    if (manifest_.empty()) {
      return refuse(fmt::format("{}: there is no delivery.yaml", options_.folder),
                    fmt::format("sluice init --supplier {}", options_.folder));
    }
    TRY_ASSIGN(const std::string before, read_file(manifest_, most_manifest_bytes));
    TRY_ASSIGN(const SealFacts facts, make_facts());
    TRY_ASSIGN(sealed_, seal_manifest(before, manifest_, facts));
    TRY_ASSIGN(const std::string list, make_list());
    const std::string list_path = join_path(options_.folder, sealed_.list);
    const std::string old_list = is_file(list_path) ? read_file(list_path, most_list_bytes).value_or("") : "";
    const bool is_changed = sealed_.text != before || list != old_list;
    if (!options_.check && is_changed) {
      TRY(write_file(manifest_, sealed_.text));
      TRY(write_file(list_path, list));
    }
    tell(old_list, list);
    const bool is_open = is_changed || !sealed_.questions.empty();
    return options_.check && is_open ? exit_failed : exit_passed;
  }

 private:
  static constexpr std::uint64_t most_list_bytes = std::uint64_t{256} << 20;

  Result<SealFacts> make_facts() {
    SealFacts facts;
    const ProductVersion found = options_.version.empty() ? find_product_version(options_.folder) : ProductVersion{options_.version, "--product-version"};
    version_ = found;
    facts.version = found.version;
    TRY_ASSIGN(const Day day, judgement_day(options_.as_of, true, session_.today));
    facts.day = to_string(day);
    if (!options_.previous.empty()) {
      TRY_ASSIGN(const std::string hex, digest_of_file(options_.previous, "sha256"));
      facts.previous_digest = "sha256:" + hex;
    }
    const std::string folder = options_.folder;
    facts.is_there = [folder](const std::string& path) { return is_file(join_path(folder, path)) || is_folder(join_path(folder, path)); };
    facts.digest = [folder](const std::string& path, const std::string& algorithm) -> std::optional<std::string> {
      const std::string place = join_path(folder, path);
      if (path.starts_with('/') || !is_file(place)) return std::nullopt;
      const Result<std::string> hex = digest_of_file(place, algorithm);
      return hex ? std::optional<std::string>(*hex) : std::nullopt;
    };
    return facts;
  }

  /// Every file but the list and its signatures; the manifest as it will be.
  Result<std::string> make_list() {
    TRY_ASSIGN(const std::vector<std::string> files, files_below(options_.folder));
    const std::string manifest = manifest_.ends_with(".delivery/delivery.yaml") ? ".delivery/delivery.yaml" : "delivery.yaml";
    std::string text;
    for (const std::string& path : files) {
      const bool is_left_out = path == sealed_.list || std::ranges::find(sealed_.signatures, path) != sealed_.signatures.end();
      if (is_left_out) continue;
      std::string hex;
      if (path == manifest) {
        hex = digest_of_text(sealed_.text);
      } else {
        TRY_ASSIGN(hex, digest_of_file(join_path(options_.folder, path), sealed_.algorithm));
      }
      text += digest_line(hex, path);
    }
    return text;
  }

  std::string digest_of_text(const std::string& text) const {
    NamedHash hash(sealed_.algorithm, text.size());
    hash.update(std::as_bytes(std::span(text)));
    return hash.finish();
  }

  void tell(const std::string& old_list, const std::string& list) const {
    const auto lines = [](const std::string& text) { return static_cast<std::uint64_t>(std::ranges::count(text, '\n')); };
    std::string out;
    for (const ManifestChange& one : sealed_.changes) {
      out += fmt::format("{}:{}: {}: {} -> {}\n", to_visible(manifest_), one.line, one.key, one.before.empty() ? "(not stated)" : to_visible(one.before), to_visible(one.after));
    }
    if (list != old_list) {
      out += fmt::format("{}: {}{}\n", to_visible(join_path(options_.folder, sealed_.list)), count_of(lines(list), "file", "files"), old_list.empty() ? "" : ", made anew");
    }
    if (out.empty()) out = sealed_.questions.empty() ? "nothing to do: the seal is of what is there\n" : "nothing to write: the seal is of what is there, and questions are open\n";
    else if (options_.check) out += "nothing was written; `sluice seal` would change this\n";
    print(out);
    if (!version_.source.empty() && !sealed_.changes.empty()) narrate(fmt::format("sluice: version {} by {}\n", to_visible(version_.version), version_.source));
    for (const std::string& question : sealed_.questions) narrate(fmt::format("sluice: {}:{} is still to be answered\n", to_visible(manifest_), to_visible(question)));
    if (!sealed_.signatures.empty() && list != old_list && !options_.check) narrate("sluice: the list has changed: sign it again\n");
  }

  const SealOptions& options_;
  const Session& session_;
  std::string manifest_;
  ProductVersion version_;
  SealedManifest sealed_;
};

}  // namespace

void add_seal(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("seal", "Bring a delivery's manifest and list of digests to what is there, before it is sent");
  const auto options = std::make_shared<SealOptions>();
  command->add_option("folder", options->folder, "Folder of the delivery, with its delivery.yaml")->type_name("FOLDER")->capture_default_str();
  command->add_option("--product-version", options->version, "The product's version, in place of what the folder's name, VERSION, CMakeLists.txt or package.json state")->type_name("VERSION");
  command->add_option("--previous", options->previous, "Archive of the delivery that this one follows; its digest goes into product.replaces")->type_name("FILE");
  command->add_option("--as-of", options->as_of, "The day of the hand-over (YYYY-MM-DD, UTC) instead of today")->type_name("DAY");
  command->add_flag("--check", options->check, "Write nothing; say what would change, and exit 1 if anything would or a question is open");
  command->footer(
      "Where the version is a new one, product.version, product.purl, id, created, product.replaces and paths that hold the old\n"
      "version follow it; digests of artifacts and the list of digests (seal.list, SHA256SUMS if not stated) follow the files.\n"
      "Values are edited where they stand: comments, order and spelling stay. A second run changes nothing. Pack the folder after it.\n"
      "Example: sluice seal radar-sdk-4.3.0 --previous radar-sdk-4.2.1.tar.gz");
  command->callback([options, &session] {
    const Result<int> code = DeliverySeal(*options, session).run();
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
