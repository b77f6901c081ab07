// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pool.hpp"
#include "intake/budget.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/reader_table.hpp"
#include "intake/skeleton.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// What one reader made of bytes, without the walk around it.
struct ReaderRun {
  struct Read {
    EntryMeta meta;
    std::string bytes;
    bool is_whole = true;
  };
  std::vector<Read> entries;
  std::string terms;    ///< "error tar.checksum; note hidden-data", in the order in which they were stated
  std::string stopped;  ///< as the reader says
  bool has_failed = false;
  std::uint64_t heard = 0;        ///< bytes of the container that the skeleton was told of
  std::string frame;              ///< those that are no entry's data
  bool is_frame_faithful = true;  ///< and they are the container's, in order

  /// "a b/c": the entries' paths.
  std::string paths() const {
    std::string text;
    for (const Read& read : entries) text += (text.empty() ? "" : " ") + read.meta.path;
    return text;
  }
};

/// Bytes in memory that come in pieces of at most `piece`; pieces of an odd size are lent, each until the next.
class PieceSource final : public ByteSource {
 public:
  PieceSource(std::string_view bytes, std::size_t piece) : bytes_(bytes), piece_(piece) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    const std::size_t count = std::min({buffer.size(), piece_, bytes_.size()});
    std::ranges::copy(std::as_bytes(std::span(bytes_.substr(0, count))), buffer.begin());
    bytes_.remove_prefix(count);
    return count;
  }
  Result<std::span<const std::byte>> lend() override {
    const std::string_view piece = bytes_.substr(0, piece_);
    bytes_.remove_prefix(piece.size());
    lent_ = std::make_unique<std::string>(piece);
    return std::as_bytes(std::span(*lent_));
  }
  bool can_lend() const override { return piece_ % 2 != 0; }
  Result<void> seek(std::uint64_t) override { return fail("pieces cannot be searched"); }
  std::uint64_t size() const override { return 0; }

 private:
  std::string_view bytes_;
  std::size_t piece_;
  std::unique_ptr<std::string> lent_;
};

/// The same with random access, for formats that are read by their directory.
class SeekablePieces final : public ByteSource {
 public:
  SeekablePieces(std::string_view bytes, std::size_t piece) : bytes_(bytes), piece_(piece) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::size_t got, read_at(at_, buffer));
    at_ += got;
    return got;
  }
  bool can_seek() const override { return true; }
  Result<void> seek(std::uint64_t offset) override {
    at_ = offset;
    return {};
  }
  std::uint64_t size() const override { return bytes_.size(); }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> buffer) override {
    const std::string_view rest = bytes_.substr(static_cast<std::size_t>(std::min<std::uint64_t>(offset, size())));
    const std::size_t count = std::min({buffer.size(), piece_, rest.size()});
    std::ranges::copy(std::as_bytes(std::span(rest.substr(0, count))), buffer.begin());
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t piece_;
  std::uint64_t at_ = 0;
};

/// Compares what it hears with the container.
class HeardSkeleton final : public Skeleton {
 public:
  HeardSkeleton(std::string_view container, ReaderRun& run) : container_(container), run_(run) {}
  void bytes(std::span<const std::byte> heard) override {
    const std::string_view text(reinterpret_cast<const char*>(heard.data()), heard.size());
    const std::size_t at = static_cast<std::size_t>(run_.heard);
    run_.is_frame_faithful =
        run_.is_frame_faithful && at <= container_.size() && container_.substr(at, text.size()) == text;
    run_.frame += text;
    run_.heard += heard.size();
  }
  void hole(std::uint64_t count) override { run_.heard += count; }

 private:
  std::string_view container_;
  ReaderRun& run_;
};

/// The strict reader alone, without libarchive's second opinion.
inline MakeReader strict_reader(std::string_view format) {
  if (format == "tar") return make_tar_reader;
  if (format == "zip") return make_zip_reader;
  return format == "cpio" || format == "rpm" ? make_cpio_reader : make_ar_reader;
}

/// Reads all entries that are not encrypted. `most_bytes`: of one entry; what is longer is left to the reader to step
/// over.
inline ReaderRun run_reader(std::string_view format, std::string_view bytes,
                            std::size_t piece = std::numeric_limits<std::size_t>::max(), const Limits& limits = {},
                            std::size_t most_bytes = 64u << 20, std::size_t jobs = 1) {
  ReaderRun run;
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, limits);
  Budget budget(limits, sink);
  Pool pool(jobs);
  PieceSource pieces(bytes, piece);
  SeekablePieces seekable(bytes, piece);
  ByteSource& source = format == "zip" ? static_cast<ByteSource&>(seekable) : pieces;
  HeardSkeleton skeleton(bytes, run);
  const std::unique_ptr<ContainerReader> reader =
      strict_reader(format)({format, source, sink, budget, pool, &skeleton});
  while (true) {
    Result<std::optional<EntryMeta>> meta = reader->next();
    run.has_failed = run.has_failed || !meta;
    if (!meta || !*meta) break;
    ReaderRun::Read& read = run.entries.emplace_back(ReaderRun::Read{std::move(**meta), {}, true});
    if (read.meta.kind != EntryKind::file && read.meta.kind != EntryKind::hardlink) continue;
    if (read.meta.encrypted) continue;
    while (read.bytes.size() < most_bytes) {
      const Result<std::span<const std::byte>> part = reader->read();
      run.has_failed = run.has_failed || !part;
      if (!part || part->empty()) break;
      read.bytes.append(reinterpret_cast<const char*>(part->data()), part->size());
    }
    read.is_whole = reader->entry_is_whole();
  }
  run.stopped = reader->stopped();
  for (const Hazard& hazard : contents.hazards) {
    constexpr std::size_t prefix = std::string_view("archive.").size();
    run.terms += (run.terms.empty() ? "" : "; ") + std::string(to_string(hazard.weight)) + ' ' +
                 std::string(hazard_spec(hazard.id).term.substr(prefix));
  }
  return run;
}

}  // namespace sluice::test
