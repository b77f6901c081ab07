// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What every codec must do, over a table of them all.
#include "intake/member_decoder.hpp"
#include "intake/decoded.hpp"
#include "support/compress.hpp"
#include "support/repeated.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::Decoded;
using test::decoded;
using test::repeated;

struct Kind {
  std::string name, filter;
  std::string (*pack)(std::string_view);
  bool has_end = true;      ///< a stream that was cut is always seen as such
  bool has_members = true;  ///< one may follow another
  bool goes_on_behind_padding = false;
};

template <const char* suffix>
std::string packed(std::string_view bytes) {
  return test::compressed(bytes, suffix);
}
constexpr char gz[] = "gz", xz[] = "xz", bz2[] = "bz2", lzma[] = "lzma", lz[] = "lz", z[] = "Z";

std::string zstd(std::string_view bytes) { return test::zstd_frame(bytes); }

const std::vector<Kind> kinds = {
    {"gzip", "gzip", packed<gz>},
    {"xz", "xz", packed<xz>, true, true, true},
    {"xz of blocks", "xz", test::xz_blocks, true, true, true},
    {"bzip2", "bzip2", packed<bz2>},
    {"zstd", "zstd", zstd},
    {"lz4", "lz4", test::lz4_frame},
    {"lz4 legacy", "lz4", test::lz4_legacy, false},
    {"lzip", "lzip", packed<lz>},
    {"lzma", "lzma", packed<lzma>, true, false},
    {"compress", "compress", packed<z>, false, false},
};

Kind any_kind() { return GENERATE(from_range(kinds)); }

TEST_CASE("member_decoder: what was compressed comes out", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  const std::string text = GENERATE(std::string(), std::string("x"), std::string(1'000'000, 'a') + test::noise(300'000),
                                    repeated(test::noise(9'000), 1'000));
  if (text.size() > 2'000'000 && kind.name != "lz4 legacy") return;  // a second legacy block, and nothing new elsewhere
  CAPTURE(kind.name, text.size());
  std::string bytes = kind.pack(text);
  if (kind.name == "compress" && text.empty()) bytes.resize(3);  // libarchive's writer adds a code to the header
  REQUIRE_FALSE(bytes.empty());
  const Decoded result = decoded(kind.filter, bytes);
  CHECK((result.text == text));
  CHECK(result.terms().empty());
}

TEST_CASE("member_decoder: members in a row are one stream", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (!kind.has_members) return;
  CAPTURE(kind.name);
  const Decoded result = decoded(kind.filter, kind.pack("one ") + kind.pack("") + kind.pack("two"));
  CHECK(result.text == "one two");
  CHECK(result.terms().empty());
}

TEST_CASE("member_decoder: zeros behind the stream are padding", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (kind.name == "compress") return;  // they are codes
  CAPTURE(kind.name);
  CHECK(decoded(kind.filter, kind.pack("text") + std::string(300'000, '\0')).terms().empty());
  const Decoded odd = decoded(kind.filter, kind.pack("text") + std::string(5, '\0'));
  CHECK(odd.text == "text");
  CHECK(odd.terms() == (kind.filter == "xz" ? "archive.trailing-data" : ""));
}

TEST_CASE("member_decoder: a member behind padding is read, and said where readers differ",
          "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (!kind.has_members) return;
  CAPTURE(kind.name);
  const Decoded result = decoded(kind.filter, kind.pack("one ") + std::string(8, '\0') + kind.pack("two"));
  CHECK(result.text == "one two");
  CHECK(result.terms() == (kind.goes_on_behind_padding ? "" : "archive.trailing-data"));
}

TEST_CASE("member_decoder: other bytes behind the stream are said", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (kind.name == "compress") return;  // they are codes
  CAPTURE(kind.name);
  for (const std::string& gap : {std::string(), std::string(8, '\0')}) {
    const Decoded result = decoded(kind.filter, kind.pack("text") + gap + "JUNK");
    CHECK(result.text == "text");
    CHECK(result.terms() == "archive.trailing-data");
    CHECK(decoded(kind.filter, kind.pack("text") + gap + "PK\x03\x04 and so on").terms() == "archive.polyglot");
  }
}

TEST_CASE("member_decoder: every prefix is truncated", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  const std::string text = "some text, some text, " + test::noise(200);
  const std::string bytes = kind.pack(text);
  std::size_t unseen = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(kind.name, length, bytes.size());
    const Decoded result = decoded(kind.filter, bytes.substr(0, length));
    CHECK(text.starts_with(result.text));
    const bool is_seen = result.terms() == "archive.truncated!";
    if (kind.has_end) CHECK(is_seen);
    if (!is_seen) {
      CHECK(result.terms().empty());
      ++unseen;
    }
  }
  if (kind.name == "lz4 legacy") CHECK(unseen == 1);  // the magic alone
}

TEST_CASE("member_decoder: a second member that was cut is truncated", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (!kind.has_members || !kind.has_end) return;
  const std::string first = kind.pack("one ");
  const std::string bytes = first + kind.pack("two");
  for (std::size_t length = first.size() + 1; length < bytes.size(); ++length) {
    CAPTURE(kind.name, length - first.size());
    const Decoded result = decoded(kind.filter, bytes.substr(0, length));
    CHECK(result.text.starts_with("one "));
    // A few bytes of a magic belong to nothing yet.
    CHECK(result.terms() == (length < first.size() + 6 && result.terms() != "archive.truncated!"
                                 ? "archive.trailing-data"
                                 : "archive.truncated!"));
  }
}

struct Flip {
  std::string filter;
  std::string (*pack)(std::string_view);
  std::size_t from_end;  ///< of the byte that is made wrong; from the begin if `from_begin`
  std::string terms;
  bool from_begin = false;
};

TEST_CASE("member_decoder: checksums and sizes are verified", "[intake][member_decoder]") {
  const Flip flip = GENERATE(values<Flip>({
      {"gzip", packed<gz>, 8, "archive.checksum!"},
      {"gzip", packed<gz>, 4, "archive.checksum!"},
      {"xz", packed<xz>, 12 + 8 + 1, "archive.checksum!"},    // the block's check
      {"xz", packed<xz>, 12 + 4, "archive.checksum!"},        // the index's CRC-32
      {"xz", packed<xz>, 12 + 8 - 2, "archive.checksum!"},    // a size in the index
      {"xz", packed<xz>, 12, "archive.checksum!"},            // the footer's CRC-32
      {"xz", packed<xz>, 8, "archive.checksum!", true},       // the header's
      {"bzip2", packed<bz2>, 10, "archive.checksum!", true},  // a block's
      {"bzip2", packed<bz2>, 3, "archive.checksum!"},         // the stream's
      {"zstd", zstd, 4, "archive.checksum!"},
      {"lz4", test::lz4_frame, 4, "archive.checksum!"},
      {"lz4", test::lz4_frame, 6, "archive.checksum!", true},  // the header's
      {"lzip", packed<lz>, 20, "archive.checksum!"},
      {"lzip", packed<lz>, 16, "archive.checksum!"},  // the data's size
      {"lzip", packed<lz>, 8, "archive.checksum!"},   // the member's size
  }));
  CAPTURE(flip.filter, flip.from_end, flip.from_begin);
  std::string bytes = flip.pack("some text");
  char& byte = bytes[flip.from_begin ? flip.from_end : bytes.size() - flip.from_end];
  byte = static_cast<char>(byte ^ 1);
  CHECK(decoded(flip.filter, bytes).terms() == flip.terms);
}

TEST_CASE("member_decoder: the memory limit is kept", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (kind.name == "gzip") return;  // always 100 kB
  CAPTURE(kind.name);
  Limits limits;
  limits.decoder_memory = 100'000;
  const Decoded result = decoded(kind.filter, kind.pack(test::noise(300'000)), limits);
  CHECK(result.text.empty());
  CHECK(result.terms() == "archive.limit.memory!");
}

TEST_CASE("member_decoder: the memory limit is kept in later members too", "[intake][member_decoder]") {
  Limits limits;
  limits.decoder_memory = 1u << 20;
  const Decoded result = decoded("zstd", zstd("one") + test::zstd_frame(test::noise(3'000'000), 21), limits);
  CHECK(result.text == "one");
  CHECK(result.terms() == "archive.limit.memory!");
}

TEST_CASE("member_decoder: a bomb is cut off at the same byte however it is read", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  if (kind.name == "lz4 legacy") return;  // the test's is all literals
  CAPTURE(kind.name);
  Limits limits;
  limits.ratio_after = 1u << 20;
  limits.ratio = 100;
  const std::string bytes = kind.pack(std::string(16u << 20, '\0'));
  const std::unique_ptr<HostSource> source = make_memory_source(std::as_bytes(std::span(bytes)));
  const std::unique_ptr<Decoder> decoder = make_decoder(kind.filter, *source, limits);
  const Decoded result = test::read_out(*decoder, GENERATE(std::size_t{1000}, std::size_t{1u << 20}));
  CHECK(result.terms() == "archive.limit.ratio!");
  CHECK(result.text.size() == std::max<std::uint64_t>(limits.ratio_after, 100 * bytes.size()) + (256u << 10));
}

/// A source that cannot be searched and gives a few bytes at a time.
class Trickle final : public ByteSource {
 public:
  explicit Trickle(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    const std::size_t count = std::min({buffer.size(), bytes_.size(), std::size_t{7}});
    std::ranges::copy(std::as_bytes(std::span(bytes_)).first(count), buffer.begin());
    bytes_.remove_prefix(count);
    return count;
  }
  Result<void> seek(std::uint64_t) override { return fail("no"); }
  std::uint64_t size() const override { return 0; }

 private:
  std::string_view bytes_;
};

TEST_CASE("member_decoder: a source without size gives the same", "[intake][member_decoder]") {
  const Kind kind = any_kind();
  CAPTURE(kind.name);
  const std::string text = std::string(300'000, 'a') + test::noise(400'000);
  const std::string bytes = kind.pack(text);
  Trickle source(bytes);
  const std::unique_ptr<Decoder> decoder = make_decoder(kind.filter, source, {}, 8);
  const Decoded result = test::read_out(*decoder);
  CHECK((result.text == text));
  CHECK(result.terms().empty());
}

TEST_CASE("member_decoder: a ratio that is crossed by the last bytes is still said", "[intake][member_decoder]") {
  Limits limits;
  limits.ratio_after = 1u << 20;
  limits.ratio = 2;
  const std::string bytes = test::compressed(std::string((1u << 20) + 1, 'a'), "gz");
  CHECK(decoded("gzip", bytes, limits).terms() == "archive.limit.ratio!");
  ++limits.ratio_after;
  CHECK(decoded("gzip", bytes, limits).terms().empty());
}

TEST_CASE("member_decoder: a name that is no filter's", "[intake][member_decoder]") {
  Trickle source("");
  CHECK_FALSE(make_decoder("lzop", source, {}));
}

}  // namespace
}  // namespace sluice
