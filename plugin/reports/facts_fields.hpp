// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of model/stored_facts.hpp, for sluice.facts.
#pragma once

#include "base/fields.hpp"
#include "model/stored_facts.hpp"
#include "reports/inventory_fields.hpp"

namespace sluice::fields {

template <>
struct Table<FactSource> {
  static constexpr std::string_view name = "fact-source";
  static constexpr std::string_view meaning = "by what register and caller knew a delivery";
  static constexpr auto fields = std::tuple{
      maybe("path", &FactSource::path, "it was read from, on that machine"),
      maybe("url", &FactSource::url, "it was fetched from"),
      maybe("supplier", &FactSource::supplier, "as the caller stated, which goes before the register"),
  };
};

template <>
struct Table<FactSidecar> {
  static constexpr std::string_view name = "fact-sidecar";
  static constexpr std::string_view meaning = "a file beside a delivery that spoke about it";
  static constexpr auto fields = std::tuple{
      always("name", &FactSidecar::name, ""),
      always("sha256", &FactSidecar::sha256, ""),
  };
};

template <>
struct Table<FactsEnvelope> {
  static constexpr std::string_view name = "facts-envelope";
  static constexpr std::string_view meaning = "how facts came about; it may differ between machines and runs";
  static constexpr auto fields = std::tuple{
      maybe("version", &FactsEnvelope::version, "of the program that saw them"),
      maybe("engine", &FactsEnvelope::engine, "the build of the program and of its decoders"),
      maybe("as_of", &FactsEnvelope::as_of, "the day on which they were seen"),
      maybe("limits", &FactsEnvelope::limits, "that deliveries were opened with"),
      maybe("licenses", &FactsEnvelope::licenses, "files were searched for licenses"),
      maybe("digests", &FactsEnvelope::digests, "algorithms besides SHA-256 that were computed of every file"),
      maybe("sources", &FactsEnvelope::sources, "one a delivery, in their order"),
      maybe("sidecars", &FactsEnvelope::sidecars, "of signed facts: those that were read with the delivery"),
  };
};

template <>
struct Table<StoredFacts> {
  static constexpr std::string_view name = "stored-facts";
  static constexpr std::string_view meaning = "what was seen, without judgement";
  static constexpr auto fields = std::tuple{
      maybe("envelope", &StoredFacts::envelope, ""),
      always("body", &StoredFacts::inventory, ""),
  };
};

}  // namespace sluice::fields
