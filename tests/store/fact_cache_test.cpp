// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/fact_cache.hpp"

#include "base/files.hpp"
#include "support/tree.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace sluice {
namespace {

const FactKey key = {"1.0 abc", "d.tar", 42, "limits", "readers"};
const Digest digest = sha256("the archive");

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (item.is_regular_file()) files.push_back(item.path().string());
  }
  return files;
}

/// Sets when a file was last used, in days before now.
void age(const std::string& path, int days) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  const timespec then{status.st_mtim.tv_sec - days * 86400L, 0};
  const timespec times[2] = {then, then};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

TEST_CASE("fact_cache: gives back what was kept, under its whole key", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path() + "/a/b");
  const std::string content = GENERATE(std::string(), std::string("x"), std::string(100'000, '\0'));
  CHECK_FALSE(cache.may_know(key));
  CHECK_FALSE(cache.find(key, digest));
  REQUIRE(cache.keep(key, digest, content));
  CHECK(cache.may_know(key));
  CHECK(cache.find(key, digest) == content);
  CHECK_FALSE(cache.find(key, sha256("another")));
  std::vector<FactKey> others(5, key);
  others[0].engine = "1.0 abd";
  others[1].name = "e.tar";
  others[2].size = 43;
  others[3].limits = "";
  others[4].readers = "readers more";
  for (const FactKey& other : others) {
    CHECK_FALSE(cache.may_know(other));
    CHECK_FALSE(cache.find(other, digest));
  }
}

TEST_CASE("fact_cache: a file under the name of another key or archive is not there", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path());
  FactKey other = key;
  other.name = "e.tar";
  REQUIRE(cache.keep(key, digest, "content"));
  const std::string mine = files_below(folder.path()).at(0);
  REQUIRE(cache.keep(other, digest, "other content"));
  for (const std::string& path : files_below(folder.path())) {
    if (path == mine) continue;
    std::filesystem::copy_file(mine, path, std::filesystem::copy_options::overwrite_existing);
  }
  CHECK(cache.find(key, digest) == "content");
  CHECK_FALSE(cache.find(other, digest));
  std::filesystem::copy_file(mine, parent_of(mine) + "/" + to_hex(sha256("another")));
  CHECK_FALSE(cache.find(key, sha256("another")));
}

TEST_CASE("fact_cache: a file that is changed or cut anywhere is not there", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path());
  REQUIRE(cache.keep(key, digest, "some content"));
  const std::string path = files_below(folder.path()).at(0);
  const std::string whole = *read_file(path, 1000);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    std::filesystem::remove(path);
    folder.write(path.substr(folder.path().size() + 1), changed);
    CHECK_FALSE(cache.find(key, digest));
    folder.write(path.substr(folder.path().size() + 1), whole.substr(0, i));
    CHECK_FALSE(cache.find(key, digest));
  }
  folder.write(path.substr(folder.path().size() + 1), whole + "x");
  CHECK_FALSE(cache.find(key, digest));
  folder.write(path.substr(folder.path().size() + 1), whole);
  CHECK(cache.find(key, digest) == "some content");
}

TEST_CASE("fact_cache: only we can read what is kept, and what others could write does not count",
          "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path() + "/cache");
  REQUIRE(cache.keep(key, digest, "content"));
  const std::string path = files_below(folder.path()).at(0);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  REQUIRE(::stat((folder.path() + "/cache").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0700);
  REQUIRE(::chmod(path.c_str(), 0660) == 0);
  CHECK_FALSE(cache.find(key, digest));
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
  CHECK(cache.find(key, digest));
  std::filesystem::rename(path, folder.path() + "/elsewhere");
  std::filesystem::create_symlink(folder.path() + "/elsewhere", path);
  CHECK_FALSE(cache.find(key, digest));
}

TEST_CASE("fact_cache: what was not used for long goes, and use counts", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path());
  for (const char* name : {"old", "used", "young"}) {
    FactKey one = key;
    one.name = name;
    REQUIRE(cache.keep(one, digest, name));
  }
  for (const std::string& path : files_below(folder.path())) {
    age(path, read_file(path, 1000)->ends_with("young") ? 89 : 91);
  }
  FactKey used = key;
  used.name = "used";
  CHECK(cache.find(used, digest));
  REQUIRE(cache.keep(key, digest, "new"));
  CHECK(cache.find(used, digest));
  CHECK(files_below(folder.path()).size() == 3);
  FactKey old = key;
  old.name = "old";
  CHECK_FALSE(cache.may_know(old));
}

TEST_CASE("fact_cache: the longest unused goes when all together are too large", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.path());
  for (int i = 0; i < 3; ++i) {
    const std::string path = folder.write("facts-1/" + std::to_string(i) + "/x", "");
    std::filesystem::resize_file(path, FactCache::most_bytes / 2 - 1000);  // sparse
    age(path, 10 + i);
  }
  REQUIRE(cache.keep(key, digest, "new"));
  CHECK(is_file(folder.path() + "/facts-1/0/x"));
  CHECK(is_file(folder.path() + "/facts-1/1/x"));
  CHECK_FALSE(is_folder(folder.path() + "/facts-1/2"));
  CHECK(cache.find(key, digest) == "new");
}

TEST_CASE("fact_cache: several processes may keep the same at once", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const std::string content(1u << 20, 'c');
  std::vector<pid_t> children;
  for (int i = 0; i < 3; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      const FactCache cache(folder.path());
      bool fits = true;
      for (int round = 0; round < 10; ++round) {
        fits = cache.keep(key, digest, content) && cache.find(key, digest) == content && fits;
      }
      ::_exit(fits ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  CHECK(files_below(folder.path()).size() == 1);
  CHECK(FactCache(folder.path()).find(key, digest) == content);
}

TEST_CASE("fact_cache: a folder that cannot be written is an error of keep() only", "[store][fact_cache]") {
  const test::TemporaryFolder folder;
  const FactCache cache(folder.write("file", "no folder") + "/below");
  CHECK_FALSE(cache.keep(key, digest, "content"));
  CHECK_FALSE(cache.may_know(key));
  CHECK_FALSE(cache.find(key, digest));
}

}  // namespace
}  // namespace sluice
