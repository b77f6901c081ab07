// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Longer Package URLs are refused.
inline constexpr std::size_t most_purl_bytes = 16384;

struct PurlQualifier {
  std::string key;  ///< lower case
  std::string value;
  friend auto operator<=>(const PurlQualifier&, const PurlQualifier&) = default;
};

/// The components of a Package URL (ECMA-427), percent-decoded and normalized as its type asks: two purls name the
/// same package exactly if they are equal. A component that is absent is empty.
struct Purl {
  std::string type;
  std::string name_space;  ///< segments joined by '/'
  std::string name;
  std::string version;
  std::vector<PurlQualifier> qualifiers;  ///< sorted by key, each key once, no empty value
  std::string subpath;                    ///< segments joined by '/'

  /// The qualifier's value, or empty.
  std::string_view qualifier(std::string_view key) const;
  friend bool operator==(const Purl&, const Purl&) = default;
};

enum class PurlFault : std::uint8_t {
  syntax,  ///< no Package URL
  type,    ///< against the definition of its type: without the namespace that it needs, for example
};

struct PurlProblem {
  PurlFault fault = PurlFault::syntax;
  std::string message;  ///< what was found and what was expected; lower case, without the purl
};

/// What parse_purl refuses besides faulty syntax.
enum class PurlRules : std::uint8_t {
  all,          ///< what the type's definition does not allow; a qualifier of the type must be spelled as it says
  syntax_only,  ///< nothing; what can be normalized is
};

/// Parses and normalizes; a type without a definition keeps its components as they are. `all` holds exactly if a
/// second call with `syntax_only` would succeed and no rule of the type is broken.
tl::expected<Purl, PurlProblem> parse_purl(std::string_view text, PurlRules rules = PurlRules::all);

/// Normalizes components that were put together by hand, in place; the problem if they make no purl.
std::optional<PurlProblem> normalize_purl(Purl& purl, PurlRules rules = PurlRules::all);

/// The canonical spelling of a normalized purl.
std::string render_purl(const Purl& purl);

}  // namespace sluice
