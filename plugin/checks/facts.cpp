// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/facts.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

using Value = std::optional<std::string>;
using Field = std::string_view;

Value flag(bool value) { return value ? "true" : "false"; }
Value stated(const std::string& text) { return text.empty() ? Value() : Value(text); }

const Container& container_of(const Inventory& inventory, std::uint32_t delivery) { return inventory.contents.containers[inventory.deliveries[delivery].container]; }

Value manifest_field(const Inventory& inventory, std::uint32_t index, Field field) {
  const ManifestField* found = inventory.deliveries[index].find_field(field);
  return found == nullptr ? Value() : Value(found->value);
}

Value document_count(const Inventory& inventory, std::uint32_t index, Field role) {
  return std::to_string(std::ranges::count_if(inventory.documents, [&](const Document& one) { return one.delivery == index && one.role == role; }));
}

Value archive_depth(const Inventory& inventory, std::uint32_t index, Field) {
  std::uint32_t depth = 0;
  for (std::uint32_t at = inventory.contents.containers[index].parent; at != no_index; at = inventory.contents.containers[at].parent) ++depth;
  return std::to_string(depth);
}

const std::array<FactSpec, 32>& table() {
  static const std::array<FactSpec, 32> facts = {{
      {"delivery.name", SubjectKind::delivery, "file or folder name", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.deliveries[n].name); }},
      {"delivery.supplier", SubjectKind::delivery, "supplier's id by the register", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.deliveries[n].supplier); }},
      {"delivery.sha256", SubjectKind::delivery, "digest of the bytes as delivered", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.deliveries[n].sha256); }},
      {"delivery.format", SubjectKind::delivery, "format of the outermost archive", [](const Inventory& i, std::uint32_t n, Field) { return stated(container_of(i, n).format); }},
      {"delivery.size", SubjectKind::delivery, "bytes as delivered", [](const Inventory& i, std::uint32_t n, Field) { return Value(std::to_string(container_of(i, n).size)); }},
      {"delivery.completeness", SubjectKind::delivery, "complete, incomplete or refused", [](const Inventory& i, std::uint32_t n, Field) { return Value(to_string(container_of(i, n).completeness)); }},
      {"delivery.version", SubjectKind::delivery, "product.version of the manifest", [](const Inventory& i, std::uint32_t n, Field) { return manifest_field(i, n, "product.version"); }},
      {"delivery.manifest.present", SubjectKind::delivery, "true if there is a manifest",
       [](const Inventory& i, std::uint32_t n, Field) { return flag(i.deliveries[n].manifest != no_index || !i.deliveries[n].fields.empty()); }},
      {"delivery.manifest.defects", SubjectKind::delivery, "number of the manifest's defects", [](const Inventory& i, std::uint32_t n, Field) { return Value(std::to_string(i.deliveries[n].defects.size())); }},
      {"delivery.manifest.<field>", SubjectKind::delivery, "a field of the manifest, such as product.name or artifacts.0.path", manifest_field},
      {"delivery.documents.<role>", SubjectKind::delivery, "number of documents of a role: manifest, checksums", document_count},
      {"archive.path", SubjectKind::archive, "place of the archive", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.contents.containers[n].path); }},
      {"archive.format", SubjectKind::archive, "format by content: tar, zip, folder, ...", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.contents.containers[n].format); }},
      {"archive.depth", SubjectKind::archive, "0 for the delivery itself", archive_depth},
      {"archive.entries", SubjectKind::archive, "number of entries", [](const Inventory& i, std::uint32_t n, Field) { return Value(std::to_string(i.contents.containers[n].entry_count)); }},
      {"archive.completeness", SubjectKind::archive, "complete, incomplete or refused", [](const Inventory& i, std::uint32_t n, Field) { return Value(to_string(i.contents.containers[n].completeness)); }},
      {"file.path", SubjectKind::file, "path inside its archive", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.contents.entries[n].path); }},
      {"file.kind", SubjectKind::file, "file, folder, symlink, hardlink, ...", [](const Inventory& i, std::uint32_t n, Field) { return Value(to_string(i.contents.entries[n].kind)); }},
      {"file.type", SubjectKind::file, "content type by magic bytes: elf, text, zip, ...", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.contents.entries[n].type); }},
      {"file.size", SubjectKind::file, "bytes", [](const Inventory& i, std::uint32_t n, Field) { return Value(std::to_string(i.contents.entries[n].size)); }},
      {"file.sha256", SubjectKind::file, "hex digest of a file read whole",
       [](const Inventory& i, std::uint32_t n, Field) { return i.contents.entries[n].sha256 ? Value(to_hex(*i.contents.entries[n].sha256)) : Value(); }},
      {"component.purl", SubjectKind::component, "Package URL", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.components[n].purl); }},
      {"component.name", SubjectKind::component, "name", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.components[n].name); }},
      {"component.version", SubjectKind::component, "version", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.components[n].version); }},
      {"component.via", SubjectKind::component, "find_package, FetchContent, ExternalProject, project, link, manifest", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.components[n].via); }},
      {"component.source", SubjectKind::component, "URL or path it was taken from", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.components[n].source); }},
      {"component.pinned", SubjectKind::component, "true if a digest or full commit pins its source", [](const Inventory& i, std::uint32_t n, Field) { return flag(!i.components[n].source_digest.empty()); }},
      {"use.consumer", SubjectKind::use, "target that uses the component", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.uses[n].consumer); }},
      {"use.linkage", SubjectKind::use, "static, dynamic, header-only, bundled, process, build-only",
       [](const Inventory& i, std::uint32_t n, Field) { return i.uses[n].linkage == Linkage::unknown ? Value() : Value(to_string(i.uses[n].linkage)); }},
      {"use.component", SubjectKind::use, "purl of the component used", [](const Inventory& i, std::uint32_t n, Field) { return stated(i.components[i.uses[n].component].purl); }},
      {"build.project", SubjectKind::build, "name of the project", [](const Inventory& i, std::uint32_t, Field) { return stated(i.build->project); }},
      {"build.generator", SubjectKind::build, "CMake generator", [](const Inventory& i, std::uint32_t, Field) { return stated(i.build->generator); }},
  }};
  return facts;
}

constexpr std::array<ListSpec, 5> lists = {{
    {"delivery.archives", SubjectKind::delivery, SubjectKind::archive, "archives of the delivery, itself included"},
    {"delivery.files", SubjectKind::delivery, SubjectKind::file, "entries of all its archives"},
    {"archive.files", SubjectKind::archive, SubjectKind::file, "entries of the archive"},
    {"build.components", SubjectKind::build, SubjectKind::component, "components that the build found or fetched"},
    {"build.uses", SubjectKind::build, SubjectKind::use, "uses of components by targets"},
}};

/// The variable part of a path that a table row with '<' stands for, or absent.
std::optional<std::string_view> variable_part(std::string_view row, std::string_view path) {
  const std::size_t variable = row.find('<');
  if (variable == std::string_view::npos || path.size() <= variable || !path.starts_with(row.substr(0, variable))) return std::nullopt;
  return path.substr(variable);
}

bool belongs_to(const Inventory& inventory, const Subject& item, const Subject& owner) {
  if (owner.kind == SubjectKind::archive) return inventory.contents.entries[item.index].container == owner.index;
  if (owner.kind == SubjectKind::delivery) return find_delivery(inventory, item) == &inventory.deliveries[owner.index];
  return owner.kind == SubjectKind::build;
}

}  // namespace

std::span<const FactSpec> fact_specs() { return table(); }
std::span<const ListSpec> list_specs() { return lists; }

std::span<const std::string_view> fact_paths() {
  static const std::vector<std::string_view> paths = [] {
    std::vector<std::string_view> all;
    for (const FactSpec& fact : table()) all.push_back(fact.path);
    for (const ListSpec& list : lists) all.push_back(list.path);
    return all;
  }();
  return paths;
}

std::optional<std::string> find_fact(const Inventory& inventory, const Subject& subject, std::string_view path) {
  for (const FactSpec& fact : table()) {
    if (fact.subject != subject.kind) continue;
    if (fact.path == path) return fact.get(inventory, subject.index, {});
    if (const auto field = variable_part(fact.path, path)) return fact.get(inventory, subject.index, *field);
  }
  return std::nullopt;
}

std::vector<Subject> items_of(const Inventory& inventory, const Subject& subject, std::string_view path) {
  const auto list = std::ranges::find_if(lists, [&](const ListSpec& one) { return one.path == path && one.owner == subject.kind; });
  if (list == lists.end()) return {};
  std::vector<Subject> items = subjects_of(inventory, list->items);
  std::erase_if(items, [&](const Subject& item) { return !belongs_to(inventory, item, subject); });
  return items;
}

}  // namespace sluice
