// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/libarchive_input.hpp"

#include <archive.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t block = 256u << 10;
constexpr unsigned most_held = 16u << 20;  // a name or header that libarchive wants in one piece

struct Wording {
  std::string_view part;
  HazardId id;
};

/// libarchive 3.6 tells its reasons in English only; the first row that fits wins. Whatever has no row is `malformed`.
constexpr Wording wordings[] = {
    {"ncrypt", HazardId::encrypted},
    {"assphrase", HazardId::encrypted},
    {"ulti-volume", HazardId::multi_volume},
    {"ultivolume", HazardId::multi_volume},
    {"too much memory", HazardId::limit_memory},
    {"Out of memory", HazardId::limit_memory},
    {"allocate", HazardId::limit_memory},
    {"nconsistent", HazardId::zip_header_mismatch},
    {"wrong size", HazardId::zip_size_lie},
    {"CRC", HazardId::checksum},
    {"hecksum", HazardId::checksum},
    {"data error", HazardId::checksum},
    {"runcated", HazardId::truncated},
    {"premature", HazardId::truncated},
    {"end-of-file", HazardId::truncated},
    {"end of file", HazardId::truncated},
    {"nsupported", HazardId::format_unsupported_method},
};

}  // namespace

void FreeArchive::operator()(archive* handle) const { archive_read_free(handle); }

NameCharset::NameCharset(Kind kind) {
  static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  static const locale_t plain = newlocale(LC_CTYPE_MASK, "C", nullptr);
  const locale_t wanted = kind == Kind::utf8 ? utf8 : plain;
  if (wanted != nullptr) before_ = uselocale(wanted);
}

NameCharset::~NameCharset() {
  if (before_ != nullptr) uselocale(static_cast<locale_t>(before_));
}

LibarchiveInput::LibarchiveInput(ByteSource& source, Skipper* skipper)
    : source_(source), skipper_(skipper), buffer_(block) {}

int LibarchiveInput::open(archive& handle) {
  archive_read_set_read_callback(
      &handle, [](archive* a, void* self, const void** bytes) -> la_ssize_t { return on_read(a, self, bytes); });
  if (source_.can_seek()) {
    archive_read_set_seek_callback(&handle, [](archive* a, void* self, la_int64_t offset, int whence) -> la_int64_t {
      return on_seek(a, self, offset, whence);
    });
  }
  if (skipper_ != nullptr) {
    archive_read_set_skip_callback(
        &handle, [](archive*, void* self, la_int64_t count) -> la_int64_t { return on_skip(self, count); });
  }
  archive_read_set_callback_data(&handle, this);
  return archive_read_open1(&handle);
}

std::int64_t LibarchiveInput::on_read(archive* handle, void* self, const void** bytes) {
  LibarchiveInput& input = *static_cast<LibarchiveInput*>(self);
  const auto used = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(handle, -1)));
  if (!input.source_.can_seek() && input.given_ > used + most_held) {
    archive_set_error(handle, ENOMEM, "Out of memory: the format wants more than %u bytes at once", most_held);
    return ARCHIVE_FATAL;
  }
  Result<std::size_t> got = input.source_.read(input.buffer_.span());
  if (!got) {
    input.error_ = std::move(got.error());
    archive_set_error(handle, EIO, "input failed");
    return ARCHIVE_FATAL;
  }
  if (*got != 0) input.filled_ = *got;  // at the end, what was given last may still be unused
  input.given_ += *got;
  *bytes = input.buffer_.data();
  return static_cast<std::int64_t>(*got);
}

std::int64_t LibarchiveInput::on_skip(void* self, std::int64_t count) {
  LibarchiveInput& input = *static_cast<LibarchiveInput*>(self);
  if (count <= 0) return 0;
  const std::uint64_t skipped = input.skipper_->skip(static_cast<std::uint64_t>(count));
  input.given_ += skipped;
  return static_cast<std::int64_t>(skipped);
}

std::int64_t LibarchiveInput::on_seek(archive*, void* self, std::int64_t offset, int whence) {
  LibarchiveInput& input = *static_cast<LibarchiveInput*>(self);
  const auto size = static_cast<std::int64_t>(input.source_.size());
  std::int64_t base = 0;
  if (whence == SEEK_CUR) base = static_cast<std::int64_t>(input.given_);
  if (whence == SEEK_END) base = size;
  std::int64_t target = 0;
  if (__builtin_add_overflow(base, offset, &target)) return ARCHIVE_FATAL;
  target = std::clamp<std::int64_t>(target, 0, size);
  Result<void> done = input.source_.seek(static_cast<std::uint64_t>(target));
  if (!done) {
    input.error_ = std::move(done.error());
    return ARCHIVE_FATAL;
  }
  input.given_ = static_cast<std::uint64_t>(target);
  return target;
}

Result<std::span<const std::byte>> LibarchiveInput::take_rest(archive& handle) {
  if (!std::exchange(rest_taken_, true)) {
    const auto used = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(&handle, -1)));
    const std::uint64_t unused = given_ - std::min(used, given_);
    const std::size_t at_hand = static_cast<std::size_t>(std::min<std::uint64_t>(unused, filled_));
    if (at_hand > 0) return std::span<const std::byte>(buffer_.from(filled_ - at_hand).first(at_hand));
  }
  TRY_ASSIGN(filled_, source_.read(buffer_.span()));
  given_ += filled_;
  return std::span<const std::byte>(buffer_.first(filled_));
}

Defect libarchive_defect(archive& handle) {
  const char* text = archive_error_string(&handle);
  std::string message = text == nullptr ? "the reader gave no reason" : text;
  message.resize(message.find_last_not_of(" \r\n") + 1);
  const auto* found =
      std::ranges::find_if(wordings, [&](const Wording& row) { return message.find(row.part) != std::string::npos; });
  const HazardId id = found == std::ranges::end(wordings) ? HazardId::malformed : found->id;
  return {id, Weight::error, std::move(message), false};
}

}  // namespace sluice
