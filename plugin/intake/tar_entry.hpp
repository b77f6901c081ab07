// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/container_reader.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/tar_fields.hpp"
#include "intake/tar_pax.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace sluice::tar {

/// What the headers in front of an entry's own say of it.
struct Extensions {
  PaxValues pax;
  bool has_pax = false;
  std::optional<std::string> long_name, long_link;  ///< GNU's types L and K
  std::optional<std::string> acl_name;              ///< of Solaris's type A, which others unpack as a file

  /// True if an entry has to follow.
  bool is_waiting() const { return has_names() || acl_name; }
  /// True if something was said of the next header that is an entry's.
  bool has_names() const { return has_pax || long_name || long_link; }
};

/// The entry that a header opens, but for its size. Names: GNU.sparse.name before pax before GNU before global pax
/// before the header. States names that readers could take from different headers, odd numbers, and types that are
/// none.
EntryMeta describe_entry(const Header& header, const Extensions& own, const PaxValues& global, HazardSink& sink);

/// The name that the header alone gives. States one that readers put together differently.
std::string name_in_header(const Header& header, HazardSink& sink);

/// Bytes that follow the header. A pax size replaces the header's, which cannot hold more than 11 octal digits; where
/// it could, the two must agree.
std::uint64_t settle_size(std::uint64_t in_header, const PaxValues& own, HazardSink& sink);

}  // namespace sluice::tar
