// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/licenses.hpp"

#include "base/files.hpp"
#include "bench/corpus.hpp"
#include "bench/measure.hpp"
#include "license/compiler/npm_lists.hpp"
#include "license/copyright_notices.hpp"
#include "license/detect.hpp"
#include "support/tree.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace sluice::bench {
namespace {

constexpr std::size_t most_source = 200u << 20;  // bytes
constexpr std::size_t sampled = 200;             // files given to licensecheck

using Files = std::vector<std::string>;

bool is_source(std::string_view path) {
  constexpr std::array<std::string_view, 6> ends = {".hpp", ".cpp", ".ipp", ".h", ".c", ".py"};
  return std::ranges::any_of(ends, [path](std::string_view end) { return path.ends_with(end); });
}

/// The first of the corpus, as many as there is room for.
Files source_files(const Corpus& corpus) {
  Files files;
  std::size_t taken = 0;
  const std::unique_ptr<archive, decltype(&archive_read_free)> tar(archive_read_new(), &archive_read_free);
  archive_read_support_format_tar(tar.get());
  if (archive_read_open_filename(tar.get(), corpus.path("tar").c_str(), 1u << 20) != ARCHIVE_OK) return files;
  for (archive_entry* entry = nullptr;
       taken < most_source && archive_read_next_header(tar.get(), &entry) == ARCHIVE_OK;) {
    const char* const path = archive_entry_pathname(entry);
    if (path == nullptr || archive_entry_filetype(entry) != AE_IFREG || !is_source(path)) continue;
    std::string& file = files.emplace_back(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
    if (archive_read_data(tar.get(), file.data(), file.size()) != static_cast<la_ssize_t>(file.size())) return {};
    taken += file.size();
  }
  return files;
}

Files license_texts() {
  Files texts;
  const auto lists = license::read_npm_lists(SLUICE_LICENSE_LISTS);
  if (!lists) return texts;
  for (const license::LicenseEntry& one : lists->licenses) {
    if (!one.text.empty()) texts.push_back(one.text);
  }
  return texts;
}

double megabytes_of(const Files& files) {
  std::size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  return static_cast<double>(bytes) / 1e6;
}

/// Megabytes a second, the best of some rounds; each with a detector that has seen nothing yet.
double speed_of(const Files& files, const license::LicenseIndex& index) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const license::Detector detector{license::LicenseIndex(index)};
    std::size_t found = 0;
    best = std::min(best, time_of([&] {
                      for (const std::string& file : files) {
                        found += detector.detect(file).statements.size();
                        found += license::find_copyright_notices(file).size();
                      }
                    }));
    if (found == 0) return 0;
  }
  return megabytes_of(files) / best;
}

/// Every so many files, so that they come from everywhere.
Files sample_of(const Files& files) {
  Files sample;
  for (std::size_t i = 0; i < sampled && files.size() >= sampled; ++i)
    sample.push_back(files[i * (files.size() / sampled)]);
  return sample;
}

/// Megabytes a second of Debian's licensecheck, which looks at the first 60 lines of a file alone; 0 without it.
double licensecheck_speed(const Files& files, const std::string& ending) {
  const test::TemporaryFolder folder;
  for (std::size_t i = 0; i < files.size(); ++i) folder.write(fmt::format("f{}{}", i, ending), files[i]);
  const Cost cost = run({"licensecheck", "--recursive", "--machine", "--copyright", folder.path()});
  return cost.exit_code == 0 ? megabytes_of(files) / cost.seconds : 0;
}

bool bench_speed(const std::string& name, const Files& files, const license::LicenseIndex& index, double bound,
                 double most_ratio, const std::string& ending) {
  const double ours = speed_of(files, index);
  const bool is_fast =
      report_least(name, ours, "MB/s", bound, fmt::format("({} files, {:.0f} MB)", files.size(), megabytes_of(files)));
  const Files sample = sample_of(files);
  const double theirs = licensecheck_speed(sample, ending);
  if (theirs == 0) return fmt::print("{}: licensecheck is not there (package licensecheck)\n", name), false;
  return report_least(name + ", against licensecheck", speed_of(sample, index) / theirs, "x", most_ratio,
                      fmt::format("({} files; it reads {:.3f} MB/s)", sample.size(), theirs)) &&
         is_fast;
}

bool bench_index() {
  double load = 1e9, start = 1e9;
  for (int i = 0; i < 10; ++i) {
    load = std::min(load, time_of([] { license::load_license_index(SLUICE_LICENSE_INDEX).value(); }));
    license::LicenseIndex index = license::load_license_index(SLUICE_LICENSE_INDEX).value();
    start = std::min(start, time_of([&] { const license::Detector detector{std::move(index)}; }));
  }
  const bool is_loaded = report("loading the license index", load * 1000, "ms", 10, "");
  return report("making the rules of the detector", start * 1000, "ms", 20, "") && is_loaded;
}

}  // namespace

bool bench_licenses(const std::string& program, const std::string& corpus_folder) {
  const auto index = license::load_license_index(SLUICE_LICENSE_INDEX);
  if (!index) return fmt::print("licenses: {}\n", index.error().message), false;
  const Corpus corpus = make_corpus(corpus_folder);
  bool all = bench_index();
  all = bench_speed("licenses of source files", source_files(corpus), *index, 300, 200, ".c") && all;
  all = bench_speed("licenses of license texts", license_texts(), *index, 40, 1, ".txt") && all;
  Cost worst;
  const Pair pair = compare(
      5,
      [&] {
        worst = run({program, "check", "--quiet", "--no-cache", "--policy", "builtin:license-compliance@1",
                     corpus.path("tar.gz")});
        return worst.seconds;
      },
      [&] {
        return run({"bsdtar", "-tf", corpus.path("tar.gz")}).seconds;
      });
  all = report("check tar.gz with licenses", pair.ratio(), "x", 1.6,
               fmt::format("of `bsdtar -tf` ({:.3f} s against {:.3f} s)", pair.first, pair.second)) &&
        worst.exit_code <= 1 && all;
  return report("check tar.gz with licenses, peak memory", worst.megabytes, "MB", 200, "") && all;
}

}  // namespace sluice::bench
