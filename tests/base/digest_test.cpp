// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/digest.hpp"

#include <catch2/catch.hpp>

#include <span>
#include <string>
#include <thread>

namespace sluice {
namespace {

// FIPS 180-4, examples
constexpr const char* of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_CASE("digest: one object hashes one thing after another", "[base][digest]") {
  Sha256 hash;
  CHECK(to_hex(hash.finish()) == of_nothing);
  hash.update(std::string_view("ab"));
  hash.update(std::as_bytes(std::span("c", 1)));
  CHECK(to_hex(hash.finish()) == of_abc);
  CHECK(to_hex(hash.finish()) == of_nothing);
  hash.update(std::string_view());
  CHECK(to_hex(hash.finish()) == of_nothing);
  CHECK(to_hex(sha256("abc")) == of_abc);
}

TEST_CASE("digest: threads do not disturb each other", "[base][digest]") {
  std::string here, there;
  std::thread thread([&] { there = to_hex(sha256("abc")); });
  here = to_hex(sha256("abc"));
  thread.join();
  CHECK(here == of_abc);
  CHECK(there == of_abc);
}

TEST_CASE("digest: algorithms by name", "[base][digest]") {
  const auto hash = [](std::string_view algorithm, std::string_view text) {
    NamedHash running(algorithm, text.size());
    running.update(std::as_bytes(std::span(text.substr(0, text.size() / 2))));
    running.update(std::as_bytes(std::span(text.substr(text.size() / 2))));
    return running.finish();
  };
  CHECK(hash("md5", "") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(hash("sha1", "abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hash("sha224", "abc") == "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
  CHECK(hash("sha256", "abc") == to_hex(sha256("abc")));
  CHECK(hash("sha384", "abc").substr(0, 16) == "cb00753f45a35e8b");
  CHECK(hash("sha512", "abc").substr(0, 16) == "ddaf35a193617aba");
  CHECK(hash("sha3-256", "abc").substr(0, 16) == "3a985da74fe225b2");
  CHECK(hash("blake2b", "abc").substr(0, 16) == "ba80a53f981c4d0d");
  CHECK(hash("git-blob", "hello\n") == "ce013625030ba8dba906f756967f9e9ca394464a");
  CHECK(is_hash_name("sha512"));
  CHECK_FALSE(is_hash_name("crc32"));
  CHECK_FALSE(is_hash_name(""));
}

}  // namespace
}  // namespace sluice
