// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <tl/expected.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Longer names are refused.
inline constexpr std::size_t most_cpe_bytes = 4096;

/// The attributes of a well-formed name, in the order of a formatted string (NISTIR 7695 sections 5.2 and 6.2).
enum class CpeAttribute : std::uint8_t {
  part,
  vendor,
  product,
  version,
  update,
  edition,
  language,
  sw_edition,
  target_sw,
  target_hw,
  other,
};
inline constexpr std::size_t cpe_attributes = 11;

enum class CpeKind : std::uint8_t { any, not_applicable, text };

/// A value of an attribute: ANY, NA, or a text that may begin and end with wildcards.
struct CpeValue {
  static constexpr int star = -1;  ///< for `before` and `behind`: any number of characters
  CpeKind kind = CpeKind::any;
  std::string text;  ///< lower case, without quoting
  int before = 0;    ///< most characters that may stand before the text: the number of '?', or star
  int behind = 0;
  bool has_wildcard() const { return before != 0 || behind != 0; }
  friend bool operator==(const CpeValue&, const CpeValue&) = default;
};

/// A well-formed CPE name (WFN).
struct Cpe {
  std::array<CpeValue, cpe_attributes> values;
  const CpeValue& at(CpeAttribute attribute) const { return values[static_cast<std::size_t>(attribute)]; }
  CpeValue& at(CpeAttribute attribute) { return values[static_cast<std::size_t>(attribute)]; }
  friend bool operator==(const Cpe&, const Cpe&) = default;
};

/// Unbinds a URI of CPE 2.2 or 2.3 ("cpe:/a:vendor:product") or a formatted string ("cpe:2.3:a:vendor:..."); the
/// problem otherwise, in lower case and without the text (NISTIR 7695 sections 6.1.3 and 6.2.3).
tl::expected<Cpe, std::string> parse_cpe(std::string_view text);

std::string render_cpe_string(const Cpe& cpe);  ///< "cpe:2.3:..." (section 6.2.2)
std::string render_cpe_uri(const Cpe& cpe);     ///< "cpe:/..." (section 6.1.2); attributes of 2.3 go into the edition
std::string render_cpe_wfn(const Cpe& cpe);     ///< "wfn:[part=\"a\",...]" (section 5.5), without what is ANY

/// How the set of products that `source` names lies to that of `target` (NISTIR 7696 tables 6-2 and 6-4).
enum class CpeRelation : std::uint8_t {
  equal,
  subset,
  superset,
  disjoint,
  undefined,  ///< each has something that the other has not, or the target has wildcards
};
CpeRelation compare_cpe_values(const CpeValue& source, const CpeValue& target);
CpeRelation compare_cpe(const Cpe& source, const Cpe& target);

}  // namespace sluice
