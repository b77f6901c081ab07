// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/sbom.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sluice::sbom {

class Schemas;
class XsdShelf;

enum class Format : std::uint8_t {
  cyclonedx_json,
  cyclonedx_xml,
  cyclonedx_protobuf,  ///< known, but not read
  spdx_json,           ///< 2.x
  spdx_yaml,
  spdx_tag_value,
  spdx_rdf,
  spdx_xml,  ///< known, but not read
  spdx3_json,
};

/// What a reader may use. `schemas` outlives it; null: not installed, and then no document is valid.
struct ReaderContext {
  Limits limits;
  const Schemas* schemas = nullptr;
  std::string xsd_folder;  ///< of the schemas of CycloneDX XML: bom-1.6.xsd, ..., spdx.xsd; empty: not installed
  std::shared_ptr<XsdShelf> xsds;  ///< of that folder, shared between readers; null: each compiles its own
};

/// Reads one document in pieces as they come, in bounded memory. It cannot fail: what is wrong with the document
/// becomes Sbom::problems.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual void bytes(std::string_view chunk) = 0;
  /// The end of the document, and what it says. Not `whole`: its bytes could not all be had; it is then not complete.
  virtual Sbom end(bool whole) = 0;
};

/// A reader for each format; never null.
std::unique_ptr<Reader> make_cyclonedx_json(const ReaderContext& context);
std::unique_ptr<Reader> make_cyclonedx_xml(const ReaderContext& context);
std::unique_ptr<Reader> make_cyclonedx_protobuf(const ReaderContext& context);
std::unique_ptr<Reader> make_spdx_json(const ReaderContext& context);
std::unique_ptr<Reader> make_spdx_yaml(const ReaderContext& context);
std::unique_ptr<Reader> make_spdx_tag_value(const ReaderContext& context);
std::unique_ptr<Reader> make_spdx_rdf(const ReaderContext& context);
std::unique_ptr<Reader> make_spdx3_json(const ReaderContext& context);

/// The reader of that format.
std::unique_ptr<Reader> make_reader(Format format, const ReaderContext& context);

std::string_view to_string(Format format);

/// False: the format has no mark of its end, so that a document cut between two statements looks whole; only a checksum
/// or a seal can tell.
constexpr bool has_end(Format format) { return format != Format::spdx_tag_value && format != Format::spdx_yaml; }

}  // namespace sluice::sbom
