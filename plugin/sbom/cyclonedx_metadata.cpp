// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_parts.hpp"

namespace sluice::sbom::cyclonedx {
namespace {

void add_tool(const Fields& fields, const Node& tool) {
  fields.add("tool", tool.find("name"));
  fields.add("tool-version", tool.find("version"));
}

/// A list of tools, or since 1.5 an object with components and services.
void add_tools(const Fields& fields, const Node* tools) {
  if (tools == nullptr) return;
  if (tools->kind == Node::Kind::array) {
    for (const Node& tool : children(tools)) add_tool(fields, tool);
  }
  for (const std::string_view list : {"components", "services"}) {
    for (const Node& tool : children(tools->find(list))) add_tool(fields, tool);
  }
}

}  // namespace

void add_metadata(const Fields& fields, const Node* metadata, std::vector<const Node*>& named) {
  if (metadata == nullptr) return;
  fields.add("created", metadata->find("timestamp"));
  for (const Node& lifecycle : children(metadata->find("lifecycles"))) {
    fields.add("lifecycle", lifecycle.find("phase"));
    fields.add("lifecycle", lifecycle.find("name"));
  }
  add_tools(fields, metadata->find("tools"));
  add_contacts(fields, "author", metadata->find("authors"));
  // Until 1.5 "manufacture" is who made the subject; since 1.6 "manufacturer" is who made the document.
  add_organization(fields, "originator", metadata->find("manufacture"));
  if (const Node* const maker = metadata->find("manufacturer")) {
    fields.add("author-organization", maker->find("name"));
    for (const Node& url : children(maker->find("url"))) fields.add("author-url", &url);
    for (const Node& contact : children(maker->find("contact"))) fields.add("author-email", contact.find("email"));
  }
  add_organization(fields, "supplier", metadata->find("supplier"));
  add_licenses(fields, "data-license", metadata->find("licenses"), named);
  for (const Node& property : children(metadata->find("properties"))) add_property(fields, property);
}

}  // namespace sluice::sbom::cyclonedx
