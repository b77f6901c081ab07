// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json_writer.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Rules with every field in its effective state, as a rule file.
std::string render_kit_rules(const std::vector<const Rule*>& rules);

/// A match as the mapping that stands under `match`.
void write_match(json::Writer& out, const Match& match);

/// `key: value` of a block mapping; the value is YAML of one line, which JSON is.
std::string yaml_line(std::string_view indent, std::string_view key, const std::string& value);
std::string yaml_text(std::string_view text);                     ///< quoted
std::string yaml_texts(const std::vector<std::string>& texts);    ///< a list of quoted texts

}  // namespace sluice
