// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Software Hash Identifiers (ISO/IEC 18670): "swh:1:TYPE:DIGEST;QUALIFIER=VALUE;...".
#include "model/swhid.hpp"

#include "base/ascii.hpp"
#include "base/digest.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace sluice {
namespace {

using Problem = std::optional<std::string>;

constexpr std::string_view type_names[] = {"cnt", "dir", "rev", "rel", "snp"};

struct Qualifier {
  std::string_view key;
  std::string Swhid::*value;
};

constexpr Qualifier qualifiers[] = {{"origin", &Swhid::origin}, {"visit", &Swhid::visit}, {"anchor", &Swhid::anchor},
                                    {"path", &Swhid::path},     {"lines", &Swhid::lines}, {"bytes", &Swhid::bytes}};

bool is_lower_hex(char c) { return hex_value(c) >= 0 && !is_upper(c); }

Problem read_core(std::string_view text, Swhid& swhid) {
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() != 4 || parts[0] != "swh")
    return "is not made of 'swh', a version, a type and a digest with ':' between";
  if (parts[1] != "1") return fmt::format("has the version '{}', expected 1", parts[1]);
  const auto type = std::ranges::find(type_names, parts[2]);
  if (type == std::end(type_names))
    return fmt::format("has the type '{}', expected cnt, dir, rev, rel or snp", parts[2]);
  swhid.type = static_cast<SwhidType>(type - type_names);
  if (parts[3].size() != 40 || !is_all(parts[3], is_lower_hex))
    return "its digest is not 40 lower-case hexadecimal digits";
  swhid.digest = parts[3];
  return std::nullopt;
}

bool is_core(std::string_view text, bool (*takes)(SwhidType)) {
  Swhid swhid;
  return !read_core(text, swhid) && takes(swhid.type);
}

bool is_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return is_all(text, is_digit);
  return is_all(text.substr(0, dash), is_digit) && is_all(text.substr(dash + 1), is_digit);
}

bool is_value(std::string_view key, std::string_view value) {
  if (key == "visit") return is_core(value, [](SwhidType type) { return type == SwhidType::snapshot; });
  if (key == "anchor") return is_core(value, [](SwhidType type) { return type != SwhidType::content; });
  if (key == "lines" || key == "bytes") return is_span(value);
  return !value.empty();
}

Problem read_qualifier(std::string_view text, Swhid& swhid) {
  const std::size_t equals = text.find('=');
  const std::string_view key = text.substr(0, equals);
  const auto qualifier = std::ranges::find(qualifiers, key, &Qualifier::key);
  if (equals == std::string_view::npos || qualifier == std::end(qualifiers))
    return fmt::format("has no qualifier '{}'", key);
  std::string& value = swhid.*(qualifier->value);
  if (!value.empty()) return fmt::format("the qualifier '{}' is there twice", key);
  const std::optional<std::string> decoded = percent_decode(text.substr(equals + 1));
  if (!decoded || !is_value(key, *decoded)) return fmt::format("the qualifier '{}' has no such value", key);
  value = *decoded;
  return std::nullopt;
}

}  // namespace

tl::expected<Swhid, std::string> parse_swhid(std::string_view text) {
  Swhid swhid;
  const auto refuse = [](Problem problem) { return tl::unexpected<std::string>(std::move(*problem)); };
  if (text.size() > most_swhid_bytes) return refuse(fmt::format("longer than {} bytes", most_swhid_bytes));
  const std::vector<std::string_view> parts = split(text, ';');
  if (Problem problem = read_core(parts.front(), swhid)) return refuse(problem);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (Problem problem = read_qualifier(parts[i], swhid)) return refuse(problem);
  }
  return swhid;
}

std::string render_swhid(const Swhid& swhid) {
  std::string text = fmt::format("swh:1:{}:{}", type_names[static_cast<std::size_t>(swhid.type)], swhid.digest);
  for (const Qualifier& qualifier : qualifiers) {
    const std::string& value = swhid.*(qualifier.value);
    if (value.empty()) continue;
    text += fmt::format(";{}=", qualifier.key);
    for (const char c : value)
      text += c == ';' || c == '%' ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return text;
}

Swhid make_content_swhid(std::string_view bytes) {
  NamedHash hash("git-blob", bytes.size());
  hash.update(std::as_bytes(std::span(bytes)));
  Swhid swhid;
  swhid.digest = hash.finish();
  return swhid;
}

}  // namespace sluice
