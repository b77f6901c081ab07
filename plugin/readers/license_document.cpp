// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// License texts and notices by the names they are usually given; what they say is the license engine's business.
#include "base/text.hpp"
#include "readers/reader.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

using namespace std::string_view_literals;

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

/// "license-text", "notice", or empty.
std::string_view role_of(std::string_view inner_path) {
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

Claim claims(std::string_view inner_path, std::string_view) {
  return role_of(inner_path).empty() ? Claim::none : Claim::by_name;
}

void read(const DocumentBytes& document, const ReadContext&, Inventory& inventory) {
  inventory.documents.push_back({.role = std::string(role_of(document.inner_path)),
                                 .delivery = document.delivery,
                                 .entry = document.entry,
                                 .origin = {document.path, 0, 0, {}, "license_document"}});
}

}  // namespace

extern const DocumentReader reader_license_document;
const DocumentReader reader_license_document{
    .name = "license_document",
    .summary = "license texts and notices, by name",
    .claims = claims,
    .read = read,
    .head_bytes = 1,
};

}  // namespace sluice
