// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/ort_project.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "exports/json_parts.hpp"
#include "exports/observed_sbom.hpp"
#include "exports/sbom_fields.hpp"
#include "model/purl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

using namespace exports;

constexpr std::array<std::string_view, 3> endings = {"ortproject.yml", "ortproject.yaml", "ortproject.json"};

json::Value texts_of(const std::vector<std::string_view>& values) {
  json::Value list = json::Value::array();
  for (const std::string_view value : values) append(list, text_value(value));
  return list;
}

std::vector<std::string_view> stated_of(const ElementFields& fields, std::string_view name) {
  std::vector<std::string_view> values;
  for (const std::string_view value : fields.all(name)) {
    if (statement_of(value) == SbomStatement::stated) values.push_back(value);
  }
  return values;
}

std::vector<std::string_view> licenses_of(const ElementFields& fields) {
  std::vector<std::string_view> licenses = stated_of(fields, "license-declared");
  return licenses.empty() ? stated_of(fields, "license") : licenses;
}

/// A part of an id, in which a colon separates.
std::string id_part(std::string_view text) {
  std::string part;
  for (const char c : text) part += c == ':' ? std::string("%3A") : std::string(1, c);
  return part;
}

/// The purl without qualifiers and subpath, which ORT does not take, or an id.
void put_identity(json::Value& dependency, const ElementFields& fields) {
  auto purl = parse_purl(fields.first("purl"), PurlRules::syntax_only);
  if (purl && !purl->version.empty()) {
    purl->qualifiers.clear();
    purl->subpath.clear();
    put(dependency, "purl", render_purl(*purl));
    return;
  }
  put(dependency, "id",
      fmt::format("Unmanaged::{}:{}", id_part(fields.first("name")), id_part(fields.stated("version"))));
}

void put_source(json::Value& dependency, const ElementFields& fields) {
  const std::string_view url = fields.stated("download"), sha256 = fields.stated("hash.sha256");
  if (url.find("://") == std::string_view::npos || sha256.empty()) return;
  json::Value hash = json::Value::object();
  put(hash, "value", sha256);
  put(hash, "algorithm", "SHA-256");
  json::Value artifact = json::Value::object();
  put(artifact, "url", url);
  put(artifact, "hash", std::move(hash));
  put(dependency, "sourceArtifact", std::move(artifact));
}

json::Value dependency_of(const ElementFields& fields) {
  json::Value dependency = json::Value::object();
  put_identity(dependency, fields);
  put(dependency, "declaredLicenses", texts_of(licenses_of(fields)));
  put_source(dependency, fields);
  json::Value labels = json::Value::object();
  const std::vector<std::string_view> linkages = fields.all(linkage_property);
  put(labels, "sluice-linkage", join(std::vector<std::string>(linkages.begin(), linkages.end()), ", "));
  put(labels, "sluice-license-concluded", fields.stated("license-concluded"));
  put(dependency, "labels", std::move(labels));
  if (fields.first("modified") == "true") dependency.set("isModified", json::Value::of(true));
  return dependency;
}

/// An ORT id "Type:namespace:name:version", and the purl types that its types are.
struct OrtType {
  std::string_view ort, purl;
};
constexpr OrtType types[] = {{"Maven", "maven"},   {"NPM", "npm"},      {"PyPI", "pypi"},  {"Conan", "conan"},
                             {"Crate", "cargo"},   {"Go", "golang"},    {"NuGet", "nuget"}, {"Gem", "gem"},
                             {"Composer", "composer"}, {"Pub", "pub"}, {"Swift", "swift"}, {"Bower", "bower"}};

struct OrtLinkage {
  std::string_view word;
  SbomRelationKind kind;
};
constexpr OrtLinkage linkages[] = {{"STATIC", SbomRelationKind::static_link},
                                   {"PROJECT_STATIC", SbomRelationKind::static_link},
                                   {"DYNAMIC", SbomRelationKind::dynamic_link},
                                   {"PROJECT_DYNAMIC", SbomRelationKind::dynamic_link}};

struct OrtHash {
  std::string_view word, name;
};
constexpr OrtHash hashes[] = {{"MD5", "md5"},       {"SHA-1", "sha1"},     {"SHA1", "sha1"},
                              {"SHA-256", "sha256"}, {"SHA256", "sha256"}, {"SHA-384", "sha384"},
                              {"SHA384", "sha384"},  {"SHA-512", "sha512"}, {"SHA512", "sha512"}};

std::string text_at(const yaml::Node& node, std::string_view key) {
  const yaml::Node* const found = node.find(key);
  return found == nullptr ? std::string() : found->text;
}

/// Declared licenses all hold: one expression.
std::string licenses_at(const yaml::Node& node) {
  const yaml::Node* const list = node.find("declaredLicenses");
  std::vector<std::string> licenses;
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    const std::string& text = list->items[i].text;
    licenses.push_back(list->items.size() > 1 && text.find(" OR ") != std::string::npos ? "(" + text + ")" : text);
  }
  return join(licenses, " AND ");
}

class OrtReader {
 public:
  explicit OrtReader(const yaml::Document& document) : document_(document) {}

  Result<Sbom> run() {
    const yaml::Node& root = document_.root;
    const yaml::Node* const dependencies = root.find("dependencies");
    if (root.kind != yaml::Node::Kind::mapping || dependencies == nullptr)
      return fail(place(root) + ": the key 'dependencies' is missing, which every ORT project file has");
    sbom_.format = "ort-project";
    sbom_.is_complete = sbom_.is_valid = true;
    sbom_.begin(SbomElementKind::document, "", "", 0);
    add("name", text_at(root, "projectName"));
    subject_ = sbom_.begin(SbomElementKind::component, "project", "", root.span.line);
    sbom_.elements[subject_].is_subject = true;
    const std::string name = text_at(root, "projectName");
    sbom_.add("name", name.empty() ? std::string("project") : name);
    add("license-declared", licenses_at(root));
    add("homepage", text_at(root, "homepageUrl"));
    relate(SbomRelationKind::describes, 0, subject_);
    for (const yaml::Node& node : dependencies->items) TRY(add_dependency(node));
    return std::move(sbom_);
  }

 private:
  std::string place(const yaml::Node& node) const {
    return fmt::format("{}:{}:{}", to_visible(document_.file), node.span.line, node.span.column);
  }

  void add(std::string_view field, const std::string& value) {
    if (!value.empty()) sbom_.add(field, value);
  }

  Result<void> add_dependency(const yaml::Node& node) {
    const std::string purl = text_at(node, "purl"), id = text_at(node, "id");
    Purl identity;
    bool has_purl = false;
    if (const auto parsed = parse_purl(purl, PurlRules::syntax_only)) {
      identity = *parsed;
      has_purl = true;
    } else if (!purl.empty() || id.empty()) {
      const std::string seen = to_visible_short(purl, 60);
      return fail(fmt::format("{}: dependency {}", place(node),
                              purl.empty() ? "has neither 'purl' nor 'id'"
                                           : fmt::format("has the purl '{}': {}", seen, parsed.error().message)));
    } else {
      TRY(read_id(node, id, identity, has_purl));
    }
    const std::uint32_t element =
        sbom_.begin(SbomElementKind::component, fmt::format("dependency-{}", ++count_), "", node.span.line);
    add("name", identity.name);
    add("version", identity.version);
    if (has_purl) add("purl", render_purl(identity));
    add("license-declared", licenses_at(node));
    add("homepage", text_at(node, "homepageUrl"));
    if (text_at(node, "isModified") == "true") add("modified", "true");
    add_source(node);
    relate(linkage_of(node), subject_, element);
    return {};
  }

  Result<void> read_id(const yaml::Node& node, const std::string& id, Purl& identity, bool& has_purl) const {
    const std::vector<std::string_view> parts = split(id, ':');
    if (parts.size() != 4) {
      return fail(fmt::format("{}: dependency has the id '{}', expected 'type:namespace:name:version'", place(node),
                              to_visible_short(id, 60)));
    }
    const auto type = std::ranges::find(types, parts[0], &OrtType::ort);
    identity.name_space = parts[1];
    identity.name = parts[2];
    identity.version = parts[3];
    if (type == std::end(types)) return {};
    identity.type = type->purl;
    has_purl = !normalize_purl(identity, PurlRules::syntax_only);
    return {};
  }

  void add_source(const yaml::Node& node) {
    const yaml::Node* const source = node.find("sourceArtifact");
    if (source == nullptr) return;
    add("download", text_at(*source, "url"));
    const yaml::Node* const hash = source->find("hash");
    if (hash == nullptr) return;
    const auto name = std::ranges::find(hashes, text_at(*hash, "algorithm"), &OrtHash::word);
    if (name != std::end(hashes)) add(fmt::format("hash.{}", name->name), to_lower_ascii(text_at(*hash, "value")));
  }

  static SbomRelationKind linkage_of(const yaml::Node& node) {
    const auto found = std::ranges::find(linkages, text_at(node, "linkage"), &OrtLinkage::word);
    return found == std::end(linkages) ? SbomRelationKind::depends_on : found->kind;
  }

  void relate(SbomRelationKind kind, std::uint32_t from, std::uint32_t to) {
    SbomRelation relation;
    relation.kind = kind;
    relation.from = from;
    relation.to = to;
    relation.from_id = sbom_.elements[from].id;
    relation.to_id = sbom_.elements[to].id;
    sbom_.relate(relation);
  }

  const yaml::Document& document_;
  Sbom sbom_;
  std::uint32_t subject_ = 0;
  std::size_t count_ = 0;
};

}  // namespace

bool is_ort_project(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::ranges::any_of(endings, [&](std::string_view end) {
    if (!name.ends_with(end)) return false;
    return name.size() == end.size() || name[name.size() - end.size() - 1] == '.';
  });
}

std::string render_ort_project(const Sbom& sbom) {
  json::Value root = json::Value::object();
  json::Value dependencies = json::Value::array();
  for (const SbomElement& element : sbom.elements) {
    if (element.kind != SbomElementKind::component) continue;
    const ElementFields fields(sbom, element);
    if (!element.is_subject) {
      const bool is_target = fields.first("type") == "application" && fields.first("purl").empty();
      if (!is_target) append(dependencies, dependency_of(fields));
      continue;
    }
    if (root.find("projectName") == nullptr) put(root, "projectName", fields.first("name"));
    if (root.find("declaredLicenses") == nullptr) put(root, "declaredLicenses", texts_of(licenses_of(fields)));
  }
  root.set("dependencies", std::move(dependencies));
  return json::to_text(root);
}

Result<Sbom> parse_ort_project(std::string text, const std::string& file, const Limits& limits) {
  TRY_ASSIGN(const yaml::Document document, yaml::parse(std::move(text), file, limits));
  return OrtReader(document).run();
}

}  // namespace sluice
