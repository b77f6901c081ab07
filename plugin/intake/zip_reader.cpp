// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// ZIP (PKWARE APPNOTE 6.3.10) by its directory and its local headers alike: an entry is what both say, every byte
// belongs to something, and what readers could take differently is stated. Entries come in the order of their local
// headers.
#include "base/sha256_batch.hpp"
#include "intake/buffer.hpp"
#include "intake/reader_table.hpp"
#include "intake/zip_coverage.hpp"
#include "intake/zip_data.hpp"
#include "intake/zip_directory.hpp"
#include "intake/zip_entry.hpp"
#include "intake/zip_local.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t most_ahead = 64;
constexpr std::uint64_t most_bytes_ahead = 8u << 20;
constexpr std::size_t block_bytes = 256u << 10;
constexpr std::uint64_t worth_hashing = 128u << 10;

/// An entry whose headers were read, and whose bytes may be on their way.
struct Prepared {
  const ZipRecord* record = nullptr;
  std::uint64_t data = 0;       ///< offset
  bool is_readable = false;     ///< its header is there, and we know the method
  std::vector<Defect> defects;  ///< of the headers
  std::shared_ptr<const ZipRun> run;
  std::unique_ptr<ZipData> decoded;  ///< of a small entry, once the task is done
  Pool::Task task;                   ///< goes before what it writes to
};

class ZipReader final : public ContainerReader {
 public:
  explicit ZipReader(const ReaderInput& input)
      : source_(input.source),
        sink_(input.sink),
        budget_(input.budget),
        pool_(input.pool),
        hashes_(input.hashes),
        window_(source_) {}

  Result<std::optional<EntryMeta>> next() override {
    if (!std::exchange(is_open_, true)) {
      TRY(open());
    }
    current_.task = {};  // it writes to what follows
    leave_current();
    stream_.reset();
    if (!directory_.stopped.empty()) return std::optional<EntryMeta>();
    TRY(prepare());
    if (ahead_.empty()) {
      TRY(finish());
      return std::optional<EntryMeta>();
    }
    current_ = std::move(ahead_.front());
    ahead_.pop_front();
    bytes_ahead_ -= cost_of(*current_.record);
    is_whole_ = is_clean_ = true;
    is_given_ = false;
    state(current_.defects);
    EntryMeta meta = describe_zip_entry(*current_.record, sink_);
    if (meta.kind == EntryKind::symlink) {
      TRY(read_link(meta));
    } else if (meta.kind != EntryKind::file && current_.record->packed != 0) {
      TRY(judge_unseen(meta));
    }
    return std::optional<EntryMeta>(std::move(meta));
  }

  Result<std::span<const std::byte>> read() override {
    if (current_.decoded) return read_decoded();
    if (!current_.is_readable) return cannot_read();
    if (!stream_) {
      TRY_ASSIGN(stream_, make_zip_stream(*current_.record, source_, current_.data, budget_));
      if (!stream_) return cannot_read();
    }
    if (buffer_.size() == 0) buffer_ = Buffer(block_bytes);
    settle_hashes();
    TRY_ASSIGN(const std::size_t got, stream_->read(buffer_.span()));
    if (got == 0 && !std::exchange(is_given_, true)) settle(stream_->defects());
    return std::span<const std::byte>(buffer_.first(got));
  }

  bool keeps_bytes() const override { return hashes_ != nullptr; }
  bool entry_is_whole() const override { return is_whole_; }
  const std::string& stopped() const override { return directory_.stopped; }

 private:
  /// What was decoded goes once it is hashed, together with some that follow.
  void leave_current() {
    if (current_.decoded && hashes_ != nullptr) {
      bytes_left_ += current_.decoded->bytes.size();
      left_.push_back(std::move(current_));
    }
    current_ = {};
    if (bytes_left_ >= worth_hashing || left_.size() >= most_ahead) settle_hashes();
  }

  void settle_hashes() {
    if (hashes_ != nullptr) hashes_->settle();
    left_.clear();
    bytes_left_ = 0;
  }

  static std::uint64_t cost_of(const ZipRecord& record) { return is_small(record) ? record.size + record.packed : 0; }

  Result<void> open() {
    TRY_ASSIGN(directory_, read_zip_directory(source_, window_, budget_.limits(), sink_));
    if (directory_.has_split_mark) coverage_ = ZipCoverage(window_, directory_.records.front().local);
    return {};
  }

  /// Reads headers ahead and lets the pool decode, as far as the bounds allow; always at least one entry.
  Result<void> prepare() {
    while (prepared_ < directory_.records.size() && ahead_.size() < most_ahead &&
           (ahead_.empty() || bytes_ahead_ < most_bytes_ahead)) {
      const ZipRecord& record = directory_.records[prepared_++];
      ahead_.push_back({});
      TRY(prepare_one(record, ahead_.back()));
      bytes_ahead_ += cost_of(record);
    }
    return {};
  }

  Result<void> prepare_one(const ZipRecord& record, Prepared& entry) {
    entry.record = &record;
    TRY_ASSIGN(ZipLocal local, judge_zip_local(window_, record));
    entry.defects = std::move(local.defects);
    entry.data = local.data;
    if (local.is_there) {
      TRY_ASSIGN(const std::uint64_t shared, coverage_.add(record.local, local.end, entry.defects));
      budget_.spend_decoded(shared);  // each record that shares bytes reads them anew
    }
    if (record.is_wide_broken) {
      entry.defects.push_back({HazardId::zip_extra_malformed, Weight::error,
                               fmt::format("'{}' has a ZIP64 field that is too short", record.name), false});
    }
    const bool is_ambiguous =
        record.has_descriptor() && record.method == static_cast<std::uint16_t>(ZipMethod::stored) && record.size != 0;
    if (is_ambiguous && !record.is_encrypted()) {
      entry.defects.push_back({HazardId::zip_ambiguous_stream, Weight::warning,
                               fmt::format("'{}' is stored, with its size behind it", record.name), false});
    }
    entry.is_readable = local.is_whole && !record.is_wide_broken && is_known_method(record.method);
    if (entry.is_readable && may_decode_ahead(record)) {
      TRY(start_decoding(entry));
    }
    return {};
  }

  /// Only what will be asked for: the walk takes no bytes but a file's, and none beyond the limits.
  bool may_decode_ahead(const ZipRecord& record) const {
    return is_small(record) && !record.is_encrypted() && zip_entry_kind(record, record.name) == EntryKind::file &&
           record.size <= budget_.limits().entry_bytes && budget_.has_left(bytes_ahead_ + record.size);
  }

  Result<void> start_decoding(Prepared& entry) {
    TRY_ASSIGN(const std::span<const std::byte> packed,
               window_.at(entry.data, static_cast<std::size_t>(entry.record->packed)));
    entry.run = window_.run();
    entry.decoded = std::make_unique<ZipData>();
    entry.task = pool_.submit([record = entry.record, packed, decoded = entry.decoded.get()] {
      *decoded = decode_zip_data(*record, packed);
    });
    return {};
  }

  Result<std::span<const std::byte>> read_decoded() {
    current_.task.wait();
    if (std::exchange(is_given_, true)) return std::span<const std::byte>();
    budget_.spend_bytes(current_.decoded->lost);
    settle(current_.decoded->defects);
    return current_.decoded->bytes;
  }

  Result<std::span<const std::byte>> cannot_read() {
    is_whole_ = false;
    if (std::exchange(is_given_, true)) return std::span<const std::byte>();
    const std::uint16_t method = current_.record->method;
    if (!is_known_method(method)) {
      sink_.state(HazardId::format_unsupported_method, Weight::error, fmt::format("compressed by method {}", method));
    } else if (current_.is_readable) {
      sink_.state(HazardId::malformed, Weight::error, "the head of the compressed data is broken");
    }
    return std::span<const std::byte>();
  }

  /// A link's target is its data.
  Result<void> read_link(EntryMeta& meta) {
    if (meta.encrypted) {
      state_encrypted(meta);
      return {};
    }
    const std::uint64_t most = 4ull * budget_.limits().path_bytes;
    while (meta.link_target.size() <= most) {
      TRY_ASSIGN(const std::span<const std::byte> bytes, read());
      if (bytes.empty()) break;
      budget_.spend_bytes(bytes.size());
      meta.link_target.append(reinterpret_cast<const char*>(bytes.data()),
                              std::min<std::size_t>(bytes.size(), most + 1));
    }
    if (meta.link_target.size() > most) {
      sink_.state(HazardId::limit_path_length, Weight::error,
                  fmt::format("the link '{}' leads to a name of more than {} bytes", meta.path, most));
      meta.link_target.resize(most);
    }
    if (!is_whole_) unread_ = "the target of a link could not be read";
    return {};
  }

  /// Data of an entry that should have none, and of which nobody sees any: a folder is often deflated, but to nothing.
  Result<void> judge_unseen(const EntryMeta& meta) {
    const bool is_folder = meta.kind == EntryKind::folder;
    bool is_empty = current_.record->size == 0;
    if (meta.encrypted) {
      state_encrypted(meta);
      is_empty = false;
    } else if (is_empty) {
      TRY_ASSIGN(const std::span<const std::byte> bytes, read());
      is_empty = bytes.empty() && is_whole_ && is_clean_;
    } else if (is_folder) {
      return {};  // that is stated
    }
    if (is_empty) return {};
    sink_.state(is_folder ? HazardId::zip_dir_with_data : HazardId::hidden_data,
                is_folder ? Weight::error : Weight::warning,
                fmt::format("'{}' is no file and carries {} packed bytes", meta.path, current_.record->packed));
    return {};
  }

  void state_encrypted(const EntryMeta& meta) {
    sink_.state(HazardId::encrypted, Weight::error, fmt::format("'{}' is encrypted", meta.path));
    unread_ = "entries are encrypted";
  }

  Result<void> finish() {
    if (std::exchange(is_finished_, true)) return {};
    std::vector<Defect> defects;
    TRY(coverage_.finish(directory_.begin, defects));
    state(defects);
    directory_.stopped = unread_;
    return {};
  }

  void state(const std::vector<Defect>& defects) {
    for (const Defect& defect : defects) sink_.state(defect.id, defect.weight, defect.detail);
  }

  void settle(const std::vector<Defect>& defects) {
    state(defects);
    is_clean_ = defects.empty();
    is_whole_ = is_whole_ && std::ranges::none_of(defects, &Defect::stops);
  }

  ByteSource& source_;
  HazardSink& sink_;
  Budget& budget_;
  Pool& pool_;
  Sha256Batch* hashes_;
  ZipWindow window_;
  ZipDirectory directory_;
  ZipCoverage coverage_{window_, 0};
  std::size_t prepared_ = 0;  ///< of the directory's records
  std::deque<Prepared> ahead_;
  std::uint64_t bytes_ahead_ = 0;
  Prepared current_;
  std::vector<Prepared> left_;    ///< read, and perhaps not hashed yet
  std::uint64_t bytes_left_ = 0;  ///< of them
  std::unique_ptr<Decoder> stream_;
  Buffer buffer_{0};
  bool is_open_ = false;
  bool is_finished_ = false;
  bool is_given_ = false;  ///< of the current entry, to its end
  bool is_whole_ = true;
  bool is_clean_ = true;  ///< nothing is wrong with its data
  std::string unread_;    ///< what of the entries before could not be looked at
};

}  // namespace

std::unique_ptr<ContainerReader> make_zip_reader(const ReaderInput& input) {
  return std::make_unique<ZipReader>(input);
}

}  // namespace sluice
