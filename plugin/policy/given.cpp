// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Facts written into a case, as the readers would have stated them.
#include "base/files.hpp"
#include "policy/cases.hpp"
#include "policy/fields.hpp"
#include "policy/given_licensing.hpp"
#include "policy/given_sbom.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sluice::policy {
namespace {

constexpr const char* reader_name = "case";
constexpr const char* usual_list = "SHA256SUMS";

Origin origin_at(std::string path) {
  Origin origin;
  origin.path = std::move(path);
  origin.reader = reader_name;
  return origin;
}

/// Format and filters by a name's ending: "a.tar.gz" is a tar under gzip.
struct NameFormat {
  std::string format;
  std::vector<std::string> filters;
};

NameFormat format_of(std::string name) {
  NameFormat found;
  for (const auto& [ending, filter] :
       {std::pair(".gz", "gzip"), std::pair(".xz", "xz"), std::pair(".bz2", "bzip2"), std::pair(".zst", "zstd")}) {
    if (!name.ends_with(ending)) continue;
    name.resize(name.size() - std::string_view(ending).size());
    found.filters.emplace_back(filter);
    break;
  }
  const std::size_t dot = name.rfind('.');
  const bool has_ending = dot != std::string::npos && dot + 1 < name.size();
  found.format = has_ending ? name.substr(dot + 1) : found.filters.empty() ? "folder" : "file";
  return found;
}

std::uint32_t parse_mode(const std::string& text) {
  std::uint32_t mode = 0;
  std::from_chars(text.data(), text.data() + text.size(), mode, 8);
  return mode & 07777u;
}

class GivenReader {
 public:
  GivenReader(Inventory& inventory, Reading& reading) : inventory_(inventory), reading_(reading) {}

  void read(const yaml::Node& given) {
    for (const yaml::Node& node : items_at(given, "deliveries")) read_delivery(node);
    for (const yaml::Node& node : items_at(given, "components")) read_component(node);
    for (const yaml::Node& node : items_at(given, "uses")) read_use(node);
    if (const yaml::Node* node = given.find("build")) inventory_.build = read_build(*node);
    for (const yaml::Node& node : items_at(given, "sboms"))
      inventory_.own_sboms.push_back({text_at(node, "path"), read_given_sbom(node)});
    for (const yaml::Node& node : items_at(given, "unknowns")) {
      inventory_.unknowns.push_back({text_at(node, "fact"), text_at(node, "reason"), origin_at({})});
    }
  }

 private:
  std::uint32_t read_archive(const yaml::Node& node, const std::string& path, std::uint32_t parent,
                             std::uint32_t entry) {
    const auto index = static_cast<std::uint32_t>(inventory_.contents.containers.size());
    NameFormat by_name = format_of(path);
    Container container;
    container.path = path;
    container.parent = parent;
    container.entry = entry;
    container.format = node.find("format") != nullptr ? text_at(node, "format") : by_name.format;
    container.filters = node.find("filters") != nullptr ? texts_at(node, "filters") : by_name.filters;
    container.size = size_at(node, "size").value_or(0);
    container.sha256 = parse_digest(text_at(node, "sha256"));
    container.completeness = word_at(node, "completeness", parse_completeness).value_or(Completeness::complete);
    container.reason = text_at(node, "reason");
    inventory_.contents.containers.push_back(std::move(container));
    for (const yaml::Node& item : items_at(node, "entries")) read_entry(item, index);
    for (const yaml::Node& item : items_at(node, "nested")) read_nested(item, index);
    for (const yaml::Node& item : items_at(node, "hazards")) read_hazard(item, index);
    inventory_.contents.containers[index].entry_count =
        static_cast<std::uint64_t>(std::ranges::count(inventory_.contents.entries, index, &Entry::container));
    return index;
  }

  void read_entry(const yaml::Node& node, std::uint32_t container) {
    Entry entry;
    entry.container = container;
    entry.path = text_at(node, "path");
    entry.kind = word_at(node, "kind", parse_entry_kind).value_or(EntryKind::file);
    entry.size = size_at(node, "size").value_or(0);
    const bool is_folder = entry.kind == EntryKind::folder;
    entry.mode = node.find("mode") != nullptr ? parse_mode(text_at(node, "mode")) : is_folder ? 0755 : 0644;
    entry.link_target = text_at(node, "link");
    entry.sha256 = parse_digest(text_at(node, "sha256"));
    entry.type = text_at(node, "type");
    entry.encrypted = flag_at(node, "encrypted").value_or(false);
    inventory_.contents.entries.push_back(std::move(entry));
    read_given_licensing(node, static_cast<std::uint32_t>(inventory_.contents.entries.size() - 1), inventory_);
  }

  std::uint32_t find_entry(std::uint32_t container, const std::string& path) const {
    const auto& entries = inventory_.contents.entries;
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return entry.container == container && entry.path == path; });
    return found == entries.end() ? no_index : static_cast<std::uint32_t>(found - entries.begin());
  }

  std::uint32_t find_or_make_entry(std::uint32_t container, const std::string& path, const std::string& type) {
    const std::uint32_t known = find_entry(container, path);
    if (known != no_index) return known;
    Entry made;
    made.container = container;
    made.path = path;
    made.type = type;
    made.mode = 0644;
    inventory_.contents.entries.push_back(std::move(made));
    return static_cast<std::uint32_t>(inventory_.contents.entries.size() - 1);
  }

  void read_nested(const yaml::Node& node, std::uint32_t parent) {
    const std::string path = text_at(node, "path");
    const std::uint32_t entry = find_or_make_entry(parent, path, format_of(path).format);
    read_archive(node, inventory_.contents.full_path(parent, entry), parent, entry);
  }

  void read_hazard(const yaml::Node& node, std::uint32_t container) {
    const std::string term = text_at(node, "term");
    const auto id = find_hazard(term);
    if (!id) {
      std::vector<std::string_view> known;
      for (const HazardSpec& spec : hazard_specs()) known.push_back(spec.term);
      reading_
          .error("unknown-hazard", fmt::format("there is no hazard '{}'", term), span_at(node, "term"),
                 "no such hazard")
          .help = nearest_help("hazard", term, known);
      return;
    }
    Hazard hazard;
    hazard.id = *id;
    hazard.weight = word_at(node, "weight", parse_weight).value_or(Weight::error);
    hazard.container = container;
    const std::string path = text_at(node, "path");
    hazard.entry = path.empty() ? no_index : find_entry(container, path);
    const std::string& archive = inventory_.contents.containers[container].path;
    hazard.place = path.empty() ? archive : archive + "!/" + path;
    hazard.detail = text_at(node, "detail");
    inventory_.contents.hazards.push_back(std::move(hazard));
  }

  void read_delivery(const yaml::Node& node) {
    const auto index = static_cast<std::uint32_t>(inventory_.deliveries.size());
    Delivery delivery;
    delivery.name = text_at(node, "name");
    delivery.container = read_archive(node, delivery.name, no_index, no_index);
    delivery.supplier = text_at(node, "supplier");
    if (const std::string digest = text_at(node, "sha256"); !digest.empty()) delivery.sha256 = "sha256:" + digest;
    inventory_.deliveries.push_back(std::move(delivery));
    for (const yaml::Node& item : items_at(node, "documents"))
      add_document(text_at(item, "role"), text_at(item, "path"), index);
    read_manifest(node, index);
    for (const yaml::Node& item : items_at(node, "checksums")) read_checksum(item, index);
    for (const yaml::Node& item : items_at(node, "declares")) read_declaration(item, index);
    for (const yaml::Node& item : items_at(node, "sboms"))
      inventory_.sboms.push_back({add_document("sbom", text_at(item, "path"), index), read_given_sbom(item)});
  }

  /// The index of a document, which is made if it is not there yet.
  std::uint32_t add_document(const std::string& role, const std::string& path, std::uint32_t delivery) {
    const Delivery& owner = inventory_.deliveries[delivery];
    Document document;
    document.role = role;
    document.delivery = delivery;
    document.entry = find_entry(owner.container, path);
    document.origin = origin_at(document.entry == no_index ? path : owner.name + "!/" + path);
    const auto known = std::ranges::find(inventory_.documents, document);
    if (known != inventory_.documents.end()) return static_cast<std::uint32_t>(known - inventory_.documents.begin());
    inventory_.documents.push_back(std::move(document));
    return static_cast<std::uint32_t>(inventory_.documents.size() - 1);
  }

  void read_manifest(const yaml::Node& node, std::uint32_t index) {
    std::uint32_t manifest = no_index;
    for (std::uint32_t i = 0; i < inventory_.documents.size(); ++i) {
      if (inventory_.documents[i].delivery == index && inventory_.documents[i].role == "manifest") manifest = i;
    }
    const bool has_statements = node.find("manifest") != nullptr || node.find("defects") != nullptr;
    if (manifest == no_index && has_statements) manifest = add_document("manifest", "delivery.yaml", index);
    if (manifest == no_index) return;
    const Origin place = inventory_.documents[manifest].origin;
    Delivery& delivery = inventory_.deliveries[index];
    delivery.manifest = manifest;
    std::uint32_t line = 0;
    for (const yaml::Member& member : members_at(node, "manifest")) {
      Origin origin = place;
      origin.line = ++line;
      origin.pointer = member.key;
      delivery.fields.push_back({member.key, member.value.text, std::move(origin)});
    }
    for (const yaml::Node& item : items_at(node, "defects")) {
      delivery.defects.push_back({text_at(item, "term"), text_at(item, "detail"), text_at(item, "help"), place});
    }
  }

  void read_checksum(const yaml::Node& node, std::uint32_t delivery) {
    const std::string list = text_at(node, "list");
    ChecksumLine line;
    line.document = add_document("checksums", list.empty() ? usual_list : list, delivery);
    line.algorithm = text_at(node, "algorithm");
    line.expected = text_at(node, "expected");
    line.path = text_at(node, "path");
    line.entry = find_entry(inventory_.deliveries[delivery].container, line.path);
    line.actual = text_at(node, "actual");
    line.origin = inventory_.documents[line.document].origin;
    line.origin.line = static_cast<std::uint32_t>(
        std::ranges::count(inventory_.checksums, line.document, &ChecksumLine::document) + 1);
    inventory_.checksums.push_back(std::move(line));
  }

  void read_declaration(const yaml::Node& node, std::uint32_t delivery) {
    const std::uint32_t container = inventory_.deliveries[delivery].container;
    LicenseDeclaration declaration = read_given_declaration(node);
    declaration.delivery = delivery;
    declaration.entry = find_or_make_entry(container, text_at(node, "path"), "text");
    declaration.origin = origin_at(inventory_.contents.full_path(container, declaration.entry));
    inventory_.declarations.push_back(std::move(declaration));
  }

  void read_component(const yaml::Node& node) {
    inventory_.components.push_back(
        {.purl = text_at(node, "purl"),
         .name = text_at(node, "name"),
         .version = text_at(node, "version"),
         .supplier = text_at(node, "supplier"),
         .provenance = word_at(node, "origin", parse_provenance).value_or(Provenance::resolved),
         .via = text_at(node, "via"),
         .source = text_at(node, "source"),
         .source_digest = text_at(node, "digest"),
         .location = text_at(node, "location"),
         .origins = {}});
  }

  void read_use(const yaml::Node& node) {
    const std::string purl = text_at(node, "purl");
    const auto component = std::ranges::find(inventory_.components, purl, &Component::purl);
    if (component == inventory_.components.end()) {
      reading_
          .error("unknown-component", fmt::format("a use names '{}', which is no component of the case", purl),
                 span_at(node, "purl"), "not given")
          .help = "list it under 'components'";
      return;
    }
    inventory_.uses.push_back({.consumer = text_at(node, "consumer"),
                               .config = text_at(node, "config"),
                               .component = static_cast<std::uint32_t>(component - inventory_.components.begin()),
                               .linkage = word_at(node, "linkage", parse_linkage).value_or(Linkage::unknown),
                               .scope = word_at(node, "scope", parse_scope).value_or(Scope::runtime),
                               .direct = flag_at(node, "direct").value_or(true),
                               .origin = origin_at("CMakeLists.txt"),
                               .declared = flag_at(node, "declared").value_or(true),
                               .evidence = word_at(node, "evidence", parse_use_evidence).value_or(UseEvidence::unknown)});
  }

  static Build read_build(const yaml::Node& node) {
    Build build;
    build.project = text_at(node, "project");
    build.generator = node.find("generator") != nullptr ? text_at(node, "generator") : "Ninja";
    build.cmake_version = text_at(node, "cmake-version");
    build.configs = texts_at(node, "configs");
    for (const yaml::Node& target : items_at(node, "targets")) {
      const std::string type = text_at(target, "type");
      build.targets.push_back({text_at(target, "name"),
                               type.empty() ? "EXECUTABLE" : type,
                               flag_at(target, "ships").value_or(true),
                               {},
                               texts_at(target, "sources")});
    }
    build.link_inputs = size_at(node, "link-inputs").value_or(0);
    build.link_inputs_owned = size_at(node, "link-inputs-owned").value_or(0);
    build.link_inputs_versioned = size_at(node, "link-inputs-versioned").value_or(0);
    build.link_inputs_linkage = size_at(node, "link-inputs-linkage").value_or(0);
    if (const yaml::Node* evidence = node.find("evidence")) build.evidence = read_evidence(*evidence);
    return build;
  }

  static BuildEvidence read_evidence(const yaml::Node& node) {
    BuildEvidence evidence;
    evidence.linked = size_at(node, "linked").value_or(0);
    evidence.included = size_at(node, "included").value_or(0);
    for (const yaml::Node& file : items_at(node, "files")) {
      evidence.files.push_back({text_at(file, "path"), word_at(file, "use", parse_file_use).value_or(FileUse::linked),
                                word_at(file, "custody", parse_custody).value_or(Custody::none), text_at(file, "nearest"),
                                size_at(file, "files").value_or(1), texts_at(file, "targets"), origin_at("CMakeLists.txt")});
      evidence.unaccounted += evidence.files.back().files;
    }
    return evidence;
  }

  Inventory& inventory_;
  Reading& reading_;
};

}  // namespace

Inventory read_given(const yaml::Node& given, Reading& reading) {
  Inventory inventory;
  GivenReader(inventory, reading).read(given);
  return inventory;
}

}  // namespace sluice::policy
