// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/purl.hpp"

#include <span>

namespace sluice {

enum class PurlNamespace : std::uint8_t { required, optional, prohibited };
enum class PurlCase : std::uint8_t { keep, lower, upper };

/// What a type says about its names beyond their case.
enum class PurlNameRule : std::uint8_t {
  none,
  dashes,        ///< '_' is '-' (pypi)
  underscores,   ///< what is no letter and no digit is '_' (pub)
  path_name,     ///< the namespace is a host, everything behind it is the name (git)
  databricks,    ///< case counts unless the repository is a Databricks server (mlflow)
  distribution,  ///< a module's name with "::" is none (cpan)
  chrome,        ///< 32 letters from a to p; versions are up to four numbers (chrome-extension)
};

/// One row of purl_types.def.
struct PurlType {
  std::string_view name;
  PurlNamespace name_space;
  PurlCase namespace_case, name_case, version_case;
  PurlNameRule rule;
  std::string_view required_qualifier;
  std::string_view qualifiers;  ///< keys that the definition adds, with a blank between
};

/// All types, sorted by name.
std::span<const PurlType> purl_types();

/// The type's definition, or null; `name` in lower case.
const PurlType* find_purl_type(std::string_view name);

/// Brings components into the form that the type asks for; the subpath and qualifiers stay.
void apply_purl_type(const PurlType& type, Purl& purl);

/// The rule of the type that normalized components break, if there is one.
std::optional<PurlProblem> find_type_problem(const PurlType& type, const Purl& purl);

/// True if a key is one of the type's own, and not spelled in lower case.
bool is_misspelled_qualifier(const PurlType& type, std::string_view key);

}  // namespace sluice
