// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Entries of a ZIP that are too large, or packed too rarely, to be decoded in one piece.
#include "intake/codec.hpp"
#include "intake/little_endian.hpp"
#include "intake/zip_data.hpp"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <iterator>
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

void note_rest(std::uint64_t bytes, std::vector<Defect>& defects) {
  if (bytes == 0) return;
  defects.push_back(
      {HazardId::zip_gap, Weight::error, fmt::format("{} bytes follow the end of the compressed data", bytes), false});
}

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
        if (got == 0) stop(HazardId::malformed, "the compressed data ends early");
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
      note_rest(state_.avail_in + part_.left(), defects_);
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

/// One member of a compression library's format: in a ZIP nothing follows it.
class CodecStream final : public Decoder {
 public:
  CodecStream(PartSource part, std::unique_ptr<Codec> codec)
      : part_(std::move(part)), codec_(std::move(codec)), buffer_(block_bytes) {}

  Result<std::size_t> read(std::span<std::byte> out) override {
    std::span<std::byte> rest = out;
    while (!is_over_ && rest.size() == out.size()) {
      if (input_.empty() || is_stuck_) {
        TRY(fill());
      }
      if (!std::exchange(is_begun_, true)) settle(codec_->start(input_.first(std::min(input_.size(), head_bytes))));
      if (!is_over_) step(rest);
    }
    return out.size() - rest.size();
  }
  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  static constexpr std::size_t head_bytes = 512;

  Result<void> fill() {
    std::ranges::copy(input_, buffer_.data());
    std::size_t filled = input_.size();
    while (!is_ended_ && filled < buffer_.size()) {
      TRY_ASSIGN(const std::size_t got, part_.read(buffer_.from(filled)));
      is_ended_ = got == 0;
      filled += got;
    }
    input_ = buffer_.first(filled);
    return {};
  }

  void step(std::span<std::byte>& out) {
    const std::size_t before = input_.size() + out.size();
    const Codec::Step done = codec_->step(input_, out, is_ended_);
    const bool was_stuck = std::exchange(is_stuck_, before == input_.size() + out.size());
    settle(done);
    if (is_over_ || !is_stuck_ || !(is_ended_ || was_stuck)) return;
    is_over_ = true;
    defects_.push_back({HazardId::truncated, Weight::error, "the compressed data ends early", true});
  }

  void settle(Codec::Step done) {
    if (done == Codec::Step::more) return;
    is_over_ = true;
    defects_ = codec_->defects();
    if (done == Codec::Step::broken) return;
    std::ranges::move(codec_->notes(), std::back_inserter(defects_));
    note_rest(input_.size() + part_.left(), defects_);
  }

  PartSource part_;
  std::unique_ptr<Codec> codec_;
  Buffer buffer_;
  std::span<const std::byte> input_;  ///< in the buffer, not decoded yet
  bool is_begun_ = false;
  bool is_ended_ = false;  ///< of the part
  bool is_stuck_ = false;
  bool is_over_ = false;
  std::vector<Defect> defects_;
};

/// Holds what comes out against the record's size and checksum.
class CheckedStream final : public Decoder {
 public:
  CheckedStream(const ZipRecord& record, std::unique_ptr<Decoder> inner, Budget& budget)
      : size_(record.size), crc_(record.crc), inner_(std::move(inner)), budget_(budget) {
    if (is_impossible(record)) stop(fmt::format("{} bytes cannot come out of {}", record.size, record.packed));
  }

  Result<std::size_t> read(std::span<std::byte> buffer) override {
    if (is_over_) return std::size_t{0};
    TRY_ASSIGN(const std::size_t got, inner_->read(buffer));
    if (got > size_ - seen_) {
      stop(fmt::format("more comes out than the {} bytes that are declared", size_));
      budget_.spend_bytes(got);
      return std::size_t{0};
    }
    seen_crc_ = libdeflate_crc32(seen_crc_, buffer.data(), got);
    seen_ += got;
    if (got == 0) finish();
    return got;
  }
  const std::vector<Defect>& defects() const override { return defects_; }

 private:
  void finish() {
    is_over_ = true;
    defects_ = inner_->defects();
    if (std::ranges::any_of(defects_, &Defect::stops)) return;
    if (seen_ != size_) {
      stop(fmt::format("{} bytes come out, {} are declared", seen_, size_));
    } else if (seen_crc_ != crc_) {
      defects_.push_back({HazardId::checksum, Weight::error, "the checksum does not fit the entry's bytes", true});
    }
  }
  void stop(std::string detail) {
    is_over_ = true;
    defects_.push_back({HazardId::zip_size_lie, Weight::error, std::move(detail), true});
  }

  std::uint64_t size_;
  std::uint32_t crc_;
  std::unique_ptr<Decoder> inner_;
  Budget& budget_;
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
  PartSource part(source, offset + head.size(), record.packed - head.size(), std::move(front));
  return std::make_unique<CodecStream>(std::move(part), make_lzma_codec({"lzma", limits}));
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
      return std::make_unique<CodecStream>(std::move(part), make_bzip2_codec({"bzip2", limits}));
    case ZipMethod::lzma:
      return make_lzma_stream(record, source, offset, limits);
    case ZipMethod::zstd:
      return std::make_unique<CodecStream>(std::move(part), make_zstd_codec({"zstd", limits}));
    case ZipMethod::xz:
      return std::make_unique<CodecStream>(std::move(part), make_lzma_codec({"xz", limits}));
  }
  return std::unique_ptr<Decoder>();
}

}  // namespace

Result<std::unique_ptr<Decoder>> make_zip_stream(const ZipRecord& record, ByteSource& source, std::uint64_t offset,
                                                 Budget& budget) {
  TRY_ASSIGN(std::unique_ptr<Decoder> inner, make_inner(record, source, offset, budget.limits()));
  if (!inner) return inner;
  return std::make_unique<CheckedStream>(record, std::move(inner), budget);
}

}  // namespace sluice
