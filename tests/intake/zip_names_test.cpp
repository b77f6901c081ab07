// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_names.hpp"

#include "support/raw_zip.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace sluice {
namespace {

using namespace std::string_literals;

class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    const std::size_t count = std::min(buffer.size(), text_.size() - at_);
    std::copy_n(std::as_bytes(std::span(text_)).begin() + static_cast<std::ptrdiff_t>(at_), count, buffer.begin());
    at_ += count;
    return count;
  }
  bool can_seek() const override { return true; }
  Result<void> seek(std::uint64_t offset) override {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, text_.size()));
    return {};
  }
  std::uint64_t size() const override { return text_.size(); }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

std::vector<ZipName> names_of(const std::string& bytes, std::uint64_t most = 100) {
  TextSource source(bytes);
  const Result<std::optional<ZipEnd>> end = find_zip_end(source);
  REQUIRE(end);
  REQUIRE(*end);
  Result<std::vector<ZipName>> names = read_zip_names(source, **end, most);
  REQUIRE(names);
  return *names;
}

TEST_CASE("zip_names: names come raw, in the order of the local headers", "[intake][zip_names]") {
  test::ZipEntry pipe;
  pipe.name = "a\\b\0c\xff"s;
  pipe.unix_mode = 0010644;
  pipe.flags = 0x800;
  const std::vector<ZipName> names = names_of(test::RawZip().add("first").add(pipe).finish());
  REQUIRE(names.size() == 2);
  CHECK(names[0].name == "first");
  CHECK_FALSE(names[0].is_utf8);
  CHECK(names[0].unix_mode == 0100644);
  CHECK(names[1].name == pipe.name);
  CHECK(names[1].is_utf8);
  CHECK(names[1].unix_mode == 0010644);
  CHECK(names[1].local_header > names[0].local_header);
}

TEST_CASE("zip_names: bytes in front do not matter", "[intake][zip_names]") {
  const std::vector<ZipName> names = names_of("#!/bin/sh\n" + test::RawZip().add("a").finish());
  REQUIRE(names.size() == 1);
  CHECK(names[0].name == "a");
}

TEST_CASE("zip_names: the count is bounded", "[intake][zip_names]") {
  CHECK(names_of(test::RawZip().add("a").add("b").add("c").finish(), 2).size() == 2);
}

TEST_CASE("zip_names: a broken directory ends the names, whatever is broken", "[intake][zip_names]") {
  const std::string whole = test::RawZip().add("a").add("b").finish();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    TextSource source(broken);
    const Result<std::optional<ZipEnd>> end = find_zip_end(source);
    REQUIRE(end);
    if (!*end) continue;
    const Result<std::vector<ZipName>> names = read_zip_names(source, **end, 100);
    CAPTURE(at);
    REQUIRE(names);
    CHECK(names->size() <= 2);
  }
}

TEST_CASE("zip_names: only what libarchive changes is put back", "[intake][zip_names]") {
  const auto restored = [](const std::string& read, const std::string& stated) {
    EntryMeta entry;
    entry.path = read;
    ZipName name;
    name.name = stated;
    restore_name(entry, name);
    return entry.path;
  };
  CHECK(restored("a/b", "a\\b") == "a\\b");
  CHECK(restored("a", "a\0b"s) == "a\0b"s);
  CHECK(restored("caf\u00e9", "cafe\u0301") == "cafe\u0301");
  CHECK(restored("../from-an-extra-field", "plain") == "../from-an-extra-field");
}

}  // namespace
}  // namespace sluice
