// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/reader_table.hpp"

#include "intake/libarchive_reader.hpp"
#include "intake/magic.hpp"
#include "intake/zip_end.hpp"
#include "intake/zip_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace sluice {
namespace {

/// ZIP through libarchive's seeking reader, after a look at the end record and the directory: libarchive 3.6 changes
/// names (backslashes, NULs, what it cannot convert) and shows of several records with one local header only the first.
class ZipReader final : public ContainerReader {
 public:
  explicit ZipReader(const ReaderInput& input)
      : source_(input.source),
        sink_(input.sink),
        most_(input.budget.limits().entries),
        inner_("zip", input.source, input.sink, input.budget) {}

  Result<std::optional<EntryMeta>> next() override {
    if (!std::exchange(is_open_, true)) {
      TRY(open());
    }
    if (is_empty_ || !stopped_.empty()) return std::optional<EntryMeta>();
    TRY_ASSIGN(std::optional<EntryMeta> meta, inner_.next());
    if (!meta) {
      judge_end();
    } else if (named_ < names_.size()) {
      restore_name(*meta, names_[named_++]);
    }
    return meta;
  }
  Result<std::span<const std::byte>> read() override { return inner_.read(); }
  bool entry_is_whole() const override { return inner_.entry_is_whole(); }
  const std::string& stopped() const override { return stopped_.empty() ? inner_.stopped() : stopped_; }

 private:
  Result<void> open() {
    TRY_ASSIGN(const std::optional<ZipEnd> end, find_zip_end(source_));
    if (!end) {
      stop(HazardId::truncated, "the ZIP has no end record");
      return {};
    }
    if (end->trailing != 0) {
      sink_.state(HazardId::trailing_data, Weight::warning,
                  fmt::format("{} bytes follow the end record", end->trailing));
    }
    const bool is_split =
        (end->disk != 0 && end->disk != 0xffff) || (end->directory_disk != 0 && end->directory_disk != 0xffff);
    if (is_split) {
      stop(HazardId::multi_volume, fmt::format("the end record is that of part {}", end->disk + 1));
      return {};
    }
    TRY(judge_begin(*end));
    is_empty_ = end->offset == 0 && end->entries == 0;
    TRY_ASSIGN(names_, read_zip_names(source_, *end, most_));
    judge_names(*end);
    return {};
  }

  void judge_names(const ZipEnd& end) {
    std::uint64_t records = 0;
    for (const ZipName& name : names_) records += 1 + name.repeats;
    const bool is_counted = end.entries == 0xffff || end.entries == records;  // all ones: the ZIP64 record counts
    if (!names_.empty() && !is_counted && records < most_) {
      sink_.state(HazardId::zip_count_mismatch, Weight::error,
                  fmt::format("the end record declares {} entries, the directory has {}", end.entries, records));
    }
    if (records == names_.size()) return;
    hidden_ = fmt::format("{} directory records share the local header of another, and were not looked at",
                          records - names_.size());
    sink_.state(HazardId::zip_overlap, Weight::error, hidden_);
  }

  void judge_end() {
    if (stopped_.empty() && inner_.stopped().empty()) stopped_ = hidden_;
    const bool has_secret = std::ranges::any_of(names_, &ZipName::is_encrypted);
    if (named_ == 0 && !inner_.stopped().empty() && has_secret) {
      sink_.state(HazardId::encrypted, Weight::error, "the directory says that entries are encrypted");
    }
  }

  /// A split mark in front, or bytes that are no ZIP.
  Result<void> judge_begin(const ZipEnd& end) {
    std::array<std::byte, 4> first{};
    TRY_ASSIGN(const std::size_t got, source_.read(first));
    TRY(source_.seek(0));
    if (end.offset == 0 || got < first.size()) return {};
    if (identify(first).name != "zip") {
      sink_.state(HazardId::zip_prefix_data, Weight::warning, "bytes precede the ZIP");
    } else if (first[2] == std::byte{7}) {
      sink_.state(HazardId::zip_prefix_data, Weight::warning, "a split mark precedes the ZIP");
      sink_.state(HazardId::multi_volume, Weight::warning, "the ZIP starts with the mark of a split archive");
    }
    return {};
  }

  void stop(HazardId id, std::string detail) {
    stopped_ = detail;
    sink_.state(id, Weight::error, std::move(detail));
  }

  ByteSource& source_;
  HazardSink& sink_;
  std::uint64_t most_;
  std::vector<ZipName> names_;
  std::size_t named_ = 0;
  LibarchiveReader inner_;
  bool is_open_ = false;
  bool is_empty_ = false;
  std::string hidden_;  ///< what the directory has beside what libarchive shows
  std::string stopped_;
};

}  // namespace

std::unique_ptr<ContainerReader> make_zip_reader(const ReaderInput& input) {
  return std::make_unique<ZipReader>(input);
}

}  // namespace sluice
