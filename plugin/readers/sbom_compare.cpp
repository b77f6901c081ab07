// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The second half of readers/sbom_join: the bytes that were found, held against the digests that an SBOM states.
#include "base/text.hpp"
#include "model/sbom_claims.hpp"
#include "readers/delivered_files.hpp"
#include "readers/sbom_join.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t most_converted_bytes = 16u << 20;  // of one file
constexpr std::size_t most_converted = 1000;               // files
constexpr std::size_t most_searched = 200'000;             // digests asked for to find what was moved

bool is_elsewhere(const SbomMatch& match) { return match.container == no_index; }

std::uint32_t delivery_of(const Inventory& inventory, const SbomDocument& document) {
  return inventory.documents[document.document].delivery;
}

/// Files that nobody found, whose digests are not SHA-256: then others need theirs computed, to be found by it.
std::set<std::string> searched_algorithms(const SbomDocument& document) {
  std::set<std::string> wanted;
  for (const SbomMatch& match : document.matches) {
    if (!is_elsewhere(match)) continue;
    const std::vector<SbomDigest> digests = digests_of(document.sbom, match);
    const auto is_sha256 = [](const SbomDigest& one) { return one.algorithm == "sha256"; };
    if (std::ranges::any_of(digests, is_sha256)) continue;
    const auto best = std::ranges::find_if(digests, [](const SbomDigest& one) { return !one.algorithm.empty(); });
    if (best != digests.end()) wanted.emplace(best->algorithm);
  }
  return wanted;
}

void add_searched(const Inventory& inventory, const SbomDocument& document, const std::vector<std::uint32_t>& outermost,
                  std::vector<MoreDigest>& stated) {
  const std::set<std::string> wanted = searched_algorithms(document);
  if (wanted.empty()) return;
  const Contents& contents = inventory.contents;
  const std::uint32_t outer = inventory.deliveries[delivery_of(inventory, document)].container;
  std::vector<bool> is_found(contents.entries.size());
  for (const SbomMatch& match : document.matches) {
    if (match.entry != no_index) is_found[match.entry] = true;
  }
  std::size_t left = most_searched;
  for (std::uint32_t i = 0; i < contents.entries.size() && left > 0; ++i) {
    const Entry& entry = contents.entries[i];
    if (is_found[i] || outermost[entry.container] != outer || !entry.sha256) continue;
    for (const std::string& algorithm : wanted) stated.push_back({entry.container, i, algorithm, {}});
    --left;
  }
}

/// The verification code is made of SHA-1s.
void add_code_digests(const Inventory& inventory, const SbomDocument& document, std::vector<MoreDigest>& stated) {
  const std::vector<SbomPackageCode> codes = package_codes(document.sbom);
  if (codes.empty()) return;
  std::vector<bool> is_wanted(document.sbom.elements.size());
  for (const SbomPackageCode& code : codes) {
    for (const std::uint32_t file : code.files) is_wanted[file] = true;
  }
  for (const SbomMatch& match : document.matches) {
    if (is_wanted[match.element] && match.entry != no_index)
      stated.push_back({match.container, match.entry, "sha1", {}});
  }
  if (std::ranges::none_of(codes, [](const SbomPackageCode& code) { return code.files.empty(); })) return;
  const Contents& contents = inventory.contents;
  for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
    const Entry& entry = contents.entries[i];
    if (entry.container == document.container && entry.sha256) stated.push_back({entry.container, i, "sha1", {}});
  }
}

/// Files by digest, as far as somebody looks for it.
class MovedFiles {
 public:
  /// "sha1:..." that somebody looks for.
  void want(std::string key) { found_.emplace(std::move(key), Place{no_index, no_index}); }
  bool is_empty() const { return found_.empty(); }

  void search(const Contents& contents, const std::vector<std::uint32_t>& outermost, std::uint32_t outer) {
    for (std::uint32_t i = 0; i < contents.containers.size(); ++i) {
      const Container& container = contents.containers[i];
      if (outermost[i] == outer && container.entry == no_index && container.sha256)
        put("sha256:" + to_hex(*container.sha256), {i, no_index});
    }
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      const Entry& entry = contents.entries[i];
      if (outermost[entry.container] == outer && entry.sha256)
        put("sha256:" + to_hex(*entry.sha256), {entry.container, i});
    }
    for (const MoreDigest& one : contents.digests) {
      if (outermost[one.container] == outer) put(one.algorithm + ":" + one.hex, {one.container, one.entry});
    }
  }

  void place(const std::string& key, SbomMatch& match) const {
    const auto found = found_.find(key);
    if (found == found_.end() || found->second.first == no_index) return;
    std::tie(match.container, match.entry) = found->second;
  }

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;
  void put(const std::string& key, Place place) {
    const auto found = found_.find(key);
    if (found != found_.end() && found->second.first == no_index) found->second = place;
  }
  std::unordered_map<std::string, Place> found_{};
};

std::string key_of(const Sbom& sbom, const SbomDigest& digest) {
  return std::string(digest.algorithm) + ":" + to_lower_ascii(trim(sbom.text(sbom.fields[digest.field].value)));
}

/// Is it the stated one? Absent if the digest of the delivered bytes is not known.
std::optional<bool> is_stated(const Contents& contents, const SbomMatch& match, std::string_view algorithm,
                              std::string_view stated) {
  if (algorithm == "sha256" && match.entry != no_index) {  // by far the most, hence without texts
    const std::optional<Digest>& actual = contents.entries[match.entry].sha256;
    return actual ? std::optional(parse_digest(stated) == *actual) : std::nullopt;
  }
  const std::string actual = contents.find_digest(match.container, match.entry, algorithm);
  return actual.empty() ? std::nullopt : std::optional(actual == to_lower_ascii(stated));
}

/// A match in place: changed as soon as one digest says so.
SbomFound compare(const Contents& contents, const Sbom& sbom, const SbomMatch& match) {
  SbomFound found = SbomFound::undecided;
  for (const SbomDigest& digest : digests_of(sbom, match)) {
    if (digest.algorithm.empty()) continue;
    const std::string_view stated = trim(sbom.text(sbom.fields[digest.field].value));
    const std::optional<bool> is_same = is_stated(contents, match, digest.algorithm, stated);
    if (!is_same) continue;
    if (!*is_same) return SbomFound::changed;
    found = SbomFound::match;
  }
  return found;
}

void find_moved(const Inventory& inventory, const std::vector<std::uint32_t>& outermost, SbomDocument& document) {
  MovedFiles moved;
  for (const SbomMatch& match : document.matches) {
    if (!is_elsewhere(match)) continue;
    for (const SbomDigest& digest : digests_of(document.sbom, match)) {
      if (!digest.algorithm.empty()) moved.want(key_of(document.sbom, digest));
    }
  }
  if (moved.is_empty()) return;
  moved.search(inventory.contents, outermost, inventory.deliveries[delivery_of(inventory, document)].container);
  for (SbomMatch& match : document.matches) {
    if (!is_elsewhere(match)) continue;
    for (const SbomDigest& digest : digests_of(document.sbom, match)) {
      if (is_elsewhere(match) && !digest.algorithm.empty()) moved.place(key_of(document.sbom, digest), match);
    }
    if (is_elsewhere(match)) continue;
    const bool is_same = compare(inventory.contents, document.sbom, match) == SbomFound::match;
    const bool is_missed = match.found == SbomFound::missing;
    match.found = !is_same ? SbomFound::changed : is_missed ? SbomFound::moved : SbomFound::match;
  }
}

}  // namespace

void add_sbom_digests(const Inventory& inventory, std::vector<MoreDigest>& stated) {
  if (inventory.sboms.empty()) return;
  const std::vector<std::uint32_t> outermost = outermost_containers(inventory.contents);
  for (const SbomDocument& document : inventory.sboms) {
    for (const SbomMatch& match : document.matches) {
      if (is_elsewhere(match)) continue;
      for (const SbomDigest& digest : digests_of(document.sbom, match)) {
        if (digest.algorithm.empty() || digest.algorithm == "sha256") continue;
        stated.push_back({match.container, match.entry, std::string(digest.algorithm), {}});
      }
    }
    add_searched(inventory, document, outermost, stated);
    add_code_digests(inventory, document, stated);
  }
}

void compare_sboms(Inventory& inventory) {
  if (inventory.sboms.empty()) return;
  const std::vector<std::uint32_t> outermost = outermost_containers(inventory.contents);
  for (SbomDocument& document : inventory.sboms) {
    for (SbomMatch& match : document.matches) {
      if (!is_elsewhere(match)) match.found = compare(inventory.contents, document.sbom, match);
    }
    find_moved(inventory, outermost, document);
  }
}

std::vector<MoreDigest> doubted_digests(const Inventory& inventory) {
  std::vector<MoreDigest> doubted;
  std::size_t files = 0;
  for (const SbomDocument& document : inventory.sboms) {
    for (const SbomMatch& match : document.matches) {
      if (match.entry == no_index) continue;
      if (match.found == SbomFound::moved) doubted.push_back({match.container, match.entry, "sha1", {}});
      if (match.found != SbomFound::changed) continue;
      if (inventory.contents.entries[match.entry].size > most_converted_bytes || ++files > most_converted) continue;
      for (const SbomDigest& digest : digests_of(document.sbom, match)) {
        if (digest.algorithm.empty()) continue;
        for (const char* const ends : {"+crlf", "+lf"})
          doubted.push_back({match.container, match.entry, std::string(digest.algorithm) + ends, {}});
      }
    }
  }
  std::ranges::sort(doubted);
  doubted.erase(std::unique(doubted.begin(), doubted.end()), doubted.end());
  std::erase_if(doubted, [&](const MoreDigest& one) {
    return !inventory.contents.find_digest(one.container, one.entry, one.algorithm).empty();
  });
  return doubted;
}

}  // namespace sluice
