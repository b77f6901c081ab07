// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/notices.hpp"

#include "exports/notice_renderers.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<NoticeFormat, 4> formats = {{
    {"text", "plain text", render_notices_text},
    {"markdown", "CommonMark", render_notices_markdown},
    {"html", "one page without script or outside parts", render_notices_html},
    {"spdx", "SPDX 2.3 as JSON", render_notices_spdx},
}};

}  // namespace

std::span<const NoticeFormat> notice_formats() { return formats; }

const NoticeFormat* find_notice_format(std::string_view name) {
  const auto found = std::ranges::find(formats, name, &NoticeFormat::name);
  return found == formats.end() ? nullptr : &*found;
}

std::string notice_title(const NoticePackage& package) {
  return package.version.empty() ? package.name : package.name + " " + package.version;
}

std::string notices_heading(const Notices& notices) {
  return notices.product.empty() ? "Third-party notices" : "Third-party notices of " + notices.product;
}

std::string license_origin(const NoticeLicense& license) {
  return license.is_official ? "(as the SPDX License List has it; none was delivered)" : "";
}

}  // namespace sluice
