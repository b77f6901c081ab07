// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the parts of a comparison of facts share, and these parts.
#pragma once

#include "exports/delivery_components.hpp"
#include "exports/delivery_diff.hpp"
#include "exports/delivery_files.hpp"

namespace sluice::exports {

struct ComparedFacts {
  const Inventory& older;
  const Inventory& newer;
  DeliveryPaths older_paths, newer_paths;
  FilePairs files;
  KnownComponents older_components, newer_components;
};

/// True if the license engine looked at the deliveries: each then has a conclusion.
bool has_licenses(const Inventory& inventory);

/// License texts, notices, copyright notices, sources and documents that the newer side no longer has.
void add_lost_texts(ComparedFacts& facts, DeliveryChange& change);
void add_lost_notices(ComparedFacts& facts, DeliveryChange& change);
void add_lost_sources(ComparedFacts& facts, DeliveryChange& change);

void add_binaries(ComparedFacts& facts, DeliveryChange& change);
void add_hazards(ComparedFacts& facts, DeliveryChange& change);
void add_sbom_changes(ComparedFacts& facts, const ComparedSide& older, const ComparedSide& newer,
                      DeliveryChange& change);

/// Takes out what says gone or new of places that the other side could not read in full, and lists them as untold.
void leave_out_unread(ComparedFacts& facts, DeliveryChange& change);

/// Rules that newly fail and pass, by subject and term. Facts may be null. Verdicts by other packs or at another rung are untold.
void add_policy_changes(const ComparedSide& older, const ComparedSide& newer, DeliveryChange& change);

}  // namespace sluice::exports
