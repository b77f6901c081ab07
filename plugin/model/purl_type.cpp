// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/purl_type.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

#define SLUICE_PURL_TYPE(name, space, space_case, name_case, version_case, rule, required, keys) \
  PurlType{name,                                                                                 \
           PurlNamespace::space,                                                                 \
           PurlCase::space_case,                                                                 \
           PurlCase::name_case,                                                                  \
           PurlCase::version_case,                                                               \
           PurlNameRule::rule,                                                                   \
           required,                                                                             \
           keys},
constexpr PurlType types[] = {
#include "model/purl_types.def"
};
#undef SLUICE_PURL_TYPE

void fold(PurlCase how, std::string& text) {
  if (how == PurlCase::keep) return;
  std::ranges::transform(text, text.begin(), how == PurlCase::lower ? to_lower : to_upper);
}

/// "codeberg.org" and "forgejo/forgejo" of "codeberg.org/forgejo" and "forgejo".
void move_path_to_name(Purl& purl) {
  const std::size_t slash = purl.name_space.find('/');
  if (slash == std::string::npos) return;
  purl.name = purl.name_space.substr(slash + 1) + "/" + purl.name;
  purl.name_space.resize(slash);
}

void apply_rule(PurlNameRule rule, Purl& purl) {
  switch (rule) {
    case PurlNameRule::dashes:
      std::ranges::replace(purl.name, '_', '-');
      return;
    case PurlNameRule::underscores:
      std::ranges::replace_if(
          purl.name, [](char c) { return !is_alnum(c); }, '_');
      return;
    case PurlNameRule::path_name:
      return move_path_to_name(purl);
    case PurlNameRule::databricks:
      if (purl.qualifier("repository_url").find("databricks") != std::string_view::npos)
        fold(PurlCase::lower, purl.name);
      return;
    case PurlNameRule::none:
    case PurlNameRule::distribution:
    case PurlNameRule::chrome:
      return;
  }
}

std::optional<std::string> find_name_problem(PurlNameRule rule, const Purl& purl) {
  if (rule == PurlNameRule::distribution && purl.name.find("::") != std::string::npos)
    return fmt::format("'{}' is the name of a module, expected the name of a distribution", purl.name);
  if (rule != PurlNameRule::chrome) return std::nullopt;
  const auto is_base16 = [](char c) { return c >= 'a' && c <= 'p'; };
  if (purl.name.size() != 32 || !is_all(purl.name, is_base16))
    return fmt::format("the name '{}' is no 32 letters from a to p", purl.name);
  const std::vector<std::string_view> numbers = split(purl.version, '.');
  const bool is_version = std::ranges::all_of(numbers, [](std::string_view part) { return is_all(part, is_digit); });
  if (!purl.version.empty() && (numbers.size() > 4 || !is_version))
    return fmt::format("the version '{}' is no one to four numbers", purl.version);
  return std::nullopt;
}

}  // namespace

std::span<const PurlType> purl_types() { return types; }

const PurlType* find_purl_type(std::string_view name) {
  const auto found = std::ranges::lower_bound(types, name, {}, &PurlType::name);
  return found != std::end(types) && found->name == name ? found : nullptr;
}

void apply_purl_type(const PurlType& type, Purl& purl) {
  fold(type.namespace_case, purl.name_space);
  fold(type.name_case, purl.name);
  fold(type.version_case, purl.version);
  apply_rule(type.rule, purl);
}

std::optional<PurlProblem> find_type_problem(const PurlType& type, const Purl& purl) {
  const auto problem = [](std::string message) { return PurlProblem{PurlFault::type, std::move(message)}; };
  if (type.name_space == PurlNamespace::required && purl.name_space.empty())
    return problem(fmt::format("no namespace, which the type '{}' needs", type.name));
  if (type.name_space == PurlNamespace::prohibited && !purl.name_space.empty())
    return problem(fmt::format("a namespace '{}', which the type '{}' does not have", purl.name_space, type.name));
  if (!type.required_qualifier.empty() && purl.qualifier(type.required_qualifier).empty())
    return problem(fmt::format("no qualifier '{}', which the type '{}' needs", type.required_qualifier, type.name));
  if (std::optional<std::string> message = find_name_problem(type.rule, purl)) return problem(std::move(*message));
  return std::nullopt;
}

bool is_misspelled_qualifier(const PurlType& type, std::string_view key) {
  const std::string lower = to_lower_ascii(key);
  const std::vector<std::string_view> own = split(type.qualifiers, ' ');
  return lower != key && std::ranges::find(own, lower) != own.end();
}

}  // namespace sluice
