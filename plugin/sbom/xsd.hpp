// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <libxml/xmlstring.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace sluice::sbom {

/// A compiled XML Schema (XSD 1.0) of CycloneDX.
class Xsd {
 public:
  /// Reads FOLDER/bom-VERSION.xsd, and FOLDER/spdx.xsd that it imports; nothing else, and never a network. Its
  /// identity constraint on bom-ref is left out: libxml2 before 2.11 needs quadratic time for it, and
  /// "sbom.duplicate-id" says the same.
  static Result<Xsd> load(const std::string& folder, std::string_view version);
  ~Xsd();
  Xsd(Xsd&&) noexcept;
  Xsd& operator=(Xsd&&) noexcept;

 private:
  friend class XsdValidator;
  struct State;
  explicit Xsd(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Validates a document that comes as SAX2 events of libxml2.
class XsdValidator {
 public:
  /// `violation` is called within start(), text() and end(), with the message. The schema is kept alive.
  XsdValidator(std::shared_ptr<const Xsd> schema, std::function<void(std::string_view)> violation);
  ~XsdValidator();
  XsdValidator(const XsdValidator&) = delete;
  XsdValidator& operator=(const XsdValidator&) = delete;

  /// As startElementNs of libxml2's xmlSAXHandler.
  void start(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
             const xmlChar** namespaces, int attribute_count, int default_count, const xmlChar** attributes);
  /// All character data between two tags at once: libxml2 copies what it has with each piece.
  void text(std::string_view text);
  void end(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sluice::sbom
