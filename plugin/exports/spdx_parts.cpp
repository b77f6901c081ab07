// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/spdx_parts.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace sluice::exports {
namespace {

bool is_id_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
}

/// Minutes that "+01:30" is ahead; 0 for "Z"; absent for other text.
std::optional<int> offset_of(std::string_view zone) {
  if (zone == "Z" || zone == "z") return 0;
  if (zone.size() != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  const auto hours = parse_uint(zone.substr(1, 2));
  const auto minutes = parse_uint(zone.substr(4, 2));
  if (!hours || !minutes) return std::nullopt;
  const int ahead = static_cast<int>(*hours * 60 + *minutes);
  return zone[0] == '+' ? ahead : -ahead;
}

bool has_hash(const Sbom& sbom, const SbomElement& element) {
  return std::ranges::any_of(sbom.fields_of(element), [&](const SbomField& field) {
    return sbom.text(field.name).starts_with("hash.") && !sbom.text(field.value).empty();
  });
}

std::string id_of(std::string_view id, std::string_view prefix, std::uint32_t element) {
  if (id.starts_with(prefix) && id.size() > prefix.size() && std::ranges::all_of(id, is_id_char))
    return std::string(id);
  std::string made(id.substr(0, std::min<std::size_t>(id.size(), 100)));
  std::ranges::replace_if(
      made, [](char c) { return !is_id_char(c); }, '-');
  return made.empty() ? fmt::format("{}{}", prefix, element) : fmt::format("{}{}", prefix, made);
}

}  // namespace

std::string spdx_time(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return {};
  std::string_view zone = text.substr(19);
  if (zone.starts_with('.')) zone.remove_prefix(std::min(zone.find_first_not_of("0123456789", 1), zone.size()));
  const std::optional<Day> day = parse_day(text.substr(0, 10));
  const auto hours = parse_uint(text.substr(11, 2));
  const auto minutes = parse_uint(text.substr(14, 2));
  const auto seconds = parse_uint(text.substr(17, 2));
  const std::optional<int> ahead = offset_of(zone);
  if (!day || !hours || !minutes || !seconds || !ahead) return {};
  if (*hours > 23 || *minutes > 59 || *seconds > 59) return {};
  constexpr int day_minutes = 24 * 60;
  const int utc = static_cast<int>(*hours * 60 + *minutes) - *ahead;
  const int days = utc < 0 ? -((day_minutes - 1 - utc) / day_minutes) : utc / day_minutes;
  const int rest = utc - days * day_minutes;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(*day + days), rest / 60, rest % 60, *seconds);
}

bool is_spdx_namespace(std::string_view text) {
  const std::size_t colon = text.find(':');
  const bool is_absolute = colon != std::string_view::npos && colon > 0 && colon + 1 < text.size();
  return is_absolute && text.find_first_of(" #<>\"{}|\\^`") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x20; });
}

SpdxHead::SpdxHead(const Sbom& sbom, const SbomWriting& writing) {
  const ElementFields document(sbom, sbom.elements.front());
  name_space = document.first("namespace");
  if (!is_spdx_namespace(name_space)) name_space = uuid_of(name_space.empty() ? fingerprint_of(sbom) : name_space);
  name = document.first("name");
  for (std::size_t i = 1; i < sbom.elements.size() && name.empty(); ++i) {
    if (sbom.elements[i].is_subject) name = sbom.value(sbom.elements[i], "name");
  }
  if (name.empty()) name = "sbom";
  created = spdx_time(document.stated("created"));
  if (created.empty()) created = writing.created;
}

std::vector<std::string> spdx_tools(const ElementFields& document, const SbomWriting& writing) {
  std::vector<std::string> tools;
  document.each([&](std::string_view name, std::string_view value) {
    if (name == "tool") tools.emplace_back(value);
    if (name == "tool-version" && !tools.empty()) tools.back().append("-").append(value);
  });
  if (tools.empty()) tools.push_back(fmt::format("{}-{}", writing.tool, writing.tool_version));
  return tools;
}

std::vector<SpdxNote> spdx_notes(const ElementFields& fields) {
  std::vector<SpdxNote> notes;
  bool is_open = false;
  fields.each([&](std::string_view name, std::string_view value) {
    const std::string_view property = behind(name, "property.");
    if (name == "annotation" || !property.empty()) {
      is_open = property.empty();
      notes.push_back({is_open ? std::string(value) : fmt::format("{}: {}", property, value), {}, {}});
    } else if (is_open && name == "annotator") {
      notes.back().annotator = value;
    } else if (is_open && name == "annotation-date") {
      notes.back().date = value;
    }
  });
  return notes;
}

std::string spdx_license(const ElementFields& fields, std::string_view field) {
  std::vector<std::string_view> all = fields.all(field);
  if (all.empty() && field == "license-declared") all = fields.all("license");
  std::erase_if(all, [](std::string_view one) { return trim(one).empty(); });
  if (all.size() == 1) return std::string(all.front());
  std::string joined;
  for (const std::string_view one : all) {
    if (statement_of(one) != SbomStatement::stated) continue;
    const bool is_set = one.find(' ') != std::string_view::npos;
    joined += joined.empty() ? "" : " AND ";
    joined += is_set ? fmt::format("({})", one) : std::string(one);
  }
  return joined.empty() && !all.empty() ? std::string(all.front()) : joined;
}

std::vector<std::string> spdx_ids(const Sbom& sbom) {
  std::vector<std::string> ids(sbom.elements.size());
  std::unordered_set<std::string> taken = {"SPDXRef-DOCUMENT"};
  ids[0] = "SPDXRef-DOCUMENT";
  for (std::uint32_t i = 1; i < ids.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    const std::string_view prefix = element.kind == SbomElementKind::license ? "LicenseRef-" : "SPDXRef-";
    std::string id = id_of(sbom.text(element.id), prefix, i);
    while (!taken.insert(id).second) id = fmt::format("{}.{}", id, i);
    ids[i] = std::move(id);
  }
  return ids;
}

SpdxKind spdx_kind(const Sbom& sbom, std::uint32_t index) {
  const SbomElement& element = sbom.elements[index];
  switch (element.kind) {
    case SbomElementKind::component:
      return SpdxKind::package;
    case SbomElementKind::file:
      return has_hash(sbom, element) ? SpdxKind::file : SpdxKind::package;
    case SbomElementKind::license:
      return sbom.value(element, "license-text").empty() ? SpdxKind::none : SpdxKind::license;
    case SbomElementKind::other:
      return sbom.value(element, "type") == "snippet" ? SpdxKind::snippet : SpdxKind::none;
    case SbomElementKind::document:
      break;
  }
  return SpdxKind::none;
}

std::string_view spdx_algorithm(std::string_view words, std::string_view field) {
  for (const std::string_view word : split(words, ' ')) {
    if (!word.empty() && sbom::spdx_hash_field(word) == field) return word;
  }
  return {};
}

std::string_view spdx_word(std::string_view words, std::string_view kebab) {
  for (const std::string_view word : split(words, ' ')) {
    if (!word.empty() && sbom::to_kebab(word) == kebab) return word;
  }
  return {};
}

}  // namespace sluice::exports
