// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// REUSE.toml (REUSE specification 3.3, "REUSE.toml"): one declaration for each table of annotations.
#include "base/text.hpp"
#include "base/toml.hpp"
#include "readers/declaration.hpp"
#include "readers/reuse_globs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using json::Value;

constexpr std::string_view reader_name = "reuse_toml";
constexpr std::size_t most_annotations = 20'000;

Claim claims(std::string_view inner_path, std::string_view) {
  if (!inner_path.ends_with("REUSE.toml")) return Claim::none;
  const std::string_view folder = inner_path.substr(0, inner_path.size() - std::string_view("REUSE.toml").size());
  return folder.empty() || folder.ends_with('/') ? Claim::certain : Claim::none;
}

/// A string, or a list of strings. Absent if it is anything else.
std::optional<std::vector<std::string>> texts_of(const Value* value) {
  std::vector<std::string> out;
  if (value == nullptr) return out;
  if (value->kind == Value::Kind::string) return std::vector{value->string};
  if (value->kind != Value::Kind::array) return std::nullopt;
  for (const Value& item : value->items) {
    if (item.kind != Value::Kind::string) return std::nullopt;
    out.push_back(item.string);
  }
  return out;
}

/// Every license of the list holds.
std::string all_of(const std::vector<std::string>& expressions) {
  std::string out;
  for (const std::string& one : expressions) {
    if (!out.empty()) out += " AND ";
    out += expressions.size() > 1 ? "(" + one + ")" : one;
  }
  return out;
}

class Reader {
 public:
  Reader(const DocumentBytes& document, const ReadContext& context, Inventory& inventory)
      : document_(document), context_(context), inventory_(inventory) {}

  void read() {
    Limits limits = context_.limits;
    limits.document_bytes = std::min<std::uint64_t>(limits.document_bytes, most_manifest_bytes);
    const Result<Value> root = parse_toml(document_.bytes, "REUSE.toml", limits);
    if (!root) return unread(0, root.error().message);
    const Value* version = root->find("version");
    if (version == nullptr || version->kind != Value::Kind::integer || version->integer != 1) {
      return unread(version == nullptr ? 0 : version->line, "its version is not 1");
    }
    name_ = root->text_or("SPDX-PackageName", "");
    const Value* annotations = root->find("annotations");
    if (annotations == nullptr) return;
    if (annotations->kind != Value::Kind::array)
      return unread(annotations->line, "its annotations are no list of tables");
    for (std::size_t i = 0; i < annotations->items.size(); ++i) {
      if (i == most_annotations) return unread(annotations->items[i].line, "it has too many annotations");
      add(annotations->items[i]);
    }
  }

 private:
  void unread(std::uint32_t line, std::string reason) {
    add_unread(document_, reader_name, line, std::move(reason), inventory_);
  }

  void add(const Value& table) {
    const auto paths = texts_of(table.find("path"));
    const auto licenses = texts_of(table.find("SPDX-License-Identifier"));
    const auto copyrights = texts_of(table.find("SPDX-FileCopyrightText"));
    const auto precedence = parse_declaration_precedence(table.text_or("precedence", "closest"));
    if (!paths || paths->empty()) return unread(table.line, "an annotation has no path");
    LicenseDeclaration out = make_declaration(document_, reader_name, "reuse-toml", table.line, inventory_);
    out.name = name_;
    out.files.resize(paths->size());
    std::ranges::transform(*paths, out.files.begin(), translate_reuse_path);
    out.precedence = precedence.value_or(DeclarationPrecedence::closest);
    if (copyrights) out.copyrights = *copyrights;
    if (licenses && !licenses->empty()) declare_license(all_of(*licenses), context_, out);
    if (!licenses) out.problem = "SPDX-License-Identifier is no text";
    if (!copyrights) out.problem = "SPDX-FileCopyrightText is no text";
    if (!precedence) out.problem = fmt::format("there is no precedence '{}'", table.text_or("precedence", ""));
    if (!licenses || !copyrights || !precedence) unread(table.line, out.problem);
    inventory_.declarations.push_back(std::move(out));
  }

  const DocumentBytes& document_;
  const ReadContext& context_;
  Inventory& inventory_;
  std::string name_;
};

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  Reader(document, context, inventory).read();
}

}  // namespace

extern const DocumentReader reader_reuse_toml;
const DocumentReader reader_reuse_toml{
    .name = "reuse_toml",
    .summary = "REUSE.toml, annotations of files with license and copyright",
    .claims = claims,
    .read = read,
    .head_bytes = 0,
    .is_searched = false,
};

}  // namespace sluice
