// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_xml_rules.hpp"

#include <algorithm>
#include <array>

namespace sluice::sbom {
namespace {

using enum XmlShape;

/// What is not read (cyclonedx_records.hpp) needs no rule: any shape of it will do.
constexpr std::array rules = {
    XmlRule{"ancestors", "component", item, {}, {}},
    XmlRule{"annotations", "annotation", item, {}, {}},
    XmlRule{"assemblies", "assembly", item, {}, {}},
    XmlRule{"authors", "author", item, {}, {}},
    XmlRule{"citations", "citation", item, {}, {}},
    XmlRule{"commits", "commit", item, {}, {}},
    XmlRule{"component", "omniborId", repeated, {}, {}},
    XmlRule{"component", "swhid", repeated, {}, {}},
    XmlRule{"components", "component", item, {}, {}},
    XmlRule{"compositions", "composition", item, {}, {}},
    XmlRule{"copyright", "text", item, {}, "text"},
    XmlRule{"dependencies", "dependency", item, {}, {}},
    XmlRule{"dependency", "dependency", repeated, "dependsOn", {}},
    XmlRule{"dependency", "provides", repeated, {}, {}},
    XmlRule{"descendants", "component", item, {}, {}},
    XmlRule{"evidence", "identity", repeated, {}, {}},
    XmlRule{"expression-detailed", "details", repeated, "expressionDetails", {}},
    XmlRule{"externalReferences", "reference", item, {}, {}},
    XmlRule{"formulation", "formula", item, {}, {}},
    XmlRule{"hashes", "hash", item, {}, "content"},
    XmlRule{"licenses", "expression", item, {}, "expression"},
    XmlRule{"licenses", "expression-detailed", item, {}, {}},
    XmlRule{"licenses", "license", wrapped, {}, {}},
    XmlRule{"lifecycles", "lifecycle", item, {}, {}},
    XmlRule{"manufacture", "contact", repeated, {}, {}},
    XmlRule{"manufacture", "url", repeated, {}, {}},
    XmlRule{"manufacturer", "contact", repeated, {}, {}},
    XmlRule{"manufacturer", "url", repeated, {}, {}},
    XmlRule{"occurrences", "occurrence", item, {}, {}},
    XmlRule{"patches", "patch", item, {}, {}},
    XmlRule{"properties", "property", item, {}, "value"},
    XmlRule{"provider", "contact", repeated, {}, {}},
    XmlRule{"provider", "url", repeated, {}, {}},
    XmlRule{"resolves", "issue", item, {}, {}},
    XmlRule{"services", "service", item, {}, {}},
    XmlRule{"supplier", "contact", repeated, {}, {}},
    XmlRule{"supplier", "url", repeated, {}, {}},
    XmlRule{"tools", "tool", item, {}, {}},
    XmlRule{"variants", "component", item, {}, {}},
    XmlRule{"vulnerabilities", "vulnerability", item, {}, {}},
    XmlRule{"", "bom-ref", member, "patentRef", {}},  // not the id of anything
    XmlRule{"", "text", member, {}, "content"},
};

}  // namespace

const XmlRule* find_xml_rule(std::string_view parent, std::string_view element) {
  const auto* const found = std::find_if(rules.begin(), rules.end(), [&](const XmlRule& rule) {
    return rule.element == element && (rule.parent.empty() || rule.parent == parent);
  });
  return found == rules.end() ? nullptr : &*found;
}

std::string_view member_of_attribute(std::string_view name) { return name == "content-type" ? "contentType" : name; }

}  // namespace sluice::sbom
