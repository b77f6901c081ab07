// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reads delivery.yaml, the manifest of a delivery. Which of several candidates speaks for the delivery is decided once the whole
// content is known (readers/manifest_join.cpp).
#include "base/text.hpp"
#include "readers/entry_lookup.hpp"
#include "readers/manifest_check.hpp"
#include "readers/reader.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace sluice {
namespace {

/// The manifest's own name, at the root of the delivery or of one folder, or in `.delivery` there; or a sidecar.
Claim claims(std::string_view inner_path, std::string_view head) {
  if (!inner_path.ends_with("delivery.yaml")) return Claim::none;  // it is asked of every entry
  const std::optional<std::string> path = join_inner_path({}, inner_path);
  if (!path) return Claim::none;
  const bool states_format = head.substr(0, 9) == "delivery:" || head.find("\ndelivery:") != std::string_view::npos;
  const Claim claim = states_format ? Claim::certain : Claim::by_name;
  const std::vector<std::string_view> parts = split(*path, '/');
  if (parts.size() == 1 && parts[0].ends_with(".delivery.yaml")) return claim;
  if (parts.back() != "delivery.yaml") return Claim::none;
  const std::size_t folders = parts.size() - 1;
  return folders <= 1 || (folders == 2 && parts[1] == ".delivery") ? claim : Claim::none;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  // NAME.delivery.yaml speaks for the file NAME beside it; inside an archive it is no manifest.
  const bool is_sidecar = document.entry == no_index;
  if (!is_sidecar && file_name(document.inner_path) != "delivery.yaml") return;
  ManifestFacts facts = parse_manifest(document.bytes, document.path, context.limits);
  Delivery& delivery = inventory.deliveries[document.delivery];
  std::ranges::move(facts.fields, std::back_inserter(delivery.fields));
  std::ranges::move(facts.defects, std::back_inserter(delivery.defects));
  inventory.documents.push_back({.role = "manifest", .delivery = document.delivery, .entry = document.entry,
                                 .origin = {.path = document.path, .line = 0, .column = 0, .pointer = {}, .reader = "delivery_manifest"}});
}

}  // namespace

extern const DocumentReader reader_delivery_manifest;
const DocumentReader reader_delivery_manifest{
    .name = "delivery_manifest",
    .summary = "delivery.yaml, the manifest of a delivery, format 1",
    .claims = claims,
    .read = read,
};

}  // namespace sluice
