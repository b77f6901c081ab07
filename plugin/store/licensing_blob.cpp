// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/licensing_blob.hpp"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t kinds = static_cast<std::uint64_t>(LicenseEvidence::unmatched) + 1;

void write(const LicenseStatement& statement, BlobWriter& out) {
  out.number(static_cast<std::uint64_t>(statement.kind));
  out.text(statement.expression);
  out.number(statement.first_line);
  out.number(statement.last_line);
  out.number(statement.score);
  out.text(statement.rule);
  out.text(statement.difference);
  out.number(statement.adds_restriction ? 1 : 0);
}

std::uint32_t read_line(BlobReader& in) { return static_cast<std::uint32_t>(in.number_below(0xffffffff)); }

LicenseStatement read_statement(BlobReader& in) {
  LicenseStatement statement;
  statement.kind = static_cast<LicenseEvidence>(in.number_below(kinds));
  statement.expression = in.text();
  statement.first_line = read_line(in);
  statement.last_line = read_line(in);
  statement.score = static_cast<std::uint16_t>(in.number_below(1001));
  statement.rule = in.text();
  statement.difference = in.text();
  statement.adds_restriction = in.number_below(2) == 1;
  return statement;
}

CopyrightNotice read_copyright(BlobReader& in) {
  CopyrightNotice notice;
  notice.holder = in.text();
  notice.years = in.text();
  notice.line = read_line(in);
  return notice;
}

/// Of items that have some bytes each.
std::uint64_t read_count(BlobReader& in) { return in.number_below(in.left() + 1); }

FileLicensing read_file(BlobReader& in, std::uint32_t first, std::uint32_t end) {
  FileLicensing file;
  file.entry = first + static_cast<std::uint32_t>(in.number_below(end - first));
  file.expression = in.text();
  file.is_cut = in.number_below(2) == 1;
  for (std::uint64_t left = read_count(in); left > 0 && in.is_good(); --left) {
    file.statements.push_back(read_statement(in));
  }
  for (std::uint64_t left = read_count(in); left > 0 && in.is_good(); --left) {
    file.copyrights.push_back(read_copyright(in));
  }
  return file;
}

}  // namespace

void write_licensing(std::span<const FileLicensing> licensing, std::uint32_t first, BlobWriter& out) {
  out.number(licensing.size());
  for (const FileLicensing& file : licensing) {
    out.number(file.entry - first);
    out.text(file.expression);
    out.number(file.is_cut ? 1 : 0);
    out.number(file.statements.size());
    for (const LicenseStatement& statement : file.statements) write(statement, out);
    out.number(file.copyrights.size());
    for (const CopyrightNotice& notice : file.copyrights) {
      out.text(notice.holder);
      out.text(notice.years);
      out.number(notice.line);
    }
  }
}

bool read_licensing(BlobReader& in, std::uint32_t first, std::uint32_t end, std::vector<FileLicensing>& licensing) {
  const std::size_t before = licensing.size();
  for (std::uint64_t left = read_count(in); left > 0 && in.is_good(); --left) {
    licensing.push_back(read_file(in, first, end));
  }
  if (!in.is_good()) licensing.resize(before);
  return in.is_good();
}

}  // namespace sluice
