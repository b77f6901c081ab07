// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice kit: what a supplier needs to get this project's verdict on its own machine, and nothing else.
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/data_used.hpp"
#include "cli/delivery_folder.hpp"
#include "cli/policy_options.hpp"
#include "cli/supplier_option.hpp"
#include "exports/kit.hpp"
#include "exports/tar_writer.hpp"
#include "gate/supplier_view.hpp"
#include "gate/suppliers.hpp"
#include "policy/pack_data.hpp"
#include "version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace sluice {
namespace {

struct KitOptions {
  PolicyOptions policy;
  std::string supplier;
  std::string out;
};

/// A folder of that name would be taken for the archive that was asked for.
Result<void> check_ending(const std::string& out) {
  constexpr std::string_view endings[] = {".zip", ".7z", ".tgz", ".txz", ".tbz2", ".tzst", ".gz", ".xz", ".bz2", ".zst"};
  const std::string name = to_lower_ascii(out);
  if (std::ranges::none_of(endings, [&](std::string_view ending) { return name.ends_with(ending); })) return {};
  return refuse(fmt::format("--out {}: a kit is written as a folder or a .tar, not as such an archive", out),
                "name a folder or NAME.tar, and pack that");
}

Result<void> check_folder(const std::string& out) {
  if (is_file(out)) return refuse(fmt::format("--out {}: is a file", out), "name a new folder");
  if (list_folder(out).empty()) return {};
  return refuse(fmt::format("--out {}: the folder is not empty", out), "name a new folder; a kit holds nothing but its own files");
}

bool asks_for_license_data(const Policy& policy) {
  return std::ranges::any_of(policy.rules, [](const Rule& rule) {
    return rule.kind.starts_with("license.") || rule.kind == "source.complete";
  });
}

bool asks_for_profiles(const Policy& policy) {
  return std::ranges::any_of(policy.rules, [](const Rule& rule) { return rule.kind == "sbom.profile"; });
}

/// Files of the program that the rules refer to, by their path in its policy folder.
Result<std::vector<KitFile>> shipped_data(const Policy& policy, const Policy& shown, const std::string& builtin_folder) {
  constexpr std::uint64_t most_bytes = std::uint64_t{16} << 20;
  std::vector<KitFile> files;
  const std::string folder = absolute_path(builtin_folder) + "/";
  for (const std::string& file : policy.files) {
    const std::string path = absolute_path(file);
    if (!path.starts_with(folder) || !is_file(path)) continue;
    const std::string inner = path.substr(folder.size());
    const bool is_wanted = (asks_for_license_data(shown) && inner.starts_with("licenses/")) ||
                           (asks_for_profiles(shown) && inner.starts_with("profiles/"));
    if (!is_wanted) continue;
    TRY_ASSIGN(std::string text, read_file(path, most_bytes));
    files.push_back({inner, std::move(text)});
  }
  return files;
}

Result<std::vector<PackData>> pack_data(const PolicySources& sources, const Policy& shown) {
  TRY_ASSIGN(std::vector<PackData> packs, load_pack_data(sources, catalogue()));
  for (PackData& pack : packs) {
    if (!asks_for_license_data(shown)) pack.categories.clear();
    if (!asks_for_license_data(shown)) pack.duties.clear();
    if (!asks_for_profiles(shown)) pack.profiles.clear();
  }
  return packs;
}

/// The state of the program itself differs between builds of one version and changes no finding.
std::vector<DataUsed> data_of(const Session& session) {
  std::vector<DataUsed> data = find_data_used(session);
  std::erase_if(data, [](const DataUsed& one) { return one.name == "Build of the engine"; });
  return data;
}

/// The lock is made from the files as they lie there, and read again as the supplier will read them.
Result<void> lock_kit(const std::string& folder) {
  PolicySources sources;
  sources.builtin_folder = join_path(folder, kit_shipped_folder);
  sources.project_file = join_path(folder, kit_project_file);
  TRY_ASSIGN(const std::string lock, make_lock(sources, catalogue()));
  TRY(write_file(join_path(folder, "sluice.lock"), lock));
  sources.needs_lock = true;
  TRY(load_policy(sources, catalogue()));
  return {};
}

bool is_archive(const std::string& out) { return out.ends_with(".tar"); }

Result<void> write_folder(const std::string& folder, const std::vector<KitFile>& files) {
  for (const KitFile& file : files) TRY(write_file(join_path(folder, file.path), file.text));
  return lock_kit(folder);
}

/// The files lie in one folder of the archive's name; they are written beside it first, because the lock is of files.
Result<void> write_archive(const std::string& out, const std::vector<KitFile>& files) {
  constexpr std::uint64_t most_bytes = std::uint64_t{64} << 20;
  const std::string folder = out + ".partial";
  TRY(check_folder(folder));
  const Result<void> written = write_folder(folder, files);
  TarWriter tar;
  Result<void> packed = written;
  const std::string name = file_name_of(out).substr(0, file_name_of(out).size() - 4);
  const Result<std::vector<std::string>> paths = written ? files_below(folder) : Result<std::vector<std::string>>(std::vector<std::string>());
  for (std::size_t i = 0; packed && paths && i < paths->size(); ++i) {
    const Result<std::string> text = read_file(join_path(folder, (*paths)[i]), most_bytes);
    packed = text ? tar.add(name + "/" + (*paths)[i], *text) : Result<void>(tl::unexpected<Error>(text.error()));
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  TRY(packed);
  return write_file(out, tar.take());
}

Result<int> write_kit(const KitOptions& options, const Session& session) {
  if (!options.policy.kit.empty()) return refuse("a kit is not made from --kit", "make it from the project: --project FILE");
  TRY(check_ending(options.out));
  TRY(check_folder(options.out));
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY(check_supplier(policy, options.supplier));
  const Policy shown = view_for_supplier(policy, options.supplier, day);
  KitParts parts{.shipped = {}, .packs = {}, .data = data_of(session), .engine = version};
  TRY_ASSIGN(parts.shipped, shipped_data(policy, shown, session.builtin_folder));
  TRY_ASSIGN(parts.packs, pack_data(sources, shown));
  if (shown.rules.empty()) return refuse("no rule of this policy looks at deliveries alone", "a supplier could judge nothing with the kit");
  const std::vector<KitFile> files = make_kit(shown, parts);
  TRY(is_archive(options.out) ? write_archive(options.out, files) : write_folder(options.out, files));
  print(fmt::format("wrote {}: {} for {}, at rung '{}', {}\n", options.out, count_of(shown.rules.size(), "rule", "rules"), options.supplier,
                    rung_of(shown, options.supplier, day).rung,
                    count_of(shown.waivers.size(), "waiver", "waivers")));
  return exit_passed;
}

}  // namespace

void add_kit(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("kit", "Write what a supplier needs to judge its delivery as this project will");
  const auto options = std::make_shared<KitOptions>();
  command->add_option("--supplier", options->supplier, "Supplier's id in suppliers.yaml")->required()->type_name("ID");
  command->add_option("--out", options->out, "New folder to write, or an archive NAME.tar with the folder NAME in it")->required()->type_name("FOLDER|FILE.tar");
  options->policy.add_to(*command);
  command->footer(
      "The kit holds the rules that look at deliveries alone, as they are in force for this supplier, with the lists, license\n"
      "data and SBOM profiles that they use; its own row of the register; and the waivers that name it. It does not hold other\n"
      "suppliers, contacts, owners, approvers, tickets, reasons, comments, decisions, the baseline, or rules on builds and\n"
      "history. What rules and obligations say to the supplier (titles, fix texts, lists, globs) is in it: read it before you send it.\n"
      "Example: sluice kit --supplier zeta-sensors --out zeta-kit, then at the supplier's: sluice check --kit zeta-kit DELIVERY");
  command->callback([options, &session] {
    const Result<int> code = write_kit(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
