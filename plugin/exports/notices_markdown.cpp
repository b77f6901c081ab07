// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/notice_renderers.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

/// CommonMark 0.31, section 2.4: punctuation behind a backslash has no meaning of its own.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>#|&~!";
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

/// Section 4.5: a fence is longer than any run of backticks inside.
std::string fenced(std::string_view text) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}text\n{}\n{}\n", fence, text, fence);
}

void add_item(std::string& out, std::string_view what, std::string_view value) {
  if (!value.empty()) out += fmt::format("- {}: {}\n", what, escaped(value));
}

std::string render_package(const NoticePackage& package) {
  std::string out = fmt::format("\n### {}\n\n", escaped(notice_title(package)));
  add_item(out, "From", package.place);
  add_item(out, "Supplier", package.supplier);
  add_item(out, "Used by", join(package.consumers, ", "));
  add_item(out, "Licenses", package.concluded.empty() ? "not known" : package.concluded);
  add_item(out, "Texts", join(package.texts, ", "));
  for (const std::string& line : package.copyrights) out += fmt::format("- Copyright (c) {}\n", escaped(line));
  for (const std::string& line : package.credits) out += fmt::format("- {}\n", escaped(line));
  return out;
}

}  // namespace

std::string render_notices_markdown(const Notices& notices) {
  std::string out = fmt::format("# {}\n\n{}\n\n## Packages\n", escaped(notices_heading(notices)), notices_intro);
  for (const NoticePackage& package : notices.packages) out += render_package(package);
  if (!notices.files.empty()) out += "\n## Notices that packages bring along\n";
  for (const NoticeFile& file : notices.files) {
    out += fmt::format("\n### {} ({})\n\n{}", escaped(file.package), escaped(file.place), fenced(file.text));
  }
  out += "\n## Texts of licenses\n";
  for (const NoticeLicense& license : notices.licenses) {
    out += fmt::format("\n### {}{}\n\n", license_text_heading, license.title);
    if (license.is_official) out += license_origin(license) + "\n\n";
    out += fenced(license.text);
  }
  return out;
}

}  // namespace sluice
