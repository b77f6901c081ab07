// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Yocto's create-spdx (class create-spdx-2.2): TMPDIR/deploy/spdx[/VERSION]/ARCH/packages/NAME.spdx.json, one document
// a package, with the names of its files as they are installed. Files are looked for behind the sysroot in which a
// recipe sees them.
#include "base/files.hpp"
#include "base/json.hpp"
#include "hooks/owner_records.hpp"
#include "hooks/purl_text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace sluice {
namespace {

constexpr std::size_t most_documents = 20'000;
constexpr std::array<std::string_view, 3> sysroots = {"/recipe-sysroot/", "/recipe-sysroot-native/", "/sysroot/"};

/// "usr/lib/libz.so" of a file in a recipe's sysroot; empty if it lies in none.
std::string installed_name(std::string_view file) {
  for (const std::string_view sysroot : sysroots) {
    const std::size_t at = file.rfind(sysroot);
    if (at != std::string_view::npos) return std::string(file.substr(at + sysroot.size()));
  }
  return {};
}

std::vector<std::string> list_documents(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end && files.size() < most_documents;
       at.increment(error)) {
    const std::string path = at->path().string();
    if (path.ends_with(".spdx.json") && path.find("/packages/") != std::string::npos) files.push_back(path);
  }
  std::ranges::sort(files);
  return files;
}

const json::Value* first_package(const json::Value& document) {
  const auto& packages = document.items_of("packages");
  return packages.empty() ? nullptr : &packages.front();
}

using Wanted = std::multimap<std::string, std::size_t, std::less<>>;

void find_in_document(const std::string& file, const Wanted& wanted, std::vector<std::optional<FileOwner>>& owners) {
  const Limits limits;
  const auto text = read_file(file, limits.document_bytes);
  const auto document = text ? json::parse(*text, file, limits) : fail("not read");
  const json::Value* package = document ? first_package(*document) : nullptr;
  if (package == nullptr) return;
  for (const json::Value& item : document->items_of("files")) {
    std::string_view name = item.text_or("fileName", "");
    while (name.starts_with('/') || name.starts_with("./")) name.remove_prefix(name.front() == '/' ? 1 : 2);
    const auto [first, last] = wanted.equal_range(name);
    for (auto at = first; at != last; ++at) {
      if (!owners[at->second]) {
        owners[at->second] = FileOwner{"yocto", std::string(package->text_or("name", "")),
                                       std::string(package->text_or("versionInfo", "")), file, ""};
      }
    }
  }
}

}  // namespace

bool find_yocto_owners(const OwnerPlaces&, std::span<const std::string> files,
                       std::vector<std::optional<FileOwner>>& owners) {
  std::map<std::string, Wanted> folders;
  for (std::size_t at = 0; at < files.size(); ++at) {
    const std::string name = owners[at] ? "" : installed_name(files[at]);
    if (name.empty()) continue;
    for (const std::string& folder : folders_above(files[at])) {
      if (!is_folder(folder + "/deploy/spdx")) continue;
      folders[folder + "/deploy/spdx"].emplace(name, at);
      break;
    }
  }
  for (const auto& [folder, wanted] : folders) {
    for (const std::string& document : list_documents(folder)) find_in_document(document, wanted, owners);
  }
  return !folders.empty();
}

void describe_yocto(const OwnerPlaces&, const FileOwner& owner, OwnerRecord& record) {
  record.purl = make_purl("yocto", {}, owner.name, owner.version, {});
  const Limits limits;
  const auto text = read_file(owner.evidence, limits.document_bytes);
  const auto document = text ? json::parse(*text, owner.evidence, limits) : fail("not read");
  const json::Value* package = document ? first_package(*document) : nullptr;
  if (package == nullptr) return;
  record.publisher = package->text_or("supplier", "");
  record.source = package->text_or("homepage", "");
  for (const std::string_view key : {"licenseDeclared", "licenseConcluded"}) {
    const json::Value* license = package->find(key);
    if (license != nullptr && record.declared.licenses.empty())
      declare(license->string, license->line, record.declared);
  }
}

}  // namespace sluice
