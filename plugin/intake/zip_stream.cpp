// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Entries of a ZIP that are too large, or packed too rarely, to be decoded in one piece.
#include "intake/little_endian.hpp"
#include "intake/zip_data.hpp"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = 256u << 10;

/// A part of a source, front to back, behind bytes that are made up.
class PartSource final : public ByteSource {
 public:
  PartSource(ByteSource& source, std::uint64_t offset, std::uint64_t bytes, std::vector<std::byte> front = {})
      : source_(source), at_(offset), left_(bytes), front_(std::move(front)) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    if (given_ < front_.size()) {
      const std::size_t count = std::min(buffer.size(), front_.size() - given_);
      std::copy_n(front_.begin() + static_cast<std::ptrdiff_t>(given_), count, buffer.begin());
      given_ += count;
      return count;
    }
    TRY_ASSIGN(
        const std::size_t got,
        source_.read_at(at_, buffer.first(static_cast<std::size_t>(std::min<std::uint64_t>(left_, buffer.size())))));
    at_ += got;
    left_ -= got;
    return got;
  }
  Result<void> seek(std::uint64_t) override { return fail("a part of a ZIP is read front to back"); }
  std::uint64_t size() const override { return 0; }
  std::uint64_t left() const { return left_; }

 private:
  ByteSource& source_;
  std::uint64_t at_;
  std::uint64_t left_;
  std::vector<std::byte> front_;
  std::size_t given_ = 0;
};

/// Stored bytes as they are.
class StoredStream final : public Decoder {
 public:
  explicit StoredStream(PartSource part) : part_(std::move(part)) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override { return part_.read(buffer); }
  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  PartSource part_;
  std::vector<Defect> defects_;
};

/// Raw deflate (RFC 1951).
class InflateStream final : public Decoder {
 public:
  explicit InflateStream(PartSource part) : part_(std::move(part)), buffer_(block_bytes) {
    is_ready_ = inflateInit2(&state_, -MAX_WBITS) == Z_OK;
  }
  InflateStream(const InflateStream&) = delete;
  InflateStream& operator=(const InflateStream&) = delete;
  ~InflateStream() override { inflateEnd(&state_); }

  Result<std::size_t> read(std::span<std::byte> out) override {
    if (!is_ready_) return fail("inflating an entry: no memory");
    state_.next_out = reinterpret_cast<Bytef*>(out.data());
    state_.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), 1u << 30));
    const uInt wanted = state_.avail_out;
    while (!is_over_ && state_.avail_out == wanted) {
      if (state_.avail_in == 0) {
        TRY_ASSIGN(const std::size_t got, part_.read(buffer_.span()));
        state_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
        state_.avail_in = static_cast<uInt>(got);
        if (got == 0) stop(HazardId::truncated, "the compressed data ends early");
      }
      if (!is_over_) settle(inflate(&state_, Z_NO_FLUSH));
    }
    return static_cast<std::size_t>(wanted - state_.avail_out);
  }
  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  void settle(int status) {
    if (status == Z_STREAM_END) {
      is_over_ = true;
      const std::uint64_t behind = state_.avail_in + part_.left();
      if (behind != 0) {
        defects_.push_back({HazardId::zip_gap, Weight::error,
                            fmt::format("{} bytes follow the end of the compressed data", behind), false});
      }
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      stop(HazardId::malformed, "the compressed data is damaged");
    }
  }
  void stop(HazardId id, std::string detail) {
    is_over_ = true;
    defects_.push_back({id, Weight::error, std::move(detail), true});
  }

  PartSource part_;
  Buffer buffer_;
  z_stream state_{};
  bool is_ready_ = false;
  bool is_over_ = false;
  std::vector<Defect> defects_;
};

/// One of our decoders over a part of the source.
class FilterStream final : public Decoder {
 public:
  FilterStream(std::string_view filter, PartSource part, const Limits& limits)
      : part_(std::move(part)), decoder_(make_decoder(filter, part_, limits)) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override { return decoder_->read(buffer); }
  const std::vector<Defect>& defects() const override { return decoder_->defects(); }

 private:
  PartSource part_;
  std::unique_ptr<Decoder> decoder_;
};

/// Holds what comes out against the record's size and checksum.
class CheckedStream final : public Decoder {
 public:
  CheckedStream(const ZipRecord& record, std::unique_ptr<Decoder> inner)
      : size_(record.size), crc_(record.crc), inner_(std::move(inner)) {}

  Result<std::size_t> read(std::span<std::byte> buffer) override {
    if (is_over_) return std::size_t{0};
    TRY_ASSIGN(const std::size_t got, inner_->read(buffer));
    seen_crc_ = libdeflate_crc32(seen_crc_, buffer.data(), got);
    seen_ += got;
    if (got == 0 || seen_ > size_) finish();
    return seen_ > size_ ? std::size_t{0} : got;
  }
  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  void finish() {
    is_over_ = true;
    defects_ = inner_->defects();
    if (std::ranges::any_of(defects_, &Defect::stops)) return;
    if (seen_ != size_) {
      const std::string_view much = seen_ > size_ ? "more" : "less";
      defects_.push_back({HazardId::zip_size_lie, Weight::error,
                          fmt::format("{} comes out than the {} bytes that are declared", much, size_), true});
    } else if (seen_crc_ != crc_) {
      defects_.push_back({HazardId::checksum, Weight::error, "the checksum does not fit the entry's bytes", true});
    }
  }

  std::uint64_t size_;
  std::uint32_t crc_;
  std::unique_ptr<Decoder> inner_;
  std::uint64_t seen_ = 0;
  std::uint32_t seen_crc_ = 0;
  bool is_over_ = false;
  std::vector<Defect> defects_;
};

/// ZIP's LZMA (4.4.4 of APPNOTE, 5.8.8): a version, the length of the properties, the properties, and a raw stream:
/// with the size put in between it is what lzma(1) writes.
Result<std::unique_ptr<Decoder>> make_lzma_stream(const ZipRecord& record, ByteSource& source, std::uint64_t offset,
                                                  const Limits& limits) {
  std::array<std::byte, 9> head{};
  TRY_ASSIGN(const std::size_t got, source.read_at(offset, head));
  if (got < head.size() || record.packed < head.size() || little16(head, 2) != 5) return std::unique_ptr<Decoder>();
  std::vector<std::byte> front(head.begin() + 4, head.end());
  const bool has_end_mark = (record.flags & 2u) != 0;
  for (std::size_t i = 0; i < 8; ++i)
    front.push_back(has_end_mark ? std::byte{0xff} : static_cast<std::byte>(record.size >> (8 * i) & 0xff));
  return std::make_unique<FilterStream>(
      "lzma", PartSource(source, offset + head.size(), record.packed - head.size(), std::move(front)), limits);
}

Result<std::unique_ptr<Decoder>> make_inner(const ZipRecord& record, ByteSource& source, std::uint64_t offset,
                                            const Limits& limits) {
  PartSource part(source, offset, record.packed);
  switch (static_cast<ZipMethod>(record.method)) {
    case ZipMethod::stored:
      return std::make_unique<StoredStream>(std::move(part));
    case ZipMethod::deflate:
      return std::make_unique<InflateStream>(std::move(part));
    case ZipMethod::bzip2:
      return std::make_unique<FilterStream>("bzip2", std::move(part), limits);
    case ZipMethod::lzma:
      return make_lzma_stream(record, source, offset, limits);
    case ZipMethod::zstd:
      return std::make_unique<FilterStream>("zstd", std::move(part), limits);
    case ZipMethod::xz:
      return std::make_unique<FilterStream>("xz", std::move(part), limits);
  }
  return std::unique_ptr<Decoder>();
}

}  // namespace

Result<std::unique_ptr<Decoder>> make_zip_stream(const ZipRecord& record, ByteSource& source, std::uint64_t offset,
                                                 const Limits& limits) {
  TRY_ASSIGN(std::unique_ptr<Decoder> inner, make_inner(record, source, offset, limits));
  if (!inner) return inner;
  return std::make_unique<CheckedStream>(record, std::move(inner));
}

}  // namespace sluice
