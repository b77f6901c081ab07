// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What the value of a manifest key must look like.
enum class ManifestForm : std::uint8_t {
  text,             ///< any text that is not empty
  identifier,       ///< text of at least three characters
  format_version,   ///< the number 1
  boolean,          ///< true or false, without quotes
  count,            ///< a whole number from 1
  date,             ///< 2026-11-18, a time of day may follow
  digest,           ///< sha256:<64 hex> or sha512:<128 hex>
  path,             ///< relative path that stays inside the delivery
  purl,             ///< Package URL
  supplier_id,      ///< lei:, duns:, domain: or vendor:
  eccn,             ///< EAR99 or 5D992.c
  choice,           ///< one word of ManifestKey::choices
  map,              ///< keys and values
  list,
  list_or_none,     ///< a list, or the word none
  text_or_map,
  anything,
};

/// One key that a manifest may hold. Rows of one path's keys follow the path's own row.
struct ManifestKey {
  std::string_view path;      ///< "supplier.name"; an item of a list is "[]": "artifacts[].path"; "" is the whole manifest
  ManifestForm form = ManifestForm::text;
  bool required = false;      ///< wherever the map that holds it is stated
  std::string_view meaning;   ///< one clause for the supplier
  std::string_view choices = {};   ///< of a choice: "a, b, c"
  std::uint32_t least = 0;    ///< of a list: items it must have
  bool open = false;          ///< of a map: keys that the table does not name are allowed
};

/// A key that is required only because another one is stated.
struct ManifestNeed {
  std::string_view map;       ///< path of the map: "artifacts[]"
  std::string_view key;       ///< the key whose presence needs the others
  std::string_view value;     ///< only with this value; empty: with any
  std::string_view needed;    ///< "reason, agreed"
};

/// The manifest's format 1, whole (delivery-1.schema.json), as one table.
std::span<const ManifestKey> manifest_keys();
std::span<const ManifestNeed> manifest_needs();

/// The row of a path such as "artifacts[].path"; null if the table has none.
const ManifestKey* find_manifest_key(std::string_view path);

/// Names of the keys that the table lists directly below a map, in table order.
std::vector<std::string_view> manifest_keys_of(std::string_view map);

/// True if the text is a value of the form; true for the forms that are no scalars.
bool fits_form(const ManifestKey& key, std::string_view text, bool quoted);

/// What a value of the key must be, one clause: "one of internet, media, installed, peer-to-peer".
std::string expected_form(const ManifestKey& key);

/// "artifacts.0.path" -> "artifacts[].path".
std::string manifest_table_path(std::string_view field_path);

}  // namespace sluice
