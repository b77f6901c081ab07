// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// tar as POSIX.1-2017 (pax, "ustar Interchange Format", "pax Interchange Format") and GNU tar 1.34 ("Basic Tar Format",
// "GNU Extensions", "Storing Sparse Files") have it: blocks of 512 bytes, a header and its data in turn, and two zero
// blocks at the end. Every block is judged; after one that leaves open where the next header stands nothing is read.
#include "intake/magic.hpp"
#include "intake/magic_checks.hpp"
#include "intake/path_parts.hpp"
#include "intake/reader_table.hpp"
#include "intake/source_window.hpp"
#include "intake/tar_entry.hpp"
#include "intake/tar_fields.hpp"
#include "intake/tar_map.hpp"
#include "intake/tar_pax.hpp"
#include "intake/tar_sparse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

constexpr std::array<std::byte, 64u << 10> zero_bytes{};
constexpr std::uint64_t longest_name = 64u << 10;

bool is_header(std::span<const std::byte> block) {
  return block.size() == tar::block_bytes && !is_blank_block(block) && tar::has_checksum(block);
}

class TarReader final : public ContainerReader {
 public:
  explicit TarReader(const ReaderInput& input)
      : sink_(input.sink), budget_(input.budget), window_(input.source, input.skeleton, input.hashes) {}

  Result<std::optional<EntryMeta>> next() override;
  Result<std::span<const std::byte>> read() override;
  bool keeps_bytes() const override { return window_.keeps_bytes(); }
  bool entry_is_whole() const override { return is_whole_; }
  const std::string& stopped() const override { return stopped_; }

 private:
  Result<void> leave_entry();
  Result<bool> take_padding();
  Result<std::optional<EntryMeta>> take_header(std::span<const std::byte> block);
  Result<void> take_extension(char type, std::uint64_t size);
  Result<bool> collect(std::uint64_t size, bool is_name);
  void take_long_text(std::optional<std::string>& to);
  void take_pax(bool is_global);
  void judge_passed_over(const tar::Header& header, std::uint64_t size);
  Result<void> step_over(std::uint64_t size);
  Result<std::optional<EntryMeta>> open_entry(const tar::Header& header, std::uint64_t size);
  Result<void> judge_extra_data(EntryKind kind, char type);
  Result<void> open_sparse(const tar::Header& header);
  Result<std::span<const std::byte>> read_stored(std::uint64_t most);
  Result<std::span<const std::byte>> read_sparse();
  Result<void> judge_rest();
  void judge_end(std::size_t partial);
  void stop(HazardId id, std::string detail);
  void stop_inside() { stop(HazardId::truncated, "the tar ends inside an entry"); }

  HazardSink& sink_;
  Budget& budget_;
  SourceWindow window_;
  tar::PaxValues global_;
  tar::Extensions own_;     ///< of the entry to come
  std::string text_;        ///< of an extended header
  bool is_pax_ = false;     ///< a pax header was seen
  std::uint64_t left_ = 0;  ///< stored bytes of the entry not taken yet
  std::size_t padding_ = 0;
  std::optional<tar::SparseCursor> sparse_;
  std::uint32_t zero_blocks_ = 0;
  bool is_padding_noted_ = false;
  bool is_whole_ = true;
  bool is_over_ = false;  ///< the end mark, or the source's end, was reached
  std::string stopped_;
};

Result<std::optional<EntryMeta>> TarReader::next() {
  TRY(leave_entry());
  while (stopped_.empty() && !is_over_) {
    TRY_ASSIGN(const std::span<const std::byte> block, window_.peek(tar::block_bytes));
    if (block.size() < tar::block_bytes) {
      judge_end(block.size());
    } else if (is_blank_block(block) && ++zero_blocks_ < 2) {
      window_.take(tar::block_bytes);
    } else if (zero_blocks_ != 0) {
      TRY(judge_rest());
    } else {
      TRY_ASSIGN(std::optional<EntryMeta> meta, take_header(block));
      if (meta) return meta;
    }
  }
  return std::optional<EntryMeta>();
}

Result<void> TarReader::leave_entry() {
  if (!stopped_.empty()) return {};
  if (left_ != 0) {
    TRY_ASSIGN(const std::uint64_t skipped, window_.skip_data(left_));
    if (skipped < left_) stop_inside();
    left_ = 0;
  }
  if (stopped_.empty()) {
    TRY(take_padding());
  }
  sparse_.reset();
  return {};
}

/// What fills the last block of an entry or extended header; false if the source ends there.
Result<bool> TarReader::take_padding() {
  const std::size_t count = std::exchange(padding_, 0);
  if (count == 0) return true;
  TRY_ASSIGN(const std::span<const std::byte> padding, window_.peek(count));
  if (padding.size() < count) {
    stop_inside();
    return false;
  }
  if (!is_padding_noted_ && !is_zero(padding)) {
    is_padding_noted_ = true;
    sink_.state(HazardId::hidden_data, Weight::note, "the padding behind an entry is not zero");
  }
  window_.take(count);
  return true;
}

Result<std::optional<EntryMeta>> TarReader::take_header(std::span<const std::byte> block) {
  if (!tar::has_checksum(block)) {
    stop(HazardId::tar_checksum, "a header's checksum does not fit its bytes");
    return std::optional<EntryMeta>();
  }
  const tar::Header header(block);
  const std::optional<std::uint64_t> size = tar::parse_number(header.size());
  if (!size) {
    stop(HazardId::tar_bad_number, "a header's size is negative or no number");
    return std::optional<EntryMeta>();
  }
  window_.take(tar::block_bytes);
  switch (header.type()) {
    case 'x':
    case 'X':
    case 'g':
    case 'L':
    case 'K':
      TRY(take_extension(header.type(), *size));
      return std::optional<EntryMeta>();
    case 'A':
    case 'V':
      judge_passed_over(header, *size);
      TRY(step_over(*size));
      return std::optional<EntryMeta>();
    default:
      return open_entry(header, *size);
  }
}

Result<void> TarReader::take_extension(char type, std::uint64_t size) {
  TRY_ASSIGN(const bool is_there, collect(size, type == 'L' || type == 'K'));
  if (!is_there) return {};
  if (type == 'L') {
    take_long_text(own_.long_name);
  } else if (type == 'K') {
    take_long_text(own_.long_link);
  } else {
    take_pax(type == 'g');
  }
  return {};
}

/// An extended header's bytes into text_; false if it stopped the reader. One beyond the limit is stepped over to see
/// whether it is there at all.
Result<bool> TarReader::collect(std::uint64_t size, bool is_name) {
  text_.clear();
  const std::uint64_t most = budget_.limits().document_bytes;
  if (size > (is_name ? std::min(most, longest_name) : most)) {
    const std::string detail = fmt::format("an extended header claims {} bytes", size);
    sink_.state(HazardId::tar_header_size, Weight::error, detail);
    TRY_ASSIGN(const std::uint64_t skipped, window_.skip_frame(size));
    if (skipped < size) {
      stop_inside();
    } else {
      stopped_ = detail;
    }
    return false;
  }
  while (text_.size() < size) {
    TRY_ASSIGN(const std::span<const std::byte> part, window_.take_frame(size - text_.size()));
    if (part.empty()) {
      stop_inside();
      return false;
    }
    text_ += magic::as_text(part);
  }
  padding_ = tar::padding_of(size);
  return take_padding();
}

void TarReader::take_long_text(std::optional<std::string>& to) {
  const std::string_view text = tar::before_nul(text_);
  if (tar::has_residue(text_)) {
    sink_.state(HazardId::tar_header_residue, Weight::warning, fmt::format("bytes follow the end of '{}'", text));
  }
  if (to && *to != text) {
    sink_.state(HazardId::tar_name_conflict, Weight::error, "two GNU headers name one entry");
  }
  to = text;
}

/// Some readers take the second of two pax headers for the only one.
void TarReader::take_pax(bool is_global) {
  is_pax_ = true;
  if (!is_global && std::exchange(own_.has_pax, true)) {
    sink_.state(HazardId::tar_pax_malformed, Weight::error, "two pax headers precede one entry");
  }
  std::optional<Defect> defect = tar::take_pax(text_, is_global, is_global ? global_ : own_.pax, sink_);
  if (defect) stop(defect->id, std::move(defect->detail));
}

/// Solaris's access control list of the next entry, or GNU's label of the volume. To some readers both are files, and
/// what precedes them speaks of them.
void TarReader::judge_passed_over(const tar::Header& header, std::uint64_t size) {
  if (own_.has_names()) {
    sink_.state(HazardId::tar_name_conflict, Weight::error, "an extended header does not stand before its entry");
  }
  const std::string name = tar::name_in_header(header, sink_);
  if (header.type() == 'A') {
    own_.acl_name = name;
    return;
  }
  if (size != 0) {
    sink_.state(HazardId::hidden_data, Weight::error, fmt::format("a volume's label carries {} bytes", size));
  }
  if (name.starts_with('/') || climbs_out(name)) {
    sink_.state(HazardId::path_traversal, Weight::error, "a volume's label is a file to some readers: " + quoted(name));
  }
}

Result<void> TarReader::step_over(std::uint64_t size) {
  TRY_ASSIGN(const std::uint64_t skipped, window_.skip_frame(size));
  if (skipped < size) {
    stop_inside();
    return {};
  }
  padding_ = tar::padding_of(size);
  TRY(take_padding());
  return {};
}

Result<std::optional<EntryMeta>> TarReader::open_entry(const tar::Header& header, std::uint64_t size) {
  EntryMeta meta = tar::describe_entry(header, own_, global_, sink_);
  left_ = tar::settle_size(size, own_.pax, sink_);
  is_whole_ = true;
  const bool is_sparse = header.type() == 'S' || own_.pax.sparse.is_stated;
  if (is_sparse && meta.kind != EntryKind::file) {
    stop(HazardId::malformed, "a sparse entry that is no file");
  } else if (is_sparse) {
    TRY(open_sparse(header));
  } else if (left_ != 0 && meta.kind != EntryKind::file) {
    TRY(judge_extra_data(meta.kind, header.type()));
  }
  padding_ = tar::padding_of(left_);
  if (own_.is_waiting()) own_ = {};
  if (!stopped_.empty()) return std::optional<EntryMeta>();
  const bool has_bytes = meta.kind == EntryKind::file || meta.kind == EntryKind::hardlink;
  meta.size = has_bytes ? left_ : 0;
  if (is_sparse) meta.size = sparse_ ? std::optional(sparse_->size()) : std::nullopt;
  return std::optional<EntryMeta>(std::move(meta));
}

/// Bytes that the header claims of an entry that is no file. A header or the end in their place means that there are
/// none: old writers state a size without data. With pax, a hard link's data follows.
Result<void> TarReader::judge_extra_data(EntryKind kind, char type) {
  if (type == 'D') {
    sink_.state(HazardId::hidden_data, Weight::warning,
                fmt::format("a dump folder carries a list of {} bytes, a file to some readers", left_));
    return {};
  }
  if (kind == EntryKind::folder) {
    sink_.state(HazardId::tar_dir_with_data, Weight::error, fmt::format("a folder's header claims {} bytes", left_));
  } else if (kind == EntryKind::hardlink || kind == EntryKind::symlink) {
    sink_.state(HazardId::tar_link_with_data, kind == EntryKind::hardlink ? Weight::warning : Weight::error,
                fmt::format("a link's header claims {} bytes", left_));
  } else {
    sink_.state(HazardId::malformed, Weight::warning, fmt::format("a device's header claims {} bytes", left_));
  }
  TRY_ASSIGN(const std::span<const std::byte> behind, window_.peek(2 * tar::block_bytes));
  const bool is_entry = is_header(behind.first(std::min(behind.size(), tar::block_bytes)));
  const bool is_end = behind.empty() || (behind.size() == 2 * tar::block_bytes && is_zero(behind));
  const bool may_be_none = kind != EntryKind::hardlink || !is_pax_;
  if (may_be_none && (is_entry || is_end)) {
    left_ = 0;
  } else if (kind == EntryKind::hardlink && (is_entry || left_ > tar::block_bytes)) {
    sink_.state(HazardId::tar_link_with_data, Weight::error, "some readers look for an entry in a hard link's data");
  }
  return {};
}

/// Without a sound map the entry's bytes cannot be put together; what is stored of them is stepped over.
Result<void> TarReader::open_sparse(const tar::Header& header) {
  sink_.state(HazardId::tar_sparse, Weight::warning, "a sparse entry");
  tar::MapReader map(window_, own_.pax.sparse, left_);
  TRY_ASSIGN(sparse_, map.read(header));
  left_ = map.stored();
  if (map.defect() && map.defect()->stops) {
    stop(map.defect()->id, map.defect()->detail);
  } else if (map.defect()) {
    is_whole_ = false;
    sink_.state(map.defect()->id, Weight::error, map.defect()->detail);
  }
  if (map.has_differing_runs()) {
    sink_.state(HazardId::tar_sparse, Weight::error, "readers take a sparse entry's runs from different places");
  }
  if (map.has_residue()) sink_.state(HazardId::hidden_data, Weight::note, "bytes follow a sparse entry's map");
  return {};
}

Result<std::span<const std::byte>> TarReader::read() {
  if (!stopped_.empty() || !is_whole_) return std::span<const std::byte>();
  return sparse_ ? read_sparse() : read_stored(left_);
}

Result<std::span<const std::byte>> TarReader::read_stored(std::uint64_t most) {
  if (most == 0) return std::span<const std::byte>();
  TRY_ASSIGN(const std::span<const std::byte> bytes, window_.take_data(most));
  if (bytes.empty()) {
    is_whole_ = false;
    stop_inside();
  }
  left_ -= bytes.size();
  return bytes;
}

Result<std::span<const std::byte>> TarReader::read_sparse() {
  const tar::SparseCursor::Piece piece = sparse_->next();
  std::span<const std::byte> bytes;
  if (piece.is_hole) {
    bytes =
        std::span(zero_bytes).first(static_cast<std::size_t>(std::min<std::uint64_t>(piece.bytes, zero_bytes.size())));
  } else {
    TRY_ASSIGN(bytes, read_stored(piece.bytes));
  }
  sparse_->advance(bytes.size());
  return bytes;
}

/// Zero blocks fill the last record behind the end mark; anything else is hidden from readers that stop there.
Result<void> TarReader::judge_rest() {
  is_over_ = true;
  if (own_.is_waiting()) sink_.state(HazardId::malformed, Weight::error, "no entry follows an extended header");
  bool has_other = false;
  bool has_entry = false;
  while (true) {
    TRY_ASSIGN(const std::span<const std::byte> block, window_.peek(tar::block_bytes));
    if (block.empty()) break;
    if (!has_entry && is_header(block)) {
      has_entry = true;
      sink_.state(
          HazardId::hidden_after_eof, Weight::error,
          fmt::format("an entry header follows the end mark: '{}'", tar::before_nul(tar::Header(block).name())));
    } else if (!has_entry && !has_other && !is_zero(block)) {
      has_other = true;
      const bool is_archive = identify(block).role != Role::content;
      sink_.state(is_archive ? HazardId::hidden_after_eof : HazardId::trailing_data,
                  is_archive ? Weight::error : Weight::warning,
                  is_archive ? "a second archive follows the end mark" : "bytes follow the end mark");
    }
    window_.take(block.size());
    if (!budget_.spend_bytes(block.size())) break;
  }
  return {};
}

/// The source is over, but for less than a block, without an end mark.
void TarReader::judge_end(std::size_t partial) {
  is_over_ = true;
  if (partial != 0 || own_.is_waiting()) return stop_inside();
  if (budget_.is_exhausted()) return;
  sink_.state(HazardId::tar_no_eof, Weight::error,
              zero_blocks_ == 0 ? "the tar ends without its two zero blocks"
                                : "the tar ends with one zero block instead of two");
}

/// Once a limit is crossed the input is cut short on purpose: that is no defect.
void TarReader::stop(HazardId id, std::string detail) {
  stopped_ = std::move(detail);
  if (!budget_.is_exhausted()) sink_.state(id, Weight::error, stopped_);
}

}  // namespace

std::unique_ptr<ContainerReader> make_tar_reader(const ReaderInput& input) {
  return std::make_unique<TarReader>(input);
}

}  // namespace sluice
