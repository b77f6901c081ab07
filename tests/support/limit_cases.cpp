// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/archive_cases.hpp"
#include "support/compress.hpp"
#include "support/raw_zip.hpp"
#include "support/repeated.hpp"
#include "support/tree.hpp"

namespace sluice::test {
namespace {

std::vector<PackEntry> small_files(int count) {
  std::vector<PackEntry> entries;
  for (int i = 0; i < count; ++i) entries.push_back(file("f" + std::to_string(i), "x\n"));
  return entries;
}

/// A tar in a tar in a tar ...
std::string nested_tar(int levels) {
  std::string bytes = pack({file("README.txt", "hello\n")}, "tar");
  for (int i = 1; i < levels; ++i) bytes = pack({file("inner.tar", bytes)}, "tar");
  return bytes;
}

std::string stacked_gzip(int layers) {
  std::string bytes = pack({file("README.txt", "hello\n")}, "tar");
  for (int i = 0; i < layers; ++i) bytes = compressed(bytes, "gz");
  return bytes;
}

std::vector<ArchiveCase> name_size_cases() {
  std::vector<ArchiveCase> cases;
  for (const std::string format : {"tar", "zip"}) {
    const auto named = [&format](const std::string& path) { return pack({file(path, "x\n")}, format); };
    cases.push_back({"long-path." + format,
                     named(repeated("d/", 2500) + "f"),
                     "error archive.limit.path-depth; error archive.limit.path-length",
                     "fail",
                     {}});
    cases.push_back(
        {"long-component." + format, named(repeated("n", 300)), "warning archive.limit.component-length", "warn", {}});
    cases.push_back({"deep." + format, named(repeated("d/", 65) + "f"), "error archive.limit.path-depth", "fail", {}});
    cases.push_back({"deep-enough." + format, named(repeated("d/", 64) + "f"), "", "pass", {}});
  }
  return cases;
}

std::vector<ArchiveCase> count_cases() {
  Limits hundred;
  hundred.entries = 100;
  Limits kilobyte;
  kilobyte.entry_bytes = 1000;
  std::vector<ArchiveCase> cases;
  for (const std::string format : {"tar", "zip"}) {
    cases.push_back(
        {"entries-101." + format, pack(small_files(101), format), "error archive.limit.entries", "fail", hundred});
    cases.push_back({"entries-100." + format, pack(small_files(100), format), "", "pass", hundred});
    cases.push_back({"entry-1001." + format, pack({file("f", noise(1001))}, format), "error archive.limit.entry-size",
                     "fail", kilobyte});
    cases.push_back({"entry-1000." + format, pack({file("f", noise(1000))}, format), "", "pass", kilobyte});
  }
  return cases;
}

std::vector<ArchiveCase> expansion_cases() {
  Limits early;
  early.ratio_after = 64 << 10;
  Limits little;
  little.total_bytes = 64 << 10;
  const std::vector<PackEntry> zeros = {file("zeros", std::string(1 << 20, '\0'))};
  std::vector<ArchiveCase> cases;
  for (const std::string format : {"tar.gz", "zip"}) {
    cases.push_back({"bomb." + format, pack(zeros, format), "error archive.limit.ratio", "fail", early});
    cases.push_back({"no-bomb." + format, pack(zeros, format), "", "pass", {}});
    cases.push_back({"flood." + format, pack({file("noise", noise(256 << 10))}, format),
                     "error archive.limit.total-size", "fail", little});
  }
  return cases;
}

std::vector<ArchiveCase> depth_cases() {
  Limits two;
  two.nesting = 2;
  return {
      {"nested-5.tar", nested_tar(5), "error archive.limit.nesting-depth", "fail", two},
      {"nested-2.tar", nested_tar(2), "", "pass", two},
      {"nested-12.tar", nested_tar(12), "error archive.limit.nesting-depth", "fail", {}},
      {"gzip-24.tar.gz", stacked_gzip(24), "error archive.limit.filter-depth", "fail", {}},
      {"gzip-1.tar.gz", stacked_gzip(1), "", "pass", {}},
  };
}

ZipEntry zipcrypto_entry() {
  ZipEntry entry;
  entry.name = "secret";
  entry.data = noise(32);
  entry.method = 0;
  entry.flags = 1;
  entry.cipher_bytes = 12;
  return entry;
}

/// WinZip's AE-2: 16 bytes of salt, 2 of verification and 10 of authentication (APPNOTE 7.2 leaves it to WinZip's AES
/// page).
ZipEntry aes_entry() {
  ZipEntry entry = zipcrypto_entry();
  entry.data = noise(48);
  entry.method = 99;
  entry.cipher_bytes = 28;
  entry.extra = little16(0x9901) + little16(7) + little16(2) + "AE" + '\3' + little16(8);
  return entry;
}

}  // namespace

std::vector<ArchiveCase> limit_cases() {
  std::vector<ArchiveCase> cases;
  for (const auto group : {name_size_cases, count_cases, expansion_cases, depth_cases}) {
    for (ArchiveCase& row : group()) cases.push_back(std::move(row));
  }
  return cases;
}

std::vector<ArchiveCase> encryption_cases() {
  const std::string expected = "error archive.encrypted";
  return {
      {"zipcrypto.zip", RawZip().add(zipcrypto_entry()).finish(), expected, "fail", {}},
      {"aes.zip", RawZip().add(aes_entry()).finish(), expected, "fail", {}},
      {"half-encrypted.zip", RawZip().add("a").add(zipcrypto_entry()).finish(), expected, "fail", {}},
  };
}

}  // namespace sluice::test
