// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// bzip2, zstd, lz4 and compress, one layer at a time through libarchive's filter of that name (never the ones that
// start programs). libarchive 3.6 cannot tell a stream of zero bytes from a broken one: both are a defect here.
#include "intake/budget.hpp"
#include "intake/decoder.hpp"
#include "intake/libarchive_input.hpp"
#include "intake/magic.hpp"
#include "intake/member_decoder.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

int filter_code(std::string_view filter) {
  if (filter == "bzip2") return ARCHIVE_FILTER_BZIP2;
  if (filter == "zstd") return ARCHIVE_FILTER_ZSTD;
  if (filter == "lz4") return ARCHIVE_FILTER_LZ4;
  return ARCHIVE_FILTER_COMPRESS;
}

class LibarchiveDecoder final : public Decoder {
 public:
  LibarchiveDecoder(std::string_view filter, ByteSource& source, const Limits& limits)
      : input_(source), limits_(limits), handle_(archive_read_new()), filter_(filter) {}

  Result<std::size_t> read(std::span<std::byte> buffer) override {
    if (state_ == State::fresh) {
      TRY(open());
    }
    if (state_ == State::done) return std::size_t{0};
    const la_ssize_t got = archive_read_data(handle_.get(), buffer.data(), buffer.size());
    if (input_.error()) return tl::unexpected<Error>(*input_.error());
    if (got > 0) return count(static_cast<std::size_t>(got));
    if (got < 0) stop();
    TRY(finish());
    return std::size_t{0};
  }

  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  enum class State { fresh, open, done };

  Result<void> open() {
    archive* const handle = handle_.get();
    archive_read_support_format_raw(handle);
    int status = archive_read_append_filter(handle, filter_code(filter_));
    if (status == ARCHIVE_OK) status = input_.open(*handle);
    archive_entry* entry = nullptr;
    if (status == ARCHIVE_OK) status = archive_read_next_header(handle, &entry);
    if (input_.error()) return tl::unexpected<Error>(*input_.error());
    state_ = State::open;
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) return {};
    if (status != ARCHIVE_EOF) stop();
    return finish();
  }

  Result<std::size_t> count(std::size_t got) {
    produced_ += got;
    const auto consumed = static_cast<std::uint64_t>(std::max<la_int64_t>(1, archive_filter_bytes(handle_.get(), -1)));
    if (!is_over_ratio(produced_, consumed, limits_)) return got;
    defects_.push_back({HazardId::limit_ratio, Weight::error,
                        fmt::format("{} bytes came out of {} compressed bytes, more than {} times", produced_, consumed,
                                    limits_.ratio),
                        true});
    TRY(finish());
    return std::size_t{0};
  }

  void stop() {
    Defect defect = libarchive_defect(*handle_);
    defect.stops = true;
    defect.detail = filter_ + ": " + defect.detail;
    defects_.push_back(std::move(defect));
  }

  /// Reads the source to its end and says what lies behind the compressed stream.
  Result<void> finish() {
    state_ = State::done;
    const bool is_whole = defects_.empty();
    bool is_clean = true;
    while (true) {
      TRY_ASSIGN(const std::span<const std::byte> rest, input_.take_rest(*handle_));
      if (rest.empty()) break;
      is_clean = is_clean && std::ranges::all_of(rest, [](std::byte b) { return b == std::byte{0}; });
    }
    if (is_whole && !is_clean) {
      defects_.push_back(
          {HazardId::trailing_data, Weight::warning, "bytes follow the end of the compressed stream", false});
    }
    return {};
  }

  LibarchiveInput input_;
  const Limits limits_;
  ArchiveHandle handle_;
  std::string filter_;
  State state_ = State::fresh;
  std::uint64_t produced_ = 0;
  std::vector<Defect> defects_;
};

}  // namespace

std::unique_ptr<Decoder> make_decoder(std::string_view filter, ByteSource& source, const Limits& limits) {
  if (filter == "gzip") return std::make_unique<MemberDecoder>(make_gzip_codec(), source, limits);
  if (filter == "xz" || filter == "lzma" || filter == "lzip") {
    return std::make_unique<MemberDecoder>(make_lzma_codec(filter, limits), source, limits);
  }
  return std::make_unique<LibarchiveDecoder>(filter, source, limits);
}

}  // namespace sluice
