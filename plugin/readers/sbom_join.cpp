// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/sbom_join.hpp"

#include "model/sbom_claims.hpp"
#include "readers/delivered_files.hpp"
#include "readers/entry_lookup.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace sluice {
namespace {

constexpr std::size_t most_sampled = 256;    // paths that decide from where they count
constexpr std::size_t most_candidates = 64;  // files of one name

/// Fields that name the file that a component was delivered as.
constexpr std::array<std::string_view, 4> file_name_fields = {"filename", "property.bsi:component:filename",
                                                              "property.syft:location:0:path", "download"};

/// Joins the SBOMs of one delivery.
class SbomJoin {
 public:
  SbomJoin(const Inventory& inventory, const std::vector<std::uint32_t>& outermost, std::uint32_t delivery)
      : inventory_(inventory),
        delivery_(inventory.deliveries[delivery]),
        files_(inventory.contents, outermost, delivery_.container) {}

  void join(SbomDocument& document) {
    sbom_ = &document.sbom;
    document.matches.clear();
    root_ = find_root(document);
    document.container = root_.container;
    document.folder = root_.folder;
    for (std::uint32_t i = 0; i < sbom_->elements.size(); ++i) {
      const SbomElement& element = sbom_->elements[i];
      if (element.kind == SbomElementKind::file) document.matches.push_back(match_file(i));
      if (element.kind != SbomElementKind::component) continue;
      if (std::optional<SbomMatch> match = match_component(i)) document.matches.push_back(*match);
      match_references(i, document.matches);
    }
  }

 private:
  static std::vector<std::string> sample(const Sbom& sbom) {
    std::vector<std::uint32_t> named;
    for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
      if (sbom.elements[i].kind == SbomElementKind::file) named.push_back(i);
    }
    const std::size_t step = named.size() / most_sampled + 1;
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < named.size(); i += step) {
      std::string path = sbom_path(sbom.value(sbom.elements[named[i]], "name"));
      if (!path.empty()) paths.push_back(std::move(path));
    }
    return paths;
  }

  FileRoot find_root(const SbomDocument& document) const {
    const std::uint32_t entry = inventory_.documents[document.document].entry;
    FileRoot top{delivery_.container, {}};
    std::string folder;
    if (entry != no_index) {
      top.container = inventory_.contents.entries[entry].container;
      folder = folder_of(join_inner_path({}, inventory_.contents.entries[entry].path).value_or(""));
    }
    const std::vector<std::string> paths = sample(document.sbom);
    if (paths.empty()) return top;
    FileRoot best = top;
    std::size_t most = 0;
    for (FileRoot root{top.container, folder};; root.folder = std::string(folder_of(root.folder))) {
      const auto fitting = static_cast<std::size_t>(
          std::ranges::count_if(paths, [&](const std::string& path) { return files_.find(root, path).has_value(); }));
      if (fitting > most) std::tie(best, most) = std::pair(root, fitting);
      if (root.folder.empty() || most == paths.size()) break;
    }
    return most == paths.size() ? best : vote(paths, best, most);
  }

  /// The folder from which most of the paths name a file, if those are more than `most`.
  FileRoot vote(const std::vector<std::string>& paths, FileRoot best, std::size_t most) const {
    std::map<FileRoot, std::size_t> votes;
    for (const std::string& path : paths) {
      const auto named = files_.named(last_part_of(path));
      for (const auto& [name, entry] : named.first(std::min(named.size(), most_candidates))) {
        if (const std::optional<FileRoot> root = files_.root_of(entry, path)) ++votes[*root];
      }
    }
    const std::uint32_t own = best.container;
    auto rank = std::tuple(most, true, std::size_t{0});
    for (const auto& [root, count] : votes) {
      const auto its = std::tuple(count, root.container == own, ~root.folder.size());
      if (count <= most || its <= rank) continue;
      rank = its;
      best = root;
    }
    return best;
  }

  SbomMatch found_at(std::uint32_t element, std::uint32_t field, std::uint32_t entry) const {
    return {element, field, inventory_.contents.entries[entry].container, entry, SbomFound::undecided};
  }

  std::uint32_t index_of(const SbomField* field) const {
    return field == nullptr ? no_index : static_cast<std::uint32_t>(field - sbom_->fields.data());
  }

  /// A name without folders may mean the only file that is called so.
  std::optional<std::uint32_t> find_file(const std::string& path) const {
    if (path.empty()) return std::nullopt;
    if (const auto entry = files_.find(root_, path)) return entry;
    if (const auto entry = root_.folder.empty() ? std::nullopt : files_.find({root_.container, {}}, path)) return entry;
    const auto named = path.find('/') == std::string::npos ? files_.named(path) : decltype(files_.named(path))();
    return named.size() == 1 ? std::optional(named.front().second) : std::nullopt;
  }

  SbomMatch match_file(std::uint32_t element) const {
    const SbomField* const name = sbom_->find(sbom_->elements[element], "name");
    const std::string path = name == nullptr ? std::string() : sbom_path(sbom_->text(name->value));
    if (const auto entry = find_file(path)) return found_at(element, index_of(name), *entry);
    const bool is_ambiguous = path.empty() || (path.find('/') == std::string::npos && files_.named(path).size() > 1);
    return {element, index_of(name), no_index, no_index, is_ambiguous ? SbomFound::undecided : SbomFound::missing};
  }

  /// A file of the delivery, or the delivery itself.
  std::optional<SbomMatch> find_named(std::uint32_t element, std::uint32_t field, const std::string& path) const {
    if (const auto entry = find_file(path)) return found_at(element, field, *entry);
    const auto named = files_.named(last_part_of(path));
    if (named.size() == 1) return found_at(element, field, named.front().second);
    if (path.empty() || last_part_of(path) != delivery_.name) return std::nullopt;
    return SbomMatch{element, field, delivery_.container, no_index, SbomFound::undecided};
  }

  std::optional<SbomMatch> match_component(std::uint32_t index) const {
    const SbomElement& element = sbom_->elements[index];
    const bool has_digest = states_digest(*sbom_, element);
    const SbomField* first = nullptr;
    for (const std::string_view name : file_name_fields) {
      const SbomField* const field = sbom_->find(element, name);
      if (field == nullptr || statement_of(sbom_->text(field->value)) != SbomStatement::stated) continue;
      const bool is_url = name == "download";
      if (is_url && !has_digest) continue;  // says where from, not what was delivered
      const std::string_view value = sbom_->text(field->value);
      const std::string path = sbom_path(is_url ? last_part_of(value) : value);
      if (const auto match = find_named(index, index_of(field), path)) return match;
      if (first == nullptr && !is_url && !path.empty()) first = field;
    }
    if (first != nullptr) return SbomMatch{index, index_of(first), no_index, no_index, SbomFound::missing};
    return has_digest ? std::optional(SbomMatch{index, no_index, no_index, no_index, SbomFound::undecided})
                      : std::nullopt;
  }

  /// What an external reference names may lie here or not; if it does, its digest is held against it.
  void match_references(std::uint32_t index, std::vector<SbomMatch>& matches) const {
    const SbomElement& element = sbom_->elements[index];
    for (const SbomField& field : sbom_->fields_of(element)) {
      if (!sbom_->text(field.name).starts_with("reference.")) continue;
      const SbomMatch claim{index, index_of(&field), no_index, no_index, SbomFound::undecided};
      if (digests_of(*sbom_, claim).empty()) continue;
      const std::string name(last_part_of(sbom_->text(field.value)));
      if (const auto match = find_named(index, claim.field, name)) matches.push_back(*match);
    }
  }

  const Inventory& inventory_;
  const Delivery& delivery_;
  DeliveredFiles files_;
  const Sbom* sbom_ = nullptr;
  FileRoot root_;
};

}  // namespace

void join_sboms(Inventory& inventory) {
  if (inventory.sboms.empty()) return;
  const std::vector<std::uint32_t> outermost = outermost_containers(inventory.contents);
  for (std::uint32_t i = 0; i < inventory.deliveries.size(); ++i) {
    std::optional<SbomJoin> join;
    for (SbomDocument& document : inventory.sboms) {
      if (inventory.documents[document.document].delivery != i) continue;
      if (!join) join.emplace(inventory, outermost, i);
      join->join(document);
    }
  }
}

}  // namespace sluice
