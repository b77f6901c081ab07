// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/manifest_join.hpp"

#include "base/digest.hpp"
#include "readers/entry_lookup.hpp"
#include "readers/manifest_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace sluice {
namespace {

/// A manifest of the delivery and the folder that its paths start from.
struct Candidate {
  std::uint32_t document = 0;
  std::string folder;  ///< inside the outermost container
  bool is_sidecar = false;
};

std::string_view without_manifest_folder(std::string_view folder) {
  if (folder == ".delivery") return {};
  return folder.ends_with("/.delivery") ? folder_of(folder) : folder;
}

Candidate candidate_of(const Inventory& inventory, std::uint32_t document, const EntryLookup& entries) {
  const std::uint32_t entry = inventory.documents[document].entry;
  if (entry == no_index) return {document, entries.wrapping_folder(), true};
  const std::optional<std::string> path = join_inner_path({}, inventory.contents.entries[entry].path);
  return {document, std::string(without_manifest_folder(folder_of(path.value_or("")))), false};
}

/// The manifests that may speak for the delivery, the first one first; the others lose their role.
std::vector<Candidate> find_candidates(Inventory& inventory, std::uint32_t delivery, const EntryLookup& entries) {
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < inventory.documents.size(); ++i) {
    Document& document = inventory.documents[i];
    if (document.role != "manifest" || document.delivery != delivery) continue;
    Candidate candidate = candidate_of(inventory, i, entries);
    if (candidate.folder.empty() || candidate.folder == entries.wrapping_folder()) {
      candidates.push_back(std::move(candidate));
    } else {
      document.role = "other-manifest";
    }
  }
  std::ranges::sort(candidates, {}, [&](const Candidate& one) {
    return std::tuple(!one.is_sidecar, std::string_view(inventory.documents[one.document].origin.path));
  });
  return candidates;
}

void state_several(const Inventory& inventory, const std::vector<Candidate>& candidates, Delivery& delivery) {
  std::string names;
  for (const Candidate& candidate : candidates) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", inventory.documents[candidate.document].origin.path);
  }
  delivery.defects.push_back({.term = "manifest.several",
                              .detail = fmt::format("the delivery has {} manifests: {}", candidates.size(), names),
                              .help = "keep one manifest; only the first of these was read",
                              .origin = inventory.documents[candidates.front().document].origin});
}

void state_missing_paths(const Candidate& manifest, const EntryLookup& entries, Delivery& delivery) {
  for (const ManifestField& field : delivery.fields) {
    const ManifestKey* const key = find_manifest_key(manifest_table_path(field.path));
    if (key == nullptr || key->form != ManifestForm::path || !fits_form(*key, field.value, true)) continue;
    const std::optional<std::string> path = join_inner_path(manifest.folder, field.value);
    if (path && (path->empty() || entries.has(*path))) continue;
    delivery.defects.push_back(
        {.term = "manifest.path-missing",
         .detail = fmt::format("'{}' names '{}', which was not delivered", field.path, field.value),
         .help = "deliver the file, or correct the path; paths count from the manifest's folder",
         .origin = field.origin});
  }
}

/// The value of "artifacts.N.KEY", or empty.
std::string_view artifact_text(const Delivery& delivery, std::string_view artifact, std::string_view key) {
  const ManifestField* const field = delivery.find_field(fmt::format("{}.{}", artifact, key));
  return field == nullptr ? std::string_view() : std::string_view(field->value);
}

std::optional<std::uint32_t> find_named(const Candidate& manifest, const EntryLookup& entries, std::string_view path) {
  const std::optional<std::string> inner = path.empty() ? std::nullopt : join_inner_path(manifest.folder, path);
  return inner ? entries.find(*inner) : std::nullopt;
}

/// An artifact that is declared opaque with everything that is needed, if its digest is the one stated.
struct OpaqueClaim {
  OpaqueArtifact artifact;
  std::string_view algorithm;
  std::string_view hex;  ///< as stated
};

/// Calls `found` with each; the others stay as unknown as they are.
template <class Found>
void for_each_claim(const Inventory& inventory, const Delivery& delivery, Found found) {
  const auto is_claim = [](const ManifestField& field) {
    return field.value == "opaque" && manifest_table_path(field.path) == "artifacts[].inspect";
  };
  if (delivery.manifest == no_index || std::ranges::none_of(delivery.fields, is_claim)) return;
  const EntryLookup entries(inventory.contents, delivery.container);
  const Candidate manifest = candidate_of(inventory, delivery.manifest, entries);
  for (const ManifestField& field : delivery.fields) {
    if (!is_claim(field)) continue;
    constexpr std::string_view ending = ".inspect";
    const std::string_view artifact = std::string_view(field.path).substr(0, field.path.size() - ending.size());
    if (artifact_text(delivery, artifact, "reason").empty() || artifact_text(delivery, artifact, "agreed").empty())
      continue;
    const auto entry = find_named(manifest, entries, artifact_text(delivery, artifact, "path"));
    const auto sbom = find_named(manifest, entries, artifact_text(delivery, artifact, "sbom"));
    if (!entry || !sbom || entry == sbom || inventory.contents.entries[*sbom].kind != EntryKind::file) continue;
    const std::string_view digest = artifact_text(delivery, artifact, "digest");
    const std::size_t colon = digest.find(':');
    if (colon == std::string_view::npos || !is_hash_name(digest.substr(0, colon))) continue;
    found(OpaqueClaim{{*entry, *sbom, field.origin}, digest.substr(0, colon), digest.substr(colon + 1)});
  }
}

std::uint32_t container_of(const Inventory& inventory, const OpaqueClaim& claim) {
  return inventory.contents.entries[claim.artifact.entry].container;
}

}  // namespace

void add_opaque_digests(const Inventory& inventory, std::vector<MoreDigest>& stated) {
  for (const Delivery& delivery : inventory.deliveries) {
    for_each_claim(inventory, delivery, [&](const OpaqueClaim& claim) {
      if (claim.algorithm == "sha256") return;
      stated.push_back({container_of(inventory, claim), claim.artifact.entry, std::string(claim.algorithm), {}});
    });
  }
}

void find_opaque(Inventory& inventory, std::uint32_t index) {
  std::vector<OpaqueArtifact> opaque;
  for_each_claim(inventory, inventory.deliveries[index], [&](const OpaqueClaim& claim) {
    const std::string actual =
        inventory.contents.find_digest(container_of(inventory, claim), claim.artifact.entry, claim.algorithm);
    if (!actual.empty() && actual == claim.hex) opaque.push_back(claim.artifact);
  });
  inventory.deliveries[index].opaque = std::move(opaque);
}

void join_manifest(Inventory& inventory, std::uint32_t index) {
  Delivery& delivery = inventory.deliveries[index];
  const bool has_manifest = std::ranges::any_of(inventory.documents, [&](const Document& document) {
    return document.role == "manifest" && document.delivery == index;
  });
  if (!has_manifest) {
    delivery.fields.clear();
    delivery.defects.clear();
    return;
  }
  const EntryLookup entries(inventory.contents, delivery.container);
  const std::vector<Candidate> candidates = find_candidates(inventory, index, entries);
  const std::string place = candidates.empty() ? "" : inventory.documents[candidates.front().document].origin.path;
  std::erase_if(delivery.fields, [&](const ManifestField& field) { return field.origin.path != place; });
  std::erase_if(delivery.defects, [&](const ManifestDefect& defect) { return defect.origin.path != place; });
  if (candidates.empty()) return;
  delivery.manifest = candidates.front().document;
  if (candidates.size() > 1) state_several(inventory, candidates, delivery);
  const Container& container = inventory.contents.containers[delivery.container];
  const bool has_content = container.format != "file" && container.completeness == Completeness::complete;
  if (has_content) state_missing_paths(candidates.front(), entries, delivery);
}

}  // namespace sluice
