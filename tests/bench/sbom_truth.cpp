// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/sbom_truth.hpp"

#include "bench/measure.hpp"
#include "checks/kind.hpp"
#include "gate/judge.hpp"
#include "gate/pipeline.hpp"
#include "support/build_sbom.hpp"
#include "support/raw_tar.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace sluice::bench {
namespace {

constexpr int files = 20'000;
constexpr std::size_t file_bytes = 8'000;  // about what files of source trees have

std::string path_of(int i) { return fmt::format("src/part{}/module{}/file{}.c", i % 37, i % 911, i); }

std::string content_of(int i) {
  std::string text;
  while (text.size() < file_bytes) text += fmt::format("int value_{}_{} = {};\n", i, text.size(), i * 31 + 7);
  return text;
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

}  // namespace

bool bench_sbom_truth() {
  const test::TemporaryFolder folder;
  test::RawTar tar;
  test::BuildSbom sbom;
  for (int i = 0; i < files; ++i) {
    const std::string content = content_of(i);
    test::TarHeader header;
    header.name = path_of(i);
    tar.add(header, content);
    sbom.add_file("./" + path_of(i), {{"hash.sha256", test::hex_of("sha256", content)}});
  }
  const std::string path = folder.write("delivery.tar", tar.finish());
  Policy policy;
  policy.rules = {rule_of("sbom.coverage"), rule_of("sbom.matches-content")};
  double reading = 1e9, checking = 1e9;
  std::size_t findings = 0;
  for (int round = 0; round < 3; ++round) {
    Inventory inventory;
    reading = std::min(reading, time_of([&] {
                         if (auto read = read_deliveries({{path, {}, {}, {}, {}}}, policy, {})) inventory = *std::move(read);
                       }));
    sbom.put(inventory, "sbom.json", true);
    checking = std::min(checking, time_of([&] {
                          settle_sboms(inventory);
                          findings = 0;
                          for (const Rule& rule : policy.rules) {
                            Findings found(0);
                            find_kind(rule.kind)->run({inventory, policy, Day{}}, rule, found);
                            findings += std::move(found).take().findings.size();
                          }
                        }));
  }
  return report(fmt::format("holding an SBOM of {} files against a delivery", files), checking / reading * 100,
                "% of reading it", 5, fmt::format("({:.0f} ms of {:.0f} ms, {} findings)", checking * 1000, reading * 1000, findings));
}

}  // namespace sluice::bench
