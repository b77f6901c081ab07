// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of model/inventory.hpp, for sluice.facts.
#pragma once

#include "base/fields.hpp"
#include "model/inventory.hpp"
#include "reports/contents_fields.hpp"
#include "reports/licensing_fields.hpp"
#include "reports/sbom_fields.hpp"
#include "reports/spellings.hpp"

namespace sluice::fields {

template <>
struct Table<Component> {
  static constexpr std::string_view name = "component";
  static constexpr std::string_view meaning = "a piece of software with an identity";
  static constexpr auto fields = std::tuple{
      maybe("purl", &Component::purl, "Package URL (ECMA-427)"),
      always("name", &Component::name, ""),
      maybe("version", &Component::version, ""),
      maybe("supplier", &Component::supplier, "id in the register"),
      always("provenance", &Component::provenance, "who brought it"),
      maybe("via", &Component::via, "how it came: find_package, FetchContent, ..."),
      maybe("source", &Component::source, "URL or path it was taken from"),
      maybe("source_digest", &Component::source_digest, "as pinned by the build"),
      maybe("location", &Component::location, "library file or package folder"),
      maybe("origins", &Component::origins, "places that state it, where it was taken in first"),
  };
};

template <>
struct Table<Use> {
  static constexpr std::string_view name = "use";
  static constexpr std::string_view meaning = "a consumer uses a component";
  static constexpr auto fields = std::tuple{
      always("consumer", &Use::consumer, "target, or the delivery's product"),
      maybe("config", &Use::config, "build configuration"),
      always("component", &Use::component, "index into components"),
      always("linkage", &Use::linkage, ""),
      always("scope", &Use::scope, ""),
      maybe("direct", &Use::direct, "true if absent"),
      maybe("origin", &Use::origin, "call that made the edge"),
      maybe("declared", &Use::declared, "true if absent; false if only the finished build shows it"),
      maybe("evidence", &Use::evidence, "what the finished build shows of it"),
  };
};

template <>
struct Table<Document> {
  static constexpr std::string_view name = "document";
  static constexpr std::string_view meaning = "a document found in a delivery, or beside it";
  static constexpr auto fields = std::tuple{
      always("role", &Document::role, "manifest, checksums, ..."),
      always("delivery", &Document::delivery, "index into deliveries"),
      maybe("entry", &Document::entry, "index into entries; absent for a sidecar file"),
      maybe("origin", &Document::origin, ""),
  };
};

template <>
struct Table<ManifestField> {
  static constexpr std::string_view name = "manifest-field";
  static constexpr std::string_view meaning = "a statement of a manifest";
  static constexpr auto fields = std::tuple{
      always("path", &ManifestField::path, "such as supplier.name or artifacts.0.path"),
      always("value", &ManifestField::value, ""),
      maybe("origin", &ManifestField::origin, ""),
  };
};

template <>
struct Table<ManifestDefect> {
  static constexpr std::string_view name = "manifest-defect";
  static constexpr std::string_view meaning = "a defect of a manifest";
  static constexpr auto fields = std::tuple{
      always("term", &ManifestDefect::term, "manifest.missing-key, ..."),
      maybe("detail", &ManifestDefect::detail, ""),
      maybe("help", &ManifestDefect::help, ""),
      maybe("origin", &ManifestDefect::origin, ""),
  };
};

template <>
struct Table<OpaqueArtifact> {
  static constexpr std::string_view name = "opaque-artifact";
  static constexpr std::string_view meaning = "an artifact that the manifest declares opaque, with its digest and SBOM";
  static constexpr auto fields = std::tuple{
      always("entry", &OpaqueArtifact::entry, "index of its entry"),
      always("sbom", &OpaqueArtifact::sbom, "index of its SBOM's entry"),
      maybe("origin", &OpaqueArtifact::origin, ""),
  };
};

template <>
struct Table<ChecksumLine> {
  static constexpr std::string_view name = "checksum-line";
  static constexpr std::string_view meaning = "one line of a checksum list";
  static constexpr auto fields = std::tuple{
      always("document", &ChecksumLine::document, "index into documents"),
      always("algorithm", &ChecksumLine::algorithm, ""),
      always("expected", &ChecksumLine::expected, "lower-case hex"),
      always("path", &ChecksumLine::path, "as written, relative to the list"),
      maybe("entry", &ChecksumLine::entry, "index of the entry it names, if delivered"),
      maybe("actual", &ChecksumLine::actual, "of the delivered bytes"),
      maybe("origin", &ChecksumLine::origin, ""),
  };
};

template <>
struct Table<Delivery> {
  static constexpr std::string_view name = "delivery";
  static constexpr std::string_view meaning = "one hand-over by a supplier";
  static constexpr auto fields = std::tuple{
      always("name", &Delivery::name, "file or folder name"),
      always("container", &Delivery::container, "index of its outermost container"),
      maybe("supplier", &Delivery::supplier, "id in the register"),
      maybe("sha256", &Delivery::sha256, "of the bytes as delivered; of the sorted content list for a folder"),
      maybe("manifest", &Delivery::manifest, "index into documents"),
      maybe("fields", &Delivery::fields, "what the manifest states"),
      maybe("defects", &Delivery::defects, "of the manifest"),
      maybe("opaque", &Delivery::opaque,
            "artifacts that the manifest declares opaque, with reason, deviation, digest and SBOM"),
      maybe("taken_in", &Delivery::taken_in, "the CMake call that took it in"),
  };
};

template <>
struct Table<BuildTarget> {
  static constexpr std::string_view name = "build-target";
  static constexpr std::string_view meaning = "a target of the build";
  static constexpr auto fields = std::tuple{
      always("name", &BuildTarget::name, ""),
      always("type", &BuildTarget::type, "of CMake's file API"),
      maybe("ships", &BuildTarget::ships, "true if absent; false for tests and what nothing installs"),
      maybe("origin", &BuildTarget::origin, ""),
      maybe("sources", &BuildTarget::sources, "compiled files that lie in a component's folder"),
  };
};

template <>
struct Table<TakenFile> {
  static constexpr std::string_view name = "taken-file";
  static constexpr std::string_view meaning = "a file that the build took and for which nobody answers";
  static constexpr auto fields = std::tuple{
      always("path", &TakenFile::path, "relative to source or build folder, or absolute"),
      always("use", &TakenFile::use, ""),
      always("custody", &TakenFile::custody, ""),
      maybe("nearest", &TakenFile::nearest, "entry or package that it should have been"),
      always("files", &TakenFile::files, "that it stands for, if it is a folder"),
      maybe("targets", &TakenFile::targets, "the first few that took it"),
      maybe("origin", &TakenFile::origin, "call that made the first of them"),
  };
};

template <>
struct Table<LinkedResult> {
  static constexpr std::string_view name = "linked-result";
  static constexpr std::string_view meaning = "what the ELF file of a target says";
  static constexpr auto fields = std::tuple{
      always("target", &LinkedResult::target, ""),
      always("file", &LinkedResult::file, "relative to the build folder"),
      maybe("soname", &LinkedResult::soname, ""),
      maybe("needed", &LinkedResult::needed, "names of shared libraries"),
      maybe("runpath", &LinkedResult::runpath, "folders where they are looked for"),
  };
};

template <>
struct Table<BuildEvidence> {
  static constexpr std::string_view name = "build-evidence";
  static constexpr std::string_view meaning = "what a finished build really took";
  static constexpr auto fields = std::tuple{
      always("linked", &BuildEvidence::linked, "files that linkers opened"),
      always("included", &BuildEvidence::included, "files that compilers included"),
      always("unaccounted", &BuildEvidence::unaccounted, "of both, those for which nobody answers"),
      maybe("files", &BuildEvidence::files, "the first of these"),
      maybe("results", &BuildEvidence::results, "what was linked"),
  };
};

template <>
struct Table<Build> {
  static constexpr std::string_view name = "build";
  static constexpr std::string_view meaning = "the build that the hook saw";
  static constexpr auto fields = std::tuple{
      always("project", &Build::project, ""),
      maybe("generator", &Build::generator, ""),
      maybe("cmake_version", &Build::cmake_version, ""),
      maybe("configs", &Build::configs, ""),
      maybe("targets", &Build::targets, ""),
      maybe("link_inputs", &Build::link_inputs, "libraries on link lines that are not built here"),
      maybe("link_inputs_owned", &Build::link_inputs_owned, "of these, with a known component"),
      maybe("link_inputs_versioned", &Build::link_inputs_versioned, "of these, with a known version"),
      maybe("link_inputs_linkage", &Build::link_inputs_linkage, "of these, with a known linkage"),
      maybe("evidence", &Build::evidence, "absent until the build was looked at"),
  };
};

template <>
struct Table<Inventory> {
  static constexpr std::string_view name = "inventory";
  static constexpr std::string_view meaning = "all facts of one run";
  static constexpr auto fields = std::tuple{
      always("contents", &Inventory::contents, ""),    maybe("deliveries", &Inventory::deliveries, ""),
      maybe("documents", &Inventory::documents, ""),   maybe("checksums", &Inventory::checksums, ""),
      maybe("components", &Inventory::components, ""), maybe("uses", &Inventory::uses, ""),
      maybe("licensing", &Inventory::licensing, ""),   maybe("declarations", &Inventory::declarations, ""),
      maybe("notices", &Inventory::notices, ""),       maybe("conclusions", &Inventory::conclusions, ""),
      maybe("sboms", &Inventory::sboms, ""),           maybe("own_sboms", &Inventory::own_sboms, ""),
      maybe("build", &Inventory::build, ""),           maybe("unknowns", &Inventory::unknowns, ""),
  };
};

}  // namespace sluice::fields
