// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Conan 2. What was resolved is in the graph that `conan install --format=json` prints (docs: "graph" of the JSON
// output), where it was kept below the build folder. Without one, package folders tell by themselves (conaninfo.txt,
// conanmanifest.txt), and what the generator CMakeDeps wrote gives their name and version.
#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/conan_graph.hpp"
#include "hooks/owner_records.hpp"
#include "hooks/purl_text.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace sluice {
namespace {

constexpr std::uint64_t most_graph = 64u << 20;
constexpr std::uint64_t most_text = 1u << 20;
constexpr std::size_t most_entries = 20'000;
constexpr int most_depth = 5;  ///< of generators' folders below the build folder: conan/build/Release/generators
constexpr std::string_view data_ending = "-data.cmake";

/// Files of a build folder that Conan's commands and generators leave.
struct ConanFiles {
  std::vector<std::string> graphs, packages;
};

ConanFiles find_conan_files(const std::string& build_folder) {
  namespace fs = std::filesystem;
  ConanFiles found;
  std::error_code error;
  std::size_t count = 0;
  if (build_folder.empty()) return found;
  for (fs::recursive_directory_iterator at(build_folder, error), end; !error && at != end && ++count < most_entries;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool is_foreign = name == "CMakeFiles" || name == "_deps" || name == ".sluice" || name == ".cmake";
    if (is_foreign || at.depth() >= most_depth) at.disable_recursion_pending();
    if (name.ends_with(".json") && name.find("graph") != std::string::npos) found.graphs.push_back(at->path().string());
    if (name.ends_with(data_ending)) found.packages.push_back(at->path().string());
  }
  std::ranges::sort(found.graphs);
  std::ranges::sort(found.packages);
  return found;
}

/// VALUE of the first `set(...SUFFIX... "VALUE")`.
std::string value_of_set(std::string_view text, std::string_view part) {
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t name = line.find(part), quote = line.find('"');
    if (!trim(line).starts_with("set(") || name == std::string_view::npos || quote == std::string_view::npos ||
        quote < name)
      continue;
    const std::string_view value = line.substr(quote + 1);
    return std::string(value.substr(0, value.find('"')));
  }
  return {};
}

/// "zlib" of ".../ZLIB-release-x86_64-data.cmake" is not known by it; the package's own name is in its variables.
std::string version_beside(const std::string& folder, std::string_view stem) {
  for (const std::string& ending : {std::string("-config-version.cmake"), std::string("ConfigVersion.cmake")}) {
    const auto text = read_file(join_path(folder, std::string(stem) + ending), most_text);
    if (text) return value_of_set(*text, "PACKAGE_VERSION");
  }
  return {};
}

struct PackageFolder {
  std::string folder;
  FileOwner owner;
};

void add_graph(const std::string& file, std::vector<PackageFolder>& folders) {
  const auto text = read_file(file, most_graph);
  if (!text) return;
  Limits limits;
  limits.document_bytes = most_graph;
  for (const ConanNode& node : parse_conan_graph(*text, file, limits)) {
    if (!node.package_folder.empty())
      folders.push_back({node.package_folder, {"conan", node.name, node.version, file, ""}});
  }
}

void add_data_file(const std::string& file, std::vector<PackageFolder>& folders) {
  const auto text = read_file(file, most_text);
  const std::string folder = text ? value_of_set(*text, "_PACKAGE_FOLDER_") : "";
  if (folder.empty() || !is_file(join_path(folder, "conaninfo.txt"))) return;
  const bool is_known = std::ranges::any_of(folders, [&](const PackageFolder& one) { return one.folder == folder; });
  if (is_known) return;
  const std::string name = file_name_of(file);
  const std::string_view stem = std::string_view(name).substr(0, name.find('-'));
  folders.push_back(
      {folder,
       {"conan", to_lower_ascii(stem), version_beside(parent_of(file), stem), join_path(folder, "conaninfo.txt"), ""}});
}

/// The recipe's revision that the project's lockfile fixes for this version, or empty.
std::string locked_revision(const OwnerPlaces& places, const FileOwner& owner) {
  const Limits limits;
  for (const std::string& folder : {places.source_folder, places.build_folder}) {
    const auto text =
        folder.empty() ? fail("no folder") : read_file(join_path(folder, "conan.lock"), limits.document_bytes);
    if (!text) continue;
    for (const ConanNode& node : parse_conan_lock(*text, "conan.lock", limits)) {
      if (node.name == owner.name && node.version == owner.version) return node.revision;
    }
  }
  return {};
}

Linkage linkage_of_options(std::string_view conaninfo) {
  bool is_options = false;
  for (const std::string_view line : split(conaninfo, '\n')) {
    if (line.starts_with('[')) is_options = trim(line) == "[options]";
    if (is_options && trim(line) == "shared=True") return Linkage::dynamic;
    if (is_options && trim(line) == "shared=False") return Linkage::static_linked;
  }
  return Linkage::unknown;
}

}  // namespace

bool find_conan_owners(const OwnerPlaces& places, std::span<const std::string> files,
                       std::vector<std::optional<FileOwner>>& owners) {
  const ConanFiles found = find_conan_files(places.build_folder);
  std::vector<PackageFolder> folders;
  for (const std::string& graph : found.graphs) add_graph(graph, folders);
  for (const std::string& package : found.packages) add_data_file(package, folders);
  std::map<std::string_view, const FileOwner*> by_folder;
  for (const PackageFolder& one : folders) by_folder.emplace(one.folder, &one.owner);
  for (std::size_t at = 0; at < files.size() && !by_folder.empty(); ++at) {
    if (owners[at]) continue;
    for (const std::string& folder : folders_above(files[at])) {
      const auto owner = by_folder.find(folder);
      if (owner == by_folder.end()) continue;
      owners[at] = *owner->second;
      break;
    }
  }
  return !folders.empty();
}

void describe_conan(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record) {
  record.purl = make_purl("conan", {}, owner.name, owner.version, {{"rrev", locked_revision(places, owner)}});
  const auto text = read_file(owner.evidence, most_graph);
  if (!text) return;
  if (!owner.evidence.ends_with(".json")) {
    record.linkage = linkage_of_options(*text);
    const std::string folder = join_path(parent_of(owner.evidence), "licenses");
    for (const std::string& name : list_folder(folder)) record.license_texts.push_back(join_path(folder, name));
    return;
  }
  Limits limits;
  limits.document_bytes = most_graph;
  for (const ConanNode& node : parse_conan_graph(*text, owner.evidence, limits)) {
    if (node.name != owner.name || node.version != owner.version) continue;
    record.purl = make_purl("conan", {}, node.name, node.version, {{"rrev", node.revision}});
    record.publisher = node.author;
    record.source = node.homepage;
    record.linkage = node.linkage;
    for (const std::string& license : node.licenses) declare(license, node.line, record.declared);
    return;
  }
}

}  // namespace sluice
