// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/stored_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Paths of one run may be files, or folders, which stand for every .json file in them and below. Sorted where they come
/// from a folder; each once. A path that is not there, or a folder without any, is an Error.
Result<std::vector<std::string>> find_fact_files(const std::vector<std::string>& paths);

/// True if a file begins as facts do.
bool is_facts(std::string_view bytes);

/// The facts of a file that `check --facts` wrote, fit to be judged: every index leads somewhere.
Result<StoredFacts> load_facts(const std::string& path);

/// The same of bytes that were read already.
Result<StoredFacts> facts_of(std::string_view bytes, const std::string& path);

}  // namespace sluice
