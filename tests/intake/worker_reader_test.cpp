// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_reader.hpp"

#include "intake/worker_shelf.hpp"

#include "intake/intake.hpp"
#include "intake/reader_bench.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::file;
using test::PackEntry;
using test::read_all;
using test::ReaderBench;
using Texts = std::vector<std::string>;

WorkerProgram stand_in(int patience = 20'000) { return {SLUICE_WORKER_STAND_IN, std::chrono::milliseconds(patience)}; }

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("worker_reader: the worker hands on entries and their bytes", "[intake][worker_reader]") {
  const std::string format = GENERATE("7z", "cpio");
  CAPTURE(format);
  const std::string large = test::noise(900'000);
  ReaderBench bench(test::pack({file("a.txt", "hello\n"), file("b.bin", large), file("c", "")}, format));
  WorkerReader reader(bench.input(format));
  CHECK((read_all(reader) == Texts{"a.txt=hello\n", "b.bin=" + large, "c="}));
  CHECK(reader.stopped().empty());
  CHECK(bench.contents.hazards.empty());
}

TEST_CASE("worker_reader: entries that nobody reads are passed over", "[intake][worker_reader]") {
  ReaderBench bench(test::pack({file("a", test::noise(500'000)), file("b", "x"), file("c", "y")}, "7z"));
  WorkerReader reader(bench.input("7z"));
  std::size_t entries = 0;
  for (auto meta = reader.next(); meta && *meta; meta = reader.next()) ++entries;
  CHECK(entries == 3);
  CHECK(reader.stopped().empty());
}

TEST_CASE("worker_reader: a reader may be dropped halfway", "[intake][worker_reader]") {
  ReaderBench bench(test::pack({file("a", test::noise(1'000'000)), file("b", "x")}, "7z"));
  {
    WorkerReader reader(bench.input("7z"));
    REQUIRE(reader.next());
    REQUIRE(reader.read());
  }
  CHECK(bench.contents.hazards.empty());
}

TEST_CASE("worker_reader: defects come with the worker's words", "[intake][worker_reader]") {
  std::string bytes = test::pack({file("a", test::noise(50'000))}, "7z");
  bytes[5'000] = static_cast<char>(bytes[5'000] ^ 1);
  ReaderBench bench(bytes);
  WorkerReader reader(bench.input("7z"));
  read_all(reader);
  CHECK_FALSE(reader.entry_is_whole());
  CHECK_FALSE(bench.contents.hazards.empty());
  CHECK_FALSE(bench.has(HazardId::inspector_killed));
}

TEST_CASE("worker_reader: what a stand-in says well is taken over", "[intake][worker_reader]") {
  ReaderBench bench("x");
  WorkerReader reader(bench.input("good"), stand_in());
  CHECK(read_all(reader) == Texts{"a=hello"});
  CHECK(reader.entry_is_whole());
  CHECK(reader.stopped().empty());
  WorkerReader half(bench.input("half-told"), stand_in());
  CHECK(read_all(half) == Texts{"a="});
  CHECK_FALSE(half.entry_is_whole());
  CHECK(half.stopped() == "broken");
}

TEST_CASE("worker_reader: a worker that is lost leaves the archive not judged", "[intake][worker_reader]") {
  struct Case {
    std::string deed, words;
    int patience = 20'000;
  };
  const Case one = GENERATE(values<Case>({{"exits", "exit code 7"},
                                          {"pretends", "exit code 3 before it was done"},
                                          {"crashes", "SIGSEGV"},
                                          {"silent", "gave nothing for 200 milliseconds", 200},
                                          {"spins", "seconds of processor time"},
                                          {"garbage", "no mark"},
                                          {"old", "no mark"},
                                          {"cut", "exit code 0 before it was done"},
                                          {"ends", "exit code 0 before it was done"},
                                          {"nested", "inside an entry"},
                                          {"outside", "outside an entry"},
                                          {"runs", "SIGSYS"},
                                          {"forks", "SIGSYS"},
                                          {"connects", "SIGSYS"}}));
  CAPTURE(one.deed);
  const auto start = std::chrono::steady_clock::now();
  ReaderBench bench("x");
  WorkerReader reader(bench.input(one.deed), stand_in(one.patience));
  read_all(reader);
  CAPTURE(reader.stopped());
  CHECK(reader.stopped().starts_with("not judged: the inspector was lost: "));
  CHECK(reader.stopped().find(one.words) != std::string::npos);
  CHECK_FALSE(reader.entry_is_whole());
  REQUIRE(bench.has(HazardId::inspector_killed));
  CHECK(bench.contents.hazards.front().weight == Weight::error);
  CHECK(bench.contents.hazards.front().entry == no_index);
  CHECK(seconds_since(start) < 10);
}

TEST_CASE("worker_reader: a worker cannot allocate without end", "[intake][worker_reader]") {
#ifdef SLUICE_NO_ADDRESS_LIMIT
  WARN("skipped: under an address sanitizer the worker has no limit of memory");
#else
  ReaderBench bench("x");
  WorkerReader reader(bench.input("allocates"), stand_in());
  read_all(reader);
  CHECK(reader.stopped() == "not judged: the inspector was lost: it used up its memory");
  CHECK(bench.has(HazardId::inspector_killed));
#endif
}

TEST_CASE("worker_reader: a worker cannot open files", "[intake][worker_reader]") {
  ReaderBench bench("x");
  WorkerReader reader(bench.input("opens"), stand_in());
  CHECK(read_all(reader) == Texts{"refused="});
}

TEST_CASE("worker_reader: a worker that floods is bounded by its reader", "[intake][worker_reader]") {
  ReaderBench bench("x");
  WorkerReader reader(bench.input("floods"), stand_in());
  REQUIRE(reader.next());
  CHECK(read_all(reader).empty());
  CHECK(bench.has(HazardId::inspector_killed));
}

TEST_CASE("worker_reader: a program that is not there is our failure", "[intake][worker_reader]") {
  ReaderBench bench("x");
  WorkerReader reader(bench.input("7z"), WorkerProgram{"/nowhere/sluice-inspect"});
  const Result<std::optional<EntryMeta>> first = reader.next();
  REQUIRE_FALSE(first);
  CHECK(first.error().message.find("/nowhere/sluice-inspect") != std::string::npos);
  CHECK(bench.contents.hazards.empty());
}

TEST_CASE("worker_reader: a worker that cannot be confined is our failure", "[intake][worker_reader]") {
  ReaderBench bench("x");
  WorkerReader reader(bench.input("unconfined"), stand_in());
  const Result<std::optional<EntryMeta>> first = reader.next();
  REQUIRE_FALSE(first);
  CHECK(first.error().message.find("give up its rights") != std::string::npos);
  CHECK(bench.contents.hazards.empty());
}

TEST_CASE("worker_reader: after some lost workers none is started", "[intake][worker_reader]") {
  WorkerShelf shelf;
  ReaderBench bench("x");
  for (std::uint32_t i = 0; i <= WorkerShelf::most_lost; ++i) {
    CAPTURE(i);
    ReaderInput input = bench.input(i < WorkerShelf::most_lost ? "exits" : "good");
    input.shelf = &shelf;
    WorkerReader reader(input, stand_in());
    read_all(reader);
    CHECK(reader.stopped().find(i < WorkerShelf::most_lost ? "exit code 7" : "none was started") != std::string::npos);
  }
  CHECK(bench.contents.hazards.size() == WorkerShelf::most_lost + 1);
}

TEST_CASE("worker_reader: a lost worker is stated at the container", "[intake][worker_reader]") {
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, {});
  contents.entries.emplace_back();
  sink.aim(0, 0);
  state_lost(sink, "for a test");
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].entry == no_index);
  sink.state(HazardId::checksum, Weight::error, "later");
  CHECK(contents.hazards[1].entry == 0);
}

TEST_CASE("worker_reader: processor time grows with the archive", "[intake][worker_reader]") {
  CHECK(worker_cpu_seconds(0) == 6);
  CHECK(worker_cpu_seconds(100u << 20) == 206);
}

TEST_CASE("worker_input: bytes without a file are copied to memory, or to disk", "[intake][worker_reader]") {
  Limits limits;
  limits.nested_buffer = GENERATE(as<std::uint64_t>(), 0, 300'000, 10'000'000);
  const std::string bytes = test::noise(1'000'000);
  ReaderBench bench(bytes, limits);
  const Result<WorkerInput> input = WorkerInput::of(*bench.source, bench.budget);
  REQUIRE(input);
  REQUIRE(input->size() == bytes.size());
  std::string copy(bytes.size(), '\0');
  CHECK(::pread(input->descriptor(), copy.data(), copy.size(), 0) == static_cast<ssize_t>(bytes.size()));
  CHECK((copy == bytes));
}

TEST_CASE("worker_reader: programs named like filters are never started", "[intake][worker_reader]") {
  const test::TemporaryFolder folder;
  for (const std::string name : {"lzop", "lrzip", "grzip", "gzip", "xz", "cat"}) {
    const std::string path =
        folder.write("bin/" + name, "#!/bin/sh\n: > " + folder.path() + "/started\nexec /bin/cat\n");
    REQUIRE(::chmod(path.c_str(), 0755) == 0);
  }
  const char* const before = ::getenv("PATH");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("PATH", (folder.path() + "/bin").c_str(), 1);
  using namespace std::string_literals;
  const std::string bodies[] = {"\x89LZO\0\r\n\x1a\n\x10\x40\x20\xa0"s, "LRZI\0\6"s, "GRZipII\0\2\4:)"s};
  for (const std::string& body : bodies) {
    const std::string padded = body + std::string(4096, '\0');
    for (const std::string& bytes : {padded, test::pack({file("inner.lzo", padded)}, "7z")}) {
      Contents contents;
      REQUIRE(open_bytes("d", std::as_bytes(std::span(bytes)), {}, contents));
      CHECK(std::ranges::find(contents.hazards, HazardId::format_unsupported, &Hazard::id) != contents.hazards.end());
    }
  }
  ::setenv("PATH", kept.c_str(), 1);
  CHECK(::access((folder.path() + "/started").c_str(), F_OK) != 0);
}

}  // namespace sluice
