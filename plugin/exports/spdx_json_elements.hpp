// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "exports/spdx_parts.hpp"

#include <string>
#include <string_view>

namespace sluice::exports {

/// An element as an object of SPDX 2.3 (clauses 7 to 10). Where annotations say not who and when, `creator` and `date`.
struct SpdxNoteDefaults {
  std::string creator;  ///< "Tool: sluice-1.0"
  std::string date;
};
json::Value spdx_package(const ElementFields& fields, const std::string& id, const SpdxNoteDefaults& defaults);
json::Value spdx_file(const ElementFields& fields, const std::string& id, const SpdxNoteDefaults& defaults);
json::Value spdx_snippet(const ElementFields& fields, const std::string& id, const std::string& file,
                         const SpdxNoteDefaults& defaults);
json::Value spdx_extracted_license(const ElementFields& fields, const std::string& id);
json::Value spdx_annotations(const ElementFields& fields, const SpdxNoteDefaults& defaults);

}  // namespace sluice::exports
