// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Debian's machine-readable copyright file: one declaration for each stanza about files (copyright-format/1.0, 6).
#include "base/text.hpp"
#include "readers/copyright_stanzas.hpp"
#include "readers/declaration.hpp"
#include "readers/entry_lookup.hpp"

#include <fmt/format.h>

#include <map>

namespace sluice {
namespace {

constexpr std::string_view reader_name = "debian_copyright";
constexpr std::size_t most_stanzas = 20'000;

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_of_reuse(std::string_view path) { return path == ".reuse/dep5" || path.ends_with("/.reuse/dep5"); }

/// "copyright" wherever it lies, "debian/NAME.copyright", ".reuse/dep5"; prose is for the license engine.
Claim claims(std::string_view inner_path, std::string_view head) {
  const std::string_view name = last_part(inner_path);
  const bool is_of_binary = name.ends_with(".copyright") && last_part(folder_of(inner_path)) == "debian";
  if (name != "copyright" && !is_of_binary && !is_of_reuse(inner_path)) return Claim::none;
  return is_copyright_file(head) ? Claim::certain : Claim::none;
}

/// The folder that patterns are relative to: beside "debian" or ".reuse"; the file system's root for what is installed.
std::string root_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  if (last_part(folder) == "debian" || last_part(folder) == ".reuse") return std::string(folder_of(folder));
  constexpr std::string_view documents = "usr/share/doc/";
  const std::size_t at = path.find(documents);
  if (at == 0 || (at != std::string_view::npos && path[at - 1] == '/'))
    return std::string(folder_of(path.substr(0, at)));
  return std::string(folder);
}

class Reader {
 public:
  Reader(const DocumentBytes& document, const ReadContext& context, Inventory& inventory)
      : document_(document), context_(context), inventory_(inventory) {}

  void read() {
    const std::string path = document_path(document_, inventory_);
    root_ = root_of(path);
    is_of_reuse_ = is_of_reuse(document_.inner_path);
    std::optional<CopyrightFile> file;
    if (document_.bytes.size() <= most_copyright_file_bytes) file = parse_copyright_file(document_.bytes);
    if (!file) return unread(0, "it has no Format field, or is too large");
    name_ = file->name;
    inventory_.documents.push_back({.role = "notice",
                                    .delivery = document_.delivery,
                                    .entry = document_.entry,
                                    .origin = {document_.path, 0, 0, {}, std::string(reader_name)}});
    for (std::size_t i = 0; i < file->stanzas.size(); ++i) {
      if (i == most_stanzas)
        return unread(file->stanzas[i].line, fmt::format("it has more than {} stanzas", most_stanzas));
      add(file->stanzas[i]);
    }
  }

 private:
  void unread(std::uint32_t line, std::string reason) {
    add_unread(document_, reader_name, line, std::move(reason), inventory_);
  }

  void add(const CopyrightStanza& stanza) {
    LicenseDeclaration out = make_declaration(document_, reader_name, is_of_reuse_ ? "reuse-dep5" : "debian-copyright",
                                              stanza.line, inventory_);
    out.name = name_;
    out.folder = root_;
    // REUSE 3.3, "Order of precedence": what DEP5 says is added to what the file says.
    if (is_of_reuse_) out.precedence = DeclarationPrecedence::aggregate;
    out.copyrights = stanza.copyrights;
    set_license(stanza.license, out);
    for (const std::string& pattern : stanza.files) {
      std::optional<std::string> glob = translate_copyright_pattern(pattern);
      if (glob) {
        out.files.push_back(std::move(*glob));
      } else {
        out.problem = fmt::format("the pattern '{}' has a backslash that means nothing", pattern);
        unread(stanza.line, out.problem);
      }
    }
    if (stanza.license.empty()) {
      out.problem = "the stanza has no license";
      unread(stanza.line, out.problem);
    }
    if (out.files.empty() && !stanza.files.empty()) return;  // else it would speak for the whole package
    inventory_.declarations.push_back(std::move(out));
  }

  /// The same few names stand in thousands of stanzas.
  void set_license(const std::string& text, LicenseDeclaration& out) {
    const auto [known, is_new] = licenses_.try_emplace(text);
    if (is_new) declare_license(text, context_, known->second);
    out.expression = known->second.expression;
    out.unknown = known->second.unknown;
    out.problem = known->second.problem;
  }

  const DocumentBytes& document_;
  const ReadContext& context_;
  Inventory& inventory_;
  std::string root_;
  std::string name_;
  bool is_of_reuse_ = false;
  std::map<std::string, LicenseDeclaration> licenses_;
};

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  Reader(document, context, inventory).read();
}

}  // namespace

extern const DocumentReader reader_debian_copyright;
const DocumentReader reader_debian_copyright{
    .name = "debian_copyright",
    .summary = "machine-readable copyright files of Debian (DEP-5), also .reuse/dep5",
    .claims = claims,
    .read = read,
    .head_bytes = 0,
    .is_searched = false,
};

}  // namespace sluice
