// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/rdf_words.hpp"

#include <algorithm>

namespace sluice::sbom {
namespace {

/// "sha3_256" as "SHA3-256", "blake2b384" as "BLAKE2b-384".
std::string algorithm_of(std::string_view individual) {
  std::string word;
  for (const char c : individual) word += c == '_' ? '-' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  constexpr std::string_view blake2b = "BLAKE2B";
  if (!word.starts_with(blake2b)) return word;
  const std::string_view rest = std::string_view(word).substr(blake2b.size());
  return (rest.starts_with('-') ? "BLAKE2b" : "BLAKE2b-") + std::string(rest);
}

/// "describedBy" as "DESCRIBED_BY".
std::string upper_words(std::string_view individual, char between) {
  std::string word;
  for (const char c : individual) {
    if (c >= 'A' && c <= 'Z' && !word.empty() && word.back() != between) word += between;
    word += c == '_' || c == '-' ? between : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return word;
}

}  // namespace

std::string spdx_word_of_rdf(std::string_view list, std::string_view iri) {
  const std::size_t hash = iri.rfind('#');
  if (hash == std::string_view::npos) return std::string(iri);
  const std::string_view individual = iri.substr(hash + 1);
  const std::size_t underscore = individual.find('_');
  if (underscore == std::string_view::npos) return std::string(individual);
  const std::string_view word = individual.substr(underscore + 1);
  if (list == "ALGORITHM") return algorithm_of(word);
  return upper_words(word, list == "CATEGORY" ? '-' : '_');
}

}  // namespace sluice::sbom
