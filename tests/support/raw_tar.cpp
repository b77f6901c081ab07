// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The fields' places and widths are those of POSIX.1-2017, pax, "ustar Interchange Format".
#include "support/raw_tar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::test {
namespace {

constexpr std::size_t block = 512;

void put(std::string& header, std::size_t at, std::size_t width, std::string_view text) {
  const std::string_view cut = text.substr(0, width);
  std::copy(cut.begin(), cut.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string octal(std::uint64_t value, std::size_t digits) { return fmt::format("{:0{}o}", value, digits); }

/// GNU's big numbers: big-endian two's complement, marked by the first byte.
std::string base256(std::int64_t value, std::size_t width) {
  std::string text(width, value < 0 ? '\xff' : '\0');
  auto rest = static_cast<std::uint64_t>(value);
  for (std::size_t i = 0; i < 8; ++i, rest >>= 8) text[width - 1 - i] = static_cast<char>(rest & 0xff);
  if (value >= 0) text[0] = static_cast<char>(text[0] | '\x80');
  return text;
}

std::string number(std::int64_t value) {
  constexpr std::int64_t largest_octal = (std::int64_t{1} << 33) - 1;
  if (value < 0 || value > largest_octal) return base256(value, 12);
  return octal(static_cast<std::uint64_t>(value), 11);
}

std::string header_block(const TarHeader& header) {
  std::string bytes(block, '\0');
  put(bytes, 0, 100, header.name);
  put(bytes, 100, 8, octal(header.mode, 7));
  put(bytes, 108, 8, octal(header.owner, 7));
  put(bytes, 116, 8, octal(header.owner, 7));
  put(bytes, 124, 12, number(static_cast<std::int64_t>(header.size)));
  put(bytes, 136, 12, number(header.time));
  put(bytes, 148, 8, "        ");
  bytes[156] = header.type;
  put(bytes, 157, 100, header.link);
  put(bytes, 257, 8, std::string_view("ustar\00000", 8));
  put(bytes, 265, 32, header.owner_name);
  put(bytes, 297, 32, header.owner_name);
  put(bytes, 329, 8, octal(header.device, 7));
  put(bytes, 337, 8, octal(header.device, 7));
  put(bytes, 345, 155, header.prefix);
  for (const auto& [at, patch] : header.patches) put(bytes, at, block - at, patch);
  std::uint64_t sum = 0;
  for (const char byte : bytes) sum += static_cast<unsigned char>(byte);
  put(bytes, 148, 8, octal(sum, 6) + std::string("\0 ", 2));
  return bytes;
}

}  // namespace

RawTar& RawTar::add(TarHeader header, std::string_view data) {
  header.size = data.size();
  blocks_ += header_block(header);
  blocks_ += data;
  blocks_.append((block - data.size() % block) % block, '\0');
  return *this;
}

RawTar& RawTar::add_header(const TarHeader& header) {
  blocks_ += header_block(header);
  return *this;
}

RawTar& RawTar::add_pax(const PaxRecords& records, char type) {
  std::string data;
  for (const auto& [key, value] : records) data += pax_record(key, value);
  TarHeader header;
  header.name = "PaxHeaders/x";
  header.type = type;
  return add(header, data);
}

RawTar& RawTar::add_bytes(std::string_view bytes) {
  blocks_ += bytes;
  return *this;
}

std::string RawTar::finish() const { return blocks_ + std::string(2 * block, '\0'); }

std::string pax_record(std::string_view key, std::string_view value) {
  const std::size_t rest = key.size() + value.size() + 3;  // blank, '=', newline
  std::size_t length = rest + 1;
  while (std::to_string(length).size() + rest != length) length = std::to_string(length).size() + rest;
  return fmt::format("{} {}={}\n", length, key, value);
}

}  // namespace sluice::test
