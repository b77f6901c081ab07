// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::exports {

/// The fields of one element, for those that write it. The Sbom outlives it.
class ElementFields {
 public:
  ElementFields(const Sbom& sbom, const SbomElement& element) : sbom_(&sbom), element_(&element) {}

  const Sbom& sbom() const { return *sbom_; }
  const SbomElement& element() const { return *element_; }
  std::string_view id() const { return sbom_->text(element_->id); }
  /// The first value of that name, as written; empty if there is none.
  std::string_view first(std::string_view name) const { return sbom_->value(*element_, name); }
  /// The same, and empty where it says that it is not known.
  std::string_view stated(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  bool has(std::string_view name) const { return sbom_->find(*element_, name) != nullptr; }
  template <class Each>
  void each(Each take) const {
    for (const SbomField& field : sbom_->fields_of(*element_)) take(sbom_->text(field.name), sbom_->text(field.value));
  }

 private:
  const Sbom* sbom_;
  const SbomElement* element_;
};

/// A party: name, addresses, pages. Fields `name`, `name`-email and `name`-url belong together as they follow each
/// other.
struct Party {
  std::string name;
  std::vector<std::string> emails;
  std::vector<std::string> urls;
};
std::vector<Party> parties_of(const ElementFields& fields, std::string_view name);

/// Who made a document, as SPDX tells persons and organizations apart.
struct Author {
  Party party;
  bool is_organization = false;
};
std::vector<Author> authors_of(const ElementFields& document);

/// What follows a prefix: "sha1" of "hash.sha1"; empty if the text begins otherwise.
std::string_view behind(std::string_view text, std::string_view prefix);

/// "urn:uuid:..." made from text: a UUID of version 8 (RFC 9562 clause 5.8), the same for the same text.
std::string uuid_of(std::string_view text);

/// All that an Sbom says, for uuid_of().
std::string fingerprint_of(const Sbom& sbom);

}  // namespace sluice::exports
