// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/buildroot_manifest.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t most_cells = 64;

/// One row of cells; takes it off the text. A quoted cell may hold commas, line ends and doubled quotes.
std::vector<std::string> take_row(std::string_view& text, std::uint32_t& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '\n') ++line;
    if (is_quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (text.starts_with('"')) {
        cells.back() += '"';
        text.remove_prefix(1);
      } else {
        is_quoted = false;
      }
    } else if (c == '"') {
      is_quoted = true;
    } else if (c == ',') {
      if (cells.size() < most_cells) cells.emplace_back();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

constexpr std::array<std::pair<std::string_view, std::string BuildrootPackage::*>, 4> columns = {
    {{"PACKAGE", &BuildrootPackage::name},
     {"VERSION", &BuildrootPackage::version},
     {"LICENSE", &BuildrootPackage::license},
     {"SOURCE SITE", &BuildrootPackage::site}}};

}  // namespace

std::vector<BuildrootPackage> parse_buildroot_manifest(std::string_view text) {
  std::vector<BuildrootPackage> packages;
  std::uint32_t line = 1;
  const std::vector<std::string> head = take_row(text, line);
  while (!text.empty()) {
    BuildrootPackage package;
    package.line = line;
    const std::vector<std::string> cells = take_row(text, line);
    for (const auto& [name, member] : columns) {
      const auto column = static_cast<std::size_t>(std::ranges::find(head, name) - head.begin());
      if (column < cells.size()) package.*member = cells[column];
    }
    if (!package.name.empty()) packages.push_back(std::move(package));
  }
  return packages;
}

}  // namespace sluice
