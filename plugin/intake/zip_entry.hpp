// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/container_reader.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/zip_directory.hpp"

#include <string_view>

namespace sluice {

/// What the record of a name is, by its type bits and the name's end.
EntryKind zip_entry_kind(const ZipRecord& record, std::string_view path);

/// The entry that a directory record describes, but for a symlink's target, which is its data. States names and types
/// that readers take differently; the sink is aimed at the container.
EntryMeta describe_zip_entry(const ZipRecord& record, HazardSink& sink);

}  // namespace sluice
