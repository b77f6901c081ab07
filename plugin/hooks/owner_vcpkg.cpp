// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// vcpkg's installed tree. INSTALLED/vcpkg/info/zlib_1.3.1_x64-linux.list names the files of a port, relative to
// INSTALLED; INSTALLED/x64-linux/share/zlib/vcpkg.spdx.json (SPDX 2.2) says what it is.
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "hooks/owner_records.hpp"
#include "hooks/purl_text.hpp"

#include <algorithm>
#include <map>

namespace sluice {
namespace {

constexpr std::uint64_t most_list = 16u << 20;
constexpr std::size_t most_ports = 10'000;
constexpr std::string_view list_ending = ".list";

/// "zlib_1.3.1_x64-linux.list": names of ports and triplets have no '_'.
struct PortList {
  std::string port, version, triplet;
};

std::optional<PortList> parse_list_name(std::string_view name) {
  if (!name.ends_with(list_ending)) return std::nullopt;
  name.remove_suffix(list_ending.size());
  const std::size_t first = name.find('_'), last = name.rfind('_');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  return PortList{std::string(name.substr(0, first)), std::string(name.substr(first + 1, last - first - 1)),
                  std::string(name.substr(last + 1))};
}

/// Files of one installed tree that are asked for, by their names in the lists.
using Wanted = std::map<std::string, std::size_t, std::less<>>;

void find_in_tree(const std::string& installed, const Wanted& wanted, std::vector<std::optional<FileOwner>>& owners) {
  const std::string folder = installed + "/vcpkg/info";
  std::size_t count = 0;
  for (const std::string& name : list_folder(folder)) {
    const std::optional<PortList> list = parse_list_name(name);
    if (!list || ++count > most_ports) continue;
    const auto text = read_file(join_path(folder, name), most_list);
    if (!text) continue;
    for (const std::string_view line : split(*text, '\n')) {
      const auto found = wanted.find(trim(line));
      if (found == wanted.end()) continue;
      owners[found->second] =
          FileOwner{"vcpkg", list->port, list->version,
                    installed + "/" + list->triplet + "/share/" + list->port + "/vcpkg.spdx.json", ""};
    }
  }
}

/// The package of a port's SPDX document whose id is that.
const json::Value* find_package(const json::Value& document, std::string_view id) {
  const auto& packages = document.items_of("packages");
  const auto found =
      std::ranges::find_if(packages, [&](const json::Value& one) { return one.text_or("SPDXID", "") == id; });
  return found == packages.end() ? nullptr : &*found;
}

}  // namespace

bool find_vcpkg_owners(const OwnerPlaces&, std::span<const std::string> files,
                       std::vector<std::optional<FileOwner>>& owners) {
  const auto has_tree = [](const std::string& folder) { return is_folder(folder + "/vcpkg/info"); };
  std::map<std::string, Wanted> trees;
  FolderAbove above;
  for (std::size_t at = 0; at < files.size(); ++at) {
    const std::string installed = owners[at] ? "" : above.find(files[at], has_tree);
    if (!installed.empty()) trees[installed].emplace(files[at].substr(installed.size() + 1), at);
  }
  for (const auto& [installed, wanted] : trees) find_in_tree(installed, wanted, owners);
  return !trees.empty();
}

void describe_vcpkg(const OwnerPlaces&, const FileOwner& owner, OwnerRecord& record) {
  const std::string triplet = file_name_of(parent_of(parent_of(parent_of(owner.evidence))));
  record.license_texts = {join_path(parent_of(owner.evidence), "copyright")};
  record.purl = make_purl("vcpkg", {}, owner.name, owner.version, {{"triplet", triplet}});
  const Limits limits;
  const auto text = read_file(owner.evidence, limits.document_bytes);
  const auto document = text ? json::parse(*text, owner.evidence, limits) : fail("not read");
  if (!document) return;
  for (const std::string_view id : {"SPDXRef-binary", "SPDXRef-port"}) {
    const json::Value* package = find_package(*document, id);
    if (package == nullptr) continue;
    if (record.declared.licenses.empty()) {
      const json::Value* license = package->find("licenseConcluded");
      if (license != nullptr) declare(license->string, license->line, record.declared);
    }
    if (record.source.empty()) record.source = package->text_or("homepage", "");
  }
}

}  // namespace sluice
