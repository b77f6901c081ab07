// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/file_role.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sluice {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 12> test_folders = {"test",     "tests",     "testing",   "testsuite",
                                                           "unittest", "unittests", "examples",  "example",
                                                           "samples",  "bench",     "benchmark", "benchmarks"};
constexpr std::array<std::string_view, 7> text_folders = {"doc",    "docs",   "documentation", "man",
                                                          "manual", "htdocs", "javadoc"};
constexpr std::array<std::string_view, 8> build_folders = {"m4",      "cmake",     "build-aux", "config-aux",
                                                           ".github", ".circleci", "debian",    "autom4te.cache"};
constexpr std::array<std::string_view, 27> build_names = {
    "config.guess",  "config.sub",   "configure", "configure.ac", "configure.in", "install-sh",  "missing",
    "depcomp",       "compile",      "ltmain.sh", "libtool",      "aclocal.m4",   "test-driver", "ylwrap",
    "mkinstalldirs", "config.rpath", "makefile",  "makefile.am",  "makefile.in",  "gnumakefile", "cmakelists.txt",
    "meson.build",   "autogen.sh",   "bootstrap", "texinfo.tex",  "config.h.in",  "mdate-sh"};
constexpr std::array<std::string_view, 4> build_ends = {".m4", ".cmake", ".mk", ".am"};
constexpr std::array<std::string_view, 10> text_ends = {".md",      ".rst", ".html", ".htm", ".texi",
                                                        ".texinfo", ".pod", ".adoc", ".pdf", ".tex"};
template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

template <std::size_t N>
bool ends_in(const std::array<std::string_view, N>& ends, std::string_view name) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

constexpr std::array license_stems = {"license"sv, "licence"sv, "copying"sv, "unlicense"sv, "eula"sv};
constexpr std::array notice_stems = {"notice"sv,   "third-party"sv, "third_party"sv, "thirdparty"sv,
                                     "3rdparty"sv, "3rd-party"sv,   "copyright"sv,   "attribution"sv,
                                     "credits"sv,  "acknowledg"sv,  "authors"sv};
constexpr std::array text_suffixes = {""sv,     ".txt"sv,  ".md"sv,  ".markdown"sv, ".rst"sv, ".html"sv,
                                      ".htm"sv, ".text"sv, ".rtf"sv, ".adoc"sv,     ".pdf"sv};

/// Of "LICENSE-MIT.txt" the suffix ".txt"; of "COPYING.LESSER" none: what follows the dot is a name.
bool is_text_name(std::string_view name, std::string_view stem) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot < stem.size()) return true;
  if (std::ranges::find(text_suffixes, name.substr(dot)) != text_suffixes.end()) return true;
  constexpr std::array licenses = {".mit"sv,  ".apache"sv, ".apache2"sv, ".bsd"sv,     ".gpl"sv,
                                   ".gpl2"sv, ".gpl3"sv,   ".lgpl"sv,    ".lesser"sv,  ".lib"sv,
                                   ".mpl"sv,  ".gplv2"sv,  ".gplv3"sv,   ".runtime"sv, ".lgplv2.1"sv};
  return std::ranges::find(licenses, name.substr(dot)) != licenses.end();
}

/// A stem, alone or before what is no letter: "license", "license-mit", "licenses", "notices.txt"; not "licensed.c".
bool has_stem(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem)) return false;
  std::string_view rest = name.substr(stem.size());
  for (const std::string_view more : {"ements"sv, "ments"sv, "s"sv}) {
    if (!rest.starts_with(more)) continue;
    rest.remove_prefix(more.size());
    break;
  }
  const bool is_longer_word = !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z';
  const bool is_notices = rest.starts_with("notice") || rest.starts_with("license") || rest.starts_with("software");
  return (!is_longer_word || is_notices) && is_text_name(name, stem);
}

constexpr std::uint32_t start_of(std::string_view name) {
  std::uint32_t out = 0;
  for (const char c : name.substr(0, 3)) out = out << 8 | static_cast<unsigned char>(c | 0x20);
  return out;
}

/// The first three letters of the stems: every entry of a delivery is asked, and most names begin otherwise.
constexpr auto starts = [] {
  std::array<std::uint32_t, license_stems.size() + notice_stems.size()> out{};
  std::ranges::transform(license_stems, out.begin(), start_of);
  std::ranges::transform(notice_stems, out.begin() + license_stems.size(), start_of);
  return out;
}();

bool may_have_stem(std::string_view name) { return std::ranges::find(starts, start_of(name)) != starts.end(); }

}  // namespace

std::string_view license_document_role(std::string_view inner_path) {
  const std::string_view name_written = inner_path.substr(inner_path.rfind('/') + 1);
  constexpr std::size_t longest = 80;
  if (name_written.size() > longest) return {};
  const std::string_view folder = inner_path.substr(0, inner_path.size() - name_written.size());
  // REUSE specification 3.3, "License files": LICENSES/ID.txt, at the root of what is described.
  if (folder == "LICENSES/" || folder.ends_with("/LICENSES/")) {
    return name_written.ends_with(".license") ? std::string_view() : "license-text";
  }
  if (!may_have_stem(name_written)) return {};
  const std::string name = to_lower_ascii(name_written);
  const auto has = [&name](std::string_view stem) { return has_stem(name, stem); };
  if (std::ranges::any_of(license_stems, has)) return "license-text";
  if (std::ranges::any_of(notice_stems, has)) return "notice";
  return {};
}

FileRole file_role(std::string_view path) {
  const std::string lower = to_lower_ascii(path);
  bool is_test = false, is_text = false, is_build = false;
  std::string_view name = lower;
  for (std::size_t end = name.find('/'); end != std::string_view::npos; end = name.find('/')) {
    const std::string_view folder = name.substr(0, end);
    is_test = is_test || has(test_folders, folder);
    is_text = is_text || has(text_folders, folder);
    is_build = is_build || has(build_folders, folder);
    name.remove_prefix(end + 1);
  }
  if (is_test) return FileRole::test;
  const std::string_view document = license_document_role(path);
  if (!document.empty()) return document == "notice" ? FileRole::notice : FileRole::license_text;
  if (is_build || has(build_names, name) || ends_in(build_ends, name)) return FileRole::build_script;
  if (is_text || ends_in(text_ends, name)) return FileRole::documentation;
  return FileRole::source;
}

}  // namespace sluice
