// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/sbom_truth.hpp"

#include "bench/corpus.hpp"
#include "bench/measure.hpp"
#include "gate/judge.hpp"
#include "gate/pipeline.hpp"
#include "support/build_sbom.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace sluice::bench {
namespace {

constexpr int rounds = 3;

/// Every file of the outermost container, with its SHA-256. Returns how many.
std::size_t add_files(const Contents& contents, test::BuildSbom& sbom) {
  std::size_t files = 0;
  for (const Entry& entry : contents.entries) {
    if (entry.container != 0 || entry.kind != EntryKind::file || !entry.sha256) continue;
    sbom.add_file("./" + std::string(entry.path), {{"hash.sha256", to_hex(*entry.sha256)}});
    ++files;
  }
  return files;
}

Rule rule_of(std::string_view kind) {
  Rule rule;
  rule.id = kind;
  rule.kind = kind;
  rule.params["terms"] = std::vector<std::string>{"sbom.*"};
  rule.params["files"] = std::vector<std::string>{"all"};
  rule.params["paths"] = std::vector<std::string>{"**"};
  return rule;
}

/// Reads a delivery, then holds an SBOM of each of its files against it.
bool bench_delivery(const std::string& name, const std::string& path) {
  Policy policy;
  policy.rules = {rule_of("sbom.coverage"), rule_of("sbom.matches-content")};
  test::BuildSbom sbom;
  double reading = 1e9, checking = 1e9;
  std::size_t findings = 0, files = 0;
  for (int round = 0; round < rounds; ++round) {
    Inventory inventory;
    reading = std::min(reading, time_of([&] {
                         if (auto read = read_deliveries({{path, {}, {}, {}, {}}}, policy, {})) inventory = *std::move(read);
                       }));
    if (round == 0) files = add_files(inventory.contents, sbom);
    sbom.put(inventory, "sbom.json", true);
    checking = std::min(checking, time_of([&] {
                          settle_sboms(inventory);
                          findings = judge(inventory, policy, {}).findings.size();
                        }));
  }
  return report(fmt::format("holding an SBOM of all files against a {}", name), checking / reading * 100, "% of reading it", 5,
                fmt::format("({:.0f} ms of {:.0f} ms, {} files, {} findings)", checking * 1000, reading * 1000, files, findings)) &&
         files > 0;
}

}  // namespace

bool bench_sbom_truth(const std::string& corpus_folder) {
  const Corpus corpus = make_corpus(corpus_folder);
  const bool is_quick = bench_delivery("large tar.gz", corpus.path("tar.gz"));
  return bench_delivery("large zip", corpus.path("zip")) && is_quick;
}

}  // namespace sluice::bench
