// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/path_spelling.hpp"

#include "base/text.hpp"
#include "intake/path_parts.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace sluice {
namespace {

struct Range {
  std::int32_t first, last;
};

/// C0 without NUL, DEL, C1, and the separators that terminals and log viewers take for a new line.
constexpr Range controls[] = {{0x01, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x2029}};

/// Embeddings, overrides and isolates (Unicode Standard Annex 9, table 4).
constexpr Range bidirectional[] = {{0x202A, 0x202E}, {0x2066, 0x2069}};

/// What shows as nothing. Variation selectors are left out: emoji carry them.
constexpr Range invisible[] = {{0xAD, 0xAD},     {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160},
                               {0x17B4, 0x17B5}, {0x180E, 0x180E},  {0x200B, 0x200F}, {0x2060, 0x2065},
                               {0x206A, 0x206F}, {0x3164, 0x3164},  {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
                               {0xFFF0, 0xFFFB}, {0xE0000, 0xE0FFF}};

template <std::size_t N>
bool is_in(const Range (&ranges)[N], std::int32_t point) {
  return std::ranges::any_of(ranges, [&](const Range& range) { return point >= range.first && point <= range.last; });
}

/// The next code point; a byte that is no UTF-8 gives itself as a negative number.
std::int32_t take_point(std::string_view& rest) {
  const auto* bytes = std::bit_cast<const utf8proc_uint8_t*>(rest.data());
  std::int32_t point = 0;
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(rest.size()), &point);
  if (length <= 0) point = -static_cast<std::int32_t>(bytes[0]);
  rest.remove_prefix(length <= 0 ? 1 : static_cast<std::size_t>(length));
  return point;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

constexpr std::array<std::string_view, 6> devices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
constexpr std::array<std::string_view, 12> port_numbers = {"1", "2", "3", "4",      "5",      "6",
                                                           "7", "8", "9", "\u00b9", "\u00b2", "\u00b3"};

/// "aux.txt" and "AUX " are the device AUX for Windows, whatever follows the first dot.
bool is_device(std::string_view part) {
  if (std::string_view("cCpPaAnNlL").find(part[0]) == std::string_view::npos) return false;
  std::string_view stem = part.substr(0, part.find_first_of(".:"));
  while (stem.ends_with(' ')) stem.remove_suffix(1);
  if (stem.size() < 3 || stem.size() > 7) return false;
  const std::string name = to_lower_ascii(stem);
  if (std::ranges::find(devices, name) != devices.end()) return true;
  if (!name.starts_with("com") && !name.starts_with("lpt")) return false;
  return std::ranges::find(port_numbers, std::string_view(name).substr(3)) != port_numbers.end();
}

/// "name:stream" and "name::$DATA". Names such as "std::vector.3" are no stream, though Windows cannot hold them.
bool names_stream(std::string_view part) {
  if (part.find("::$") != std::string_view::npos) return true;
  for (std::size_t at = part.find(':'); at != std::string_view::npos; at = part.find(':', at + 1)) {
    const bool is_doubled = part.substr(at + 1, 1) == ":" || (at > 0 && part[at - 1] == ':');
    if (!is_doubled) return true;
  }
  return false;
}

/// Which oddities the parts have, each with the first part that has it.
struct PartOddities {
  std::string_view dash, device, trailing, stream;

  void look_at(std::string_view part, bool is_first) {
    if (part.empty() || part == "." || part == "..") return;
    if (dash.empty() && part[0] == '-') dash = part;
    if (device.empty() && is_device(part)) device = part;
    if (trailing.empty() && (part.ends_with('.') || part.ends_with(' '))) trailing = part;
    const bool has_drive = is_first && part.substr(1, 1) == ":" && part.substr(2, 1) != ":";
    if (stream.empty() && names_stream(has_drive ? part.substr(2) : part)) stream = part;
  }
};

bool is_plain_part(std::string_view part) {
  if (part.empty() || part[0] == '-' || part.ends_with('.') || part.ends_with(' ')) return false;
  return !is_device(part);
}

}  // namespace

std::optional<PartSizes> measure_if_plain(std::string_view path) {
  if (path.starts_with("./")) path.remove_prefix(2);
  PartSizes sizes;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= path.size(); ++at) {
    const char c = at < path.size() ? path[at] : '/';
    if (c < 0x20 || c >= 0x7F || c == '\\' || c == ':') return std::nullopt;
    if (c != '/') continue;
    if (!is_plain_part(path.substr(start, at - start))) return std::nullopt;
    ++sizes.count;
    sizes.longest = std::max(sizes.longest, at - start);
    start = at + 1;
  }
  return sizes;
}

void judge_characters(std::string_view path, HazardSink& sink) {
  if (is_plain(path)) return;
  std::int32_t control = 0, bidi = 0, unseen = 0;
  for (std::string_view rest = path; !rest.empty();) {
    const std::int32_t point = take_point(rest);
    if (control == 0 && is_in(controls, point)) control = point;
    if (bidi == 0 && is_in(bidirectional, point)) bidi = point;
    if (unseen == 0 && is_in(invisible, point)) unseen = point;
  }
  if (control != 0) sink.state(HazardId::path_control, Weight::error, fmt::format("has U+{:04X}", control));
  if (bidi != 0) sink.state(HazardId::path_bidi, Weight::error, fmt::format("has U+{:04X}", bidi));
  if (unseen != 0) sink.state(HazardId::path_invisible, Weight::warning, fmt::format("has U+{:04X}", unseen));
}

void judge_parts(std::string_view path, HazardSink& sink) {
  PartOddities odd;
  PathParts parts(path, "/\\");
  bool is_first = true;
  while (const auto part = parts.next()) {
    odd.look_at(*part, is_first);
    if (!part->empty() && *part != ".") is_first = false;
  }
  if (!odd.dash.empty()) {
    sink.state(HazardId::path_leading_dash, Weight::note, "a command takes it for an option: " + quoted(odd.dash));
  }
  if (!odd.device.empty()) {
    sink.state(HazardId::path_windows_reserved, Weight::warning, "a device on Windows: " + quoted(odd.device));
  }
  if (!odd.trailing.empty()) {
    sink.state(HazardId::path_windows_trailing, Weight::warning, "Windows drops the end of " + quoted(odd.trailing));
  }
  if (!odd.stream.empty()) {
    sink.state(HazardId::path_windows_stream, Weight::warning, "an NTFS stream: " + quoted(odd.stream));
  }
}

}  // namespace sluice
