// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// "picture.png.license": speaks for "picture.png" beside it, in place of what that one says itself (REUSE specification
// 3.3, "Adjacent .license file").
#include "base/text.hpp"
#include "license/copyright_notices.hpp"
#include "license/statements.hpp"
#include "license/tokenizer.hpp"
#include "readers/declaration.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view reader_name = "license_side_file";
constexpr std::string_view suffix = ".license";

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

Claim claims(std::string_view inner_path, std::string_view head) {
  if (!inner_path.ends_with(suffix) || last_part(inner_path).size() == suffix.size()) return Claim::none;
  return head.find("SPDX-") == std::string_view::npos ? Claim::none : Claim::certain;
}

/// Each tag's expression; what no list knows, as written.
void add_tags(std::string_view text, const LicenseVocabulary& licenses, LicenseDeclaration& out) {
  license::Tokens tokens;
  license::tokenize(text, tokens);
  std::vector<std::string> expressions;
  for (const license::Match& tag : license::find_license_tags(text, tokens, licenses.names())) {
    if (tag.expression.empty()) {
      const std::size_t begin = tokens.offsets()[tag.begin];
      const std::size_t colon = text.find(':', begin);
      const std::string_view line = colon == std::string_view::npos ? text.substr(begin) : text.substr(colon + 1);
      out.unknown.emplace_back(trim(line.substr(0, std::min<std::size_t>(line.find('\n'), 500))));
    } else if (std::ranges::find(expressions, tag.expression) == expressions.end()) {
      expressions.push_back(tag.expression);
    }
  }
  if (!out.unknown.empty()) return;
  for (const std::string& one : expressions) {
    if (!out.expression.empty()) out.expression += " AND ";
    out.expression += expressions.size() > 1 && one.find(" OR ") != std::string::npos ? "(" + one + ")" : one;
  }
}

std::string written(const CopyrightNotice& notice) {
  return notice.years.empty() || notice.holder.empty() ? notice.years + notice.holder
                                                       : notice.years + " " + notice.holder;
}

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  const std::string_view name = last_part(document.inner_path);
  if (name.size() <= suffix.size()) return;
  LicenseDeclaration out = make_declaration(document, reader_name, "license-side-file", 1, inventory);
  out.files = {escape_glob(name.substr(0, name.size() - suffix.size()))};
  out.precedence = DeclarationPrecedence::overriding;
  for (const CopyrightNotice& notice : license::find_copyright_notices(document.bytes)) {
    out.copyrights.push_back(written(notice));
  }
  if (document.bytes.size() > most_manifest_bytes) {
    out.problem = "it is too large for a note about a file";
    add_unread(document, reader_name, 0, out.problem, inventory);
  } else if (context.licenses == nullptr) {
    out.problem = "no license list is loaded";
  } else {
    add_tags(document.bytes, *context.licenses, out);
  }
  inventory.declarations.push_back(std::move(out));
}

}  // namespace

extern const DocumentReader reader_license_side_file;
const DocumentReader reader_license_side_file{
    .name = "license_side_file",
    .summary = "NAME.license, which states the license of the file NAME (REUSE)",
    .claims = claims,
    .read = read,
    .head_bytes = 0,
    .is_searched = false,
};

}  // namespace sluice
