// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/license_listing.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "license/file_statements.hpp"
#include "readers/declared_expression.hpp"
#include "readers/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sluice {
namespace {

std::string lines_of(const LicenseStatement& statement) {
  if (statement.first_line == statement.last_line) return fmt::format("line {}", statement.first_line);
  return fmt::format("lines {}-{}", statement.first_line, statement.last_line);
}

std::string render_statement(const LicenseStatement& statement) {
  const std::string expression = statement.expression.empty() ? "-" : statement.expression;
  std::string line =
      fmt::format("  {:<14} {:<11} {:<40} {:>5.1f} %  {}\n", lines_of(statement), to_string(statement.kind),
                  to_visible(expression), statement.score / 10.0, to_visible(statement.rule));
  if (!statement.difference.empty()) line += fmt::format("  {:<14} {}\n", "", to_visible(statement.difference));
  if (statement.adds_restriction) line += fmt::format("  {:<14} the difference restricts what the license gives\n", "");
  return line;
}

/// Collections of evidence write "src/lib/package.json" as "src__lib__package.json".
std::string without_flattening(std::string path) {
  for (std::size_t at = path.find("__"); at != std::string::npos; at = path.find("__", at + 1))
    path.replace(at, 2, "/");
  return path;
}

}  // namespace

bool LicenseListener::begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) {
  static_cast<void>(head);
  open_.push_back({entry, contents.containers.size(), {}, false});
  return true;
}

void LicenseListener::bytes(std::uint32_t entry, std::span<const std::byte> chunk) {
  const auto open = std::ranges::find(open_, entry, &Open::entry);
  if (open == open_.end()) return;
  const std::size_t room = static_cast<std::size_t>(limits_.document_bytes) - open->bytes.size();
  open->is_cut = open->is_cut || chunk.size() > room;
  open->bytes.append(reinterpret_cast<const char*>(chunk.data()), std::min(chunk.size(), room));
}

void LicenseListener::end(const Contents& contents, std::uint32_t entry, bool whole) {
  const auto found = std::ranges::find(open_, entry, &Open::entry);
  if (found == open_.end()) return;
  const Open open = std::move(*found);
  open_.erase(found);
  for (std::size_t i = open.containers; i < contents.containers.size(); ++i) {
    if (contents.containers[i].entry == entry) return;  // its files are listed
  }
  ListedFile& file = files_.emplace_back();
  file.path = contents.full_path(contents.entries[entry].container, entry);
  if (!read_manifest(open.bytes, file)) read_text(open.bytes, file);
  if (open.is_cut) file.problem = fmt::format("only its first {} bytes were searched", limits_.document_bytes);
  if (!whole) file.problem = "its bytes could not all be read";
}

void LicenseListener::read_text(std::string_view bytes, ListedFile& file) const {
  file.licensing = detector_.detect(bytes);
  file.licenses = license::licenses_of(file.licensing);
  if (file.licensing.is_cut) file.problem = "it needs more work than one file may cost: there may be more in it";
}

/// A manifest that declares nothing may still have a notice.
bool LicenseListener::read_manifest(std::string_view bytes, ListedFile& file) const {
  std::optional<DeclaredPackage> package = declared_licenses(file.path, bytes, limits_);
  if (!package) package = declared_licenses(without_flattening(file.path), bytes, limits_);
  if (!package || package->licenses.empty()) return false;
  const ReadLicense read = read_declared_package(*package, vocabulary_);
  file.manifest = package->format;
  file.problem = package->problem;
  std::set<std::string> licenses;
  for (const std::string& known : read.expression.empty() ? read.known : std::vector{read.expression}) {
    for (std::string& license : license::licenses_of(known)) licenses.insert(std::move(license));
  }
  file.licenses.assign(licenses.begin(), licenses.end());
  file.licensing.expression = read.expression;
  for (const std::string& unknown : read.unknown) {
    file.problem += fmt::format("{}unknown license '{}'", file.problem.empty() ? "" : "; ", unknown);
  }
  return true;
}

std::vector<ListedFile> LicenseListener::take() {
  std::ranges::stable_sort(files_, {}, &ListedFile::path);
  return std::exchange(files_, {});
}

std::string render_tsv(const ListedFile& file) {
  return fmt::format("{}\t{}\n", to_visible(file.path), join(file.licenses, ";"));
}

std::string render_view(const ListedFile& file) {
  const bool is_told = !file.licensing.expression.empty();
  const bool is_bare = file.licensing.statements.empty() && file.manifest.empty();
  std::string text = fmt::format("{}: {}\n", to_visible(file.path),
                                 is_told   ? file.licensing.expression
                                 : is_bare ? "no license"
                                           : "for a person to say");
  if (!file.manifest.empty()) text += fmt::format("  declared by the {} manifest\n", file.manifest);
  for (const LicenseStatement& statement : file.licensing.statements) text += render_statement(statement);
  if (!file.problem.empty()) text += fmt::format("  {}\n", to_visible(file.problem));
  return text;
}

}  // namespace sluice
