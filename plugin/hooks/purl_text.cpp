// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/purl_text.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"

#include <array>

namespace sluice {

std::string make_generic_purl(std::string_view name, std::string_view version, std::string_view url) {
  return make_purl("generic", {}, name, version, {{"download_url", std::string(url)}});
}

std::string make_purl(std::string_view type, std::string_view name_space, std::string_view name, std::string_view version,
                      const std::vector<PurlQualifier>& qualifiers) {
  Purl purl{std::string(type), std::string(name_space), std::string(name), std::string(version), qualifiers, {}};
  return normalize_purl(purl) ? std::string() : render_purl(purl);
}

std::string make_github_purl(std::string_view git_url, std::string_view ref) {
  std::string url = to_lower_ascii(git_url);
  const std::size_t host = url.find("github.com");
  const bool is_host = host != std::string::npos && (host == 0 || url[host - 1] == '/' || url[host - 1] == '@') &&
                       host + 11 < url.size() && (url[host + 10] == '/' || url[host + 10] == ':');
  if (!is_host) return {};
  std::string path = url.substr(host + 11);
  while (path.ends_with('/')) path.pop_back();
  if (path.ends_with(".git")) path.resize(path.size() - 4);
  const std::vector<std::string_view> parts = split(path, '/');
  if (parts.size() != 2 || parts[0].empty() || parts[1].empty()) return {};
  Purl purl{"github", std::string(parts[0]), std::string(parts[1]), std::string(ref), {}, {}};
  return normalize_purl(purl) ? std::string() : render_purl(purl);
}

std::string version_in_file_name(std::string_view file_name) {
  constexpr std::array<std::string_view, 18> endings = {".tar",  ".gz",  ".xz",   ".bz2",  ".zst", ".lz4",
                                                        ".lzma", ".tgz", ".txz",  ".tbz2", ".zip", ".7z",
                                                        ".rar",  ".jar", ".orig", ".deb",  ".rpm", ".tbz"};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view ending : endings) {
      if (!file_name.ends_with(ending)) continue;
      file_name.remove_suffix(ending.size());
      is_cut = true;
    }
  }
  for (std::size_t at = 0; at + 1 < file_name.size(); ++at) {
    const bool starts = at == 0 || file_name[at - 1] == '-' || file_name[at - 1] == '_';
    if (!starts) continue;
    const std::size_t digit = file_name[at] == 'v' || file_name[at] == 'V' ? at + 1 : at;
    const std::string_view rest = file_name.substr(digit);
    if (!rest.empty() && is_digit(rest.front()) && rest.find('.') != std::string_view::npos) return std::string(rest);
  }
  return {};
}

}  // namespace sluice
