// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markdown_text.hpp"
#include "base/text.hpp"
#include "exports/notice_renderers.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

/// CommonMark 0.31, section 4.5: a fence is longer than any run of backticks inside.
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
  if (!value.empty()) out += fmt::format("- {}: {}\n", what, escape_markdown(value));
}

std::string render_package(const NoticePackage& package) {
  std::string out = fmt::format("\n### {}\n\n", escape_markdown(notice_title(package)));
  add_item(out, "From", package.place);
  add_item(out, "Supplier", package.supplier);
  add_item(out, "Used by", join(package.consumers, ", "));
  add_item(out, "Licenses", package.concluded.empty() ? "not known" : package.concluded);
  add_item(out, "Texts", join(package.texts, ", "));
  for (const std::string& line : package.copyrights) out += fmt::format("- Copyright (c) {}\n", escape_markdown(line));
  for (const std::string& line : package.credits) out += fmt::format("- {}\n", escape_markdown(line));
  return out;
}

}  // namespace

std::string render_notices_markdown(const Notices& notices) {
  std::string out = fmt::format("# {}\n\n{}\n\n## Packages\n", escape_markdown(notices_heading(notices)), notices_intro);
  for (const NoticePackage& package : notices.packages) out += render_package(package);
  if (!notices.files.empty()) out += "\n## Notices that packages bring along\n";
  for (const NoticeFile& file : notices.files) {
    out += fmt::format("\n### {} ({})\n\n{}", escape_markdown(file.package), escape_markdown(file.place), fenced(file.text));
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
