// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The byte sources: head_source, read_ahead, spill, host_source.
#include "base/digest.hpp"
#include "intake/head_source.hpp"
#include "intake/host_source.hpp"
#include "intake/read_ahead.hpp"
#include "intake/spill.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace sluice {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string read_all(ByteSource& source, std::size_t piece = 1000) {
  std::string text;
  std::vector<std::byte> buffer(piece);
  while (true) {
    const Result<std::size_t> got = source.read(buffer);
    REQUIRE(got);
    if (*got == 0) return text;
    text.append(reinterpret_cast<const char*>(buffer.data()), *got);
  }
}

/// Gives some bytes and then fails.
class FailingSource final : public ByteSource {
 public:
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    if (given_) return fail("the disk is gone");
    given_ = true;
    buffer[0] = std::byte{'x'};
    return std::size_t{1};
  }
  Result<void> seek(std::uint64_t) override { return fail("no"); }
  std::uint64_t size() const override { return 0; }

 private:
  bool given_ = false;
};

TEST_CASE("head_source: a peek changes nothing for the reader", "[intake][head_source]") {
  const std::string text = test::noise(5000);
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  HeadSource source(*inner);
  const auto head = source.peek(GENERATE(std::size_t{0}, std::size_t{10}, std::size_t{5000}, std::size_t{9000}));
  REQUIRE(head);
  CHECK((read_all(source) == text));
  REQUIRE(source.seek(1));
  CHECK((read_all(source) == text.substr(1)));
}

TEST_CASE("read_ahead: the same bytes in the same order", "[intake][read_ahead]") {
  const std::string text = test::noise(GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{3'000'001}));
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  Pool pool(2);
  const std::unique_ptr<ByteSource> ahead = make_read_ahead(*inner, pool);
  REQUIRE(ahead);
  CHECK((read_all(*ahead, 70'001) == text));
  std::vector<std::byte> buffer(10);
  CHECK(ahead->read(buffer).value() == 0);
}

TEST_CASE("read_ahead: lends what it would copy", "[intake][read_ahead]") {
  const std::string text = test::noise(3'000'001);
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  Pool pool(2);
  const std::unique_ptr<ByteSource> ahead = make_read_ahead(*inner, pool);
  REQUIRE(ahead);
  REQUIRE(ahead->can_lend());
  HeadSource head(*ahead);
  REQUIRE(head.peek(1000));
  std::string got;
  std::vector<std::byte> buffer(77);
  for (bool is_lent = true;; is_lent = !is_lent) {
    const std::span<const std::byte> bytes =
        is_lent ? head.lend().value() : std::span<const std::byte>(buffer).first(head.read(buffer).value());
    if (bytes.empty()) break;
    got.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  CHECK((got == text));
  CHECK(head.lend().value().empty());
}

TEST_CASE("read_ahead: may be left before its end", "[intake][read_ahead]") {
  const std::string text = test::noise(8'000'000);
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  Pool pool(2);
  const std::unique_ptr<ByteSource> ahead = make_read_ahead(*inner, pool);
  std::vector<std::byte> buffer(10);
  CHECK(ahead->read(buffer).value() == 10);
}

TEST_CASE("read_ahead: an error comes after the bytes before it", "[intake][read_ahead]") {
  FailingSource inner;
  Pool pool(2);
  const std::unique_ptr<ByteSource> ahead = make_read_ahead(inner, pool);
  std::vector<std::byte> buffer(10);
  CHECK(ahead->read(buffer).value() == 1);
  const Result<std::size_t> failed = ahead->read(buffer);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message == "the disk is gone");
}

TEST_CASE("read_ahead: there is none without a free thread", "[intake][read_ahead]") {
  const std::string text = test::noise(8'000'000);  // more than is read ahead: the one that reads goes on
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  Pool alone(1);
  CHECK_FALSE(make_read_ahead(*inner, alone));
  Pool pair(2);
  const std::unique_ptr<ByteSource> ahead = make_read_ahead(*inner, pair);
  REQUIRE(ahead);
  const std::unique_ptr<HostSource> other = make_memory_source(bytes_of(text));
  CHECK_FALSE(make_read_ahead(*other, pair));
}

TEST_CASE("spill: any position reads the same from memory and from a file", "[intake][spill]") {
  const std::string text = test::noise(1'000'003);
  Limits limits;
  limits.nested_buffer = GENERATE(std::uint64_t{64u << 20}, std::uint64_t{600'000}, std::uint64_t{0});
  Contents contents;
  HazardSink sink(contents, limits);
  Budget budget(limits, sink);
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  Result<std::unique_ptr<ByteSource>> made = make_seekable(*inner, budget);
  REQUIRE(made);
  ByteSource& source = **made;
  CHECK(source.can_seek());
  CHECK(source.size() == text.size());
  for (const std::size_t at : {std::size_t{0}, std::size_t{262'143}, std::size_t{262'144}, std::size_t{999'999},
                               text.size(), text.size() + 5}) {
    CAPTURE(at);
    REQUIRE(source.seek(at));
    CHECK((read_all(source, 300'000) == text.substr(std::min(at, text.size()))));
  }
}

TEST_CASE("spill: memory is counted and given back", "[intake][spill]") {
  const std::string text = test::noise(600'000);
  Limits limits;
  limits.memory = 800'000;
  Contents contents;
  HazardSink sink(contents, limits);
  Budget budget(limits, sink);
  const std::unique_ptr<HostSource> inner = make_memory_source(bytes_of(text));
  CHECK(budget.has_room(800'000, 0));
  {
    const Result<std::unique_ptr<ByteSource>> made = make_seekable(*inner, budget);
    REQUIRE(made);
    CHECK_FALSE(budget.has_room(100'000, 0));
  }
  CHECK(budget.has_room(800'000, 0));
}

TEST_CASE("host_source: the digest is that of the whole file, whatever was read of it", "[intake][host_source]") {
  const test::TemporaryFolder folder;
  const std::string text = test::noise(700'000);
  Result<HostPath> opened = open_host_path(folder.write("f", text));
  REQUIRE(opened);
  REQUIRE(opened->file);
  HostSource& source = *opened->file;
  std::vector<std::byte> buffer(1000);
  REQUIRE(source.read(buffer));
  REQUIRE(source.seek(GENERATE(0u, 500u, 1000u, 650'000u)));
  REQUIRE(source.read(buffer));
  CHECK(source.digest().value() == sha256(text));
  CHECK(source.digest().value() == sha256(text));
  REQUIRE(source.seek(0));
  CHECK((read_all(source) == text));
}

TEST_CASE("host_source: the digest is the same, whoever computes it", "[intake][host_source]") {
  const test::TemporaryFolder folder;
  const std::string text = test::noise(3u << 20);
  const std::string path = folder.write("f", text);
  Pool pool(GENERATE(std::size_t{1}, std::size_t{2}));
  const auto way = GENERATE("read", "jump", "task", "task and read", "pause", "pause late", "drop");
  CAPTURE(way);
  const Result<HostPath> opened = open_host_path(path);
  REQUIRE(opened);
  HostSource& source = *opened->file;
  const std::string_view chosen = way;
  if (chosen == "read") CHECK((read_all(source) == text));
  if (chosen == "jump") REQUIRE(source.seek(1u << 20));
  if (chosen.starts_with("task")) source.start_digest(pool);
  if (chosen.starts_with("pause")) {
    source.start_digest(pool);
    if (chosen == "pause late") std::this_thread::yield();
    source.pause_digest();
    CHECK((read_all(source, 10'000) == text));
    REQUIRE(source.seek(0));
  }
  if (chosen == "task and read") CHECK((read_all(source, 10'000) == text));
  if (chosen == "drop") {
    source.start_digest(pool);
    return;
  }
  const Result<Digest> digest = source.digest();
  REQUIRE(digest);
  CHECK(*digest == sha256(text));
  CHECK(source.digest().value() == *digest);
}

}  // namespace
}  // namespace sluice
