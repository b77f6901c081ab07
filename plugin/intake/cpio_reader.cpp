// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// cpio as cpio(5) of FreeBSD describes its forms; an rpm's payload is one too. A header, a name and data in turn, and
// an entry named TRAILER!!! at the end, behind which kernels read on.
#include "base/digest.hpp"
#include "intake/cpio_fields.hpp"
#include "intake/magic.hpp"
#include "intake/reader_table.hpp"
#include "intake/source_window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view trailer = "TRAILER!!!";
constexpr std::size_t longest_text = 64u << 10;  // of a name or a symlink's target

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

EntryKind kind_of(std::uint32_t mode) {
  switch (mode & 0170000u) {
    case 0100000:
    case 0:
      return EntryKind::file;
    case 0040000:
      return EntryKind::folder;
    case 0120000:
      return EntryKind::symlink;
    case 0020000:
    case 0060000:
      return EntryKind::device;
    case 0010000:
    case 0140000:
      return EntryKind::fifo;
    default:
      return EntryKind::other;
  }
}

class CpioReader final : public ContainerReader {
 public:
  explicit CpioReader(const ReaderInput& input)
      : sink_(input.sink), budget_(input.budget), window_(input.source, input.skeleton, input.hashes) {}

  Result<std::optional<EntryMeta>> next() override;
  Result<std::span<const std::byte>> read() override;
  bool keeps_bytes() const override { return window_.keeps_bytes(); }
  bool entry_is_whole() const override { return is_whole_; }
  const std::string& stopped() const override { return stopped_; }

 private:
  Result<void> leave_entry();
  Result<void> take_padding(std::uint64_t bytes_before);
  Result<std::optional<cpio::Header>> take_header();
  Result<std::optional<std::string>> take_text(std::uint64_t size);
  Result<std::optional<EntryMeta>> open_entry(const cpio::Header& header, std::string path);
  void judge_link(const cpio::Header& header, EntryMeta& meta);
  void judge_linked_data();
  void judge_sum();
  Result<void> judge_rest();
  void stop(HazardId id, std::string detail);
  void stop_inside() { stop(HazardId::truncated, "the cpio ends before its TRAILER!!!"); }

  HazardSink& sink_;
  Budget& budget_;
  SourceWindow window_;
  std::optional<cpio::Form> form_;
  /// A file that has several links.
  struct Linked {
    std::string path;            ///< of its first entry
    std::optional<Digest> data;  ///< of the first entry that has any
  };
  std::map<std::tuple<std::uint64_t, std::uint64_t>, Linked> linked_;
  Linked* linking_ = nullptr;  ///< of the entry, if it has data
  Sha256 hash_;                ///< of that
  std::uint64_t left_ = 0;     ///< bytes of the entry's data not taken yet
  std::uint64_t size_ = 0;
  std::optional<std::uint32_t> wanted_sum_;  ///< of the entry, if it is to be compared
  std::uint32_t sum_ = 0;
  bool is_padding_noted_ = false;
  bool is_whole_ = true;
  bool is_over_ = false;
  std::string stopped_;
};

Result<std::optional<EntryMeta>> CpioReader::next() {
  TRY(leave_entry());
  if (!stopped_.empty() || is_over_) return std::optional<EntryMeta>();
  TRY_ASSIGN(const std::optional<cpio::Header> header, take_header());
  if (!header) return std::optional<EntryMeta>();
  TRY_ASSIGN(std::optional<std::string> name, take_text(header->name_bytes));
  if (!name) return std::optional<EntryMeta>();
  if (name->empty() || name->back() != '\0') {
    stop(HazardId::malformed, "a name does not end in NUL");
    return std::optional<EntryMeta>();
  }
  name->resize(name->find_last_not_of('\0') + 1);  // npos + 1 is 0
  if (*name == trailer) {
    TRY(judge_rest());
    return std::optional<EntryMeta>();
  }
  TRY(take_padding(cpio::header_bytes(*form_) + header->name_bytes));
  if (!stopped_.empty()) return std::optional<EntryMeta>();
  return open_entry(*header, std::move(*name));
}

Result<void> CpioReader::leave_entry() {
  if (!stopped_.empty() || is_over_ || !form_) return {};
  TRY_ASSIGN(const std::uint64_t skipped, window_.skip_data(left_));
  if (skipped < std::exchange(left_, 0)) {
    stop_inside();
  } else {
    TRY(take_padding(std::exchange(size_, 0)));
  }
  return {};
}

Result<void> CpioReader::take_padding(std::uint64_t bytes_before) {
  const std::size_t unit = cpio::alignment(*form_);
  const auto count = static_cast<std::size_t>((unit - bytes_before % unit) % unit);
  TRY_ASSIGN(const std::span<const std::byte> padding, window_.peek(count));
  if (padding.size() < count) {
    stop_inside();
    return {};
  }
  if (!is_padding_noted_ && !is_zero(padding)) {
    is_padding_noted_ = true;
    sink_.state(HazardId::hidden_data, Weight::note, "the padding behind a name or data is not zero");
  }
  window_.take(count);
  return {};
}

/// Absent if the reader stopped.
Result<std::optional<cpio::Header>> CpioReader::take_header() {
  TRY_ASSIGN(const std::span<const std::byte> head, window_.peek(cpio::mark_bytes));
  const std::optional<cpio::Form> form = cpio::find_form(head);
  if (head.size() < cpio::mark_bytes) {
    stop_inside();
    return std::optional<cpio::Header>();
  }
  if (!form || (form_ && *form_ != *form)) {
    stop(HazardId::malformed, form ? "headers of two forms are mixed" : "a header has no mark");
    return std::optional<cpio::Header>();
  }
  form_ = form;
  const std::size_t size = cpio::header_bytes(*form);
  TRY_ASSIGN(const std::span<const std::byte> bytes, window_.peek(size));
  if (bytes.size() < size) {
    stop_inside();
    return std::optional<cpio::Header>();
  }
  std::optional<cpio::Header> header = cpio::parse_header(bytes, *form);
  if (!header) {
    stop(HazardId::malformed, "a header's field is no number");
  } else {
    window_.take(size);
  }
  return header;
}

/// A name or a symlink's target; absent if the reader stopped. The size is judged before memory is taken for it.
Result<std::optional<std::string>> CpioReader::take_text(std::uint64_t size) {
  if (size > longest_text) {
    stop(HazardId::malformed, fmt::format("a header claims a name or target of {} bytes", size));
    return std::optional<std::string>();
  }
  const auto count = static_cast<std::size_t>(size);
  TRY_ASSIGN(const std::span<const std::byte> bytes, window_.peek(count));
  if (bytes.size() < count) {
    stop_inside();
    return std::optional<std::string>();
  }
  std::string text(text_of(bytes));
  window_.take(count);
  return std::optional<std::string>(std::move(text));
}

Result<std::optional<EntryMeta>> CpioReader::open_entry(const cpio::Header& header, std::string path) {
  EntryMeta meta;
  meta.path = std::move(path);
  meta.kind = kind_of(header.mode);
  meta.mode = header.mode & 07777u;
  meta.has_mode = true;
  meta.mtime = static_cast<std::int64_t>(header.mtime);
  meta.uid = header.uid;
  meta.gid = header.gid;
  size_ = header.data_bytes;
  left_ = size_;
  is_whole_ = true;
  sum_ = 0;
  wanted_sum_.reset();
  if (meta.kind == EntryKind::symlink) {
    TRY_ASSIGN(std::optional<std::string> target, take_text(std::exchange(left_, 0)));
    if (!target) return std::optional<EntryMeta>();
    meta.link_target = std::move(*target);
  } else if (meta.kind != EntryKind::file && size_ != 0) {
    sink_.state(HazardId::malformed, Weight::error,
                fmt::format("the header of an entry without data claims {} bytes", size_));
  } else if (meta.kind == EntryKind::file && *form_ == cpio::Form::crc && size_ != 0) {
    wanted_sum_ = header.sum;
  }
  judge_link(header, meta);
  meta.size = meta.kind == EntryKind::file || meta.kind == EntryKind::hardlink ? left_ : 0;
  return std::optional<EntryMeta>(std::move(meta));
}

/// Files with several links come once for each; their bytes with each (odc) or with the last (newc).
void CpioReader::judge_link(const cpio::Header& header, EntryMeta& meta) {
  linking_ = nullptr;
  if (meta.kind != EntryKind::file || header.links < 2) return;
  const auto [first, is_first] = linked_.try_emplace({header.device, header.inode}, Linked{meta.path, {}});
  if (size_ != 0) linking_ = &first->second;
  hash_ = {};
  if (is_first) return;
  meta.kind = EntryKind::hardlink;
  meta.link_target = first->second.path;
}

/// Readers write a link's data to the one file, or to a file of its own: it matters if the data differ.
void CpioReader::judge_linked_data() {
  const Digest data = hash_.finish();
  if (!linking_->data) linking_->data = data;
  if (*linking_->data == data) return;
  sink_.state(HazardId::path_duplicate, Weight::error,
              fmt::format("two links of the file '{}' have different bytes", linking_->path));
}

Result<std::span<const std::byte>> CpioReader::read() {
  if (left_ == 0 || !stopped_.empty()) return std::span<const std::byte>();
  TRY_ASSIGN(const std::span<const std::byte> bytes, window_.take_data(left_));
  left_ -= bytes.size();
  if (bytes.empty()) {
    is_whole_ = false;
    stop_inside();
  }
  if (linking_ != nullptr) {
    hash_.update(bytes);
    if (left_ == 0) judge_linked_data();
  }
  if (wanted_sum_) {
    for (const std::byte byte : bytes) sum_ += std::to_integer<std::uint32_t>(byte);
    if (left_ == 0) judge_sum();
  }
  return bytes;
}

void CpioReader::judge_sum() {
  if (*wanted_sum_ == sum_) return;
  is_whole_ = false;
  sink_.state(HazardId::checksum, Weight::error, "the sum of the data is not the header's");
}

/// Zeros fill the last record behind the end mark.
Result<void> CpioReader::judge_rest() {
  is_over_ = true;
  bool is_judged = false;
  while (true) {
    TRY_ASSIGN(std::span<const std::byte> rest, window_.peek(magic_bytes));
    const auto found = std::ranges::find_if(rest, [](std::byte b) { return b != std::byte{0}; });
    const auto zeros = static_cast<std::size_t>(found - rest.begin());
    if (!is_judged && zeros != 0) {
      rest = rest.first(zeros);
    } else if (!is_judged && !rest.empty()) {
      is_judged = true;
      const bool is_archive = identify(rest).role != Role::content;
      sink_.state(is_archive ? HazardId::hidden_after_eof : HazardId::trailing_data,
                  is_archive ? Weight::error : Weight::warning,
                  is_archive ? "a second archive follows the end mark" : "bytes follow the end mark");
    }
    if (rest.empty() || !budget_.spend_bytes(rest.size())) return {};
    window_.take(rest.size());
  }
}

/// Once a limit is crossed the input is cut short on purpose: that is no defect.
void CpioReader::stop(HazardId id, std::string detail) {
  stopped_ = std::move(detail);
  if (!budget_.is_exhausted()) sink_.state(id, Weight::error, stopped_);
}

}  // namespace

std::unique_ptr<ContainerReader> make_cpio_reader(const ReaderInput& input) {
  return std::make_unique<CpioReader>(input);
}

}  // namespace sluice
