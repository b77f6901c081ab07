// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/container_reader.hpp"
#include "intake/unwrap.hpp"

#include <memory>
#include <string>

namespace sluice {

/// A "container" of one entry: a plain file, or what a compressed file holds. `source` gives what `layers` unwrap,
/// which say whether all of it came out.
std::unique_ptr<ContainerReader> make_single_reader(std::string name, ByteSource& source, const Unwrapped& layers);

}  // namespace sluice
