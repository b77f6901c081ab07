// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// License texts by the names they are usually given; what they say is the license engine's business.
#include "model/file_role.hpp"
#include "readers/reader.hpp"

namespace sluice {
namespace {

constexpr std::string_view role = "license-text";

Claim claims(std::string_view inner_path, std::string_view) {
  return license_document_role(inner_path) == role ? Claim::by_name : Claim::none;
}

void read(const DocumentBytes& document, const ReadContext&, Inventory& inventory) {
  inventory.documents.push_back({.role = std::string(role),
                                 .delivery = document.delivery,
                                 .entry = document.entry,
                                 .origin = {document.path, 0, 0, {}, "license_document"}});
}

}  // namespace

extern const DocumentReader reader_license_document;
const DocumentReader reader_license_document{
    .name = "license_document",
    .summary = "license texts, by name",
    .claims = claims,
    .read = read,
    .head_bytes = 1,
    .is_searched = true,
};

}  // namespace sluice
