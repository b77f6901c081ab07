// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The one table of facts that conditions may name. A count over something that was not read whole is not known.
#include "checks/facts.hpp"

#include "checks/fact_lists.hpp"
#include "checks/matching.hpp"
#include "checks/needs.hpp"
#include "checks/source_place.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace sluice {
namespace {

using Value = FactValue;
using Field = std::string_view;
using Index = std::uint32_t;

Value flag(bool value) { return value ? "true" : "false"; }

Value stated(std::string_view text) { return text.empty() ? Value() : Value(text); }

Value number(std::uint64_t value, std::string& scratch) { return scratch = std::to_string(value); }

/// A text of an item of the inventory; an empty one is not known.
template <auto List, auto Member>
Value text_of(const Inventory& all, Index index, Field, std::string&) {
  return stated((all.*List)[index].*Member);
}

/// A text, or a word, of an item of the contents.
template <auto List, auto Member>
Value content_text(const Inventory& all, Index index, Field, std::string&) {
  return stated((all.contents.*List)[index].*Member);
}
template <auto List, auto Member>
Value content_word(const Inventory& all, Index index, Field, std::string&) {
  return to_string((all.contents.*List)[index].*Member);
}
template <auto List, auto Member>
Value content_number(const Inventory& all, Index index, Field, std::string& scratch) {
  return number((all.contents.*List)[index].*Member, scratch);
}

template <auto Member>
Value build_text(const Inventory& all, Index, Field, std::string&) {
  return stated((*all.build).*Member);
}
template <auto Member>
Value build_number(const Inventory& all, Index, Field, std::string& scratch) {
  return number((*all.build).*Member, scratch);
}

/// A fact of the delivery's outermost archive.
template <FactValue (*Get)(const Inventory&, Index, Field, std::string&)>
Value of_container(const Inventory& all, Index delivery, Field field, std::string& scratch) {
  return Get(all, all.deliveries[delivery].container, field, scratch);
}

/// Nobody knows what an archive that was not read to its end has besides.
bool is_listed(const Inventory& all, Index delivery) {
  return lists_every_entry(all.contents, all.deliveries[delivery].container);
}

Value manifest_field(const Inventory& all, Index index, Field field, std::string&) {
  const ManifestField* found = all.deliveries[index].find_field(field);
  return found == nullptr ? Value() : Value(found->value);
}

Value delivery_version(const Inventory& all, Index index, Field, std::string& scratch) {
  return manifest_field(all, index, "product.version", scratch);
}

Value manifest_present(const Inventory& all, Index index, Field, std::string&) {
  const bool is_there = has_manifest(all.deliveries[index]);
  return is_there || is_listed(all, index) ? flag(is_there) : Value();
}

Value manifest_defects(const Inventory& all, Index index, Field, std::string& scratch) {
  const Delivery& delivery = all.deliveries[index];
  return has_manifest(delivery) ? number(delivery.defects.size(), scratch) : Value();
}

Value document_count(const Inventory& all, Index index, Field role, std::string& scratch) {
  const auto count = std::ranges::count_if(
      all.documents, [&](const Document& one) { return one.delivery == index && one.role == role; });
  return count > 0 || is_listed(all, index) ? number(static_cast<std::uint64_t>(count), scratch) : Value();
}

Value entry_count(const Inventory& all, Index container, Field, std::string& scratch) {
  if (!lists_every_entry(all.contents, container)) return {};
  return number(all.contents.containers[container].entry_count, scratch);
}

Value archive_depth(const Inventory& all, Index index, Field, std::string& scratch) {
  std::uint64_t depth = 0;
  for (Index at = index; all.contents.containers[at].parent != no_index; ++depth)
    at = all.contents.containers[at].parent;
  return number(depth, scratch);
}

Value archive_sha256(const Inventory& all, Index index, Field, std::string& scratch) {
  const std::optional<Digest>& sha256 = all.contents.containers[index].sha256;
  return sha256 ? Value(scratch = to_hex(*sha256)) : Value();
}

Value file_sha256(const Inventory& all, Index index, Field, std::string& scratch) {
  const std::optional<Digest>& sha256 = all.contents.entries[index].sha256;
  return sha256 ? Value(scratch = to_hex(*sha256)) : Value();
}

constexpr char sha1[] = "sha1", sha512[] = "sha512", git_blob[] = "git-blob";

/// Computed where a rule names the fact (checks/wanted_digests).
template <const char* algorithm>
Value file_digest(const Inventory& all, Index index, Field, std::string& scratch) {
  scratch = all.contents.find_digest(all.contents.entries[index].container, index, algorithm);
  return stated(scratch);
}

Value file_encrypted(const Inventory& all, Index index, Field, std::string&) {
  return flag(all.contents.entries[index].encrypted);
}

const LicenseConclusion* conclusion_of_delivery(const Inventory& all, Index index) {
  const auto found = std::ranges::find_if(all.conclusions, [&](const LicenseConclusion& one) {
    return one.delivery == index && one.container == all.deliveries[index].container && one.manifest == no_index;
  });
  return found == all.conclusions.end() ? nullptr : &*found;
}

template <auto Member>
Value delivery_license(const Inventory& all, Index index, Field, std::string&) {
  const LicenseConclusion* found = conclusion_of_delivery(all, index);
  return found == nullptr ? Value() : stated(found->*Member);
}

Value delivery_license_basis(const Inventory& all, Index index, Field, std::string&) {
  const LicenseConclusion* found = conclusion_of_delivery(all, index);
  return found == nullptr ? Value() : Value(to_string(found->basis));
}

Value component_license(const Inventory& all, Index index, Field, std::string&) {
  const auto found = std::ranges::find(all.conclusions, index, &LicenseConclusion::component);
  return found == all.conclusions.end() ? Value() : stated(found->concluded);
}

Value file_license(const Inventory& all, Index index, Field, std::string&) {
  const auto found = std::ranges::lower_bound(all.licensing, index, {}, &FileLicensing::entry);
  return found == all.licensing.end() || found->entry != index ? Value() : stated(found->expression);
}

Value component_origin(const Inventory& all, Index index, Field, std::string&) {
  return to_string(all.components[index].provenance);
}

Value component_pinned(const Inventory& all, Index index, Field, std::string&) {
  return flag(pins_bytes(all.components[index].source_digest));
}

Value use_linkage(const Inventory& all, Index index, Field, std::string&) {
  const Linkage linkage = all.uses[index].linkage;
  return linkage == Linkage::unknown ? Value() : Value(to_string(linkage));
}

Value use_component_purl(const Inventory& all, Index index, Field, std::string&) {
  return stated(all.components[all.uses[index].component].purl);
}

Value use_scope(const Inventory& all, Index index, Field, std::string&) { return to_string(all.uses[index].scope); }

Value use_direct(const Inventory& all, Index index, Field, std::string&) { return flag(all.uses[index].direct); }

Value use_declared(const Inventory& all, Index index, Field, std::string&) { return flag(all.uses[index].declared); }

Value use_evidence(const Inventory& all, Index index, Field, std::string&) {
  const UseEvidence evidence = all.uses[index].evidence;
  return evidence == UseEvidence::unknown ? Value() : Value(to_string(evidence));
}

template <auto Member>
Value evidence_number(const Inventory& all, Index, Field, std::string& scratch) {
  return all.build->evidence ? number((*all.build->evidence).*Member, scratch) : Value();
}

Value build_targets(const Inventory& all, Index, Field, std::string& scratch) {
  return number(all.build->targets.size(), scratch);
}

constexpr SubjectKind delivery = SubjectKind::delivery, archive = SubjectKind::archive, file = SubjectKind::file,
                      component = SubjectKind::component, use = SubjectKind::use, build = SubjectKind::build;
constexpr auto deliveries = &Inventory::deliveries;
constexpr auto components = &Inventory::components;
constexpr auto uses = &Inventory::uses;
constexpr auto containers = &Contents::containers;
constexpr auto entries = &Contents::entries;

constexpr std::array<FactSpec, 63> table = {{
    {"delivery.name", delivery, "file or folder name", text_of<deliveries, &Delivery::name>},
    {"delivery.supplier", delivery, "supplier's id by the register", text_of<deliveries, &Delivery::supplier>},
    {"delivery.sha256", delivery, "digest of the bytes as delivered, \"sha256:...\"",
     text_of<deliveries, &Delivery::sha256>},
    {"delivery.format", delivery, "format of the outermost archive",
     of_container<content_text<containers, &Container::format>>},
    {"delivery.size", delivery, "bytes as delivered", of_container<content_number<containers, &Container::size>>},
    {"delivery.completeness", delivery, "complete, incomplete or refused",
     of_container<content_word<containers, &Container::completeness>>},
    {"delivery.entries.count", delivery, "number of entries of the outermost archive", of_container<entry_count>},
    {"delivery.version", delivery, "product.version of the manifest", delivery_version},
    {"delivery.manifest.present", delivery, "true if there is a manifest", manifest_present},
    {"delivery.manifest.defects", delivery, "number of the manifest's defects", manifest_defects},
    {"delivery.manifest.<field>", delivery, "a field of the manifest, such as product.name or artifacts.0.path",
     manifest_field},
    {"delivery.documents.<role>", delivery, "number of documents of a role: manifest, checksums", document_count},
    {"delivery.license.declared", delivery, "SPDX expression that its documents declare",
     delivery_license<&LicenseConclusion::declared>},
    {"delivery.license.detected", delivery, "SPDX expression that its files state, as far as they end in a product",
     delivery_license<&LicenseConclusion::detected>},
    {"delivery.license.concluded", delivery, "SPDX expression that follows",
     delivery_license<&LicenseConclusion::concluded>},
    {"delivery.license.basis", delivery, "agreement, declared, detected, disagreement, decision or unsettled",
     delivery_license_basis},
    {"archive.path", archive, "place of the archive, from the delivery's name on",
     content_text<containers, &Container::path>},
    {"archive.format", archive, "format by content: tar, zip, folder, ...",
     content_text<containers, &Container::format>},
    {"archive.size", archive, "bytes as delivered", content_number<containers, &Container::size>},
    {"archive.sha256", archive, "hex digest of the bytes as delivered", archive_sha256},
    {"archive.depth", archive, "0 for the delivery itself", archive_depth},
    {"archive.entries", archive, "number of entries", entry_count},
    {"archive.completeness", archive, "complete, incomplete or refused",
     content_word<containers, &Container::completeness>},
    {"file.path", file, "path inside its archive", content_text<entries, &Entry::path>},
    {"file.kind", file, "file, folder, symlink, hardlink, device, fifo or other", content_word<entries, &Entry::kind>},
    {"file.type", file, "content type by magic bytes: elf, text, zip, ...", content_text<entries, &Entry::type>},
    {"file.size", file, "bytes", content_number<entries, &Entry::size>},
    {"file.sha256", file, "hex digest of a file read whole", file_sha256},
    {"file.sha1", file, "the same by SHA-1", file_digest<sha1>},
    {"file.sha512", file, "the same by SHA-512", file_digest<sha512>},
    {"file.git-blob", file, "the id that git gives the file's bytes", file_digest<git_blob>},
    {"file.link", file, "target of a link", content_text<entries, &Entry::link_target>},
    {"file.license", file, "SPDX expression that the file states", file_license},
    {"file.encrypted", file, "true if its bytes are encrypted", file_encrypted},
    {"component.purl", component, "Package URL", text_of<components, &Component::purl>},
    {"component.name", component, "name", text_of<components, &Component::name>},
    {"component.version", component, "version", text_of<components, &Component::version>},
    {"component.supplier", component, "supplier's id by the register", text_of<components, &Component::supplier>},
    {"component.origin", component, "supplier, resolved or first-party", component_origin},
    {"component.license", component, "SPDX expression concluded for it", component_license},
    {"component.via", component, "find_package, FetchContent, ExternalProject, project, link, manifest",
     text_of<components, &Component::via>},
    {"component.source", component, "URL or path it was taken from", text_of<components, &Component::source>},
    {"component.pinned", component, "true if a strong digest or a full commit pins its source", component_pinned},
    {"component.location", component, "library file or package folder", text_of<components, &Component::location>},
    {"use.consumer", use, "target that uses the component", text_of<uses, &Use::consumer>},
    {"use.config", use, "configuration, such as Release", text_of<uses, &Use::config>},
    {"use.linkage", use, "static, dynamic, header-only, bundled, process, build-only", use_linkage},
    {"use.scope", use, "runtime, build, test or dev", use_scope},
    {"use.direct", use, "true if the target names the component itself", use_direct},
    {"use.declared", use, "false if no target names the component and the finished build took it", use_declared},
    {"use.evidence", use, "linked, included or unused, as the finished build shows; not known before", use_evidence},
    {"use.component.purl", use, "Package URL of the component used", use_component_purl},
    {"build.project", build, "name of the project", build_text<&Build::project>},
    {"build.generator", build, "CMake generator", build_text<&Build::generator>},
    {"build.cmake-version", build, "version of CMake", build_text<&Build::cmake_version>},
    {"build.targets", build, "number of targets", build_targets},
    {"build.link-inputs", build, "libraries on link lines that are not built here", build_number<&Build::link_inputs>},
    {"build.link-inputs-owned", build, "of these, with a known component", build_number<&Build::link_inputs_owned>},
    {"build.link-inputs-versioned", build, "of these, with a known version",
     build_number<&Build::link_inputs_versioned>},
    {"build.link-inputs-linkage", build, "of these, with a known linkage", build_number<&Build::link_inputs_linkage>},
    {"build.files-linked", build, "files that linkers opened; not known before the build is done",
     evidence_number<&BuildEvidence::linked>},
    {"build.files-included", build, "files that compilers included", evidence_number<&BuildEvidence::included>},
    {"build.files-unaccounted", build, "of both, those for which nobody answers",
     evidence_number<&BuildEvidence::unaccounted>},
}};

std::string_view before_variable(std::string_view row) { return row.substr(0, row.find('<')); }

/// The subject that another one belongs to; absent if it belongs to none of that kind.
std::optional<Index> owner_of(const Inventory& all, const Subject& subject, SubjectKind kind) {
  if (subject.kind == kind) return subject.index;
  if (kind == SubjectKind::build) return all.build ? std::optional<Index>(0) : std::nullopt;
  if (kind == SubjectKind::component && subject.kind == SubjectKind::use) return all.uses[subject.index].component;
  if (kind == SubjectKind::archive && subject.kind == SubjectKind::file)
    return all.contents.entries[subject.index].container;
  if (kind != SubjectKind::delivery) return std::nullopt;
  const Delivery* owner = find_delivery(all, subject);
  return owner == nullptr ? std::nullopt : std::optional(static_cast<Index>(owner - all.deliveries.data()));
}

}  // namespace

std::span<const FactSpec> fact_specs() { return table; }

std::span<const std::string_view> fact_paths() {
  static const std::vector<std::string_view> paths = [] {
    std::vector<std::string_view> all;
    for (const FactSpec& fact : table) all.push_back(fact.path);
    for (const ListSpec& list : list_specs()) all.push_back(list.path);
    return all;
  }();
  return paths;
}

std::optional<Fact> Fact::find(std::string_view path) {
  const auto exact = std::ranges::find(table, path, &FactSpec::path);
  if (exact != table.end()) return Fact(*exact, {});
  for (const FactSpec& spec : table) {
    const std::string_view prefix = before_variable(spec.path);
    const bool is_variable = prefix.size() < spec.path.size();
    if (is_variable && path.size() > prefix.size() && path.starts_with(prefix))
      return Fact(spec, path.substr(prefix.size()));
  }
  return std::nullopt;
}

FactValue Fact::read(const Inventory& inventory, const Subject& subject, std::string& scratch) const {
  const std::optional<Index> owner = owner_of(inventory, subject, spec_->subject);
  return owner ? spec_->get(inventory, *owner, field_, scratch) : FactValue();
}

}  // namespace sluice
