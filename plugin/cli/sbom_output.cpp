// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/sbom_output.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/license_engine.hpp"
#include "exports/ort_project.hpp"
#include "exports/sbom_losses.hpp"
#include "sbom/format.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;
constexpr std::size_t piece_bytes = 1 << 20;
constexpr std::size_t shown_problems = 5;

}  // namespace

SbomOutput::SbomOutput(license::LicenseIndex index, Day day)
    : index_(std::move(index)), owned_(license::names_of(index_)), created_(to_string(day) + "T00:00:00Z") {}

Result<SbomOutput> SbomOutput::make(const Session& session, Day day) {
  TRY_ASSIGN(license::LicenseIndex index, license::load_license_index(license_index_path(session)));
  return SbomOutput(std::move(index), day);
}

std::string SbomOutput::render(const Sbom& sbom, const SbomFormat& format) const {
  const LicenseNames names = owned_.view();
  std::string bytes = format.render(sbom, {created_, "sluice", std::string(version), &names});
  const std::vector<SbomLoss> losses = sbom_losses(sbom, read_written(format, bytes));
  if (!losses.empty()) narrate(fmt::format("sluice: {} cannot say, or says otherwise:\n", format.summary));
  for (const SbomLoss& loss : losses) {
    narrate(fmt::format("  {} ({}), such as {}\n", to_visible(loss.what), loss.count, loss.example));
  }
  return bytes;
}

std::vector<std::string> sbom_format_names() {
  std::vector<std::string> names = {"cyclonedx", "spdx"};
  for (const SbomFormat& format : sbom_formats()) names.emplace_back(format.name);
  return names;
}

Result<std::optional<Sbom>> read_sbom(const std::string& path, const SbomSchemas& schemas) {
  const Limits limits;
  TRY_ASSIGN(const std::string bytes, read_file(path, limits.sbom_bytes));
  if (is_ort_project(path)) {
    TRY_ASSIGN(Sbom project, parse_ort_project(bytes, path, limits));
    return std::optional<Sbom>(std::move(project));
  }
  const std::string_view all = bytes;
  const auto found = sbom::detect_format(path, all.substr(0, head_bytes));
  if (!found) return std::optional<Sbom>();
  const auto reader = sbom::make_reader(found->format, {limits, schemas.json.get(), schemas.xsds});
  for (std::size_t at = 0; at < all.size(); at += piece_bytes) reader->bytes(all.substr(at, piece_bytes));
  return std::optional<Sbom>(reader->end(true));
}

std::string render_problems(const Sbom& sbom, const std::string& path, std::size_t most) {
  std::string text;
  const std::size_t shown = std::min(sbom.problems.size(), most);
  for (const SbomProblem& problem : std::span(sbom.problems).first(shown)) {
    const std::string line = problem.line > 0 ? fmt::format(":{}", problem.line) : "";
    text += fmt::format("{}{}: {} [{}]\n", to_visible(path), line, to_visible(problem.detail), problem.term);
  }
  const std::uint64_t all = sbom.problems.size() + sbom.problems_not_kept;
  if (all > shown) text += fmt::format("{}: {} problems more\n", to_visible(path), all - shown);
  return text;
}

Result<Sbom> load_sbom(const std::string& path, const Session& session) {
  TRY_ASSIGN(const SbomSchemas schemas, load_sbom_schemas(session));
  TRY_ASSIGN(std::optional<Sbom> sbom, read_sbom(path, schemas));
  if (!sbom) {
    return refuse(fmt::format("{}: is no SBOM that is known by its bytes", path),
                  "CycloneDX as JSON or XML, and SPDX as JSON, YAML, tag-value, RDF/XML or JSON-LD are read, and project "
                  "files of ORT (NAME.ortproject.yml)");
  }
  narrate(render_problems(*sbom, path, shown_problems));
  if (!sbom->is_complete) {
    return refuse(fmt::format("{}: could not be read to its end", path), "what is left of it would pass for the whole");
  }
  return std::move(*sbom);
}

Result<void> write_output(const std::string& path, const std::string& bytes) {
  if (path != "-") return write_file(path, bytes);
  print(bytes);
  return {};
}

}  // namespace sluice
