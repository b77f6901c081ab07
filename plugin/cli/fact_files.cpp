// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/fact_files.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/mapped_file.hpp"
#include "reports/facts_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_depth = 16;

void add_folder(const std::string& folder, std::size_t depth, std::vector<std::string>& files) {
  for (const std::string& name : list_folder(folder)) {
    const std::string path = join_path(folder, name);
    if (is_folder(path)) {
      if (depth < most_depth) add_folder(path, depth + 1, files);
    } else if (name.ends_with(".json")) {
      files.push_back(path);
    }
  }
}

}  // namespace

Result<std::vector<std::string>> find_fact_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    const std::size_t before = files.size();
    if (is_folder(path)) {
      add_folder(path, 0, files);
      if (files.size() == before) return refuse(fmt::format("{}: has no .json file", to_visible(path)), "write facts with `sluice check DELIVERY --facts FILE`");
    } else if (is_file(path)) {
      files.push_back(path);
    } else {
      return refuse(fmt::format("{}: no such file or folder", to_visible(path)), "write facts with `sluice check DELIVERY --facts FILE`");
    }
  }
  std::vector<std::string> once;
  for (std::string& file : files) {
    if (std::ranges::find(once, file) == once.end()) once.push_back(std::move(file));
  }
  return once;
}

bool is_facts(std::string_view bytes) { return bytes.substr(0, 200).find("\"sluice.facts/") != std::string_view::npos; }

Result<StoredFacts> facts_of(std::string_view bytes, const std::string& path) {
  TRY_ASSIGN(StoredFacts facts, parse_facts(bytes, path));
  const std::string broken = find_broken_index(facts.inventory);
  if (broken.empty()) return facts;
  return fail(fmt::format("{}: 'body.{}' leads out of its list", to_visible(path), broken),
              "the file was changed after it was written: write it anew with `sluice check DELIVERY --facts FILE`");
}

Result<StoredFacts> load_facts(const std::string& path) {
  Result<MappedFile> file = map_file(path);
  if (!file) return tl::unexpected<Error>(std::move(file.error()).within("reading " + to_visible(path)));
  const auto bytes = file->bytes;
  return facts_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path);
}

}  // namespace sluice
