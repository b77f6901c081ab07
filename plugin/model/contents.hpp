// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/digest.hpp"
#include "base/small_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What intake can state about an archive (model/hazards.def).
enum class HazardId : std::uint8_t {
#define SLUICE_HAZARD(id, term, kind, meaning) id,
#include "model/hazards.def"
#undef SLUICE_HAZARD
};

struct HazardSpec {
  HazardId id;
  std::string_view term;     ///< "archive.path.traversal"
  std::string_view kind;     ///< the rule kind that judges it
  std::string_view meaning;  ///< one clause for people
};
const std::vector<HazardSpec>& hazard_specs();
const HazardSpec& hazard_spec(HazardId id);
std::optional<HazardId> find_hazard(std::string_view term);

/// How much a hazard weighs by the bytes alone; rules select by it.
enum class Weight : std::uint8_t { note, warning, error };

/// How far a container was looked at. `incomplete` and `refused` are never a pass.
enum class Completeness : std::uint8_t { complete, incomplete, refused };

enum class EntryKind : std::uint8_t { file, folder, symlink, hardlink, device, fifo, other };

inline constexpr std::uint32_t no_index = 0xffffffff;

/// An archive, a compressed file, a folder or a single file that was opened. Ordinals are indexes into
/// Contents::containers.
struct Container {
  std::string path;                  ///< from the delivery's name on: "outer.zip!/inner.tar.xz"; raw bytes
  std::uint32_t parent = no_index;   ///< container it lies in
  std::uint32_t entry = no_index;    ///< entry that it is, in the parent
  std::string format;                ///< "tar", "zip", "7z", "folder", "file", ... (intake/magic)
  std::vector<std::string> filters;  ///< outermost first: "gzip", "xz", ...
  std::uint64_t size = 0;            ///< bytes as delivered
  std::optional<Digest> sha256;      ///< of the bytes as delivered; absent for a folder
  Completeness completeness = Completeness::complete;
  std::string reason;  ///< why it is not complete
  std::uint64_t entry_count = 0;

  friend bool operator==(const Container&, const Container&) = default;
};

/// There may be a million of them: 80 bytes, and the path's.
struct Entry {
  std::uint32_t container = 0;
  std::uint32_t mode = 0;        ///< permission bits, 07777
  std::uint64_t size = 0;        ///< bytes produced
  SmallText path;                ///< as written in the archive, raw bytes
  SmallText link_target;         ///< raw bytes
  SmallText type;                ///< content type by magic bytes: "elf", "text", "zip", ... (intake/magic)
  std::optional<Digest> sha256;  ///< of a file whose bytes were all read
  EntryKind kind = EntryKind::file;
  bool encrypted = false;

  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Hazard {
  HazardId id = HazardId::malformed;
  Weight weight = Weight::error;
  std::uint32_t container = 0;
  std::uint32_t entry = no_index;  ///< index into Contents::entries
  std::string place;               ///< full path of the entry or container, raw bytes
  std::string detail;              ///< what was seen: "resolves to /etc/passwd"; from us, but may quote raw bytes

  friend bool operator==(const Hazard&, const Hazard&) = default;
};

/// A digest besides SHA-256 that a document or a rule asked for.
struct MoreDigest {
  std::uint32_t container = 0;
  std::uint32_t entry = no_index;  ///< index into Contents::entries; no_index: of the container's own bytes
  std::string algorithm;           ///< base/digest's name: "sha1", "sha512", "git-blob", ...
  std::string hex;                 ///< lower-case; empty as long as it is only asked for

  friend auto operator<=>(const MoreDigest&, const MoreDigest&) = default;
};

/// Everything seen in the deliveries, in the order of the bytes; built once, then read only.
struct Contents {
  std::vector<Container> containers;
  std::vector<Entry> entries;
  std::vector<Hazard> hazards;
  std::vector<MoreDigest> digests;     ///< sorted
  std::uint64_t hazards_not_kept = 0;  ///< beyond Limits::hazards_per_term

  /// "outer.zip!/inner.tar!/a/b", or the container's own path for no_index.
  std::string full_path(std::uint32_t container, std::uint32_t entry) const;
  /// Lower-case hex of an entry's bytes, or for no_index of the container's; empty if it was not computed.
  std::string find_digest(std::uint32_t container, std::uint32_t entry, std::string_view algorithm) const;

  friend bool operator==(const Contents&, const Contents&) = default;
};

std::string_view to_string(Weight weight);
std::string_view to_string(Completeness completeness);
std::string_view to_string(EntryKind kind);
std::optional<Weight> parse_weight(std::string_view text);
std::optional<Completeness> parse_completeness(std::string_view text);
std::optional<EntryKind> parse_entry_kind(std::string_view text);

}  // namespace sluice
