// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_parts.hpp"

#include <fmt/format.h>

namespace sluice::sbom::cyclonedx {

const Node* reference_of(const Node& node) { return node.kind == Node::Kind::object ? node.find("ref") : &node; }

void add_organization(const Fields& fields, std::string_view name, const Node* entity) {
  if (entity == nullptr) return;
  fields.add(name, entity->find("name"));
  for (const Node& url : children(entity->find("url"))) fields.add(fmt::format("{}-url", name), &url);
  for (const Node& contact : children(entity->find("contact"))) {
    fields.add(fmt::format("{}-email", name), contact.find("email"));
  }
}

void add_contacts(const Fields& fields, std::string_view name, const Node* contacts) {
  for (const Node& contact : children(contacts)) {
    fields.add(name, contact.find("name"));
    fields.add(fmt::format("{}-email", name), contact.find("email"));
  }
}

}  // namespace sluice::sbom::cyclonedx
