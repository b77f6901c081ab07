// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/build_evidence.hpp"
#include "model/contents.hpp"
#include "model/license_conclusion.hpp"
#include "model/origin.hpp"
#include "model/sbom.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// How a consumer uses a component (DESIGN.md section 2). Spelled in files: static dynamic header-only bundled process
/// build-only unknown.
enum class Linkage : std::uint8_t { static_linked, dynamic, header_only, bundled, process, build_only, unknown };
enum class Scope : std::uint8_t { runtime, build, test, dev };
/// Who brought a component: supplier = it lies in a delivery, resolved = the build found or fetched it, first_party = ours.
enum class Provenance : std::uint8_t { supplier, resolved, first_party };

/// A piece of software with an identity.
struct Component {
  std::string purl;          ///< Package URL (ECMA-427), or empty if none could be made
  std::string name;
  std::string version;       ///< empty if not known
  std::string supplier;      ///< id in the register, or empty
  Provenance provenance = Provenance::resolved;
  std::string via;           ///< how it came: "find_package", "FetchContent", "ExternalProject", "project", "link", "manifest"
  std::string source;        ///< URL or path it was taken from, or empty
  std::string source_digest; ///< "sha256:..." as pinned by the build, or empty
  std::string location;      ///< library file or package folder, relative to the source or build folder, or absolute
  std::vector<Origin> origins;  ///< places that state it; the first is where it was taken in

  friend bool operator==(const Component&, const Component&) = default;
};

/// The edge: a consumer uses a component. A subject of its own; fingerprints include the consumer.
struct Use {
  std::string consumer;      ///< target name, or the delivery's product
  std::string config;        ///< "Release", or empty
  std::uint32_t component = 0;  ///< index into Inventory::components
  Linkage linkage = Linkage::unknown;
  Scope scope = Scope::runtime;
  bool direct = true;
  Origin origin;             ///< CMake call that made the edge
  bool declared = true;      ///< false if only the finished build shows it
  UseEvidence evidence = UseEvidence::unknown;  ///< unknown until the build was looked at

  friend bool operator==(const Use&, const Use&) = default;
};

/// A document found in a delivery, or beside it: manifest, checksum list, SBOM, notice, license text.
struct Document {
  std::string role;          ///< "manifest", "checksums", or by document.present's terms
  std::uint32_t delivery = 0;
  std::uint32_t entry = no_index;  ///< index into Contents::entries; no_index for a sidecar beside the delivery
  Origin origin;

  friend bool operator==(const Document&, const Document&) = default;
};

/// A statement of a delivery's manifest, flattened: {"supplier.name", "ACME", place}. Sequences count from 0: "artifacts.0.path".
struct ManifestField {
  std::string path;
  std::string value;
  Origin origin;

  friend bool operator==(const ManifestField&, const ManifestField&) = default;
};

/// A defect of a manifest against delivery-1.schema.json.
struct ManifestDefect {
  std::string term;          ///< "manifest.unknown-key", "manifest.missing-key", "manifest.bad-value", "manifest.syntax", ...
  std::string detail;
  std::string help;
  Origin origin;

  friend bool operator==(const ManifestDefect&, const ManifestDefect&) = default;
};

/// An artifact that the manifest declares opaque, with all that lets a rule accept it: a reason, the number of the deviation
/// that allows it, the digest of the very bytes delivered, and an SBOM that was delivered too.
struct OpaqueArtifact {
  std::uint32_t entry = no_index;  ///< index into Contents::entries
  std::uint32_t sbom = no_index;   ///< entry of its SBOM
  Origin origin;                   ///< where the manifest declares it

  friend bool operator==(const OpaqueArtifact&, const OpaqueArtifact&) = default;
};

/// One line of a checksum list.
struct ChecksumLine {
  std::uint32_t document = 0;     ///< index into Inventory::documents
  std::string algorithm;          ///< "sha256", ...
  std::string expected;           ///< lower-case hex
  std::string path;               ///< as written, relative to the list
  std::uint32_t entry = no_index; ///< entry it names, if delivered
  std::string actual;             ///< lower-case hex of the delivered bytes; empty if not computed or not delivered
  Origin origin;

  friend bool operator==(const ChecksumLine&, const ChecksumLine&) = default;
};

/// One hand-over by a supplier.
struct Delivery {
  std::string name;               ///< file or folder name, raw bytes
  std::uint32_t container = 0;    ///< its outermost container
  std::string supplier;           ///< id in the register, as register and project say; empty if unknown
  std::string sha256;             ///< "sha256:..." of the bytes as delivered; of the sorted content list for a folder
  std::uint32_t manifest = no_index;  ///< index into Inventory::documents
  std::vector<ManifestField> fields;
  std::vector<ManifestDefect> defects;
  std::vector<OpaqueArtifact> opaque;  ///< what the manifest declares so in full
  std::optional<Origin> taken_in; ///< CMake call that took it in, if a build did

  const ManifestField* find_field(std::string_view path) const;
  friend bool operator==(const Delivery&, const Delivery&) = default;
};

struct BuildTarget {
  std::string name;
  std::string type;               ///< file API type: EXECUTABLE, STATIC_LIBRARY, ...
  bool ships = true;              ///< false for tests and targets that nothing installs or builds by default
  Origin origin;
  std::vector<std::string> sources;  ///< compiled files that lie in a component's folder, like Component::location
  friend bool operator==(const BuildTarget&, const BuildTarget&) = default;
};

/// The build that the hook saw.
struct Build {
  std::string project;
  std::string generator;
  std::string cmake_version;
  std::vector<std::string> configs;
  std::vector<BuildTarget> targets;
  std::uint64_t link_inputs = 0;          ///< libraries on link lines that are not built here
  std::uint64_t link_inputs_owned = 0;    ///< of these, with a known component
  std::uint64_t link_inputs_versioned = 0;
  std::uint64_t link_inputs_linkage = 0;  ///< of these, with a linkage other than unknown
  std::optional<BuildEvidence> evidence;  ///< absent until the build was looked at
  friend bool operator==(const Build&, const Build&) = default;
};

/// All facts of one run. Built by intake and the readers, then read only.
struct Inventory {
  Contents contents;
  std::vector<Delivery> deliveries;
  std::vector<Document> documents;
  std::vector<ChecksumLine> checksums;
  std::vector<Component> components;
  std::vector<Use> uses;
  std::vector<FileLicensing> licensing;           ///< of files that state something, by entry
  std::vector<LicenseDeclaration> declarations;   ///< by delivery, document and place in it
  std::vector<NoticeText> notices;                ///< by delivery and entry; the project's own last
  std::vector<LicenseConclusion> conclusions;     ///< by delivery and root; made from all others and the decisions
  std::vector<SbomDocument> sboms;                ///< by delivery and document
  std::vector<OwnSbom> own_sboms;                 ///< of the project, in the order of sluice.yaml
  std::optional<Build> build;
  std::vector<Unknown> unknowns;

  friend bool operator==(const Inventory&, const Inventory&) = default;
};

std::string_view to_string(Linkage linkage);
std::string_view to_string(Scope scope);
std::string_view to_string(Provenance provenance);
std::optional<Linkage> parse_linkage(std::string_view text);
std::optional<Scope> parse_scope(std::string_view text);
std::optional<Provenance> parse_provenance(std::string_view text);

}  // namespace sluice
