// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/archive_cases.hpp"
#include "support/raw_zip.hpp"
#include "support/tree.hpp"

namespace sluice::test {
namespace {

using namespace std::string_literals;

struct Row {
  std::string name;  ///< of the case
  std::string path;  ///< of the entry
  std::string expected;
  std::string verdict;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
      {"plain", "pkg/a.txt", "", "pass"},
      {"dotdot", "../evil", "error archive.path.traversal", "fail"},
      {"dotdot-mid", "a/../../evil", "error archive.path.traversal", "fail"},
      {"dotdot-inside", "a/b/../c", "warning archive.path.not-normalised", "warn"},
      {"dot-inside", "a/./c", "warning archive.path.not-normalised", "warn"},
      {"doubled-slash", "a//c", "warning archive.path.not-normalised", "warn"},
      {"absolute", "/etc/evil", "error archive.path.absolute", "fail"},
      {"absolute-double", "//etc/evil", "error archive.path.absolute", "fail"},
      {"drive", "C:/Windows/evil", "error archive.path.drive", "fail"},
      {"drive-backslash", "C:\\evil", "error archive.path.drive", "fail"},
      {"unc", "\\\\srv\\share\\x", "error archive.path.absolute", "fail"},
      {"backslash-dotdot", "..\\..\\evil", "error archive.path.backslash; error archive.path.traversal", "fail"},
      {"backslash", "a\\b", "note archive.path.backslash", "pass"},
      {"nul", "good\0evil"s, "error archive.path.nul", "fail"},
      {"bidi", "pkg/\u202egpj.exe", "error archive.path.bidi", "fail"},
      {"zero-width", "pkg/a\u200b"s + "b.c", "warning archive.path.invisible", "warn"},
      {"terminal-escape", "pkg/a\x1b[2J\nb", "error archive.path.control", "fail"},
      {"backspace", "a\x08"s + "b", "error archive.path.control", "fail"},
      {"not-utf8", "na\xff\xfeme", "warning archive.path.encoding", "warn"},
      {"leading-dash", "-rf", "note archive.path.leading-dash", "pass"},
      {"windows-device", "pkg/aux.txt", "warning archive.path.windows-reserved", "warn"},
      {"windows-trailing-dot", "pkg/a.", "warning archive.path.windows-trailing", "warn"},
      {"windows-trailing-blank", "pkg/b ", "warning archive.path.windows-trailing", "warn"},
      {"windows-stream", "pkg/a.txt:evil", "warning archive.path.windows-stream", "warn"},
      {"unicode", "pkg/caf\u00e9.txt", "", "pass"},
  };
  return table;
}

std::vector<PackEntry> beside_a_readme(const std::string& path) {
  PackEntry readme;
  readme.path = "pkg/README.txt";
  readme.content = "hello\n";
  PackEntry entry;
  entry.path = path;
  entry.content = "x\n";
  return {readme, entry};
}

std::string zip_in_code_page_437() {
  ZipEntry entry;
  entry.name = "caf\x82";
  entry.data = "x\n";
  return RawZip().add(entry).finish();
}

}  // namespace

std::vector<ArchiveCase> path_cases() {
  std::vector<ArchiveCase> cases;
  for (const Row& row : rows()) {
    for (const std::string format : {"tar", "zip"}) {
      cases.push_back(
          {row.name + "." + format, pack(beside_a_readme(row.path), format), row.expected, row.verdict, {}});
    }
  }
  cases.push_back({"empty-name.tar", pack(beside_a_readme(""), "tar"), "error archive.path.empty", "fail", {}});
  cases.push_back({"code-page.zip", zip_in_code_page_437(), "note archive.path.encoding", "pass", {}});
  return cases;
}

}  // namespace sluice::test
