// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of model/delivery_change.hpp, for sluice.diff.
#pragma once

#include "base/fields.hpp"
#include "model/delivery_change.hpp"
#include "reports/contents_fields.hpp"
#include "reports/spellings.hpp"

namespace sluice::fields {

template <>
struct Table<ComparedDelivery> {
  static constexpr std::string_view name = "compared-delivery";
  static constexpr std::string_view meaning = "a delivery that was compared";
  static constexpr auto fields = std::tuple{
      always("name", &ComparedDelivery::name, ""),
      maybe("version", &ComparedDelivery::version, "as its manifest says, else its file name"),
      maybe("supplier", &ComparedDelivery::supplier, "id in the register"),
      maybe("sha256", &ComparedDelivery::sha256, ""),
  };
};

template <>
struct Table<DeliveryDifference> {
  static constexpr std::string_view name = "difference";
  static constexpr std::string_view meaning = "a difference that somebody has to know of";
  static constexpr auto fields = std::tuple{
      always("kind", &DeliveryDifference::kind, ""),
      always("subject", &DeliveryDifference::subject, "purl, path within the delivery, or rule and its subject"),
      maybe("before", &DeliveryDifference::before, ""),
      maybe("after", &DeliveryDifference::after, ""),
      maybe("before_place", &DeliveryDifference::before_place, "where the older side says it"),
      maybe("after_place", &DeliveryDifference::after_place, "where the newer side says it"),
  };
};

template <>
struct Table<FileCounts> {
  static constexpr std::string_view name = "file-counts";
  static constexpr std::string_view meaning = "files by what became of them";
  static constexpr auto fields = std::tuple{
      always("added", &FileCounts::added, ""),     always("removed", &FileCounts::removed, ""),
      always("changed", &FileCounts::changed, ""), always("moved", &FileCounts::moved, "the same bytes, elsewhere"),
      always("same", &FileCounts::same, ""),
  };
};

template <>
struct Table<FileDifference> {
  static constexpr std::string_view name = "file-difference";
  static constexpr std::string_view meaning = "a file that is not the same on both sides";
  static constexpr auto fields = std::tuple{
      always("fate", &FileDifference::fate, ""),
      maybe("before", &FileDifference::before, "full path"),
      maybe("after", &FileDifference::after, "full path"),
      maybe("before_sha256", &FileDifference::before_sha256, "absent if it was not read in full"),
      maybe("after_sha256", &FileDifference::after_sha256, "absent if it was not read in full"),
      maybe("before_size", &FileDifference::before_size, "in bytes"),
      maybe("after_size", &FileDifference::after_size, "in bytes"),
  };
};

template <>
struct Table<UntoldChange> {
  static constexpr std::string_view name = "untold";
  static constexpr std::string_view meaning = "what the comparison cannot tell, and why";
  static constexpr auto fields = std::tuple{
      always("what", &UntoldChange::what, ""),
      always("why", &UntoldChange::why, ""),
  };
};

template <>
struct Table<DeliveryChange> {
  static constexpr std::string_view name = "delivery-change";
  static constexpr std::string_view meaning = "what changed from one delivery to the next";
  static constexpr auto fields = std::tuple{
      always("older", &DeliveryChange::older, ""),
      always("newer", &DeliveryChange::newer, ""),
      always("differences", &DeliveryChange::differences, "by kind, then subject"),
      always("file_counts", &DeliveryChange::file_counts, ""),
      always("files", &DeliveryChange::files, "all but the same, by path"),
      maybe("untold", &DeliveryChange::untold, ""),
  };
};

}  // namespace sluice::fields
