// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx_names.hpp"

#include "base/text.hpp"

#include <array>
#include <utility>

namespace sluice::sbom {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::array<std::pair<std::string_view, SpdxActor::Kind>, 3> actor_words = {
    {{"Person:", SpdxActor::Kind::person},
     {"Organization:", SpdxActor::Kind::organization},
     {"Tool:", SpdxActor::Kind::tool}}};

constexpr std::array<std::pair<std::string_view, std::size_t>, 17> hash_digits = {{{"hash.md2", 32},
                                                                                   {"hash.md4", 32},
                                                                                   {"hash.md5", 32},
                                                                                   {"hash.sha1", 40},
                                                                                   {"hash.sha224", 56},
                                                                                   {"hash.sha256", 64},
                                                                                   {"hash.sha384", 96},
                                                                                   {"hash.sha512", 128},
                                                                                   {"hash.sha3-224", 56},
                                                                                   {"hash.sha3-256", 64},
                                                                                   {"hash.sha3-384", 96},
                                                                                   {"hash.sha3-512", 128},
                                                                                   {"hash.blake2b-256", 64},
                                                                                   {"hash.blake2b-384", 96},
                                                                                   {"hash.blake2b-512", 128},
                                                                                   {"hash.blake3", 64},
                                                                                   {"hash.adler32", 8}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> reference_fields = {{{"purl", "purl"},
                                                                                             {"packageUrl", "purl"},
                                                                                             {"cpe22Type", "cpe"},
                                                                                             {"cpe23Type", "cpe"},
                                                                                             {"cpe22", "cpe"},
                                                                                             {"cpe23", "cpe"},
                                                                                             {"swid", "swid"},
                                                                                             {"swh", "swhid"},
                                                                                             {"swhid", "swhid"},
                                                                                             {"gitoid", "gitoid"}}};

}  // namespace

SpdxActor parse_spdx_actor(std::string_view text) {
  SpdxActor actor;
  text = trim(text);
  for (const auto& [word, kind] : actor_words) {
    if (!text.starts_with(word)) continue;
    actor.kind = kind;
    text = trim(text.substr(word.size()));
  }
  actor.name = text;
  if (actor.kind == SpdxActor::Kind::tool) {
    split_spdx_tool(text, actor);
  } else if (actor.kind != SpdxActor::Kind::none && text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos) return actor;
    actor.name = trim(text.substr(0, open));
    actor.email = trim(text.substr(open + 1, text.size() - open - 2));
  }
  return actor;
}

void split_spdx_tool(std::string_view text, SpdxActor& tool) {
  tool.name = text;
  const std::size_t dash = text.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == text.size()) return;
  const std::string_view version = text.substr(dash + 1);
  const bool has_v = version.size() > 1 && version.front() == 'v';
  if (!is_digit(version[has_v ? 1 : 0])) return;
  tool.name = text.substr(0, dash);
  tool.version = version;
}

std::string spdx_hash_field(std::string_view algorithm) {
  std::string name = to_lower_ascii(algorithm);
  for (char& c : name) c = c == '_' ? '-' : c;
  constexpr std::string_view blake2b = "blake2b";
  if (name.starts_with(blake2b) && name.size() > blake2b.size() && is_digit(name[blake2b.size()])) {
    name.insert(blake2b.size(), 1, '-');
  }
  return "hash." + name;
}

std::size_t spdx_hash_digits(std::string_view field) {
  for (const auto& [name, digits] : hash_digits) {
    if (name == field) return digits;
  }
  return 0;
}

std::string spdx_reference_field(std::string_view type) {
  const std::size_t slash = type.find_last_of("/#");
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  for (const auto& [name, field] : reference_fields) {
    if (name == type) return std::string(field);
  }
  return "reference." + to_kebab(type);
}

std::string to_kebab(std::string_view word) {
  std::string kebab;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (is_upper(c) && i > 0 && !is_upper(word[i - 1]) && word[i - 1] != '-' && word[i - 1] != '_') kebab += '-';
    kebab += c == '_' ? '-' : c;
  }
  return to_lower_ascii(kebab);
}

}  // namespace sluice::sbom
