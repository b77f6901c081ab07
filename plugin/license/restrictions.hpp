// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/word_hash.hpp"

#include <span>

namespace sluice::license {

/// Do words that were added to a license restrict what it gives (restrictions.def)?
bool restricts(std::span<const WordHash> words);

/// The same, for words that stand next to a license: they must speak of the software or of what is done with it.
bool restricts_use(std::span<const WordHash> words);

/// Can the words stand in a slot for the name of a holder, an organization or a product?
bool can_be_name(std::span<const WordHash> words);

/// Can the words stand before a license as its title or history?
bool can_be_title(std::span<const WordHash> words);

/// Does none of the words give, take, deny, count or ask for anything, as far as the list of such words goes?
bool is_immaterial(std::span<const WordHash> words);

/// May a copy of any license have these words more (SLUICE_EXTRA of text_slots.def)?
bool is_harmless_extra(std::span<const WordHash> words);

}  // namespace sluice::license
