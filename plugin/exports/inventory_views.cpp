// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/inventory_views.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "exports/json_parts.hpp"
#include "exports/observed_sbom.hpp"
#include "exports/sbom_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace sluice {
namespace {

using namespace exports;

/// What the relations say of one element.
struct Around {
  std::set<std::string> wholes;
  std::set<std::string> users;
  std::uint64_t files = 0;
};

std::string title_of(const Sbom& sbom, const SbomElement& element) {
  const std::string_view version = sbom.value(element, "version");
  return fmt::format("{}{}{}", to_visible(sbom.value(element, "name")), version.empty() ? "" : " ",
                     to_visible(version));
}

std::vector<Around> surroundings_of(const Sbom& sbom) {
  std::vector<Around> all(sbom.elements.size());
  for (const SbomRelation& relation : sbom.relations) {
    if (relation.from == no_index || relation.to == no_index || relation.from == 0) continue;
    const SbomElement& from = sbom.elements[relation.from];
    const bool is_file = sbom.elements[relation.to].kind == SbomElementKind::file;
    if (relation.kind == SbomRelationKind::contains && is_file) {
      ++all[relation.from].files;
    } else if (relation.kind == SbomRelationKind::contains) {
      all[relation.to].wholes.insert(title_of(sbom, from));
    } else {
      all[relation.to].users.insert(title_of(sbom, from));
    }
  }
  return all;
}

std::string list_of(const std::vector<std::string_view>& values) {
  std::vector<std::string> visible;
  for (const std::string_view value : values) visible.push_back(to_visible(value));
  return join(visible, ", ");
}

std::string line(std::string_view label, const std::string& text) {
  return text.empty() ? std::string() : fmt::format("  {:<10} {}\n", label, text);
}

std::string license_of(const ElementFields& fields) {
  const std::string declared = to_visible(fields.first("license-declared"));
  const std::string concluded = to_visible(fields.first("license-concluded"));
  if (declared.empty() && concluded.empty()) return "not known";
  if (declared == concluded) return declared;
  if (declared.empty()) return fmt::format("{} (concluded)", concluded);
  if (concluded.empty()) return fmt::format("{} (declared)", declared);
  return fmt::format("{} (declared), {} (concluded)", declared, concluded);
}

std::string render_component(const ElementFields& fields, const Around& around) {
  const auto texts = [](const std::set<std::string>& set) {
    return join(std::vector<std::string>(set.begin(), set.end()), ", ");
  };
  std::string text = title_of(fields.sbom(), fields.element());
  const bool is_stated = !fields.first(stated_property).empty();
  text += fields.element().is_subject ? " (what this is about)\n" : is_stated ? " (stated by an SBOM, not seen)\n" : "\n";
  text += line("purl", to_visible(fields.first("purl")));
  text += line("supplier", to_visible(fields.first("supplier")));
  text += line("license", license_of(fields));
  text += line("sha256", to_visible(fields.first("hash.sha256")));
  text += line("linkage", list_of(fields.all(linkage_property)));
  text += line("used by", texts(around.users));
  text += line("in", texts(around.wholes));
  text += line("files", around.files == 0 ? "" : fmt::format("{}", around.files));
  for (const std::string_view seen : fields.all(seen_property)) text += line("seen", to_visible(seen));
  return text;
}

}  // namespace

std::string render_inventory_text(const Sbom& sbom) {
  const std::vector<Around> around = surroundings_of(sbom);
  std::string text;
  std::uint64_t components = 0, stated = 0, files = 0;
  for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    if (element.kind == SbomElementKind::file) ++files;
    if (element.kind != SbomElementKind::component) continue;
    const ElementFields fields(sbom, element);
    ++(fields.first(stated_property).empty() ? components : stated);
    text += render_component(fields, around[i]);
  }
  const std::string unseen = stated == 0 ? "" : fmt::format(", {} only stated", stated);
  const bool is_whole = sbom.elements.front().completeness == SbomCompleteness::complete;
  return text + fmt::format("{}{}, {}; {}\n", count_of(components, "component", "components"), unseen,
                            count_of(files, "file", "files"),
                            is_whole ? "all of it was read" : "not all of it could be read: there may be more");
}

std::string render_inventory_json(const Sbom& sbom) {
  json::Value elements = json::Value::array();
  for (const SbomElement& element : sbom.elements) {
    json::Value fields = json::Value::object();
    for (const SbomField& field : sbom.fields_of(element)) {
      const std::string_view name = sbom.text(field.name);
      auto known = std::ranges::find(fields.members, name, &json::Member::key);
      if (known == fields.members.end()) {
        fields.set(std::string(name), json::Value::array());
        known = fields.members.end() - 1;
      }
      known->value.items.push_back(text_value(to_visible(sbom.text(field.value))));
    }
    json::Value one = json::Value::object();
    put(one, "kind", to_string(element.kind));
    put(one, "id", sbom.text(element.id));
    if (element.is_subject) one.set("subject", json::Value::of(true));
    one.set("fields", std::move(fields));
    elements.items.push_back(std::move(one));
  }
  json::Value relations = json::Value::array();
  for (const SbomRelation& relation : sbom.relations) {
    json::Value one = json::Value::object();
    put(one, "kind", to_string(relation.kind));
    one.set("from", text_value(sbom.text(relation.from_id)));
    one.set("to", text_value(sbom.text(relation.to_id)));
    relations.items.push_back(std::move(one));
  }
  json::Value root = json::Value::object();
  put(root, "schema", "sluice.inventory/1");
  put(root, "completeness", to_string(sbom.elements.front().completeness));
  root.set("elements", std::move(elements));
  root.set("relations", std::move(relations));
  return json::to_text(root);
}

}  // namespace sluice
