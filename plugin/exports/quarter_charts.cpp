// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/quarter_charts.hpp"

#include "base/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t width = 720;

std::string head(std::string_view id, std::string_view title, std::string_view description, std::uint64_t height) {
  return fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\">\n"
      "<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n",
      width, height, id, id, id, escape_html(title), id, escape_html(description));
}

std::string rectangle(std::string_view kind, std::uint64_t x, std::uint64_t y, std::uint64_t wide, std::uint64_t high) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", kind, x, y, wide, high);
}

std::string text_at(std::uint64_t x, std::uint64_t y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, escape_html(text));
}

/// What is there is seen, however little it is.
std::uint64_t part_of(std::uint64_t value, std::uint64_t most, std::uint64_t whole) {
  return value == 0 ? 0 : std::max<std::uint64_t>(1, value * whole / most);
}

}  // namespace

std::string render_bars(std::string_view id, std::string_view title, std::string_view description,
                        const std::vector<ChartBar>& bars, std::uint64_t most) {
  constexpr std::uint64_t pitch = 44;
  constexpr std::uint64_t longest = width - 120;
  std::string out = head(id, title, description, bars.size() * pitch + 4);
  std::uint64_t y = 0;
  for (const ChartBar& bar : bars) {
    const std::uint64_t size = part_of(std::min(bar.value, most), most, longest);
    out += text_at(0, y + 15, "start", bar.label);
    out += rectangle("track", 0, y + 21, longest, 16) + rectangle("bar", 0, y + 21, size, 16);
    out += text_at(longest + 8, y + 34, "start", bar.text);
    y += pitch;
  }
  return out + "</svg>\n";
}

std::string render_columns(std::string_view id, std::string_view title, std::string_view description,
                           const std::vector<ChartColumn>& columns) {
  constexpr std::uint64_t top = 28;
  constexpr std::uint64_t high = 160;
  std::uint64_t most = 1;
  for (const ChartColumn& one : columns) most = std::max(most, one.passed + one.failed + one.not_judged);
  const std::uint64_t pitch = width / std::max<std::uint64_t>(1, columns.size());
  std::string out = head(id, title, description, top + high + 28);
  out +=
      "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect class=\"failed-ground\" width=\"6\" height=\"6\"/>"
      "<rect class=\"failed-line\" width=\"2\" height=\"6\"/></pattern></defs>\n";
  std::uint64_t x = 0;
  for (const ChartColumn& one : columns) {
    std::uint64_t y = top + high;
    const auto stack = [&](std::string_view kind, std::uint64_t value) {
      const std::uint64_t size = part_of(value, most, high);
      y -= std::min(size, y);
      if (size > 0) out += rectangle(kind, x + 6, y, pitch - 12, size);
    };
    stack("passed", one.passed);
    stack("failed", one.failed);
    stack("not-judged", one.not_judged);
    const std::uint64_t runs = one.passed + one.failed + one.not_judged;
    if (runs > 0) out += text_at(x + pitch / 2, y - 6, "middle", fmt::format("{}", runs));
    out += text_at(x + pitch / 2, top + high + 18, "middle", one.label);
    x += pitch;
  }
  return out + rectangle("line", 0, top + high, width, 1) + "</svg>\n";
}

}  // namespace sluice
