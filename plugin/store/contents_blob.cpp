// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A change of what is written here, or of the structs, needs no number of its own: FactCache's keys name the build.
#include "store/contents_blob.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t kinds = static_cast<std::uint64_t>(EntryKind::other) + 1;
constexpr std::uint64_t weights = static_cast<std::uint64_t>(Weight::error) + 1;
constexpr std::uint64_t completenesses = static_cast<std::uint64_t>(Completeness::refused) + 1;
constexpr std::uint64_t index_end = 0xffffffff;

constexpr std::uint64_t has_digest = 1;
constexpr std::uint64_t is_encrypted = 2;
constexpr std::uint64_t has_link = 4;

void write_digest(const Digest& digest, BlobWriter& out) {
  out.bytes({reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()});
}

Digest read_digest(BlobReader& in) {
  Digest digest;
  const std::string_view bytes = in.bytes(digest.bytes.size());
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(digest.bytes.data()));
  return digest;
}

/// An index as its distance from where the delivery begins, plus 1; 0 for none.
void write_index(std::uint32_t index, std::uint32_t from, BlobWriter& out) {
  out.number(index == no_index ? 0 : std::uint64_t{index} - from + 1);
}

class Writing {
 public:
  Writing(const Contents& contents, const ContentsMark& from, BlobWriter& out)
      : contents_(contents), from_(from), out_(out) {}

  void write() {
    out_.number(contents_.containers.size() - from_.containers);
    out_.number(contents_.entries.size() - from_.entries);
    out_.number(contents_.hazards.size() - from_.hazards);
    out_.number(contents_.hazards_not_kept - from_.hazards_not_kept);
    for (std::size_t i = from_.containers; i < contents_.containers.size(); ++i) write(contents_.containers[i]);
    for (std::size_t i = from_.entries; i < contents_.entries.size(); ++i) write(contents_.entries[i]);
    for (std::size_t i = from_.hazards; i < contents_.hazards.size(); ++i) write(contents_.hazards[i]);
  }

 private:
  void write(const Container& container) {
    out_.text(container.path);
    write_index(container.parent, from_.containers, out_);
    write_index(container.entry, from_.entries, out_);
    out_.text(container.format);
    out_.number(container.filters.size());
    for (const std::string& filter : container.filters) out_.text(filter);
    out_.number(container.size);
    out_.number(container.sha256 ? 1 : 0);
    if (container.sha256) write_digest(*container.sha256, out_);
    out_.number(static_cast<std::uint64_t>(container.completeness));
    out_.text(container.reason);
    out_.number(container.entry_count);
  }

  void write(const Entry& entry) {
    const std::uint64_t flags = (entry.sha256 ? has_digest : 0) | (entry.encrypted ? is_encrypted : 0) |
                                (entry.link_target.empty() ? 0 : has_link);
    out_.number(flags);
    out_.number(static_cast<std::uint64_t>(entry.kind));
    out_.number(entry.container - from_.containers);
    out_.number(entry.mode);
    out_.number(entry.size);
    out_.text(entry.path);
    out_.text(entry.type);
    if (!entry.link_target.empty()) out_.text(entry.link_target);
    if (entry.sha256) write_digest(*entry.sha256, out_);
  }

  void write(const Hazard& hazard) {
    out_.number(static_cast<std::uint64_t>(hazard.id));
    out_.number(static_cast<std::uint64_t>(hazard.weight));
    out_.number(hazard.container - from_.containers);
    write_index(hazard.entry, from_.entries, out_);
    out_.text(hazard.place);
    out_.text(hazard.detail);
  }

  const Contents& contents_;
  const ContentsMark from_;
  BlobWriter& out_;
};

class Reading {
 public:
  Reading(BlobReader& in, Contents& contents) : in_(in), contents_(contents), from_(mark_of(contents)) {}

  bool read() {
    containers_ = count(from_.containers);
    entries_ = count(from_.entries);
    const std::uint64_t hazards = count(from_.hazards);
    const std::uint64_t not_kept = in_.number();
    contents_.containers.reserve(from_.containers + containers_);
    contents_.entries.reserve(from_.entries + entries_);
    for (std::uint64_t i = 0; i < containers_ && in_.is_good(); ++i) contents_.containers.push_back(container());
    for (std::uint64_t i = 0; i < entries_ && in_.is_good(); ++i) read_entry(contents_.entries.emplace_back());
    for (std::uint64_t i = 0; i < hazards && in_.is_good(); ++i) contents_.hazards.push_back(hazard());
    contents_.hazards_not_kept += not_kept;
    if (in_.is_good()) return true;
    contents_.containers.resize(from_.containers);
    contents_.entries.resize(from_.entries);
    contents_.hazards.resize(from_.hazards);
    contents_.hazards_not_kept = from_.hazards_not_kept;
    return false;
  }

 private:
  /// Of items that have at least five bytes each, and whose indexes stay below no_index.
  std::uint64_t count(std::uint32_t before) {
    return in_.number_below(std::min(index_end - before, in_.left() / 5 + 1));
  }

  std::uint32_t index(std::uint32_t from, std::uint64_t end) {
    const std::uint64_t above = in_.number_below(end + 1);
    return above == 0 ? no_index : static_cast<std::uint32_t>(from + above - 1);
  }
  std::uint32_t container_index() {
    return from_.containers + static_cast<std::uint32_t>(in_.number_below(containers_));
  }

  Container container() {
    Container made;
    made.path = in_.text();
    made.parent = index(from_.containers, containers_);
    made.entry = index(from_.entries, entries_);
    made.format = in_.text();
    for (std::uint64_t left = in_.number(); left > 0 && in_.is_good(); --left) made.filters.emplace_back(in_.text());
    made.size = in_.number();
    if (in_.number_below(2) == 1) made.sha256 = read_digest(in_);
    made.completeness = static_cast<Completeness>(in_.number_below(completenesses));
    made.reason = in_.text();
    made.entry_count = in_.number();
    return made;
  }

  void read_entry(Entry& made) {
    const std::uint64_t flags = in_.number_below(2 * has_link);
    made.kind = static_cast<EntryKind>(in_.number_below(kinds));
    made.container = container_index();
    made.mode = static_cast<std::uint32_t>(in_.number_below(index_end + 1));
    made.size = in_.number();
    made.path = in_.text();
    made.type = in_.text();
    made.encrypted = (flags & is_encrypted) != 0;
    if ((flags & has_link) != 0) made.link_target = in_.text();
    if ((flags & has_digest) != 0) made.sha256 = read_digest(in_);
  }

  Hazard hazard() {
    Hazard made;
    made.id = static_cast<HazardId>(in_.number_below(hazard_specs().size()));
    made.weight = static_cast<Weight>(in_.number_below(weights));
    made.container = container_index();
    made.entry = index(from_.entries, entries_);
    made.place = in_.text();
    made.detail = in_.text();
    return made;
  }

  BlobReader& in_;
  Contents& contents_;
  const ContentsMark from_;
  std::uint64_t containers_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace

ContentsMark mark_of(const Contents& contents) {
  return {static_cast<std::uint32_t>(contents.containers.size()), static_cast<std::uint32_t>(contents.entries.size()),
          static_cast<std::uint32_t>(contents.hazards.size()), contents.hazards_not_kept};
}

void write_contents(const Contents& contents, const ContentsMark& from, BlobWriter& out) {
  Writing(contents, from, out).write();
}

bool read_contents(BlobReader& in, Contents& contents) { return Reading(in, contents).read(); }

}  // namespace sluice
