// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/host_source.hpp"

#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace sluice {
namespace {

std::string text_of(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 7 % 251);
  return text;
}

TEST_CASE("host_source: a file that is hashed aside has the digest of its bytes", "[intake][host_source]") {
  const std::size_t size = GENERATE(0u, 1000u, (1u << 20) - 1, 1u << 20, (3u << 20) + 17);
  const std::size_t jobs = GENERATE(1u, 4u);
  const std::size_t read = GENERATE(0u, 1u << 20, 100u << 20);  // of the file; digest() takes the rest
  CAPTURE(size, jobs, read);
  const test::TemporaryFolder folder;
  const std::string text = text_of(size);
  const std::string path = folder.write("file", text);
  Pool pool(jobs);
  const Result<HostPath> opened = open_host_path(path);
  REQUIRE(opened);
  opened->file->hash_aside(pool);
  std::vector<std::byte> buffer(100'000);
  for (std::size_t taken = 0; taken < read;) {
    const Result<std::size_t> got = opened->file->read(buffer);
    REQUIRE(got);
    if (*got == 0) break;
    taken += *got;
  }
  CHECK(*opened->file->digest() == sha256(text));
  CHECK(*opened->file->digest() == sha256(text));
}

}  // namespace
}  // namespace sluice
