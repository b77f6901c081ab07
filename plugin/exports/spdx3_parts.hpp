// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "exports/spdx_parts.hpp"

#include <map>
#include <string>
#include <string_view>

namespace sluice::exports {

/// The element that stands for what is not known (SPDX 3.0.1, Core, NoAssertionElement).
inline constexpr std::string_view spdx3_no_assertion = "https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement";

/// The objects of one @graph in the making, besides those of the Sbom's own elements.
class Spdx3Graph {
 public:
  Spdx3Graph(std::string name_space, std::string created);

  /// "NAMESPACE#PART".
  std::string id(std::string_view part) const;
  /// An agent of that class ("Person", "Organization", "SoftwareAgent", "Tool"); its id.
  std::string agent(std::string_view type, std::string_view name, std::string_view email = {});
  /// A license expression, or the individuals for NONE and NOASSERTION; its id.
  std::string license(std::string_view expression);
  /// The creation of an annotation; its id.
  std::string creation(std::string_view created, std::string_view agent);
  /// An object with type, id and creation.
  json::Value object(std::string_view type, const std::string& id) const;
  void add(json::Value object);
  json::Value take();

  static constexpr std::string_view own_creation = "_:creation";

 private:
  std::string name_space_;
  std::string created_;
  json::Value objects_ = json::Value::array();
  std::map<std::string, std::string> known_;  ///< id by what it stands for
};

/// Packages, files, snippets, texts of licenses: the members of an element that no other object states.
json::Value spdx3_element(const ElementFields& fields, const std::string& id, Spdx3Graph& graph);

}  // namespace sluice::exports
