// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_watch.hpp"

#include "base/text.hpp"
#include "intake/magic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace sluice {
namespace {

constexpr std::uint64_t largest_octal = 077777777777;  // what 11 octal digits can say

std::string_view text_of(std::span<const std::byte> block) {
  return {reinterpret_cast<const char*>(block.data()), block.size()};
}
std::uint64_t blocks_of(std::uint64_t size) { return size / tar::block_bytes + (size % tar::block_bytes != 0 ? 1 : 0); }
bool is_extension(char type) { return type == 'x' || type == 'g' || type == 'X' || type == 'L' || type == 'K'; }

}  // namespace

void TarWatch::hear(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    if (partial_bytes_ == 0 && state_ == State::data && bytes.size() >= tar::block_bytes) {
      const std::uint64_t blocks = std::min<std::uint64_t>(blocks_left_, bytes.size() / tar::block_bytes);
      bytes = bytes.subspan(static_cast<std::size_t>(blocks) * tar::block_bytes);
      blocks_left_ -= blocks;
      if (blocks_left_ == 0) state_ = State::header;
      continue;
    }
    if (partial_bytes_ == 0 && bytes.size() >= tar::block_bytes) {
      hear_block(bytes.first(tar::block_bytes));
      bytes = bytes.subspan(tar::block_bytes);
      continue;
    }
    const std::size_t count = std::min(bytes.size(), tar::block_bytes - partial_bytes_);
    std::copy_n(bytes.begin(), count, partial_.begin() + static_cast<std::ptrdiff_t>(partial_bytes_));
    partial_bytes_ += count;
    bytes = bytes.subspan(count);
    if (partial_bytes_ == tar::block_bytes) {
      partial_bytes_ = 0;
      hear_block(partial_);
    }
  }
}

void TarWatch::hear_block(std::span<const std::byte> block) {
  switch (state_) {
    case State::data:
      if (--blocks_left_ == 0) state_ = State::header;
      return;
    case State::collecting:
      extension_ += text_of(block);
      if (--blocks_left_ == 0) finish_extension();
      return;
    case State::sparse_header:
      if (block[504] == std::byte{0}) skip(pending_data_ * tar::block_bytes);
      return;
    case State::after_link:
      // pax allows data behind a hard link and older writers state a size without data: a header here means there is
      // none.
      if (tar::has_checksum(block) && !is_blank_block(block)) {
        state_ = State::header;
        return hear_header(block);
      }
      skip(pending_data_ * tar::block_bytes);
      return hear_block(block);
    case State::after_end:
      return hear_after_end(block);
    case State::lost:
      return;
    case State::header:
      return hear_header(block);
  }
}

void TarWatch::hear_header(std::span<const std::byte> block) {
  if (is_blank_block(block)) return hear_zero_block();
  if (zero_blocks_ != 0) {
    state_ = State::after_end;
    return hear_after_end(block);
  }
  if (!tar::has_checksum(block)) return get_lost(HazardId::tar_checksum, "a header's checksum does not fit its bytes");
  const std::optional<std::uint64_t> size = tar::parse_number(text_of(block).substr(124, 12));
  if (!size) return get_lost(HazardId::tar_bad_number, "a header's size is negative or no number");
  hear_typed(block, static_cast<char>(block[156]), *size);
}

void TarWatch::hear_zero_block() {
  if (++zero_blocks_ == 2) state_ = State::after_end;
}

/// Zero blocks fill the last record; anything else is hidden from readers that stop at the end mark.
void TarWatch::hear_after_end(std::span<const std::byte> block) {
  if (rest_noted_ || is_blank_block(block)) return;
  rest_noted_ = true;
  if (tar::has_checksum(block)) {
    note(HazardId::hidden_after_eof, Weight::error,
         fmt::format("an entry header follows the end mark: '{}'",
                     text_of(block).substr(0, std::min<std::size_t>(100, text_of(block).find('\0')))));
  } else {
    note(HazardId::trailing_data, Weight::warning, "bytes follow the end mark");
  }
}

void TarWatch::hear_typed(std::span<const std::byte> block, char type, std::uint64_t size) {
  if (is_extension(type)) return hear_extension(type, size);
  const std::string_view name = text_of(block).substr(0, 100);
  const std::size_t end = std::min(name.find('\0'), name.size());
  if (name.find_first_not_of('\0', end) != std::string_view::npos) {
    note(HazardId::tar_header_residue, Weight::warning,
         fmt::format("bytes follow the end of the name '{}'", name.substr(0, end)));
  }
  if (has_pax_path_ && has_gnu_path_)
    note(HazardId::tar_name_conflict, Weight::error, "a pax header and a GNU header name one entry");
  has_pax_path_ = false;
  has_gnu_path_ = false;
  hear_plain(block, type, settle_size(size));
}

void TarWatch::hear_extension(char type, std::uint64_t size) {
  if (size > limits_.document_bytes) {
    note(HazardId::tar_header_size, Weight::error, fmt::format("an extended header claims {} bytes", size));
    return skip(size);
  }
  extension_.clear();
  extension_type_ = type;
  extension_bytes_ = size;
  blocks_left_ = blocks_of(size);
  if (blocks_left_ != 0) state_ = State::collecting;
}

void TarWatch::hear_plain(std::span<const std::byte> block, char type, std::uint64_t size) {
  constexpr std::string_view known("01234567gxKLMNSVXDA\0 ", 21);
  const bool is_known = known.find(type) != std::string_view::npos;
  if (!is_known) note(HazardId::type_unknown, Weight::warning, fmt::format("a header has the type '{}'", type));
  if (type == 'M') note(HazardId::multi_volume, Weight::error, "the tar continues an entry of another volume");
  if (type == 'S') note(HazardId::tar_sparse, Weight::warning, "a sparse entry");
  if (size == 0 && type != 'S') return;
  if (type == 'S') {
    pending_data_ = blocks_of(size);
    if (block[482] == std::byte{0}) return skip(size);
    state_ = State::sparse_header;
  } else if (type == '5') {
    note(HazardId::tar_dir_with_data, Weight::error, fmt::format("a folder's header claims {} bytes", size));
    pending_data_ = blocks_of(size);
    state_ = State::after_link;
  } else if (type == '1' || type == '2') {
    note(HazardId::tar_link_with_data, type == '1' ? Weight::warning : Weight::error,
         fmt::format("a link's header claims {} bytes", size));
    pending_data_ = blocks_of(size);
    state_ = State::after_link;
  } else {
    skip(size);
  }
}

void TarWatch::finish_extension() {
  state_ = State::header;
  extension_.resize(static_cast<std::size_t>(extension_bytes_));
  has_gnu_path_ = has_gnu_path_ || extension_type_ == 'L';
  if (extension_type_ == 'L' || extension_type_ == 'K') return;
  const auto records = tar::parse_pax(extension_);
  if (!records) return note(HazardId::tar_pax_malformed, Weight::error, "a pax record breaks the format");
  std::set<std::string_view> keys;
  for (const auto& [key, value] : *records) {
    if (!keys.insert(key).second)
      note(HazardId::tar_pax_duplicate_key, Weight::error, "a pax header gives '" + key + "' twice");
    note_record(key, value);
  }
}

void TarWatch::note_record(const std::string& key, const std::string& value) {
  const bool is_global = extension_type_ == 'g';
  if (is_global && (key == "path" || key == "linkpath" || key == "size")) {
    note(HazardId::tar_pax_global_override, Weight::error, "a global pax header sets '" + key + "'");
  }
  if (key == "size" && !is_global) pax_size_ = parse_uint(value);
  has_pax_path_ = has_pax_path_ || (key == "path" && !is_global);
  if (key.starts_with("GNU.sparse.realsize")) note(HazardId::tar_sparse, Weight::warning, "a sparse entry");
  const bool is_name = key == "path" || key == "linkpath";
  if (is_name && value.find('\0') != std::string::npos) {
    note(HazardId::path_nul, Weight::error, fmt::format("a pax header's {} has a NUL byte", key));
  }
}

/// A pax size replaces the header's, which cannot hold more than 11 octal digits; where it could, the two must agree.
std::uint64_t TarWatch::settle_size(std::uint64_t in_header) {
  const std::optional<std::uint64_t> in_pax = std::exchange(pax_size_, std::nullopt);
  if (!in_pax) return in_header;
  if (*in_pax != in_header && *in_pax <= largest_octal) {
    note(HazardId::tar_size_conflict, Weight::error,
         fmt::format("the pax header says {} bytes, the ustar header {}", *in_pax, in_header));
  }
  return *in_pax;
}

void TarWatch::skip(std::uint64_t size) {
  blocks_left_ = blocks_of(size);
  state_ = blocks_left_ == 0 ? State::header : State::data;
}

void TarWatch::get_lost(HazardId id, std::string detail) {
  note(id, Weight::error, std::move(detail));
  state_ = State::lost;
}

void TarWatch::note(HazardId id, Weight weight, std::string detail) {
  defects_.push_back({id, weight, std::move(detail), false});
}

void TarWatch::finish() {
  if (state_ == State::lost) return;
  if (state_ == State::after_end) {
    if (partial_bytes_ != 0 && !rest_noted_) {
      const auto rest = std::span(partial_).first(partial_bytes_);
      const bool is_zero = std::ranges::all_of(rest, [](std::byte b) { return b == std::byte{0}; });
      if (!is_zero) note(HazardId::trailing_data, Weight::warning, "bytes follow the end mark");
    }
    return;
  }
  if (state_ != State::header || partial_bytes_ != 0) {
    return note(HazardId::truncated, Weight::error, "the tar ends inside an entry");
  }
  note(HazardId::tar_no_eof, Weight::warning,
       zero_blocks_ == 0 ? "the tar ends without its two zero blocks"
                         : "the tar ends with one zero block instead of two");
}

}  // namespace sluice
