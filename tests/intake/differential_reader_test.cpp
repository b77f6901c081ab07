// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/differential_reader.hpp"

#include "intake/reader_bench.hpp"
#include "support/raw_tar.hpp"
#include "support/raw_zip.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::ReaderBench;

constexpr std::size_t block = 512;

/// What the fake strict reader does differently from the archive.
struct Fault {
  std::size_t entry = 0;
  enum class Kind { none, dropped, renamed, resized, turned, added, stopped } kind = Kind::none;
};

/// Names the fault of the reader that is made next: a maker takes no further argument.
Fault present_fault;

/// Hands out "f0", "f1", ... of `size` bytes each: what archive_of() packs. It tells the skeleton of a tar that it does
/// not read.
class FakeReader final : public ContainerReader {
 public:
  explicit FakeReader(const ReaderInput& input) : input_(input), fault_(present_fault) {}

  Result<std::optional<EntryMeta>> next() override {
    if (fault_.kind == Fault::Kind::stopped && at_ == fault_.entry) {
      stopped_ = "for a test";
      return std::optional<EntryMeta>();
    }
    if (fault_.kind == Fault::Kind::dropped && at_ == fault_.entry) {
      tell(block);
      skip();
    }
    if (tell(block)) return std::optional<EntryMeta>(skip());
    const bool has_more = fault_.kind == Fault::Kind::added && !std::exchange(is_added_, true);
    return has_more ? std::optional<EntryMeta>(named("more")) : std::optional<EntryMeta>();
  }
  Result<std::span<const std::byte>> read() override { return std::span<const std::byte>(); }
  bool entry_is_whole() const override { return true; }
  const std::string& stopped() const override { return stopped_; }

 private:
  EntryMeta named(std::string name) {
    EntryMeta meta;
    meta.path = std::move(name);
    meta.size = 100;
    return meta;
  }

  EntryMeta skip() {
    if (input_.skeleton != nullptr && input_.format == "tar") input_.skeleton->hole(100);
    offset_ += 100;
    tell(block - 100);
    EntryMeta meta = named(fmt::format("f{}", at_));
    if (at_++ != fault_.entry) return meta;
    if (fault_.kind == Fault::Kind::renamed) meta.path = "other";
    if (fault_.kind == Fault::Kind::resized) meta.size = 99;
    if (fault_.kind == Fault::Kind::turned) meta.kind = EntryKind::folder;
    return meta;
  }

  /// The next bytes of the container; false behind the last entry, whose end is told whole.
  bool tell(std::size_t count) {
    const std::uint64_t entries =
        input_.format == "tar" ? (input_.source.size() - 2 * block) / (2 * block) : zip_entries;
    if (at_ >= entries) count = input_.format == "tar" ? 2 * block : 0;
    std::vector<std::byte> bytes(count);
    if (input_.format == "tar") {
      CHECK(input_.source.read_at(offset_, bytes));
      input_.skeleton->bytes(bytes);
    }
    offset_ += count;
    return at_ < entries;
  }

 public:
  static constexpr std::uint64_t zip_entries = 20;

 private:
  ReaderInput input_;
  Fault fault_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0;
  bool is_added_ = false;
  std::string stopped_;
};

std::unique_ptr<ContainerReader> make_fake(const ReaderInput& input) { return std::make_unique<FakeReader>(input); }

std::string archive_of(const std::string& format, std::size_t entries) {
  const std::string content(100, 'x');
  test::RawTar tar;
  test::RawZip zip;
  for (std::size_t i = 0; i < entries; ++i) {
    test::TarHeader header;
    header.name = fmt::format("f{}", i);
    format == "tar" ? static_cast<void>(tar.add(header, content)) : static_cast<void>(zip.add(header.name, content));
  }
  return format == "tar" ? tar.finish() : zip.finish();
}

OpinionInput input_for(const std::string& format) {
  return format == "tar" ? OpinionInput::skeleton : OpinionInput::file;
}

/// The difference that is stated of an archive whose strict reader has this fault.
std::string stated(const std::string& format, const std::string& bytes, Fault fault, WorkerShelf* shelf = nullptr) {
  ReaderBench bench(bytes);
  present_fault = fault;
  ReaderInput input = bench.input(format);
  input.shelf = shelf;
  DifferentialReader reader(make_fake, input, input_for(format));
  test::read_all(reader);
  CHECK_FALSE(bench.has(HazardId::inspector_killed));
  CHECK(bench.contents.hazards.size() <= 1);
  return bench.detail(HazardId::differential);
}

}  // namespace

TEST_CASE("differential: readers that agree say nothing", "[intake][differential]") {
  const std::string format = GENERATE("tar", "zip");
  CAPTURE(format);
  CHECK(stated(format, archive_of(format, 20), {}).empty());
}

TEST_CASE("differential: each fault of a strict reader is a difference", "[intake][differential]") {
  using Kind = Fault::Kind;
  const std::string format = GENERATE("tar", "zip");
  const auto [kind, expected] = GENERATE(table<Fault::Kind, std::string>({
      {Kind::dropped, "the name is 'f8', and 'f7' to libarchive (19 entries, 20 to libarchive)"},
      {Kind::renamed, "the name is 'other', and 'f7' to libarchive (20 entries, 20 to libarchive)"},
      {Kind::resized, "'f7' has 99 bytes, and 100 to libarchive (20 entries, 20 to libarchive)"},
      {Kind::turned, "'f7' is a folder, and a file to libarchive (20 entries, 20 to libarchive)"},
      {Kind::added, "'more' is not there for libarchive (21 entries, 20 to libarchive)"},
      {Kind::stopped, ""},
  }));
  CAPTURE(format, expected);
  CHECK(stated(format, archive_of(format, 20), {7, kind}) == expected);
}

TEST_CASE("differential: one worker lists many archives, each by itself", "[intake][differential]") {
  using Kind = Fault::Kind;
  WorkerShelf shelf;
  const std::string tar = archive_of("tar", 20), zip = archive_of("zip", 20), broken = "no ZIP at all";
  std::string cut = tar;
  cut[257] = 'X';
  CHECK(stated("tar", tar, {}, &shelf).empty());
  CHECK(stated("zip", zip, {}, &shelf).empty());
  CHECK(stated("tar", tar, {7, Kind::renamed}, &shelf).starts_with("the name is 'other'"));
  CHECK_FALSE(stated("tar", cut, {}, &shelf).empty());
  CHECK(stated("zip", broken, {}, &shelf).starts_with("libarchive stops: "));
  CHECK(stated("zip", zip, {7, Kind::resized}, &shelf).starts_with("'f7' has 99 bytes"));
  CHECK(stated("tar", tar, {7, Kind::stopped}, &shelf).empty());  // nobody was asked
  CHECK(stated("tar", tar, {}, &shelf).empty());
  const std::optional<ListingWorker> worker = shelf.take();
  REQUIRE(worker);
  CHECK(worker->archives == 7);
  CHECK_FALSE(shelf.take());
}

TEST_CASE("differential: a worker lists so many archives and no more", "[intake][differential]") {
  WorkerShelf shelf;
  const std::string zip = archive_of("zip", 20);
  CHECK(stated("zip", zip, {}, &shelf).empty());
  std::optional<ListingWorker> worker = shelf.take();
  REQUIRE(worker);
  worker->archives = 1000;
  shelf.put(std::move(*worker));
  CHECK_FALSE(shelf.take());
}

TEST_CASE("differential: what a worker says too much is not kept for the next archive", "[intake][differential]") {
  WorkerShelf shelf;
  ReaderBench bench("x");
  for (const char* deed : {"done-and-more", "exits"}) {
    CAPTURE(deed);
    ReaderInput input = bench.input(deed);
    input.shelf = &shelf;
    SecondOpinion opinion(input, OpinionInput::skeleton, WorkerProgram{SLUICE_WORKER_STAND_IN});
    REQUIRE(opinion.start());
    opinion.bytes(std::vector<std::byte>(block));
    opinion.end_input();
    while (!opinion.is_over()) {
      opinion.wait();
      opinion.take();
    }
    CHECK_FALSE(shelf.take());
  }
}

TEST_CASE("differential: an entry that only libarchive has", "[intake][differential]") {
  CHECK(stated("zip", archive_of("zip", 21), {}) == "libarchive also has 'f20' (20 entries, 21 to libarchive)");
  CHECK(stated("zip", archive_of("zip", 19), {}) == "'f19' is not there for libarchive (20 entries, 19 to libarchive)");
}

TEST_CASE("differential: an archive that libarchive stops at", "[intake][differential]") {
  std::string bytes = archive_of("tar", 20);
  bytes[10 * 2 * block + 257] = 'X';  // breaks the checksum of the eleventh header
  CHECK_FALSE(stated("tar", bytes, {}).empty());
  CHECK(stated("zip", "no ZIP at all", {}) ==
        "libarchive stops: Unrecognized archive format (20 entries, 0 to libarchive)");
}

TEST_CASE("differential: many entries keep both sides in step", "[intake][differential][slow]") {
  const std::size_t entries = 30'000;
  CHECK(stated("tar", archive_of("tar", entries), {}).empty());
  CHECK(stated("tar", archive_of("tar", entries), {entries - 1, Fault::Kind::resized}).find("has 99 bytes") !=
        std::string::npos);
}

TEST_CASE("differential: a worker that is lost leaves the archive not judged", "[intake][differential]") {
  const std::string deed = GENERATE("exits", "crashes", "garbage", "cut", "floods", "outside");
  CAPTURE(deed);
  ReaderBench bench(archive_of("tar", 20));
  present_fault = {};
  const WorkerProgram program{SLUICE_WORKER_STAND_IN};
  ReaderInput input = bench.input("tar");
  input.format = deed;
  DifferentialReader misled(make_fake, input, OpinionInput::file, program);
  test::read_all(misled);
  CHECK(misled.stopped().starts_with("not judged: the inspector was lost: "));
  CHECK(bench.has(HazardId::inspector_killed));
}

TEST_CASE("differential: that there can be no worker is our failure", "[intake][differential]") {
  const WorkerProgram program =
      GENERATE(values<WorkerProgram>({{"/nowhere/sluice-inspect"}, {SLUICE_WORKER_STAND_IN}}));
  const OpinionInput kind = GENERATE(OpinionInput::skeleton, OpinionInput::file);
  CAPTURE(program.path, kind);
  ReaderBench bench(archive_of("tar", 20));
  present_fault = {};
  ReaderInput input = bench.input("tar");
  input.format = "unconfined";
  DifferentialReader reader(make_fake, input, kind, program);
  std::size_t entries = 0;
  Result<std::optional<EntryMeta>> next = reader.next();
  for (; next && *next; next = reader.next()) ++entries;
  CHECK_FALSE(next);
  CHECK(entries <= 20);
  CHECK(bench.contents.hazards.empty());
}

TEST_CASE("differential: after some lost workers none is started", "[intake][differential]") {
  WorkerShelf shelf;
  for (std::uint32_t i = 0; i < WorkerShelf::most_lost; ++i) shelf.count_lost();
  ReaderBench bench(archive_of("tar", 20));
  present_fault = {};
  ReaderInput input = bench.input("tar");
  input.shelf = &shelf;
  DifferentialReader reader(make_fake, input, GENERATE(OpinionInput::skeleton, OpinionInput::file));
  test::read_all(reader);
  CHECK(reader.stopped() == "not judged: the inspector was lost: too many were lost before, and none was started");
  CHECK(bench.has(HazardId::inspector_killed));
}

TEST_CASE("differential: a worker that takes nothing does not hold the reader up", "[intake][differential]") {
  ReaderBench bench("x");
  SecondOpinion opinion(bench.input("mute"), OpinionInput::skeleton,
                        WorkerProgram{SLUICE_WORKER_STAND_IN, std::chrono::milliseconds(200)});
  REQUIRE(opinion.start());
  const std::vector<std::byte> bytes(64u << 10);
  for (int i = 0; i < 100 && !opinion.is_over(); ++i) opinion.bytes(bytes);
  opinion.end_input();
  while (!opinion.is_over()) {
    opinion.wait();
    opinion.take();
  }
  CHECK(opinion.lost() == "it took nothing and gave nothing, and was killed");
}

TEST_CASE("differential: holes of any size are passed over", "[intake][differential]") {
  const std::uint64_t size = GENERATE(as<std::uint64_t>(), 1, 512, 100'000, 6ull << 30);
  test::TarHeader header;
  header.name = "big";
  header.size = size;
  const std::string first = test::RawTar().add_header(header).finish();
  header.name = "next";
  header.size = 0;
  const std::string rest = test::RawTar().add_header(header).finish();
  ReaderBench bench("");
  SecondOpinion opinion(bench.input("tar"), OpinionInput::skeleton, {});
  REQUIRE(opinion.start());
  opinion.bytes(std::as_bytes(std::span(first)).first(block));
  for (std::uint64_t left = size; left > 0;) {
    const std::uint64_t part = std::min<std::uint64_t>(left, 1ull << 30);
    opinion.hole(part);
    left -= part;
  }
  opinion.bytes(std::vector<std::byte>((block - size % block) % block));
  opinion.bytes(std::as_bytes(std::span(rest)));
  opinion.end_input();
  std::string seen;
  while (!opinion.is_over()) {
    opinion.wait();
    if (const auto entry = opinion.take())
      seen += fmt::format("{} {}\n", entry->meta.path, entry->meta.size.value_or(0));
  }
  CHECK(seen == fmt::format("big {}\nnext 0\n", size));
  CHECK(opinion.lost().empty());
  CHECK(opinion.stopped().empty());
}

}  // namespace sluice
