// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/cyclonedx_records.hpp"
#include "sbom/cyclonedx_xml_shape.hpp"
#include "sbom/reader.hpp"
#include "sbom/xsd.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// One start tag with names of libxml2, which live as long as the call.
struct XmlTag {
  const xmlChar* name = nullptr;
  const xmlChar* prefix = nullptr;
  const xmlChar* uri = nullptr;
  int namespace_count = 0;
  const xmlChar** namespaces = nullptr;
  int attribute_count = 0;
  int default_count = 0;
  const xmlChar** attributes = nullptr;
};

/// What is done with the events of an XML parser: validation, transformation, mapping. Knows no parser.
class CyclonedxXmlDocument {
 public:
  explicit CyclonedxXmlDocument(const ReaderContext& context);

  void start(const XmlTag& tag, std::uint32_t line);
  void end(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, std::uint32_t line);
  void characters(std::string_view text);
  /// Notes a problem and stops: is_stopped() from then on.
  void refuse(std::string term, std::string detail, std::string help, std::uint32_t line);
  void note(std::string term, std::string detail, std::uint32_t line);
  bool is_stopped() const { return is_stopped_; }
  Sbom finish(bool whole);

 private:
  void begin(const XmlTag& tag);
  void load_schema(const std::string& version);
  void start_foreign(const XmlTag& tag);
  void flush_text();
  void on_violation(std::string_view message);
  void check_size();

  ReaderContext context_;
  Sbom sbom_;
  CyclonedxRecords records_;
  CyclonedxXmlShape shape_;
  std::unique_ptr<XsdValidator> validator_;
  std::string namespace_;
  std::string text_;           ///< since the last tag
  std::uint32_t line_ = 0;     ///< of the event at hand
  bool is_violated_ = false;   ///< by the event at hand
  std::size_t depth_ = 0;      ///< of all elements, foreign ones too
  std::size_t foreign_ = 0;    ///< of these, within one of another namespace
  bool is_signature_ = false;  ///< that one is a signature of the document
  bool is_stopped_ = false;
  bool is_ended_ = false;
  bool has_schema_ = false;
};

}  // namespace sluice::sbom
