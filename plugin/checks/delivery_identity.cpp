// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/delivery_identity.hpp"

#include "model/file_name_version.hpp"
#include "model/purl.hpp"

#include <algorithm>

namespace sluice {
namespace {

std::string stated(const Delivery& delivery, std::string_view field) {
  const ManifestField* found = delivery.find_field(field);
  return found == nullptr ? std::string() : found->value;
}

/// "radar-sdk" of "radar-sdk-4.2.1.tar.gz"; empty where the name states no version.
std::string name_before(const std::string& file_name, const std::string& version) {
  const std::size_t at = version.empty() ? std::string::npos : file_name.find(version);
  if (at == std::string::npos) return {};
  std::string name = file_name.substr(0, at);
  if (name.ends_with('v') || name.ends_with('V')) name.pop_back();
  while (name.ends_with('-') || name.ends_with('_')) name.pop_back();
  return name;
}

std::vector<std::string> sboms_of(const Inventory& inventory, std::uint32_t delivery) {
  std::vector<std::string> digests;
  for (const Document& document : inventory.documents) {
    if (document.role != "sbom" || document.delivery != delivery || document.entry == no_index) continue;
    const std::optional<Digest>& digest = inventory.contents.entries[document.entry].sha256;
    if (digest) digests.push_back("sha256:" + to_hex(*digest));
  }
  std::ranges::sort(digests);
  return digests;
}

}  // namespace

AcceptedDelivery identify_delivery(const Inventory& inventory, std::uint32_t delivery) {
  const Delivery& one = inventory.deliveries[delivery];
  const std::string in_name = release_in_file_name(one.name);
  const auto purl = parse_purl(stated(one, "product.purl"), PurlRules::syntax_only);
  AcceptedDelivery identity{one.name, one.supplier, stated(one, "product.name"), stated(one, "product.version"),
                            one.sha256, sboms_of(inventory, delivery)};
  if (identity.component.empty()) identity.component = purl ? purl->name : name_before(one.name, in_name);
  if (identity.version.empty() && purl) identity.version = purl->version;
  if (identity.version.empty()) identity.version = in_name;
  return identity;
}

}  // namespace sluice
