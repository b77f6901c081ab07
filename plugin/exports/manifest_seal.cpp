// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/manifest_seal.hpp"

#include "base/ascii.hpp"
#include "base/escape.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "exports/kit_rules.hpp"
#include "exports/text_edits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using Kind = yaml::Node::Kind;

bool is_digit_at(const std::string& text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

/// True if no number or word goes on at either end: "1" of "one-1", "v1" and "so.1", not of "2.1", "1.2", "21" and "1b". A
/// version with a dot may stand right behind a name, as in "libradar1.2.so".
bool is_whole_token(const std::string& text, std::size_t at, std::size_t end) {
  if (end < text.size() && is_alnum(text[end])) return false;
  if (end < text.size() && text[end] == '.' && is_digit_at(text, end + 1)) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_digit(before) || (before == '.' && at > 1 && is_digit(text[at - 2]))) return false;
  if (!is_alnum(before)) return true;
  const bool is_v = (before == 'v' || before == 'V') && (at == 1 || !is_alnum(text[at - 2]));
  return is_v || text.substr(at, end - at).find('.') != std::string::npos;
}

std::string with_tokens_replaced(std::string text, const std::string& from, const std::string& to) {
  if (from.empty() || from == to) return text;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    const bool is_token = is_whole_token(text, at, at + from.size());
    if (is_token) text.replace(at, from.size(), to);
    at += is_token ? to.size() : 1;
  }
  return text;
}

/// "2026-11-18T09:30:00Z" -> "20261118", as ids hold it.
std::string compact_day(const std::string& day) {
  std::string text = day.substr(0, 10);
  std::erase(text, '-');
  return text;
}

const std::string& text_of(const yaml::Node& mapping, std::string_view key) {
  static const std::string none;
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? none : node->text;
}

/// The version of a purl stands behind its last '@', before qualifiers and subpath.
std::string purl_with_version(const std::string& purl, const std::string& version) {
  const std::size_t end = std::min(purl.find_first_of("?#"), purl.size());
  const std::size_t slash = purl.rfind('/', end);
  const std::size_t at = purl.find('@', slash == std::string::npos ? 0 : slash);
  const std::size_t stop = at == std::string::npos || at > end ? end : at;
  return purl.substr(0, stop) + "@" + version + purl.substr(end);
}

/// The list is written: it never leaves the delivery.
bool stays_inside(const std::string& path) {
  const bool has_drive = path.size() > 1 && path[1] == ':';
  if (path.empty() || path[0] == '/' || has_drive || path.find('\\') != std::string::npos) return false;
  return std::ranges::none_of(split(path, '/'), [](std::string_view name) { return name == ".."; });
}

bool is_open(const std::string& text) { return text.starts_with("TODO"); }

class ManifestSealer {
 public:
  ManifestSealer(const yaml::Document& document, const SealFacts& facts) : root_(document.root), facts_(facts), edits_(document.text) {}

  Result<SealedManifest> seal() {
    const yaml::Node* product = root_.find("product");
    const yaml::Node* version = product == nullptr || product->kind != Kind::mapping ? nullptr : product->find("version");
    if (version == nullptr) return refuse(fmt::format("{}: 'product.version' is missing", root_.span.file), "run 'sluice init --supplier' for a manifest to start from");
    before_ = version->text;
    now_ = facts_.version.empty() ? before_ : facts_.version;
    is_new_ = now_ != before_ && !is_open(before_);
    TRY(set(*version, "product.version", now_));
    if (const yaml::Node* purl = product->find("purl"); purl != nullptr && !is_open(purl->text))
      TRY(set(*purl, "product.purl", purl_with_version(purl->text, now_)));
    TRY(set_id());
    if (is_new_) TRY(set_replaces(*product));
    else if (!facts_.previous_digest.empty()) TRY(set_previous_digest(*product));
    TRY(set_paths(root_, ""));
    TRY(set_digests());
    TRY(set_seal());
    note_questions(root_, "");
    std::ranges::stable_sort(sealed_.changes, {}, &ManifestChange::line);
    sealed_.text = edits_.apply();
    return std::move(sealed_);
  }

 private:
  Result<void> set(const yaml::Node& node, const std::string& key, const std::string& value) {
    if (node.text == value) return {};
    TRY(edits_.replace(node, value));
    sealed_.changes.push_back({node.span.line, key, node.text, value});
    return {};
  }

  /// On a new version the day is that of the hand-over, and the id follows both.
  Result<void> set_id() {
    const yaml::Node* created = root_.find("created");
    const std::string old_day = created == nullptr ? "" : compact_day(created->text);
    const bool has_day = created != nullptr && !is_open(created->text);
    if (created != nullptr && (is_new_ || !has_day)) TRY(set(*created, "created", facts_.day));
    const yaml::Node* id = root_.find("id");
    if (id == nullptr) return refuse(fmt::format("{}: 'id' is missing", root_.span.file), "add a line such as `id: TODO`");
    const std::string fresh = fmt::format("{}-{}-{}", text_of(*root_.find("product"), "name"), now_, compact_day(facts_.day));
    if (is_open(id->text)) return set(*id, "id", fresh);
    if (!is_new_) return {};
    std::string next = with_tokens_replaced(id->text, before_, now_);
    if (has_day) next = with_tokens_replaced(next, old_day, compact_day(facts_.day));
    return set(*id, "id", next == id->text ? fresh : next);
  }

  Result<void> set_replaces(const yaml::Node& product) {
    const yaml::Node* replaces = product.find("replaces");
    const std::string digest = facts_.previous_digest.empty() ? "" : fmt::format(", digest: \"{}\"", facts_.previous_digest);
    const std::string value = fmt::format("{{version: {}{}}}", yaml_text(before_), digest);
    std::uint32_t line = product.find("version")->span.line;
    if (replaces == nullptr) {
      TRY(edits_.insert_member(product, "replaces", value));
    } else {
      line = replaces->span.line;
      TRY(edits_.replace_mapping(*replaces, value));
    }
    sealed_.changes.push_back({line, "product.replaces", replaces == nullptr ? "" : text_of(*replaces, "version"), before_});
    return {};
  }

  /// The version that was replaced is stated already, or nobody knows it.
  Result<void> set_previous_digest(const yaml::Node& product) {
    const yaml::Node* replaces = product.find("replaces");
    if (replaces == nullptr || replaces->kind != Kind::mapping || replaces->find("version") == nullptr) {
      return refuse(fmt::format("{}: the digest of the delivery before has no place: 'product.replaces.version' is missing", root_.span.file),
                    "add a line `  replaces: {version: \"VERSION OF THE DELIVERY BEFORE\"}` below 'product'");
    }
    if (const yaml::Node* digest = replaces->find("digest")) return set(*digest, "product.replaces.digest", facts_.previous_digest);
    TRY(edits_.insert_member(*replaces, "digest", yaml_text(facts_.previous_digest)));
    sealed_.changes.push_back({replaces->span.line, "product.replaces.digest", "", facts_.previous_digest});
    return {};
  }

  /// A path that names the old version, where the file of the new one is there.
  Result<void> set_paths(const yaml::Node& node, const std::string& field) {
    if (!is_new_) return {};
    for (std::size_t i = 0; i < node.items.size(); ++i) TRY(set_path(node.items[i], fmt::format("{}.{}", field, i)));
    for (const yaml::Member& member : node.members) TRY(set_path(member.value, field.empty() ? member.key : field + "." + member.key));
    return {};
  }

  Result<void> set_path(const yaml::Node& node, const std::string& field) {
    if (node.kind != Kind::scalar) return set_paths(node, field);
    if (field.starts_with("product.") || field == "id" || node.text.find(before_) == std::string::npos) return {};
    const std::string next = with_tokens_replaced(node.text, before_, now_);
    if (facts_.is_there(node.text) || !facts_.is_there(next)) return {};
    return set(node, field, next);
  }

  /// Digests that artifacts state, and that of one which nobody can look into.
  Result<void> set_digests() {
    const yaml::Node* artifacts = root_.find("artifacts");
    if (artifacts == nullptr) return {};
    for (std::size_t i = 0; i < artifacts->items.size(); ++i) {
      const yaml::Node& artifact = artifacts->items[i];
      if (artifact.kind != Kind::mapping) continue;
      const yaml::Node* stated = artifact.find("digest");
      const bool is_opaque = text_of(artifact, "inspect") == "opaque";
      if (stated == nullptr && !is_opaque) continue;
      const std::string algorithm = stated != nullptr && stated->text.starts_with("sha512:") ? "sha512" : "sha256";
      const std::string path = new_path(text_of(artifact, "path"));
      const std::optional<std::string> hex = facts_.digest(path, algorithm);
      if (!hex) continue;  // check says which file is missing
      const std::string key = fmt::format("artifacts.{}.digest", i);
      const std::string value = algorithm + ":" + *hex;
      if (stated != nullptr) {
        TRY(set(*stated, key, value));
        continue;
      }
      TRY(edits_.insert_member(artifact, "digest", "\"" + value + "\""));
      sealed_.changes.push_back({artifact.span.line, key, "", value});
    }
    return {};
  }

  std::string new_path(const std::string& path) const {
    const std::string next = with_tokens_replaced(path, before_, now_);
    return is_new_ && !facts_.is_there(path) && facts_.is_there(next) ? next : path;
  }

  Result<void> set_seal() {
    const yaml::Node* seal = root_.find("seal");
    if (seal == nullptr) {
      edits_.append_line(fmt::format("seal: {{list: {}, algorithm: {}}}", sealed_.list, sealed_.algorithm));
      sealed_.changes.push_back({edits_.line_count(), "seal", "", sealed_.list});
      return {};
    }
    if (const std::string& list = text_of(*seal, "list"); !list.empty()) sealed_.list = new_path(list);
    if (!stays_inside(sealed_.list)) {
      return refuse(fmt::format("{}:{}: 'seal.list' is '{}', which lies outside the delivery", root_.span.file, seal->span.line,
                                to_visible(sealed_.list)),
                    "name a relative path that stays inside the delivery, such as SHA256SUMS");
    }
    if (text_of(*seal, "algorithm") == "sha512") sealed_.algorithm = "sha512";
    if (const yaml::Node* signatures = seal->find("signatures")) {
      for (const yaml::Node& one : signatures->items) sealed_.signatures.push_back(new_path(one.text));
    }
    return {};
  }

  void note_questions(const yaml::Node& node, const std::string& field) {
    if (node.kind == Kind::scalar && is_open(node.text) && !is_answered(field))
      sealed_.questions.push_back(fmt::format("{}: {}", node.span.line, field));
    for (std::size_t i = 0; i < node.items.size(); ++i) note_questions(node.items[i], fmt::format("{}.{}", field, i));
    for (const yaml::Member& member : node.members) note_questions(member.value, field.empty() ? member.key : field + "." + member.key);
  }

  bool is_answered(const std::string& field) const {
    return std::ranges::any_of(sealed_.changes, [&](const ManifestChange& one) { return one.key == field; });
  }

  const yaml::Node& root_;
  const SealFacts& facts_;
  TextEdits edits_;
  SealedManifest sealed_;
  std::string before_, now_;  ///< version
  bool is_new_ = false;
};

/// The value at "artifacts.0.digest"; of a mapping the text that stands for it.
std::string value_at(const yaml::Node& root, const std::string& path) {
  const yaml::Node* node = &root;
  for (const std::string_view part : split(path, '.')) {
    const std::size_t index = static_cast<std::size_t>(parse_uint(part).value_or(0));
    const bool is_item = node->kind == Kind::sequence && index < node->items.size();
    node = is_item ? &node->items[index] : node->kind == Kind::mapping ? node->find(part) : nullptr;
    if (node == nullptr) return {};
  }
  if (node->kind != Kind::mapping) return node->text;
  return text_of(*node, node->find("list") != nullptr ? "list" : "version");
}

/// What was edited is read again: nobody is handed a manifest that says anything else than what was told.
Result<void> check_edits(const SealedManifest& sealed, const std::string& place) {
  if (sealed.changes.empty()) return {};
  TRY_ASSIGN(const yaml::Document document, yaml::parse(sealed.text, place));
  for (const ManifestChange& one : sealed.changes) {
    if (value_at(document.root, one.key) == one.after) continue;
    return refuse(fmt::format("{}:{}: '{}' cannot be edited where it stands", place, one.line, one.key), "write it on a line of its own");
  }
  return {};
}

}  // namespace

Result<SealedManifest> seal_manifest(const std::string& text, const std::string& place, const SealFacts& facts) {
  TRY_ASSIGN(const yaml::Document document, yaml::parse(text, place));
  if (document.root.kind != Kind::mapping || text_of(document.root, "delivery") != "1")
    return refuse(fmt::format("{}: this is no delivery manifest of format 1", place), "start with the line `delivery: 1`");
  TRY_ASSIGN(SealedManifest sealed, ManifestSealer(document, facts).seal());
  TRY(check_edits(sealed, place));
  return sealed;
}

std::string digest_line(const std::string& hex, const std::string& path) {
  std::string name;
  for (const char c : path) {
    if (c == '\\') name += "\\\\";
    else if (c == '\n') name += "\\n";
    else if (c == '\r') name += "\\r";
    else name += c;
  }
  return fmt::format("{}{}  {}\n", name == path ? "" : "\\", hex, name);
}

}  // namespace sluice
