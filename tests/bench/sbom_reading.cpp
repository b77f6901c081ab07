// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/sbom_reading.hpp"

#include "bench/measure.hpp"
#include "sbom/reader.hpp"
#include "sbom/schemas.hpp"
#include "support/sbom_samples.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace sluice::bench {
namespace {

constexpr std::size_t piece = 64 * 1024;
constexpr std::size_t largest = 8;                   // documents of a format
constexpr std::size_t large_document = 200'000'000;  // bytes
constexpr double least_speed = 80;                   // MB/s, of samples
constexpr double least_large = 40;                   // MB/s, where what it says outgrows the caches
constexpr double most_memory = 700;                  // MB

std::vector<std::string> largest_samples(std::string_view format) {
  std::vector<std::string> documents;
  for (const test::SbomSample& sample : test::sbom_samples(format)) {
    documents.push_back(test::load_sbom_sample(sample.file));
  }
  std::ranges::sort(documents, std::ranges::greater(), &std::string::size);
  documents.resize(std::min(documents.size(), largest));
  return documents;
}

Sbom read(sbom::Format format, const sbom::Schemas& schemas, std::string_view text) {
  const std::unique_ptr<sbom::Reader> reader = sbom::make_reader(format, {{}, &schemas, {}});
  for (std::size_t at = 0; at < text.size(); at += piece) reader->bytes(text.substr(at, piece));
  return reader->end(true);
}

bool bench_samples(const std::string& name, std::string_view samples, sbom::Format format,
                   const sbom::Schemas& schemas) {
  const std::vector<std::string> documents = largest_samples(samples);
  if (documents.empty()) return fmt::print("{}: no reference data\n", name), true;
  std::size_t bytes = 0, elements = 0;
  double best = 1e9;
  for (const std::string& document : documents) bytes += document.size();
  for (int i = 0; i < 20; ++i) {
    best = std::min(best, time_of([&] {
                      for (const std::string& document : documents) {
                        elements += read(format, schemas, document).elements.size();
                      }
                    }));
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  return elements > 0 && report_least(name, megabytes / best, "MB/s", least_speed,
                                      fmt::format("({} documents, {:.1f} MB)", documents.size(), megabytes));
}

std::string component(std::size_t i) {
  return fmt::format(R"(    {{
      "type": "library",
      "bom-ref": "pkg:generic/library-{0}@{1}.2.{2}",
      "supplier": {{"name": "Acme Sensors", "url": ["https://acme-sensors.example"]}},
      "group": "org.example.group{3}",
      "name": "library-{0}",
      "version": "{1}.2.{2}",
      "hashes": [{{"alg": "SHA-256", "content": "{0:064x}"}}],
      "licenses": [{{"license": {{"id": "Apache-2.0"}}}}],
      "purl": "pkg:generic/library-{0}@{1}.2.{2}",
      "externalReferences": [{{"type": "vcs", "url": "https://git.example/library-{0}.git"}}]
    }})",
                     i, i % 17, i % 101, i % 29);
}

std::string large_sbom(std::size_t size) {
  std::string text =
      "{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"version\": 1,\n"
      "  \"serialNumber\": \"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79\",\n"
      "  \"metadata\": {\"timestamp\": \"2024-01-02T03:04:05Z\", \"component\": {\"type\": \"application\", \"name\": "
      "\"app\", "
      "\"bom-ref\": \"app\"}},\n  \"components\": [\n";
  text.reserve(size + 4096);
  std::size_t count = 0;
  for (; text.size() < size; ++count) text += (count == 0 ? "" : ",\n") + component(count);
  return text +
         "\n  ],\n  \"dependencies\": [{\"ref\": \"app\", \"dependsOn\": [\"pkg:generic/library-0@0.2.0\"]}]\n}\n";
}

bool bench_large(const std::string& program, const sbom::Schemas& schemas) {
  const std::string text = large_sbom(large_document);
  Sbom sbom;
  const double seconds = time_of([&] { sbom = read(sbom::Format::cyclonedx_json, schemas, text); });
  if (!sbom.is_valid) return fmt::print("the large SBOM is not valid: {}\n", sbom.problems.front().detail), false;
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  const bool is_fast = report_least("reading and validating an SBOM of 200 MB", megabytes / seconds, "MB/s",
                                    least_large, fmt::format("({} elements)", sbom.elements.size()));
  const test::TemporaryFolder folder;
  const std::string path = folder.write("large.cdx.json", text);
  const Cost cost = run({program, "check", path, "--no-cache"}, folder.path());
  return report("a whole check of it, memory", cost.megabytes, "MB", most_memory,
                fmt::format("({:.1f} s, exit code {})", cost.seconds, cost.exit_code)) &&
         cost.exit_code < 2 && is_fast;
}

}  // namespace

bool bench_sbom_reading(const std::string& program) {
  const Result<sbom::Schemas> schemas = sbom::Schemas::load(SLUICE_SBOM_SCHEMAS);
  if (!schemas) return fmt::print("{}\n", schemas.error().message), false;
  bool all = bench_samples("the largest CycloneDX documents, read and validated", "cyclonedx-json",
                           sbom::Format::cyclonedx_json, *schemas);
  all =
      bench_samples("the largest SPDX documents, read and validated", "spdx-json", sbom::Format::spdx_json, *schemas) &&
      all;
  return bench_large(program, *schemas) && all;
}

}  // namespace sluice::bench
