// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What readers of declared licenses have in common: from texts that people wrote to facts.
#pragma once

#include "readers/package.hpp"
#include "readers/reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Where a document lies in its own container, "./" and doubled parts gone; empty if it lies in none.
std::string document_path(const DocumentBytes& document, const Inventory& inventory);

/// A declaration of a document at a line (0: all of it) that speaks for the document's folder so far.
LicenseDeclaration make_declaration(const DocumentBytes& document, std::string_view reader, std::string_view format,
                                    std::uint32_t line, const Inventory& inventory);

/// Adds what the texts of a package mean: expression, unknown names, and a problem if no license list is loaded or not
/// all is stated.
void declare_licenses(const DeclaredPackage& package, const ReadContext& context, LicenseDeclaration& declaration);

/// The same for one text: "GPL-2+ or Artistic".
void declare_license(std::string_view text, const ReadContext& context, LicenseDeclaration& declaration);

/// States that a document's declarations could not be read, or not all.
void add_unread(const DocumentBytes& document, std::string_view reader, std::uint32_t line, std::string reason,
                Inventory& inventory);

/// A pattern of base/glob.hpp for bytes that stand for themselves.
std::string escape_glob(std::string_view text);

}  // namespace sluice
