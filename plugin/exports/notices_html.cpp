// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/html_text.hpp"
#include "base/text.hpp"
#include "exports/notice_renderers.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view head =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
constexpr std::string_view style =
    "</title>\n<style>\nbody { font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }\n"
    "pre { white-space: pre-wrap; background: #f4f4f4; color: #111; padding: 1em; }\n</style>\n</head>\n<body>\n";

void add_item(std::string& out, std::string_view what, std::string_view value) {
  if (!value.empty()) out += fmt::format("<li>{}{}</li>\n", what, escape_html(value));
}

std::string render_package(const NoticePackage& package) {
  std::string out = fmt::format("<h3>{}</h3>\n<ul>\n", escape_html(notice_title(package)));
  add_item(out, "From: ", package.place);
  add_item(out, "Supplier: ", package.supplier);
  add_item(out, "Used by: ", join(package.consumers, ", "));
  add_item(out, "Licenses: ", package.concluded.empty() ? "not known" : package.concluded);
  add_item(out, "Texts: ", join(package.texts, ", "));
  for (const std::string& line : package.copyrights) add_item(out, "Copyright (c) ", line);
  for (const std::string& line : package.credits) add_item(out, "", line);
  return out + "</ul>\n";
}

}  // namespace

std::string render_notices_html(const Notices& notices) {
  const std::string heading = escape_html(notices_heading(notices));
  std::string out = fmt::format("{}{}{}<h1>{}</h1>\n<p>{}</p>\n<h2>Packages</h2>\n", head, heading, style, heading,
                                escape_html(notices_intro));
  for (const NoticePackage& package : notices.packages) out += render_package(package);
  if (!notices.files.empty()) out += "<h2>Notices that packages bring along</h2>\n";
  for (const NoticeFile& file : notices.files) {
    out += fmt::format("<h3>{} ({})</h3>\n<pre>\n{}\n</pre>\n", escape_html(file.package), escape_html(file.place),
                       escape_html(file.text));
  }
  out += "<h2>Texts of licenses</h2>\n";
  for (const NoticeLicense& license : notices.licenses) {
    out += fmt::format("<h3>\n{}{}\n</h3>\n", license_text_heading, escape_html(license.title));
    if (license.is_official) out += fmt::format("<p>{}</p>\n", escape_html(license_origin(license)));
    out += fmt::format("<pre>\n{}\n</pre>\n", escape_html(license.text));
  }
  return out + "</body>\n</html>\n";
}

}  // namespace sluice
