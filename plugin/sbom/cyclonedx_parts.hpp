// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Parts that components, services and documents have in common. A null node says nothing.
#pragma once

#include "sbom/cyclonedx_fields.hpp"

#include <string_view>
#include <vector>

namespace sluice::sbom::cyclonedx {

/// The text of a member that XML gives as an element with an attribute: "a" or {"ref": "a"}.
const Node* reference_of(const Node& node);

/// organizationalEntity as `name`, `name`-email and `name`-url.
void add_organization(const Fields& fields, std::string_view name, const Node* entity);
/// A list of organizationalContact as `name` and `name`-email.
void add_contacts(const Fields& fields, std::string_view name, const Node* contacts);

/// The license fields of a licenseChoice. `name`: the field for all of them; if it is empty, "license-declared",
/// "license-concluded" or "license", as acknowledgement says. Named licenses with a text are appended to `named`.
void add_licenses(const Fields& fields, std::string_view name, const Node* licenses, std::vector<const Node*>& named);
/// "LicenseRef-Acme-License-2" of "Acme License 2".
std::string license_reference(std::string_view name);
/// "name" and "license-text" of a named license.
void add_license_text(const Fields& fields, const Node& license);

/// hash.ALGORITHM, or PREFIX.ALGORITHM. Reports digests whose length is not their algorithm's.
void add_hashes(const Fields& fields, std::string_view prefix, const Node* hashes);
/// One external reference with its hashes.
void add_reference(const Fields& fields, const Node& reference);
/// One property.
void add_property(const Fields& fields, const Node& property);
/// Commits and patches of a pedigree.
void add_changes(const Fields& fields, const Node* pedigree);
/// Identity, occurrences, licenses and copyright of an evidence.
void add_evidence(const Fields& fields, const Node* evidence, std::vector<const Node*>& named);

/// metadata, without its component.
void add_metadata(const Fields& fields, const Node* metadata, std::vector<const Node*>& named);

}  // namespace sluice::sbom::cyclonedx
