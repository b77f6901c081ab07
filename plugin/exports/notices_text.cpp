// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/notice_renderers.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

const std::string rule(78, '=');
const std::string thin_rule(78, '-');

std::string section(std::string_view title) { return fmt::format("\n{}\n{}\n{}\n", rule, title, rule); }

void add_line(std::string& out, std::string_view what, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {:<10} {}\n", what, value);
}

std::string render_package(const NoticePackage& package) {
  std::string out = fmt::format("\n{}\n", notice_title(package));
  add_line(out, "from", package.place);
  add_line(out, "supplier", package.supplier);
  add_line(out, "used by", join(package.consumers, ", "));
  add_line(out, "licenses", package.concluded.empty() ? "not known" : package.concluded);
  add_line(out, "texts", join(package.texts, ", "));
  for (const std::string& line : package.copyrights) out += fmt::format("  Copyright (c) {}\n", line);
  for (const std::string& line : package.credits) out += fmt::format("  {}\n", line);
  return out;
}

}  // namespace

std::string render_notices_text(const Notices& notices) {
  std::string out = fmt::format("{}\n\n{}\n", notices_heading(notices), notices_intro);
  out += section("Packages");
  for (const NoticePackage& package : notices.packages) out += render_package(package);
  if (!notices.files.empty()) out += section("Notices that packages bring along");
  for (const NoticeFile& file : notices.files) {
    out += fmt::format("\n{} ({})\n{}\n\n{}\n", file.package, file.place, thin_rule, file.text);
  }
  out += section("Texts of licenses");
  for (const NoticeLicense& license : notices.licenses) {
    out += fmt::format("\n{}{}\n", license_text_heading, license.title);
    if (license.is_official) out += license_origin(license) + "\n";
    out += fmt::format("{}\n\n{}\n\n", thin_rule, license.text);
  }
  return out;
}

}  // namespace sluice
