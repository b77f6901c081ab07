// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/license_text.hpp"

#include "base/files.hpp"
#include "base/json.hpp"

#include <string_view>

namespace sluice::test {
namespace {

const std::string texts_folder = SLUICE_SOURCE_DIR "/cmake/dev/npm_license/node_modules/spdx-license-list/licenses/";
constexpr std::string_view mark = "@license-text ";
constexpr std::uint64_t most_bytes = 1u << 20;

}  // namespace

std::string license_text(const std::string& id) {
  const std::string path = texts_folder + id + ".json";
  const Result<std::string> bytes = read_file(path, most_bytes);
  if (!bytes) return {};
  const Result<json::Value> license = json::parse(*bytes, path);
  return license ? std::string(license->text_or("licenseText", "")) : std::string();
}

std::string fill_license_texts(std::string& content) {
  for (std::size_t at = content.find(mark); at != std::string::npos; at = content.find(mark, at)) {
    const std::size_t start = at + mark.size();
    const std::size_t end = content.find('@', start);
    const std::string id = content.substr(start, end == std::string::npos ? end : end - start);
    const std::string text = license_text(id);
    if (end == std::string::npos || text.empty()) return "there is no text of '" + id + "'";
    content.replace(at, end + 1 - at, text);
    at += text.size();
  }
  return {};
}

}  // namespace sluice::test
