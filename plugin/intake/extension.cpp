// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/extension.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sluice {
namespace {

using Names = std::string_view;
constexpr Names gzip[] = {"gzip"}, bzip2[] = {"bzip2"}, xz[] = {"xz"}, zstd[] = {"zstd"}, lzma[] = {"lzma"},
                lzip[] = {"lzip"}, lz4[] = {"lz4"}, lzop[] = {"lzop"}, lrzip[] = {"lrzip"}, grzip[] = {"grzip"},
                compress[] = {"compress"}, tar[] = {"tar"}, zip[] = {"zip"}, seven[] = {"7z"}, rar[] = {"rar", "rar5"},
                cpio[] = {"cpio"}, deb[] = {"deb"}, ar[] = {"ar", "deb"}, rpm[] = {"rpm"}, iso[] = {"iso9660"},
                cab[] = {"cab"}, xar[] = {"xar"}, lha[] = {"lha"}, warc[] = {"warc"}, squashfs[] = {"squashfs"},
                ace[] = {"ace"}, arj[] = {"arj"}, zoo[] = {"zoo"}, qcow2[] = {"qcow2"}, vmdk[] = {"vmdk"},
                dmg[] = {"dmg"}, ole[] = {"ole"}, wim[] = {"wim"};

constexpr Expected table[] = {
    {".tar.gz", gzip, true},
    {".tgz", gzip, true},
    {".tar.bz2", bzip2, true},
    {".tbz2", bzip2, true},
    {".tbz", bzip2, true},
    {".tar.xz", xz, true},
    {".txz", xz, true},
    {".tar.zst", zstd, true},
    {".tzst", zstd, true},
    {".tar.lzma", lzma, true},
    {".tar.lz", lzip, true},
    {".tar.lz4", lz4, true},
    {".tar.z", compress, true},
    {".tar.lzo", lzop},
    {".tar.lrz", lrzip},
    {".tar.grz", grzip},
    {".gz", gzip},
    {".bz2", bzip2},
    {".xz", xz},
    {".zst", zstd},
    {".lzma", lzma},
    {".lz", lzip},
    {".lz4", lz4},
    {".lzo", lzop},
    {".lrz", lrzip},
    {".grz", grzip},
    {".tar", tar, true},
    {".gem", tar, true},
    {".crate", gzip, true},
    {".zip", zip},
    {".zipx", zip},
    {".jar", zip},
    {".war", zip},
    {".ear", zip},
    {".aar", zip},
    {".apk", zip},
    {".whl", zip},
    {".nupkg", zip},
    {".vsix", zip},
    {".xpi", zip},
    {".docx", zip},
    {".xlsx", zip},
    {".pptx", zip},
    {".odt", zip},
    {".ods", zip},
    {".odp", zip},
    {".epub", zip},
    {".7z", seven},
    {".rar", rar},
    {".cpio", cpio},
    {".deb", deb},
    {".udeb", deb},
    {".ar", ar},
    {".rpm", rpm},
    {".iso", iso},
    {".cab", cab},
    {".xar", xar},
    {".lha", lha},
    {".lzh", lha},
    {".warc", warc},
    {".squashfs", squashfs},
    {".snap", squashfs},
    {".ace", ace},
    {".arj", arj},
    {".zoo", zoo},
    {".qcow2", qcow2},
    {".vmdk", vmdk},
    {".dmg", dmg},
    {".msi", ole},
    {".msp", ole},
    {".msm", ole},
    {".wim", wim},
    {".txt", {}},
    {".md", {}},
    {".rst", {}},
    {".csv", {}},
    {".c", {}},
    {".cc", {}},
    {".cpp", {}},
    {".cxx", {}},
    {".h", {}},
    {".hpp", {}},
    {".java", {}},
    {".py", {}},
    {".go", {}},
    {".rs", {}},
    {".js", {}},
    {".ts", {}},
    {".css", {}},
    {".html", {}},
    {".xml", {}},
    {".json", {}},
    {".yaml", {}},
    {".yml", {}},
    {".toml", {}},
    {".cmake", {}},
    {".png", {}},
    {".jpg", {}},
    {".jpeg", {}},
    {".gif", {}},
    {".svg", {}},
    {".pdf", {}},
};

constexpr std::array<std::string_view, 11> compression_suffixes = {".gz",  ".bz2", ".xz",  ".zst", ".lzma", ".lz",
                                                                   ".lz4", ".z",   ".tgz", ".txz", ".tbz2"};

}  // namespace

const Expected* find_expected(std::string_view file_name) {
  const std::string name = to_lower_ascii(file_name);
  if (name.find('.') == std::string::npos) return nullptr;
  const auto* found = std::ranges::find_if(
      table, [&](const Expected& row) { return row.suffix.back() == name.back() && name.ends_with(row.suffix); });
  return found == std::ranges::end(table) ? nullptr : found;
}

std::string_view strip_compression(std::string_view file_name) {
  const std::string name = to_lower_ascii(file_name);
  for (const std::string_view suffix : compression_suffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) return file_name.substr(0, name.size() - suffix.size());
  }
  return file_name;
}

}  // namespace sluice
