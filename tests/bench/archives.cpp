// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/archives.hpp"

#include "base/files.hpp"
#include "bench/corpus.hpp"
#include "bench/measure.hpp"
#include "support/archive_cases.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluice::bench {
namespace {

constexpr int rounds = 5;
constexpr double most_megabytes = 200;

/// A format, and the tool that it is measured against.
struct Row {
  std::string suffix;
  double bound;  ///< times the tool's time
  std::vector<std::string> tool;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> list = {
      {"tar.gz", 0.6, {"bsdtar", "-tf"}},
      {"zip", 0.3, {"unzip", "-tqq"}},
      {"tar.xz", 1.1, {"xz", "-dc"}},
      {"tar.zst", 1.25, {"zstd", "-qdc"}},
      {"tar", 1.3, {"openssl", "dgst", "-sha256"}},
  };
  return list;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Runs `check` with more options and `tool` on the same archive in turn, and prints both figures.
bool bench_row(const std::string& program, const std::string& name, const std::string& archive, double bound,
               std::vector<std::string> tool, const std::vector<std::string>& options) {
  std::vector<std::string> check = {program, "check", "--quiet"};
  check.insert(check.end(), options.begin(), options.end());
  check.push_back(archive);
  const std::string tool_name = joined(tool);
  tool.push_back(archive);
  double megabytes = 0;
  bool ended_well = true;
  const auto seconds_of = [&](const std::vector<std::string>& command, int worst, bool is_ours) {
    const Cost cost = run(command);
    ended_well = ended_well && cost.exit_code <= worst;
    if (is_ours) megabytes = std::max(megabytes, cost.megabytes);
    return cost.seconds;
  };
  const Pair pair = compare(
      rounds, [&] { return seconds_of(check, 1, true); }, [&] { return seconds_of(tool, 0, false); });
  const bool fast = report(name, pair.ratio(), "x", bound,
                           fmt::format("of `{}` ({:.3f} s against {:.3f} s)", tool_name, pair.first, pair.second));
  const bool small = report(name + ", peak memory", megabytes, "MB", most_megabytes, "");
  if (!ended_well) fmt::print("{}: a command failed\n", name);
  return fast && small && ended_well;
}

/// The archives of the tests, and those of the reference data if it is there.
std::vector<std::string> write_hostile(const test::TemporaryFolder& folder) {
  std::vector<std::string> paths;
  for (const test::ArchiveCase& one : test::archive_cases())
    paths.push_back(folder.write("own/" + one.file_name, one.bytes));
  const std::string data = test::shared_data();
  const std::string made = folder.path() + "/reference";
  if (data.empty() || run({"python3", data + "/archives/gen.py", made}).exit_code != 0) {
    fmt::print("hostile: without the reference data, the tests' own archives only\n");
    return paths;
  }
  for (const std::string& name : list_folder(made)) {
    if (!name.ends_with(".csv") && is_file(made + "/" + name)) paths.push_back(made + "/" + name);
  }
  return paths;
}

}  // namespace

bool bench_archives(const std::string& program, const std::string& corpus_folder) {
  const Corpus corpus = make_corpus(corpus_folder);
  fmt::print("corpus: {}\n", corpus.origin);
  bool all = corpus.is_real;
  for (const Row& row : rows()) {
    all =
        bench_row(program, "check " + row.suffix, corpus.path(row.suffix), row.bound, row.tool, {"--no-cache"}) && all;
  }
  const test::TemporaryFolder cache;
  const std::vector<std::string> cached = {"--cache", cache.path()};
  run({program, "check", "--quiet", cached[0], cached[1], corpus.path("tar.gz")});
  return bench_row(program, "check tar.gz again", corpus.path("tar.gz"), 1.3, {"openssl", "dgst", "-sha256"}, cached) &&
         all;
}

bool bench_small_entries(const std::string& program) {
  constexpr std::uint32_t entries = 1'000'000;
  const test::TemporaryFolder folder;
  const std::string path = folder.path() + "/small.tar";
  write_small_entries(path, entries);
  const Cost cost = run({program, "check", "--quiet", "--no-cache", path});
  return report("check of 1,000,000 small entries, peak memory", cost.megabytes, "MB",
                most_megabytes + 200.0 * entries / 1e6, fmt::format("({:.1f} s)", cost.seconds)) &&
         cost.exit_code <= 1;
}

bool bench_hostile(const std::string& program) {
  const test::TemporaryFolder folder;
  const std::vector<std::string> paths = write_hostile(folder);
  Cost slowest, largest;
  std::string slowest_name, largest_name;
  bool ended_well = true;
  for (const std::string& path : paths) {
    const Cost cost = run({program, "check", "--quiet", "--no-cache", path});
    ended_well = ended_well && cost.exit_code <= 1;
    if (cost.exit_code > 1) fmt::print("hostile: {} ended with {}\n", file_name_of(path), cost.exit_code);
    if (cost.seconds > slowest.seconds) slowest = cost, slowest_name = file_name_of(path);
    if (cost.megabytes > largest.megabytes) largest = cost, largest_name = file_name_of(path);
  }
  const bool fast =
      report(fmt::format("slowest of {} hostile archives", paths.size()), slowest.seconds, "s", 1, slowest_name);
  const bool small = report("largest of them, peak memory", largest.megabytes, "MB", 256, largest_name);
  return fast && small && ended_well;
}

}  // namespace sluice::bench
