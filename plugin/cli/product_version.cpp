// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/product_version.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/list_file.hpp"
#include "base/text.hpp"
#include "model/file_name_version.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{1} << 20;

std::string text_in(const std::string& folder, const std::string& name) {
  const std::string path = join_path(folder, name);
  return is_file(path) ? read_file(path, most_bytes).value_or("") : "";
}

bool is_version(std::string_view text) {
  const auto is_part = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view(".-+~_").find(c) != std::string_view::npos;
  };
  return !text.empty() && text.size() < 80 && text[0] >= '0' && text[0] <= '9' && std::ranges::all_of(text, is_part);
}

std::string of_cmake(const std::string& text) {
  const ListFile list(text);
  for (const ListFile::Call* call : list.find_calls("project")) {
    const auto word = std::ranges::find(call->arguments, "VERSION");
    if (word != call->arguments.end() && word + 1 != call->arguments.end()) return *(word + 1);
  }
  return {};
}

std::string of_package_json(const std::string& text) {
  const Result<json::Value> value = json::parse(text, "package.json");
  return value ? std::string(value->text_or("version", "")) : "";
}

}  // namespace

ProductVersion find_product_version(const std::string& folder) {
  const std::string by_name = release_in_file_name(file_name_of(absolute_path(folder)));
  const std::string file = text_in(folder, "VERSION");
  const ProductVersion candidates[] = {{by_name, "the folder's name"},
                                       {std::string(trim(std::string_view(file).substr(0, file.find('\n')))), "VERSION"},
                                       {of_cmake(text_in(folder, "CMakeLists.txt")), "CMakeLists.txt"},
                                       {of_package_json(text_in(folder, "package.json")), "package.json"}};
  for (const ProductVersion& one : candidates) {
    if (is_version(one.version)) return one;
  }
  return {};
}

}  // namespace sluice
