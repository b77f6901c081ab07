// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/inventory.hpp"
#include "readers/license_vocabulary.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

namespace sbom {
class Schemas;
}

/// How sure a reader is that a file is its own, from name and first bytes only.
enum class Claim : std::uint8_t { none, by_name, by_content, certain };

/// A document handed to a reader: the whole bytes (bounded by Limits::document_bytes) and where they lie.
struct DocumentBytes {
  std::uint32_t delivery = 0;
  std::uint32_t entry = no_index;  ///< no_index for a sidecar beside the delivery
  std::string path;                ///< full path for origins; raw bytes
  std::string inner_path;          ///< path inside the outermost container: "sbom/x.json"; file name for a sidecar
  std::string bytes;
};

/// What a reader may use besides the document.
struct ReadContext {
  Limits limits;
  /// Ids and names of the license list; null where none is loaded: then no license expression is stated, and each
  /// declaration says so. Outlives the reading.
  const LicenseVocabulary* licenses = nullptr;
  /// Schemas of CycloneDX JSON; null where none are loaded: then no such document is valid. Outlives the reading.
  const sbom::Schemas* sboms = nullptr;
  std::string xsd_folder = {};  ///< where those of CycloneDX XML lie; empty: nowhere
};

/// A document that is read as it comes, in bounded memory.
class DocumentStream {
 public:
  virtual ~DocumentStream() = default;
  virtual void bytes(std::string_view chunk) = 0;
  /// The end; `whole` false: there are bytes that could not be had. Adds facts like DocumentReader::read, and gives the
  /// bytes of memory that they hold.
  virtual std::uint64_t end(bool whole, Inventory& inventory) = 0;
};

/// One input format: bytes to facts. Registered in readers/registry.def as `const DocumentReader reader_<stem>`.
struct DocumentReader {
  std::string_view name;
  std::string_view summary;
  Claim (*claims)(std::string_view inner_path, std::string_view head);
  /// Adds facts to the inventory. What cannot be read becomes a defect fact or an Unknown; it cannot fail.
  void (*read)(const DocumentBytes& document, const ReadContext& context, Inventory& inventory);
  std::uint64_t head_bytes = 0;  ///< it reads only so many from the start, however long the file is; 0: all
  bool is_searched = false;      ///< what it claims is a text for people, searched for licenses like any other
  /// Opens a document (without its bytes) by its first ones, to be read as it comes; null: read() gets it whole.
  std::unique_ptr<DocumentStream> (*open)(const DocumentBytes& document, std::string_view head,
                                          const ReadContext& context) = nullptr;
};

/// Every reader, sorted by name.
std::span<const DocumentReader* const> document_readers();

/// After all documents are read: joins facts of different documents (checksum lines to entries, manifest to delivery).
void join_facts(Inventory& inventory);

/// Digests besides SHA-256 that joined documents state of delivered bytes and that can be computed, without hex,
/// sorted.
std::vector<MoreDigest> stated_digests(const Inventory& inventory);

/// Holds what documents state against Contents::digests, once those are there.
void compare_digests(Inventory& inventory);

}  // namespace sluice
