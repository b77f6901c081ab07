// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/license_texts.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "license/index_format.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <cstring>
#include <span>
#include <utility>

namespace sluice::license {
namespace {

constexpr std::array<char, 8> magic = {'S', 'L', 'U', 'I', 'C', 'E', 'L', 'T'};
constexpr std::uint32_t version = 1;
constexpr std::uint32_t most_texts = 1u << 16;
constexpr std::uint32_t most_text_bytes = 1u << 20;
constexpr std::uint64_t most_file_bytes = 64u << 20;
constexpr std::string_view help_install = "install Sluice again, or build it again";

struct Header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t count = 0;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  ///< of all bytes behind the header
};

/// Offsets count from the file's start.
struct Record {
  std::uint32_t id_begin = 0;
  std::uint32_t id_size = 0;
  std::uint32_t text_begin = 0;
  std::uint32_t packed_size = 0;
  std::uint32_t text_size = 0;
};
static_assert(sizeof(Header) == 32 && sizeof(Record) == 20);

std::uint64_t checksum_of(std::string_view bytes) {
  return format::checksum(std::as_bytes(std::span(bytes)).subspan(sizeof(Header)));
}

bool is_inside(std::size_t begin, std::size_t size, std::string_view bytes) {
  return begin <= bytes.size() && size <= bytes.size() - begin;
}

Result<std::string> pack(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string packed(size, '\0');
  const auto* from = reinterpret_cast<const Bytef*>(text.data());
  auto* to = reinterpret_cast<Bytef*>(packed.data());
  if (compress2(to, &size, from, static_cast<uLong>(text.size()), Z_BEST_COMPRESSION) != Z_OK) {
    return fail("a text could not be compressed");
  }
  packed.resize(size);
  return packed;
}

std::string without_returns(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  return out;
}

}  // namespace

Result<std::string> write_license_texts(const LicenseLists& lists) {
  std::map<std::string, std::string> texts;
  for (const LicenseEntry& license : lists.licenses) {
    if (!license.text.empty()) texts[to_lower_ascii(license.id)] = without_returns(license.text);
  }
  const std::size_t begin = sizeof(Header) + texts.size() * sizeof(Record);
  std::vector<Record> records;
  std::string body;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> known;  // place of a packed text
  for (const auto& [id, text] : texts) {
    TRY_ASSIGN(const std::string packed, pack(text));
    const auto place = static_cast<std::uint32_t>(begin + body.size());
    const auto [stored, is_new] = known.try_emplace(packed, place, static_cast<std::uint32_t>(text.size()));
    if (is_new) body += packed;
    records.push_back({static_cast<std::uint32_t>(begin + body.size()), static_cast<std::uint32_t>(id.size()),
                       stored->second.first, static_cast<std::uint32_t>(packed.size()), stored->second.second});
    body += id;
  }
  body.resize((begin + body.size() + 7) / 8 * 8 - begin);
  std::string file(sizeof(Header), '\0');
  file.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
  file += body;
  if (file.size() > most_file_bytes) return fail("the license texts are larger than the format allows");
  const Header header{magic, version, static_cast<std::uint32_t>(records.size()), file.size(), checksum_of(file)};
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

Result<LicenseTexts> parse_license_texts(std::string bytes) {
  Header header;
  if (bytes.size() < sizeof header) return fail("the file is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic) return fail("this holds no license texts");
  if (header.version != version)
    return fail(fmt::format("version {} of the format, expected {}", header.version, version));
  if (header.file_size != bytes.size())
    return fail(fmt::format("{} bytes, expected {}", bytes.size(), header.file_size));
  if (header.checksum != checksum_of(bytes)) return fail("the checksum is wrong");
  const bool fits = header.count <= most_texts && is_inside(sizeof header, header.count * sizeof(Record), bytes);
  if (!fits) return fail("the records are damaged");
  LicenseTexts texts;
  for (std::size_t i = 0; i < header.count; ++i) {
    Record record;
    std::memcpy(&record, bytes.data() + sizeof header + i * sizeof record, sizeof record);
    const bool is_good = is_inside(record.id_begin, record.id_size, bytes) &&
                         is_inside(record.text_begin, record.packed_size, bytes) && record.text_size <= most_text_bytes;
    if (!is_good) return fail("the records are damaged");
    texts.places_[bytes.substr(record.id_begin, record.id_size)] = {record.text_begin, record.packed_size,
                                                                    record.text_size};
  }
  texts.bytes_ = std::move(bytes);
  return texts;
}

Result<LicenseTexts> load_license_texts(const std::string& path) {
  Result<std::string> bytes = read_file(path, most_file_bytes);
  Result<LicenseTexts> texts =
      bytes ? parse_license_texts(std::move(*bytes)) : Result<LicenseTexts>(tl::unexpected<Error>(bytes.error()));
  if (texts) return texts;
  Error error = bytes ? std::move(texts.error()).within("reading " + path) : std::move(texts.error());
  error.help = help_install;
  return tl::unexpected<Error>(std::move(error));
}

std::optional<std::string> LicenseTexts::find(std::string_view id) const {
  const auto found = places_.find(to_lower_ascii(id));
  if (found == places_.end()) return std::nullopt;
  const Place& place = found->second;
  std::string text(place.size, '\0');
  uLongf size = place.size;
  const auto* from = reinterpret_cast<const Bytef*>(bytes_.data() + place.begin);
  const int done = uncompress(reinterpret_cast<Bytef*>(text.data()), &size, from, static_cast<uLong>(place.packed));
  if (done != Z_OK || size != place.size) return std::nullopt;
  return text;
}

}  // namespace sluice::license
