// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_run.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

std::string between(std::string_view bytes) { return zip_terms(RawZip().add("a").raw(bytes).add("b").finish()); }
std::string behind(std::string_view bytes) { return zip_terms(RawZip().add("a").raw(bytes).finish()); }
std::string front(std::string_view bytes) { return zip_terms(RawZip().raw(bytes).add("a").finish()); }

/// A local record that no directory lists.
std::string hidden() {
  ZipEntry entry = stored_entry("evil");
  entry.is_listed = false;
  RawZip zip;
  const std::string whole = zip.add(entry).finish();
  return whole.substr(0, zip.records_bytes());
}

TEST_CASE("zip_coverage: bytes that belong to nothing", "[intake][zip]") {
  CHECK(between("j") == "error zip.gap");
  CHECK(behind("j") == "warning zip.gap");
  CHECK(front("j") == "warning zip.prefix-data");
  CHECK(between("").empty());
  CHECK(behind("").empty());
  CHECK(front("").empty());
}

TEST_CASE("zip_coverage: padding is zero, and shorter than a page", "[intake][zip]") {
  CHECK(between(std::string(4095, '\0')) == "note zip.gap");
  CHECK(between(std::string(4096, '\0')) == "error zip.gap");
  CHECK(between(std::string(4094, '\0') + "j") == "error zip.gap");
  CHECK(behind(std::string(4095, '\0')) == "note zip.gap");
  CHECK(behind(std::string(4096, '\0')) == "warning zip.gap");
  CHECK(front(std::string(1, '\0')) == "warning zip.prefix-data");
}

TEST_CASE("zip_coverage: an entry that the directory does not list", "[intake][zip]") {
  CHECK(between(hidden()) == "error zip.hidden-entry");
  CHECK(behind(hidden()) == "error zip.hidden-entry");
  CHECK(front(hidden()) == "error zip.hidden-entry");
  CHECK(between("junk" + hidden()) == "error zip.hidden-entry");
  CHECK(between("PK\3\4") == "error zip.hidden-entry");
  CHECK(between("PK\3\3") == "error zip.gap");
}

TEST_CASE("zip_coverage: however far a hidden entry lies from the others", "[intake][zip]") {
  for (const std::size_t far : {std::size_t{256} << 10, (std::size_t{1} << 20) - 2, std::size_t{3} << 20}) {
    const std::string junk(far, 'j');
    CAPTURE(far);
    CHECK(between(junk + hidden()) == "error zip.hidden-entry");
    CHECK(behind(junk + hidden()) == "error zip.hidden-entry");
    CHECK(front(junk + hidden()) == "error zip.hidden-entry");
    CHECK(between(junk) == "error zip.gap");
    CHECK(behind(junk) == "warning zip.gap");
  }
  for (std::size_t at = (256u << 10) - 5; at <= (256u << 10); ++at)
    CHECK(between(std::string(at, 'j') + hidden()) == "error zip.hidden-entry");
}

TEST_CASE("zip_coverage: a program in front may hold the mark of an entry, but no entry", "[intake][zip]") {
  const std::string program = "MZ" + std::string(510, '\0');
  CHECK(front(program + "PK\3\4" + program) == "warning zip.prefix-data");
  CHECK(front(program + hidden()) == "error zip.hidden-entry");
  CHECK(front(program + hidden() + program) == "error zip.hidden-entry");
  CHECK(front("PK\3\4" + program) == "error zip.hidden-entry");
  CHECK(zip_terms(program + hidden() + RawZip().add("a").finish()) == "error zip.hidden-entry");
}

TEST_CASE("zip_coverage: entries that share bytes", "[intake][zip]") {
  ZipEntry again = stored_entry("b");
  again.lies_at = 0;
  again.local_name = "a";
  const ReaderRun shared = zip_run(RawZip().add(stored_entry("a")).add(again).add(again).finish());
  CHECK(shared.terms == "error zip.header-mismatch; error zip.overlap; error zip.header-mismatch");
  again.name = "a";
  CHECK(zip_terms(RawZip().add(stored_entry("a")).add(again).finish()) == "error zip.overlap");
  again.lies_at.reset();
  CHECK(zip_terms(RawZip().add(stored_entry("a")).add(again).finish()).empty());
}

/// The first entry claims so many of the next one's bytes.
std::string overlapping(std::uint32_t shared) {
  const std::string next = hidden();
  ZipEntry entry = stored_entry("a");
  entry.data += next.substr(0, shared);
  entry.packed = entry.data.substr(0, 2);
  const auto size = static_cast<std::uint32_t>(entry.data.size());
  entry.local = {{18, little32(size)}};
  entry.central = {{20, little32(size)}};
  return zip_terms(RawZip().add(entry).add(stored_entry("evil")).finish());
}

TEST_CASE("zip_coverage: two bytes in common are tolerated", "[intake][zip]") {
  CHECK(overlapping(0).empty());
  CHECK(overlapping(2) == "note zip.overlap");
  CHECK(overlapping(3) == "error zip.overlap");
}

TEST_CASE("zip_coverage: an entry that reaches into the directory", "[intake][zip]") {
  ZipEntry entry = stored_entry("a", "xyPK");
  entry.packed = "xy";
  entry.local = {{18, little32(4)}};
  entry.central = {{20, little32(4)}};
  CHECK(zip_terms(zip_of(entry)) == "error zip.overlap");
  entry.packed = "xyPK";
  CHECK(zip_terms(zip_of(entry)).empty());
}

TEST_CASE("zip_coverage: a split mark", "[intake][zip]") {
  const std::string mark = GENERATE(std::string("PK\7\10"), std::string("PK00"));
  CHECK(front(mark) == "warning zip.prefix-data; warning multi-volume");
  CHECK(front(mark + "j") == "warning zip.prefix-data");
  CHECK(front("PK11") == "warning zip.prefix-data");
}

/// An APK Signing Block (APK Signature Scheme v2, "format") of those pairs.
std::string signing_block(const std::string& pairs) {
  const std::string size = little64(pairs.size() + 24);
  return size + pairs + size + "APK Sig Block 42";
}

std::string pair_of(std::string_view value) {
  return little64(value.size() + 4) + little32(0x7109871a) + std::string(value);
}

TEST_CASE("zip_coverage: an APK's signatures", "[intake][zip]") {
  const std::string block = signing_block(pair_of("signature") + pair_of(std::string(5000, 's')));
  CHECK(behind(block) == "note zip.gap");
  CHECK(behind(std::string(4095, '\0') + block) == "note zip.gap");
  CHECK(behind(std::string(4096, '\0') + block) == "warning zip.gap");
  CHECK(behind("j" + block) == "warning zip.gap");
  CHECK(behind(block + "j") == "warning zip.gap");
  CHECK(between(block) == "error zip.gap");
}

TEST_CASE("zip_coverage: what only ends like an APK's signatures", "[intake][zip]") {
  CHECK(behind("APK Sig Block 42") == "warning zip.gap");
  CHECK(behind("SECRET" + std::string("APK Sig Block 42")) == "warning zip.gap");
  const std::string good = signing_block(pair_of("signature"));
  for (const std::size_t at : {std::size_t{0}, good.size() - 24, std::size_t{8}}) {
    CAPTURE(at);
    std::string bad = good;
    bad[at] ^= 1;
    CHECK(behind(bad) == "warning zip.gap");
  }
  CHECK(behind(signing_block("")) == "warning zip.gap");
  CHECK(behind(signing_block(little64(3) + "abc")) == "warning zip.gap");
  CHECK(behind(signing_block(little64(~0ull) + "abcd")) == "warning zip.gap");
  CHECK(behind(signing_block(pair_of("signature") + "junk")) == "warning zip.gap");
}

}  // namespace
}  // namespace sluice::test
