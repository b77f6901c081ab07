// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/notice_words.hpp"

#include "base/files.hpp"
#include "base/plain_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace sluice {
namespace {

bool is_html(std::string_view document) {
  constexpr std::size_t head = 256;
  const std::string start = to_lower_ascii(document.substr(0, head));
  return start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos;
}

/// Tags become blanks, the references that HTML needs become what they stand for (HTML, section 13.1.4).
std::string without_markup(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> references = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string out;
  while (!html.empty()) {
    std::size_t length = 1;
    char shown = html[0];
    if (html[0] == '<') {
      const std::size_t end = html.find('>');
      length = end == std::string_view::npos ? html.size() : end + 1;
      shown = ' ';
    } else if (html[0] == '&') {
      const auto starts = [&](const auto& one) { return html.starts_with(one.first); };
      const auto found = std::ranges::find_if(references, starts);
      if (found != references.end()) {
        length = found->first.size();
        shown = found->second;
      }
    }
    out += shown;
    html.remove_prefix(length);
  }
  return out;
}

}  // namespace

std::string to_notice_words(std::string_view document) {
  return to_search_words(to_plain_text(is_html(document) ? without_markup(document) : std::string(document)));
}

bool is_notice_file(const NoticeText& notice, const LicenseConclusion& conclusion) {
  return notice.delivery == conclusion.delivery && notice.entry != no_index &&
         file_name_of(notice.origin.path).starts_with("NOTICE") && notice.origin.path.starts_with(conclusion.root);
}

std::vector<std::string> find_headed_texts(std::string_view document) {
  const std::string text = is_html(document) ? without_markup(document) : std::string(document);
  std::set<std::string> names;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t begin = line.find(license_text_heading);
    if (begin == std::string_view::npos) continue;
    if (line.substr(0, begin).find_first_not_of(" \t#=-*") != std::string_view::npos) continue;
    const std::string_view rest = trim(line.substr(begin + license_text_heading.size()));
    names.emplace(rest.substr(0, rest.find_first_of(" \t\r")));
  }
  return {names.begin(), names.end()};
}

std::string shared_text_key(std::string_view license) {
  constexpr std::array<std::string_view, 3> ends = {"-only", "-or-later", "+"};
  for (const std::string_view end : ends) {
    if (license.ends_with(end)) license.remove_suffix(end.size());
  }
  return to_lower_ascii(license);
}

std::string stored_reference(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const bool is_stored = path.find("LICENSES/") != std::string_view::npos && name.starts_with("LicenseRef-");
  return is_stored ? std::string(name.substr(0, name.rfind('.'))) : std::string();
}

}  // namespace sluice
