// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::test {

/// The text of a license of the SPDX list, from the npm package that the index is made of; empty if it has none. Texts
/// of licenses are not kept in our own tree.
std::string license_text(const std::string& id);

/// Puts texts in place of "@license-text MIT@", wherever that stands. Answers what could not be found, or nothing.
std::string fill_license_texts(std::string& content);

}  // namespace sluice::test
